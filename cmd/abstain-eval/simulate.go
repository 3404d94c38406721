package main

import (
	"errors"
	"fmt"
	"net"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/suites"
)

func newSimulate(o *outside) *cobra.Command {
	var (
		options      simulate.Options
		addr, ledger string
		faults       bool
	)
	cmd := &cobra.Command{
		Use:   "simulate [SUITE...]",
		Short: "Serve simulated checkpoints that fail in known ways",
		Long: `Serves simulated checkpoints over HTTP in the OpenAI wire format, until it is
interrupted. Each behaves at known rates, drawn by a hash of the seed and the
item, so that what a run measures can be held against what was drawn. They
answer the questions of the suites (core, unless others are named).

Every reply is marked as simulated, and so is every report made of it.`,
		Example: `  abstain-eval simulate --addr 127.0.0.1:8765 &
  abstain-eval run core --base-url http://127.0.0.1:8765/v1 --model sim-outcome`,
		RunE: func(cmd *cobra.Command, refs []string) error {
			if len(refs) == 0 {
				refs = []string{"core"}
			}
			if faults {
				options.Faults = simulate.DemoFaults()
			}
			if options.Latency < 0 {
				return misuse("--latency is %s; it is at least 0", options.Latency)
			}
			if ledger != "" { // at the end it would be too late to fail
				if err := writable("--ledger", ledger); err != nil {
					return err
				}
			}
			server, err := evaluate.NewSimulator(refs, suites.Selection{}, options, o.now())
			if err != nil {
				return err
			}
			ctx := o.interruptible()
			url, err := server.Start(addr)
			if err != nil {
				return notListening(addr, err)
			}
			fmt.Fprintf(o.stdout, "simulated checkpoints at %s\n", url)
			for _, p := range server.Profiles() {
				fmt.Fprintf(o.stdout, "  %-14s %s\n", p.Name, p.Title)
			}
			<-ctx.Done() // being interrupted is how it ends
			err = server.Close()
			if ledger != "" {
				err = errors.Join(err, runs.Rewrite(ledger, server.WriteLedger))
			}
			return err
		},
	}
	f := cmd.Flags()
	f.StringVar(&addr, "addr", "127.0.0.1:8765", "`address` to listen on; port 0 takes a free one")
	f.Uint64Var(&options.Seed, "seed", 1, "`seed` of the draws")
	f.DurationVar(&options.Latency, "latency", 0, "wait before every reply")
	f.BoolVar(&faults, "faults", false, "let things go wrong on purpose: truncated and empty replies, a 429, a cut connection")
	f.StringVar(&ledger, "ledger", "", "at the end, write what was drawn and asked to `FILE`")
	return cmd
}

// notListening says what stands in the way of an address, and which would do.
func notListening(addr string, err error) error {
	next := "write a host and a port, as in 127.0.0.1:8765"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		next = "another program listens there: end it, or take another port; port 0 takes a free one"
	case errors.Is(err, syscall.EACCES):
		next = "ports below 1024 are for administrators: take another; port 0 takes a free one"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		next = "that is no address of this machine: 127.0.0.1 is for itself alone, and 0.0.0.0 for all of its own"
	}
	var at *net.OpError
	if errors.As(err, &at) {
		err = at.Err
	}
	return &evaluate.UsageError{Message: fmt.Sprintf("--addr %s: %v", addr, err), Next: next}
}
