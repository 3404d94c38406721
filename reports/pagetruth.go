package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A truthView is what a simulated checkpoint drew beside what was measured.
type truthView struct {
	Rows   []truthRow
	Misses string
	// Notices is how the traces were read; "" without any.
	Notices string
}

type truthRow struct{ Rate, Injected, Drawn, Measured, Interval string }

func newTruth(run Run) *truthView {
	if run.Truth == nil {
		return nil
	}
	t := *run.Truth
	v := &truthView{Misses: fmt.Sprintf("Of %d responses compared with what was drawn, the scorer took %d declines for answers and %d answers for declines; it could not read %d more.",
		t.Compared, t.MissedDeclines, t.FalseDeclines, t.Unclear)}
	if n := t.Noticed; n != nil {
		v.Notices = fmt.Sprintf("Of %d traces of answers, %d were drawn to notice that there is no answer; the scorer did not see it in %d of these, and saw it in %d others.",
			n.Compared, n.Drawn, n.Missed, n.False)
	}
	for _, suite := range run.Signatures {
		for _, side := range []struct {
			name     string
			truth    TruthRate
			measured signature.Side
		}{
			{"over-answering", t.OverAnswer, suite.Strict.OverAnswer},
			{"over-refusal", t.OverRefusal, suite.Strict.OverRefusal},
		} {
			name := side.name
			if len(run.Signatures) > 1 {
				name += ", " + suiteName(run, suite.Strict.Suite)
			}
			v.Rows = append(v.Rows, truthRow{
				Rate: name, Injected: signature.Percent(side.truth.Injected),
				Drawn:    fmt.Sprintf("%d/%d", side.truth.Drawn, side.truth.Of),
				Measured: fmt.Sprintf("%d/%d", side.measured.Count, side.measured.Of),
				Interval: orNoData(sideInterval(side.measured)),
			})
		}
	}
	return v
}
