package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
)

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &evaluate.UsageError{
			Message: fmt.Sprintf("%s takes no arguments, but got %q", cmd.CommandPath(), args[0]),
			Next:    cmd.CommandPath() + " --help shows how to call it",
		}
	}
	return nil
}

// oneRun, oneRunOrFile and oneCard take exactly one argument.
func oneRun(cmd *cobra.Command, args []string) error {
	return oneOf(cmd, args, ": a run's path, its name, or latest", "latest")
}

func oneRunOrFile(cmd *cobra.Command, args []string) error {
	return oneOf(cmd, args, ": a run, or with --from a file of answers", "latest")
}

func oneCard(cmd *cobra.Command, args []string) error {
	return oneOf(cmd, args, ", the file that holds the card", "README.md --run latest")
}

func oneOf(cmd *cobra.Command, args []string, what, example string) error {
	if len(args) == 1 {
		return nil
	}
	return &evaluate.UsageError{
		Message: cmd.CommandPath() + " takes one argument" + what,
		Next:    "as in " + cmd.CommandPath() + " " + example,
	}
}

func oneSuite(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return &evaluate.UsageError{
		Message: "name a suite: a built-in one, a directory, or a .jsonl file",
		Next:    "abstain-eval suite list shows the built-in ones",
	}
}

// noJobFile fails on the file of a job among the suites of run, to which -c is lacking.
func noJobFile(refs []string) error {
	for _, ref := range refs {
		info, err := os.Stat(ref)
		if err == nil && info.Mode().IsRegular() && slices.Contains([]string{".yaml", ".yml"}, filepath.Ext(ref)) {
			return &evaluate.UsageError{
				Message: ref + " is no suite",
				Next:    "if it is the file of a job: abstain-eval run -c " + runs.ShellQuoted(ref),
			}
		}
	}
	return nil
}
