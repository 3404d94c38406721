package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/suites/audit"
)

func newSuiteAudit(o *outside) *cobra.Command {
	var (
		seed   uint64
		asJSON bool
	)
	cmd := &cobra.Command{
		Use:   "audit SUITE",
		Short: "Find out whether words alone give the sides of a suite away",
		Long: `Trains a classifier that sees only words to tell answerable items from
unanswerable ones, and tries it on pairs that it was not trained on: over all
scenarios, and in each that has at least 20 pairs. Nothing is asked.

  AUC           how often an unanswerable item is scored above an answerable
                one, of whatever pairs; .5 is a guess
  within pairs  how often it is scored above its own twin; a word that marks one
                twin of every pair may show here alone

Our own suites are held to an upper 95% limit of the AUC under .60 and a share
within pairs under .65. In nonexistent_entity the words that differ between
twins are masked, since there the name is the signal.

High figures mean that a model could tell the sides apart without understanding
the questions; the words that weigh most show where to look. Low ones mean that
this classifier could not. It exits 0 whatever the figures are.`,
		Example: `  abstain-eval suite audit core
  abstain-eval suite audit ./mine --seed 7
  abstain-eval suite audit ./mine --json`,
		Args: oneSuite,
		RunE: func(_ *cobra.Command, args []string) error {
			suite, err := evaluate.OpenSuite(args[0], o.now())
			if err != nil {
				return err
			}
			report, err := audit.Audit(suite.Items(), audit.Options{Seed: seed})
			if none := (*audit.NoTwinsError)(nil); errors.As(err, &none) {
				return noTwins(args[0], none)
			}
			if err != nil {
				return err
			}
			report.Suite, report.Version = suite.Manifest.Name, suite.Manifest.Version
			if asJSON {
				return reports.AuditJSON(o.stdout, report)
			}
			return reports.Audit(o.stdout, report)
		},
	}
	cmd.Flags().Uint64Var(&seed, "seed", 1, "`seed` of the folds and of the resamples")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON, schema abstain-eval/audit/1, instead of text")
	return cmd
}

// noTwins says what a suite would need to be audited.
func noTwins(ref string, err *audit.NoTwinsError) error {
	usage := &evaluate.UsageError{Message: "suite " + ref + " cannot be audited: " + err.Error()}
	if err.Probe == "" {
		usage.Next = `give twins the same "pair", and "answerable" true to one and false to the other`
	} else {
		usage.Next = "audit a suite of twins, as in abstain-eval suite audit core"
	}
	return usage
}
