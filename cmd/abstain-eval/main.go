// Command abstain-eval asks a language model questions, some of which have an
// answer and some of which have none, and says which way it fails: by
// answering what it should not, or by declining what it could answer.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"
)

func main() {
	steadyMemory(os.Getenv)
	os.Exit(mainCode())
}

// mainCode is main without the exit, so that tests can run it as a command.
func mainCode() int {
	// net/http logs the first bytes of what a server sends unasked, and they may be
	// the key. Whatever matters of an exchange comes back as an error.
	log.SetOutput(io.Discard)
	ctx, caught := interruptible()
	o := &outside{
		args:   os.Args[1:],
		stdout: os.Stdout,
		stderr: os.Stderr,
		getenv: os.Getenv,
		now:    time.Now,
		isTerminal: func() bool {
			return term.IsTerminal(int(os.Stderr.Fd()))
		},
		isShown: func() bool { return term.IsTerminal(int(os.Stdout.Fd())) },
		signal:  caught,
	}
	return execute(ctx, o)
}

// interruptible gives a context that the first SIGINT or SIGTERM ends, so that
// what has arrived is written; a second signal kills the process as usual.
// caught tells which signal it was, or nil.
func interruptible() (ctx context.Context, caught func() os.Signal) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s := <-signals
		signal.Stop(signals)
		cancel(&signalError{s})
	}()
	return ctx, func() os.Signal {
		var e *signalError
		if errors.As(context.Cause(ctx), &e) {
			return e.signal
		}
		return nil
	}
}

type signalError struct{ signal os.Signal }

func (e *signalError) Error() string { return "ended by " + e.signal.String() }
