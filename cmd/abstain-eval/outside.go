package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
)

// usualColumns is how wide most terminals are at least.
const usualColumns = 80

// outside is everything a command needs of the process it runs in.
type outside struct {
	args           []string
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	columns        func() int  // of the terminal that stderr is; 0 if it is none
	isShown        func() bool // stdout is one
	// interruptible is what ends with the first signal; a command that never asks for
	// it is killed instead. signal is that signal, or nil.
	interruptible func() context.Context
	signal        func() os.Signal
}

// execute runs one command line and gives its exit code. Errors go to stderr:
// what was wrong, then what to do about it.
func execute(o *outside) int {
	root := newRoot(o)
	root.SetArgs(o.args)
	root.SetOut(o.stdout)
	root.SetErr(o.stderr)
	helped := helping(root)
	err := root.Execute()
	if err == nil {
		err = *helped
	}
	if err == nil {
		return int(evaluate.OK)
	}
	var file *jobError
	if errors.As(err, &file) {
		err = file.error
	}
	code, next := evaluate.Explain(err)
	complaints := evaluate.Complaints(err)
	if s := o.signal(); s != nil && code == evaluate.Interrupted {
		if s == syscall.SIGTERM {
			code = evaluate.Terminated
		}
		if errors.As(err, new(*anewError)) {
			next = "the same command begins anew"
		}
		complaints = []evaluate.Complaint{{Message: "interrupted", Next: next}}
	}
	first := "abstain-eval: "
	for _, c := range complaints {
		o.complain(first, c.Message)
		first = ""
		if file != nil {
			c.Next = file.inKeys(c.Next)
		}
		if c.Next != "" {
			o.complain("  ", c.Next)
		}
	}
	return int(code)
}

// complain prints a text to stderr, on a terminal in lines that fit into it.
func (o *outside) complain(first, text string) {
	text = first + reports.SafeLines(text)
	if wide := o.columns(); wide > 0 {
		text = reports.FoldMessage(text, min(wide, usualColumns))
	}
	fmt.Fprintln(o.stderr, text)
}

// tell prints a line of results to stdout, on a terminal in lines that fit into it:
// for a program it stays one line.
func (o *outside) tell(line string) error {
	line = reports.SafeLines(line)
	if o.isShown() {
		line = reports.FoldMessage(line, 80)
	}
	_, err := fmt.Fprintln(o.stdout, line)
	return err
}

func newRoot(o *outside) *cobra.Command {
	root := &cobra.Command{
		Use:   "abstain-eval",
		Short: "Which way does a language model fail at not answering?",
		Long: `abstain-eval asks a model questions, some of which have an answer and some of
which have none, and says which way it fails: by answering what it should not
(over-answering), by declining what it could answer (over-refusing), by both,
or by neither within a stated margin.`,
		Example: `  abstain-eval demo
  abstain-eval run core --base-url http://localhost:8000/v1 --model my-ckpt
  abstain-eval report latest -o report.html`,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		Args:              oneOfItsCommands,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return noneEmpty(cmd.Flags()) },
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetHelpTemplate(root.HelpTemplate() + `{{if not .HasParent}}
` + evaluate.CodesList() + `
{{end}}`)
	root.SetVersionTemplate("abstain-eval {{.Version}}\n")
	root.SetUsageTemplate(strings.NewReplacer(
		"FlagUsages |", "FlagUsagesWrapped 80 |",
	).Replace(root.UsageTemplate()))
	root.SetFlagErrorFunc(flagError)
	root.SetGlobalNormalizationFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		return pflag.NormalizedName(strings.ReplaceAll(name, "_", "-"))
	})
	root.AddCommand(
		newDemo(o), newRun(o), newScore(o), newReport(o), newCompare(o), newGate(o), newCard(o),
		newExport(o), newSuite(o), newScorer(o), newDoctor(o), newPlan(o), newSimulate(o), newVersion(o),
	)
	return root
}

func newWorld(o *outside, progress evaluate.Progress) evaluate.World {
	return evaluate.World{
		Now:      o.now,
		Progress: progress,
		Tool:     version(),
		Command:  append([]string{"abstain-eval"}, runs.PublicArguments(o.args)...),
		Tags:     ciTags(o.getenv),
	}
}

// ciTags are what a CI system says of itself: facts that a report may need to
// be traced to its cause.
func ciTags(getenv func(string) string) map[string]string {
	tags := map[string]string{}
	for _, name := range []string{"GITHUB_SHA", "GITHUB_RUN_ID", "CI_COMMIT_SHA", "CI_PIPELINE_ID", "SLURM_JOB_ID"} {
		if value := getenv(name); value != "" {
			tags[name] = value
		}
	}
	return tags
}

// version is what the build knows of itself: a release, or a commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

func newVersion(o *outside) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(o.stdout, "abstain-eval", version())
			return err
		},
	}
}
