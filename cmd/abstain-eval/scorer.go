package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
)

func newScorer(o *outside) *cobra.Command {
	return commandGroup("scorer", "Find out how far the scorer can be trusted", newScorerAudit(o))
}

func newScorerAudit(o *outside) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "audit FILE...",
		Short: "Hold the scorer against responses that people labeled",
		Long: `Reads labeled responses as a run would and holds the readings against the
labels: what each label was read as, and three cuts with kappa, sensitivity and
specificity. Nothing is asked, nothing is written.

  declined   any kind of decline against answers, hedged or not; what the
             over-answer and over-refusal rates of a run rest on
  abstains   abstaining, asking back and refusing against all else
  correct    right against not right, where the labels say so

Each line of a FILE is a JSON object with "question", "response" and "label",
and perhaps "model", "gold" (a list of right answers), "source" and "label_by".
Labels are answered, hedged, abstained, clarified, corrected, refused and
unclear; answers, abstains, partial and rebuts; correct and incorrect.

A response that the scorer leaves unclear counts as an error. Figures speak of
the responses that were labeled and of no others. It exits 0 whatever they are.`,
		Example: `  abstain-eval scorer audit labeled.jsonl
  abstain-eval scorer audit corpora/*.jsonl
  abstain-eval scorer audit labeled.jsonl --json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, names []string) error {
			if len(names) == 0 {
				return &evaluate.UsageError{
					Message: "name the files that hold labeled responses",
					Next:    "as in abstain-eval scorer audit labeled.jsonl; " + audit.Shape,
				}
			}
			corpora := make([]audit.Corpus, len(names))
			for i, name := range names {
				var err error
				if corpora[i], err = auditFile(name); err != nil {
					return err
				}
			}
			report := audit.NewReport(corpora...)
			if asJSON {
				return reports.ScorerAuditJSON(o.stdout, report)
			}
			return reports.ScorerAudit(o.stdout, report)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON, schema abstain-eval/scorer-audit/1, instead of text")
	return cmd
}

// auditFile reads one file. What is wrong with it is the user's to mend; that
// the disk failed is not.
func auditFile(name string) (audit.Corpus, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrPermission) {
		return audit.Corpus{}, err
	}
	if err != nil {
		return audit.Corpus{}, &evaluate.UsageError{Message: err.Error(), Next: "name files of labeled responses; docs/scoring.md has their format"}
	}
	defer func() { _ = f.Close() }() // it was only read
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return audit.Corpus{}, &evaluate.UsageError{Message: name + " is a directory", Next: "name the files in it, as in " + name + "/*.jsonl"}
	}
	corpus, err := audit.Read(name, f)
	var row *audit.RowError
	var empty *audit.EmptyError
	switch {
	case errors.As(err, &row):
		return audit.Corpus{}, &evaluate.UsageError{Message: err.Error(), Next: row.Next}
	case errors.As(err, &empty):
		return audit.Corpus{}, &evaluate.UsageError{Message: err.Error(), Next: audit.Shape}
	}
	return corpus, err
}
