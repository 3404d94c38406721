package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// sameEnding is how long signals after the first count as one with it: timeout(1) sends
// one to the command and then to its group, and wrappers pass on a Ctrl-C that has come
// to the command too. Whoever means a second one sends it later.
const sameEnding = 500 * time.Millisecond

// An ending is how the process is ended from outside. Signals are left alone until
// a command asks for a context that they end: one that does not look at it, and
// has nothing to save, is killed by the first as any other program.
type ending struct {
	once sync.Once
	ctx  context.Context
}

// interruptible gives a context that the first SIGINT or SIGTERM from now on ends, so
// that what has arrived is written; a second one, if it is not the first again, kills
// the process as usual.
func (e *ending) interruptible() context.Context {
	e.once.Do(func() {
		ctx, cancel := context.WithCancelCause(context.Background())
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
		go func() {
			s := <-signals
			cancel(&signalError{s})
			time.Sleep(sameEnding)
			signal.Stop(signals)
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

// An anewError is what ended a command that keeps nothing on the way.
type anewError struct{ error }

func (e *anewError) Unwrap() error { return e.error }

// anew is err, where it is an interruption as one after which nothing is gone on with.
func anew(err error) error {
	if errors.Is(err, context.Canceled) {
		return &anewError{err}
	}
	return err
}
