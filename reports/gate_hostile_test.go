package reports_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

func assertGatesHarmless(t testing.TB, d reports.Document) {
	t.Helper()
	text := gatesText(t, d)
	assertVisible(t, "gates", text)
	page := gateFormat(t, "g.md", d)
	assertVisible(t, "markdown", page)
	assertNoMarkup(t, page)
	assertJUnit(t, gateFormat(t, "g.xml", d), len(d.Gates))
}

// TestGatesMayBeHostile: names, reasons and tags come from users, suites and
// servers.
func TestGatesMayBeHostile(t *testing.T) {
	for _, text := range []string{hostile, strings.Repeat("long", 5_000), strings.Repeat("\xff", 5000), "", strings.Repeat("界", 60), "\x00\x08\x0b\x1f\ufffe\uffff]]>&<\"'"} {
		d := gated()
		poison(reflect.ValueOf(&d).Elem(), text)
		assertGatesHarmless(t, d)
		assertColumns(t, gatesText(t, d))
		d = named(gated(), text)
		assertGatesHarmless(t, d)
		assertColumns(t, gatesText(t, d))
	}
}

// named puts text where it can stand, and leaves figures and outcomes alone.
func named(d reports.Document, text string) reports.Document {
	for i := range d.Gates {
		g := &d.Gates[i]
		g.Name, g.Expression, g.Why, g.Suite = text, text, text, text
	}
	d.Runs[1].Checkpoint, d.Runs[1].Policy, d.Runs[1].Model, d.Runs[1].Started = text, text, text, text
	d.Runs[1].Tags = map[string]string{text: text}
	d.GateNotes = []string{text}
	d.Simulated = true
	return d
}

func FuzzGates(f *testing.F) {
	f.Add(hostile)
	f.Add("]]>\x00\ufffe")
	f.Fuzz(func(t *testing.T, text string) {
		d := gated()
		poison(reflect.ValueOf(&d).Elem(), text)
		assertGatesHarmless(t, d)
		assertGatesHarmless(t, named(gated(), text))
	})
}
