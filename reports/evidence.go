package reports

import "fmt"

// A NoEvidence says that a suite of a complete run counts for nothing: of one of
// its parts, a side or a wording, more could not be scored than was allowed.
// Its figures are shown all the same, and every format says this above them.
type NoEvidence struct {
	Part     string  `json:"part"` // which of its questions, as in "unanswerable items"
	Unscored int     `json:"unscored"`
	Of       int     `json:"of"`
	Allowed  float64 `json:"allowed"` // the largest share of unscored responses, from 0 to 1
}

// Text says how much could not be scored, without a full stop.
func (n NoEvidence) Text() string {
	return fmt.Sprintf("%d of %d responses to %s could not be scored, more than the %.3g%% allowed",
		n.Unscored, n.Of, n.Part, 100*n.Allowed)
}

// noEvidenceText is that a suite is no evidence, in a sentence that is Safe; ""
// where it counts.
func noEvidenceText(s SuiteReport) string {
	if s.NoEvidence == nil {
		return ""
	}
	return nameText(s.NoEvidence.Text()) + "."
}

// evidenceNotes name the two runs of a comparison that are no evidence on a suite.
func evidenceNotes(d Document, c Comparison) []string {
	var notes []string
	for _, side := range []struct{ id, name string }{{c.Base, c.BaseName}, {c.Next, c.NextName}} {
		for _, s := range runByID(d, side.id).Signatures {
			if text := noEvidenceText(s); text != "" {
				notes = append(notes, fmt.Sprintf("%s is no evidence on %s: %s", nameText(side.name), nameText(s.Strict.Suite), text))
			}
		}
	}
	return notes
}
