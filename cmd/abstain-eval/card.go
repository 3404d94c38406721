package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
)

// cardOptions are the flags of card.
type cardOptions struct {
	into        string
	metadata    bool
	simulated   bool
	modelName   string
	maxUnscored float64
	logs        logFlags
}

func newCard(o *outside) *cobra.Command {
	var opts cardOptions
	cmd := &cobra.Command{
		Use:   "card RUN",
		Short: "Put the result of a run into a model card",
		Long: `Scores a run in memory and puts what came out into a README.md: one block
between two markers (a sentence and a table of rates for each suite, who scored
them with which known errors, limits, how to reproduce it), and the figures as
model-index in the YAML front matter. A block that is there is replaced, and so
are all results in model-index whose source is abstain-eval: a file speaks of
one run, or of one job. Nothing else in the file is changed, not a byte. A file
that is not there is made. Put in twice, nothing changes.

Without --into the block is printed, with --metadata the front matter instead.

A run that is incomplete (exit 4), or too much of which is unscored (exit 5), is
no evidence, and a file that cannot be edited without touching something else
is left alone (exit 2).

RUN is a path, a name below --log-dir, or latest; a job gives a table for each
of its runs.`,
		Example: `  abstain-eval card latest --into README.md
  abstain-eval card latest > block.md
  abstain-eval card verify README.md --run latest`,
		Args: oneRun,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := opts.check(); err != nil {
				return err
			}
			dir, err := opts.logs.run(o, args[0])
			if err != nil {
				return err
			}
			card, err := evaluate.NewCard(dir, evaluate.CardOptions{
				Tool: version(), AllowSimulated: opts.simulated, ModelName: opts.modelName,
				MaxUnscored: given(cmd.Flags(), "max-unscored", opts.maxUnscored),
			})
			if err != nil {
				return err
			}
			for _, note := range card.Notes {
				fmt.Fprintf(o.stderr, "%s\n", reports.SafeLines(note))
			}
			return opts.put(o, card)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.into, "into", "", "`FILE` to put the block and the metadata into")
	f.BoolVar(&opts.metadata, "metadata", false, "print the front matter instead of the block")
	f.StringVar(&opts.modelName, "model-name", "", "`name` of the model in model-index (default: the one that is there, then the checkpoint's)")
	f.BoolVar(&opts.simulated, "allow-simulated", false, "make a card of simulated checkpoints, marked SIMULATED")
	addMaxUnscored(f, &opts.maxUnscored)
	opts.logs.addDir(f)
	cmd.AddCommand(newCardVerify(o))
	return cmd
}

func (c *cardOptions) check() error {
	if c.into != "" {
		if c.metadata {
			return &evaluate.UsageError{Message: "--metadata prints, and --into writes", Next: "give one of them; --into puts in the metadata too"}
		}
		if err := cmp.Or(isMarkdown(c.into), inDirectory("--into", c.into)); err != nil {
			return err
		}
	}
	return checkMaxUnscored(c.maxUnscored)
}

// isMarkdown fails on a file that its name says is something else: front matter before
// a page, a table or an instruction would break it. One without an ending may be
// Markdown.
func isMarkdown(name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case "", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd":
		return nil
	}
	return &evaluate.UsageError{
		Message: "--into " + name + ": a card goes into Markdown, and this is called something else",
		Next:    "name a file that ends in .md, or leave out --into to print the block",
	}
}

// put writes the card where it was said to go.
func (c *cardOptions) put(o *outside, card evaluate.Card) error {
	text := card.Block()
	switch {
	case c.metadata:
		var err error
		if text, err = card.Metadata(); err != nil {
			return err
		}
	case c.into != "":
		outcome, note, err := evaluate.PutCard(card, c.into)
		if err != nil {
			return err
		}
		if note != "" {
			fmt.Fprintf(o.stderr, "%s\n", reports.SafeLines(note))
		}
		text = reports.Safe(c.into) + ": " + outcome + "\n"
	}
	_, err := fmt.Fprint(o.stdout, text)
	return err
}

func newCardVerify(o *outside) *cobra.Command {
	var (
		run  string
		logs logFlags
	)
	cmd := &cobra.Command{
		Use:   "verify FILE --run RUN",
		Short: "Find out whether a model card says what its run says",
		Long: `Scores a run in memory, makes its card anew, and lists where the block in FILE
and its results in model-index say something else: the lines of the block, and
the values of model-index however they are written. Of a file without front
matter, such as a block that was printed, the block alone is compared. Nothing
is written.

Exit codes: 0 they agree; 3 they differ; 2 there is no block to compare, or the
file cannot be read.`,
		Example: `  abstain-eval card verify README.md --run latest
  abstain-eval card verify README.md --run 20261123T0120Z-my-ckpt`,
		Args: oneCard,
		RunE: func(_ *cobra.Command, args []string) error {
			if run == "" {
				return &evaluate.UsageError{Message: "card verify needs the run that the card is of", Next: "as in abstain-eval card verify " + args[0] + " --run latest"}
			}
			dir, err := logs.run(o, run)
			if err != nil {
				return err
			}
			found, err := evaluate.VerifyCard(args[0], dir, version())
			if err != nil && !errors.As(err, new(*evaluate.DiffersError)) {
				return err
			}
			return errors.Join(err, reports.CardVerified(o.stdout, found))
		},
	}
	cmd.Flags().StringVar(&run, "run", "", "`RUN` that the card is of: a path, a name below --log-dir, or latest")
	logs.addDir(cmd.Flags())
	return cmd
}
