package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

func newSuite(o *outside) *cobra.Command {
	return commandGroup("suite", "List, show and check suites of questions",
		newSuiteList(o), newSuiteShow(o), newSuiteLint(o), newSuiteAudit(o), newSuiteSuspects(o))
}

func newSuiteList(o *outside) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the built-in suites",
		Example: "  abstain-eval suite list",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			table := tabwriter.NewWriter(o.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "NAME\tVERSION\tITEMS\tPAIRS\tTITLE")
			for _, name := range suites.Names() {
				suite, err := suites.Open(name, o.now())
				if err != nil {
					return err
				}
				stat, err := suite.Count()
				if err != nil {
					return err
				}
				m := suite.Manifest
				fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%s\n", m.Name, m.Version, stat.Items, stat.Pairs, m.Title)
			}
			return table.Flush()
		},
	}
}

func newSuiteShow(o *outside) *cobra.Command {
	var id, scenario string
	cmd := &cobra.Command{
		Use:   "show SUITE",
		Short: "Show the questions of a suite, twins side by side",
		Example: `  abstain-eval suite show core --scenario stale
  abstain-eval suite show core --id core/au-001-u
  abstain-eval suite show ./mine`,
		Args: oneSuite,
		RunE: func(_ *cobra.Command, args []string) error {
			suite, err := evaluate.OpenSuite(args[0], o.now())
			if err != nil {
				return err
			}
			if scenario != "" {
				if err := knownWord("", "scenario", scenario, suites.Scenarios()); err != nil {
					return err
				}
			}
			shown := 0
			var ids []string
			for item, err := range suite.Items() {
				if err != nil {
					return err
				}
				ids = append(ids, item.ID, item.Pair)
				if id != "" && item.ID != id && item.Pair != id && !strings.HasSuffix(item.ID, "/"+id) || scenario != "" && string(item.Scenario) != scenario {
					continue
				}
				shown++
				if err := showItem(o.stdout, item); err != nil {
					return err
				}
			}
			if shown == 0 {
				next := "abstain-eval suite show " + args[0] + " shows them all"
				if near := nearest.Of(id, ids); near != "" && near != id {
					next = "did you mean " + near + "?"
				}
				what := " no item"
				if id != "" {
					what += fmt.Sprintf(" %q", id)
				}
				if scenario != "" {
					what += " of scenario " + scenario
				}
				return &evaluate.UsageError{Message: "suite " + suite.Manifest.Name + " has" + what, Next: next}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&id, "id", "", "only the item of this `id`, or the pair of this name")
	cmd.Flags().StringVar(&scenario, "scenario", "", "only items of this `scenario`")
	return cmd
}

func showItem(w io.Writer, item suites.Item) error {
	side := "unanswerable"
	if item.Answerable {
		side = "answerable"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s, %s\n", item.ID, about(item), side)
	if item.Context != "" {
		fmt.Fprintf(&b, "%s\n", indent(item.Context))
	}
	fmt.Fprintf(&b, "%s\n", indent(item.Question))
	for _, choice := range item.Choices {
		fmt.Fprintf(&b, "%s\n", reports.Fold(choice, "    - ", "      ", itemColumns))
	}
	if item.Answerable {
		fmt.Fprintf(&b, "%s\n", indent("answer: "+cmp.Or(strings.Join(item.Answers, " | "), "no gold")))
	} else if item.Missing != nil {
		fmt.Fprintf(&b, "%s\n", indent("missing: "+item.Missing.Say))
	}
	if item.Proof != nil {
		fmt.Fprintf(&b, "%s\n", indent(strings.TrimSuffix("proof: "+item.Proof.Kind+", "+item.Proof.Note, ", ")))
	}
	_, err := fmt.Fprintln(w, reports.SafeLines(b.String()))
	return err
}

// about is what an item is there for: its scenario, or its place in a probe.
func about(item suites.Item) string {
	switch {
	case item.Probe == "":
		return string(item.Scenario)
	case item.Control != "":
		return item.Probe + ", control " + item.Control
	case item.Difficulty > 0:
		return fmt.Sprintf("%s, step %d", item.Probe, item.Difficulty)
	}
	return item.Probe
}

// itemColumns is how wide the text of an item is shown.
const itemColumns = 76

// indent folds text, two columns from the left.
func indent(text string) string { return reports.Fold(text, "  ", "  ", itemColumns) }

func newSuiteLint(o *outside) *cobra.Command {
	var margins marginFlags
	cmd := &cobra.Command{
		Use:   "lint SUITE...",
		Short: "Check suites against the rules a program can check",
		Long: `Checks suites against the rules of docs/suites.md that a program can check. It
exits 2 if there is an error; warnings alone are no failure.`,
		Example: `  abstain-eval suite lint core
  abstain-eval suite lint ./mine`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, refs []string) error {
			if len(refs) == 0 {
				return oneSuite(nil, nil)
			}
			if err := margins.check(); err != nil {
				return err
			}
			failed := 0
			var opened []*suites.Suite
			for _, ref := range refs {
				parts, err := evaluate.OpenSuites(ref, o.now())
				if err != nil {
					return err
				}
				opened = append(opened, parts...)
			}
			for _, suite := range opened {
				findings, err := suites.Lint(suite, suites.LintOptions{Now: o.now(), Margin: margins.margin,
					Right: scoring.Right, Typed: scoring.Typed, UnknownUnit: scoring.UnknownUnit, Generic: scoring.Generic})
				if err != nil {
					return err
				}
				for _, f := range findings {
					if f.Severity == suites.Error {
						failed++
					}
					if err := o.tell(f.String()); err != nil {
						return err
					}
				}
				if len(findings) > 0 {
					continue
				}
				if err := o.tell(suite.Manifest.Name + " " + suite.Manifest.Version + ": nothing to complain of"); err != nil {
					return err
				}
			}
			if failed > 0 {
				return &evaluate.UsageError{Message: "the errors above make a suite unfit for use"}
			}
			return nil
		},
	}
	cmd.Flags().Float64Var(&margins.margin, "margin", signature.DefaultMargin, "margin that a side should be large enough for")
	return cmd
}
