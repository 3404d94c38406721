package reports

import (
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/audit"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// scoredBy says by whom the runs were scored and how far off that was where it was
// measured, as a line of Markdown.
func scoredBy(d Document, m audit.Measured) string {
	var by []string
	for _, run := range d.Runs {
		if name := Escape(nameText(run.ScoredBy)); name != "" && !slices.Contains(by, name) {
			by = append(by, name)
		}
	}
	text := "Scored by rules and fitted weights (" + list(by) + "), without people or a judge. Known errors, on labeled responses:"
	text += " they read as answers " + list(shares(m, declinedCut, "declines to", missed)) + ";"
	text += " as declines " + list(shares(m, declinedCut, "answers to", alarms)) + "."
	text += " They missed " + list(shares(m, correctCut, "right answers to", missed)) +
		", and passed " + list(shares(m, correctCut, "wrong ones", alarms)) + "."
	text += " What they left unclear counts as an error there."
	if len(by) != 1 || by[0] != Escape(m.By) {
		text += " These figures are of " + Escape(m.By) + ", another version."
	}
	return text + " docs/scoring.md in the tool's repository says more."
}

// shares lists errors of a cut, corpus by corpus: "16% of 419 declines to
// requests of all sorts". The first says what is counted.
func shares(m audit.Measured, cut, what string, count func(audit.Cut) (n, of int)) []string {
	var parts []string
	for _, row := range m.Rows {
		n, of := count(row.Figures)
		if row.Name != cut || of == 0 {
			continue
		}
		share := fmt.Sprintf("%s of %d", signature.Percent(float64(n)/float64(of)), of)
		switch {
		case what == "wrong ones":
			share += " " + what
		case len(parts) == 0:
			share += " " + what + " " + row.About
		default:
			share += " to " + row.About
		}
		parts = append(parts, share)
	}
	return parts
}

func missed(c audit.Cut) (n, of int) { return c.Missed, c.Hits + c.Missed }
func alarms(c audit.Cut) (n, of int) { return c.FalseAlarms, c.FalseAlarms + c.CorrectRejections }
