package main

import (
	"os/exec"
	"testing"
)

// BenchmarkHelp is what a user waits for the help.
func BenchmarkHelp(b *testing.B) {
	for b.Loop() {
		if err := exec.Command("abstain-eval", "--help").Run(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDemo is the whole demonstration, built.
func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		command := exec.Command("abstain-eval", "demo", "-q")
		command.Dir = b.TempDir()
		if out, err := command.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
}
