package reports

import (
	"fmt"
	"strings"
)

// A NoEvidence says that a suite of a complete run counts for nothing: of one of
// its parts, a side or a wording, more could not be scored than was allowed.
// Its figures are shown all the same, and every format says this in place of the
// verdict, above them.
type NoEvidence struct {
	LostPart         // the worst
	Allowed  float64 `json:"allowed"` // the largest share of unscored responses, from 0 to 1
	// Also are the other parts of which too much could not be scored, worst first.
	Also []LostPart `json:"also,omitempty"`
}

// A LostPart is how much of a part could not be scored.
type LostPart struct {
	Part     string `json:"part"` // which of its questions, as in "unanswerable items"
	Unscored int    `json:"unscored"`
	Of       int    `json:"of"`
}

// Share is how much of the part could not be scored, from 0 to 1.
func (l LostPart) Share() float64 { return float64(l.Unscored) / float64(max(1, l.Of)) }

// Parts names every part of which too much could not be scored, worst first:
// "70 of 80 responses to answerable items and 5 of 80 to unanswerable items".
func (n NoEvidence) Parts() string {
	parts := []string{fmt.Sprintf("%d of %s to %s", n.Unscored, plural(n.Of, "response"), n.Part)}
	for _, l := range n.Also {
		parts = append(parts, fmt.Sprintf("%d of %d to %s", l.Unscored, l.Of, l.Part))
	}
	return strings.Join(parts, " and ")
}

// Text says how much could not be scored, without a full stop.
func (n NoEvidence) Text() string {
	return fmt.Sprintf("%s could not be scored, more than the %.3g%% allowed", n.Parts(), 100*n.Allowed)
}

// noEvidenceText is that a suite is no evidence, in a sentence that is Safe; ""
// where it counts.
func noEvidenceText(s SuiteReport) string {
	if s.NoEvidence == nil {
		return ""
	}
	return noteText(s.NoEvidence.Text()) + "."
}

// What a suite that is no evidence opens with; the terminal, which has no bold type,
// has capitals.
const (
	noEvidence     = "No evidence"
	noEvidenceCaps = "NO EVIDENCE"
)

// headlineOf is what a suite opens with, Safe: its verdict, or in place of it that
// there is no evidence for one.
func headlineOf(s SuiteReport, stamp string) string {
	if text := noEvidenceText(s); text != "" {
		return stamp + ": " + text
	}
	return noteText(s.Strict.Headline)
}

// changeHeadline is headlineOf for a suite of a comparison, of which one run may be
// no evidence, or both.
func changeHeadline(d Document, c Comparison, s SuiteComparison, stamp string) string {
	if text := noEvidenceFor(d, c, s); text != "" {
		return stamp + ". " + text
	}
	return noteText(s.Headline)
}

// noEvidenceFor names the runs of a comparison that are no evidence on one of its
// suites, in sentences that are Safe; "" where both count.
func noEvidenceFor(d Document, c Comparison, s SuiteComparison) string {
	var said []string
	for _, side := range []struct{ id, name string }{{c.Base, c.BaseName}, {c.Next, c.NextName}} {
		for _, suite := range runByID(d, side.id).Signatures {
			if text := noEvidenceText(suite); text != "" && suite.Strict.Suite == s.Suite {
				said = append(said, "Of "+nameText(side.name)+", "+text)
			}
		}
	}
	return strings.Join(said, " ")
}
