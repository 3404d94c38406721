package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkHelp is what a user waits for the help.
func BenchmarkHelp(b *testing.B) {
	binary := built(b)
	for b.Loop() {
		if err := exec.Command(binary, "--help").Run(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDemo is the whole demonstration, built.
func BenchmarkDemo(b *testing.B) {
	binary := built(b)
	for b.Loop() {
		command := exec.Command(binary, "demo", "-q")
		command.Dir = b.TempDir()
		if out, err := command.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
}

// built is the command, linked as it is given out.
func built(b *testing.B) (binary string) {
	binary = filepath.Join(b.TempDir(), "abstain-eval")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return binary
}
