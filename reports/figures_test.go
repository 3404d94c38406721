package reports

import (
	"bytes"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestWordsRestOnUnits: what is said of d' and c goes by what they rest on, whatever
// the method, and every format that shows how much that is shows it.
func TestWordsRestOnUnits(t *testing.T) {
	figure := func(x float64) *float64 { return &x }
	const apart, few = "tells the two apart (0: not at all)", ": too few to say"
	for _, c := range []struct {
		reason            string
		method            string
		pairs, units      int
		unit              signature.Unit
		says, beside, row string
	}{
		{"pairs", signature.PairWeights, 40, 40, signature.PairUnit, apart, "Over 40 complete pairs.", "40 pairs"},
		{"a few", signature.PairWeights, 9, 9, signature.PairUnit, "9 pairs" + few, "Over 9 complete pairs.", "9 pairs"},
		{"pairs in a few clusters", signature.PairWeights, 40, 5, signature.ClusterUnit, "5 clusters" + few, "Over 40 complete pairs in 5 clusters.", "5 clusters"},
		{"items asked twice", signature.PairWeights, 0, 80, signature.ItemUnit, apart, "Over 80 items or more a side.", "80 items"},
		{"items asked once", signature.ClosedForm, 0, 80, signature.ItemUnit, apart, "Over 80 items or more a side.", "80 items"},
		{"a few of them", signature.ClosedForm, 0, 6, signature.ItemUnit, "6 items" + few, "Over 6 items or more a side.", "6 items"},
		{"items in clusters", signature.PairWeights, 0, 40, signature.ClusterUnit, apart, "Over 40 clusters or more a side.", "40 clusters"},
	} {
		e := signature.Estimate{Value: figure(1.9), Lo: figure(1.5), Hi: figure(2.4), Level: .95,
			Method: c.method, Pairs: c.pairs, Units: c.units, Unit: c.unit}
		d := Document{Runs: []Run{{Signatures: []SuiteReport{{Strict: signature.Signature{Scored: 1, DPrime: e, C: e}}}}}}
		var terminal, page, card bytes.Buffer
		for _, err := range []error{Terminal(&terminal, d, nil), HTML(&page, d, nil), Card(&card, d, nil)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if got := discernmentText(e); got != c.says || !strings.Contains(terminal.String(), "d' +1.90 (+1.50 to +2.40)  "+c.says) {
			t.Errorf("%s: %q, want %q", c.reason, got, c.says)
		}
		if got := leanText(e); (got == "leans to answering") != (c.says == apart) {
			t.Errorf("%s: %q", c.reason, got)
		}
		if !strings.Contains(page.String(), c.beside) {
			t.Errorf("%s: the page does not say %q", c.reason, c.beside)
		}
		if !strings.Contains(card.String(), "| "+c.row+" |") {
			t.Errorf("%s: the card has no row with %q", c.reason, c.row)
		}
	}
}

// TestChangesRestOnUnits: a change of d' and c shows how much it rests on, of either
// sample where there are two.
func TestChangesRestOnUnits(t *testing.T) {
	zero := 0.
	f := comparison.FigureChange{Base: &zero, Next: &zero, Estimate: signature.Estimate{Value: &zero, Units: 40, Unit: signature.ItemUnit}, BaseUnits: 60, NextUnits: 40}
	for unpaired, want := range map[bool]string{false: "40", true: "60, 40"} {
		for _, row := range figureChangesOf(comparison.Change{Unpaired: unpaired, DPrime: f, C: f}) {
			if row.N != want {
				t.Errorf("unpaired %t: n %q, want %q", unpaired, row.N, want)
			}
		}
	}
}
