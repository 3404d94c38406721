// Command abstain-eval asks a language model questions, some of which have an
// answer and some of which have none, and says which way it fails: by
// answering what it should not, or by declining what it could answer.
package main

import (
	"io"
	"log"
	"os"
	"time"

	"golang.org/x/term"
)

func main() { os.Exit(mainCode()) }

// mainCode is main without the exit, so that tests can run it as a command.
func mainCode() int {
	steadyMemory(os.Getenv)
	// net/http logs the first bytes of what a server sends unasked, and they may be
	// the key. Whatever matters of an exchange comes back as an error.
	log.SetOutput(io.Discard)
	var ended ending
	return execute(&outside{
		args:          os.Args[1:],
		stdout:        os.Stdout,
		stderr:        os.Stderr,
		getenv:        os.Getenv,
		now:           time.Now,
		columns:       func() int { return columns(int(os.Stderr.Fd())) },
		isShown:       func() bool { return term.IsTerminal(int(os.Stdout.Fd())) },
		interruptible: ended.interruptible,
		signal:        ended.signal,
	})
}

// columns is how wide a terminal is, or 0 where there is none. Some do not say: they
// are as wide as most.
func columns(of int) int {
	if !term.IsTerminal(of) {
		return 0
	}
	if width, _, err := term.GetSize(of); err == nil && width > 0 {
		return width
	}
	return usualColumns
}
