package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// An ending is how the process is ended from outside. Signals are left alone until
// a command asks for a context that they end: one that does not look at it, and
// has nothing to save, is killed by the first as any other program.
type ending struct {
	once sync.Once
	ctx  context.Context
}

// interruptible gives a context that the first SIGINT or SIGTERM from now on ends, so
// that what has arrived is written; a second signal kills the process as usual.
func (e *ending) interruptible() context.Context {
	e.once.Do(func() {
		ctx, cancel := context.WithCancelCause(context.Background())
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
		go func() {
			s := <-signals
			signal.Stop(signals)
			cancel(&signalError{s})
		}()
		e.ctx = ctx
	})
	return e.ctx
}

// signal is the one that ended the context, or nil.
func (e *ending) signal() os.Signal {
	var s *signalError
	if e.ctx != nil && errors.As(context.Cause(e.ctx), &s) {
		return s.signal
	}
	return nil
}

type signalError struct{ signal os.Signal }

func (e *signalError) Error() string { return "ended by " + e.signal.String() }
