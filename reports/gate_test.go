package reports_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
)

func figure(x float64) *float64 { return &x }

// gated is a document with a gate of every outcome and of every kind of figure.
func gated() reports.Document {
	share := func(name string, outcome reports.GateOutcome, part string, at, bound float64) reports.Gate {
		return reports.Gate{
			Run: "7f", Suite: "core", Name: name, Expression: name, Outcome: outcome, Figure: "over_answer_rate", Part: part, At: &at, Bound: &bound,
			Value: figure(.18), Lo: figure(.1003), Hi: figure(.2996), Level: .95, N: 95,
		}
	}
	named := share("x", reports.GateFailed, "hi", .2996, .2)
	named.Name = "no more than a fifth, which is what the last release had"
	worse := reports.Gate{
		Run: "7f", Suite: "core", Name: "wrong_rate not worse", Expression: "wrong_rate not worse", Outcome: reports.GateFailed,
		Figure: "wrong_rate", Change: true, Value: figure(.08), Lo: figure(.03), Hi: figure(.13), P: figure(.002), PHolm: figure(.004), N: 90,
	}
	amber := worse
	amber.Name, amber.Outcome, amber.PHolm, amber.Warning = "over_answer_rate not worse", reports.GatePassed, figure(.03), "amber: it may be worse, which its p does not show at alpha 0.01"
	return reports.Document{
		Schema: reports.Schema,
		Runs: []reports.Run{
			{ID: "03", Checkpoint: "sft", Model: "sft", Policy: "neutral"},
			{
				ID: "7f", Checkpoint: "rl-400", Model: "rl", Policy: "neutral", Started: "2026-11-23T01:20:00Z", ScoredBy: "local/3",
				Suites: []reports.SuiteRef{{Name: "core", Version: "1.0.0", Hash: "aa"}}, Tags: map[string]string{"GITHUB_SHA": "4f1d2c", "lab": "b"},
			},
		},
		Comparisons: []reports.Comparison{{
			Base: "03", Next: "7f", BaseName: "sft", NextName: "rl-400", Suites: []reports.SuiteComparison{{Change: comparison.Change{Suite: "core", Unpaired: true}}},
			Differences: []reports.Difference{{Field: "epochs", Base: "4", Next: "1"}, {Field: "params.top_p", Base: "1", Next: ".9"}},
		}},
		Gates: []reports.Gate{
			share("over_answer_rate.lo <= 0.1", reports.GateFailed, "lo", .1003, .1),
			share("over_answer_rate.hi <= 0.3", reports.GatePassed, "hi", .2996, .3),
			named,
			{Run: "7f", Suite: "core", Name: "policy_share <= 5%", Expression: "policy_share <= 5%", Outcome: reports.GateUnmeasured, Figure: "policy_share", Part: "value", Why: "no response declines"},
			{Run: "7f", Suite: "core", Name: "direction == both", Expression: "direction == both", Outcome: reports.GateFailed, Figure: "direction", Direction: "calibrated"},
			{Run: "7f", Suite: "core", Name: "d_prime.lo >= 1", Expression: "d_prime.lo >= 1", Outcome: reports.GatePassed, Figure: "d_prime", Part: "lo", At: figure(1.5), Bound: figure(1), Value: figure(2), Lo: figure(1.5), Hi: figure(2.6)},
			worse, amber,
			{Run: "7f", Suite: "core", Name: "wrong_rate.change.lo <= 3%", Expression: "wrong_rate.change.lo <= 3%", Outcome: reports.GatePassed, Figure: "wrong_rate", Change: true, Part: "lo", At: figure(.03), Bound: figure(.03), Value: figure(.08), Lo: figure(.03), Hi: figure(.13)},
			{Run: "7f", Suite: "core", Name: "wrong_rate.change.p > 0.01", Expression: "wrong_rate.change.p > 0.01", Outcome: reports.GateFailed, Figure: "wrong_rate", Change: true, Part: "p", At: figure(.002), Bound: figure(.01), Value: figure(.08), Lo: figure(.03), Hi: figure(.13), P: figure(.002)},
		},
		GateNotes: []string{"the baseline was asked once"},
	}
}

// TestGatesDescribeARunOnce: its policy and its baseline stand with its first suite, and
// stand again with the next run.
func TestGatesDescribeARunOnce(t *testing.T) {
	d := gated()
	d.Gates = d.Gates[:2]
	for _, at := range []struct{ run, suite string }{{"7f", "mine"}, {"03", "core"}} {
		g := d.Gates[0]
		g.Run, g.Suite = at.run, at.suite
		d.Gates = append(d.Gates, g)
	}
	d.Runs[1].Suites = append(d.Runs[1].Suites, reports.SuiteRef{Name: "mine", Version: "2", Hash: "bb"})
	want := []string{"rl-400 on core 1.0.0, policy neutral, against sft", "rl-400 on mine 2", "sft on core, policy neutral"}
	for name, page := range map[string]string{"text": gatesText(t, d), "Markdown": gateFormat(t, "g.md", d)} {
		var got []string
		for line := range strings.Lines(page) {
			if line = strings.TrimSpace(strings.TrimPrefix(line, "## ")); strings.Contains(line, " on ") && !strings.Contains(line, "gates") {
				got = append(got, line)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// TestAnIntervalReadsAlikeInEveryFormat: an end that the report shows to be within
// the margin is not rounded up to it where a gate speaks of the other end.
func TestAnIntervalReadsAlikeInEveryFormat(t *testing.T) {
	d, _ := document(t, shape{name: "rl-400", pairs: 36})
	side := d.Runs[0].Signatures[0].Strict.OverRefusal
	d.Gates = []reports.Gate{{
		Run: d.Runs[0].ID, Suite: "core", Name: "over_refusal_rate.lo <= 0.1", Expression: "over_refusal_rate.lo <= 0.1", Outcome: reports.GatePassed,
		Figure: "over_refusal_rate", Part: "lo", At: &side.Lo, Bound: figure(.1), Value: side.Value, Lo: &side.Lo, Hi: &side.Hi, Level: .95, N: side.Of,
	}}
	for name, page := range map[string]string{
		"report": render(t, reports.Terminal, d, nil), "Markdown report": render(t, reports.Markdown, d, nil), "page": render(t, reports.HTML, d, nil),
		"gates": gatesText(t, d), "gates.md": gateFormat(t, "g.md", d), "JUnit": gateFormat(t, "g.xml", d),
	} {
		if !strings.Contains(page, "0-9.7") || strings.Contains(page, "over-refusal rate: 0% (0-10)") || strings.Contains(page, "0% (0-10) of") {
			t.Errorf("%s does not say 0-9.7", name)
		}
	}
}

func gatesText(t testing.TB, d reports.Document) string { return written(t, reports.Gates, d) }

// written is what a renderer without rows makes of a document.
func written(t testing.TB, render func(io.Writer, reports.Document) error, d reports.Document) string {
	t.Helper()
	var out strings.Builder
	if err := render(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestGates holds the table as a person reads it. An end of an interval that would
// round to its bound has the decimals that show on which side of it it lies.
func TestGates(t *testing.T) {
	const want = `5 of 10 gates fail: over_answer_rate.lo <= 0.1, no more than a fifth,
which is what the last release had, direction == both and 2 more. 1
could not be measured.

rl-400 on core 1.0.0, policy neutral, against sft
  gate                           measured                  result
  over_answer_rate.lo <= 0.1     18% (10.03-30) of 95      FAILED
  over_answer_rate.hi <= 0.3     18% (10-29.96) of 95      passed
  no more than a fifth, which is what the last release had
                                 18% (10-30) of 95         FAILED
  policy_share <= 5%             no data                   unmeasured
  direction == both              calibrated                FAILED
  d_prime.lo >= 1                +2.00 (+1.50 to +2.60)    passed
  wrong_rate not worse           +8 points, Holm p .004    FAILED
  over_answer_rate not worse     +8 points, Holm p .030    passed, amber
  wrong_rate.change.lo <= 3%     +8 points (+3 to +13)     passed
  wrong_rate.change.p > 0.01     +8 points, p .002         FAILED
  over_answer_rate.lo is 0.1003.
  no more than a fifth, which is what the last release had:
    over_answer_rate.hi is 0.2996.
  policy_share <= 5%: no response declines.
  direction == both: the direction is calibrated.
  wrong_rate not worse: it changed by +8 points (3 to 13), Holm p .004
    with all such gates allowed for.
  over_answer_rate not worse: it changed by +8 points (3 to 13), Holm p
    .030 with all such gates allowed for; amber: it may be worse, which
    its p does not show at alpha 0.01.
  wrong_rate.change.p is 0.002.

note: the baseline was asked once.
note: the runs were asked otherwise too: params.top_p (1, then .9); what
  changed may be due to that.
note: core is compared unpaired: the runs are two samples of one
  population.
`
	if diff := cmp.Diff(want, gatesText(t, gated())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestAGateShowsOnWhichSideItsFigureLies: no number that was compared reads as its
// bound, and no end of a change as none, unless they are.
func TestAGateShowsOnWhichSideItsFigureLies(t *testing.T) {
	d := gated()
	d.Gates = []reports.Gate{
		{
			Run: "7f", Suite: "core", Name: "over_answer_rate.lo <= 0.1", Expression: "over_answer_rate.lo <= 0.1", Outcome: reports.GateFailed,
			Figure: "over_answer_rate", Part: "lo", At: figure(.10003), Bound: figure(.1), Value: figure(.125), Lo: figure(.10003), Hi: figure(.15), N: 700,
		},
		{
			Run: "7f", Suite: "core", Name: "wrong_rate.change <= 2%", Expression: "wrong_rate.change <= 2%", Outcome: reports.GateFailed,
			Figure: "wrong_rate", Change: true, Part: "value", At: figure(.03), Bound: figure(.02), Value: figure(.03), Lo: figure(.0036), Hi: figure(.0643),
		},
	}
	text := gatesText(t, d)
	for _, want := range []string{"13% (10.003-15) of 700", "over_answer_rate.lo is 0.10003.", "+3 points (+0.4 to +6)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// TestGatesHeadline: one sentence for each way a judgement may end.
func TestGatesHeadline(t *testing.T) {
	gate := func(name string, outcome reports.GateOutcome, why string) reports.Gate {
		return reports.Gate{Name: name, Expression: name, Outcome: outcome, Why: why}
	}
	pass, fail := gate("a", reports.GatePassed, ""), gate("b", reports.GateFailed, "")
	open, other := gate("c", reports.GateUnmeasured, "the run is incomplete"), gate("d", reports.GateUnmeasured, "no data")
	for _, test := range []struct {
		gates []reports.Gate
		want  string
	}{
		{nil, "There is no gate."},
		{[]reports.Gate{pass}, "The gate passes."},
		{[]reports.Gate{pass, pass}, "All 2 gates pass."},
		{[]reports.Gate{fail}, "The gate fails: b."},
		{[]reports.Gate{pass, fail}, "1 of 2 gates fails: b."},
		{[]reports.Gate{fail, fail, open}, "2 of 3 gates fail: b. 1 could not be measured."},
		{[]reports.Gate{pass, open}, "No gate fails, but 1 of 2 could not be measured: c."},
		{[]reports.Gate{open, open}, "Nothing is judged: the run is incomplete."},
		{[]reports.Gate{open, other}, "Nothing is judged: none of 2 gates could be measured."},
	} {
		got, _, _ := strings.Cut(gatesText(t, reports.Document{Gates: test.gates}), "\n")
		if got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// TestGatesSayAReasonOnce: what the headline gives as the reason for all is not said of
// each again, and gates that could not be measured for one reason share it.
func TestGatesSayAReasonOnce(t *testing.T) {
	gate := func(name, why string) reports.Gate {
		return reports.Gate{Name: name, Expression: name, Outcome: reports.GateUnmeasured, Why: why}
	}
	pass := reports.Gate{Name: "p", Expression: "p", Outcome: reports.GatePassed}
	for _, test := range []struct {
		gates  []reports.Gate
		want   []string
		reason string
	}{
		{[]reports.Gate{gate("a", "no data"), gate("b", "no data")}, []string{"Nothing is judged: no data."}, "the headline has it"},
		{[]reports.Gate{pass, gate("a", "no data"), gate("b", "no data")}, []string{"  unmeasured: no data."}, "one reason for two"},
		{[]reports.Gate{pass, gate("a", "no data")}, []string{"  a: no data."}, "one reason for one"},
		{[]reports.Gate{gate("a", "no data"), gate("b", "no pair"), gate("c", "no data")}, []string{"  a and c: no data.", "  b: no pair."}, "two reasons"},
	} {
		var got []string
		for line := range strings.Lines(gatesText(t, reports.Document{Gates: test.gates})) {
			if strings.Contains(line, ": no ") {
				got = append(got, strings.TrimSuffix(line, "\n"))
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

// TestGatesOfNoEvidence: where too much could not be scored no format reads as if the
// run had passed, though counts are known all the same.
func TestGatesOfNoEvidence(t *testing.T) {
	poor := reports.SuiteReport{NoEvidence: &reports.NoEvidence{LostPart: reports.LostPart{Part: "answerable items", Unscored: 8, Of: 50}, Allowed: .05}}
	poor.Strict.Suite = "core"
	runs := []reports.Run{{ID: "a", Checkpoint: "sft", Signatures: []reports.SuiteReport{poor}}, {ID: "b", Checkpoint: "rl"}}
	gate := func(run string, outcome reports.GateOutcome, why string) reports.Gate {
		return reports.Gate{Run: run, Suite: "core", Name: "x", Expression: "x", Outcome: outcome, Why: why}
	}
	pass, fail, open := gate("a", reports.GatePassed, ""), gate("a", reports.GateFailed, ""), gate("a", reports.GateUnmeasured, "the suite is no evidence: 8 of 50")
	const much = "No evidence: too much could not be scored. "
	for _, test := range []struct {
		gates    []reports.Gate
		headline string
		told     bool // beside what the gates say
		reason   string
	}{
		{[]reports.Gate{pass}, much + "No gate fails.", true, "a gate of counts alone"},
		{[]reports.Gate{pass, fail}, much + "1 of 2 gates fails: x.", true, "two, of which one fails"},
		{[]reports.Gate{pass, open}, much + "No gate fails, but 1 of 2 could not be measured: x.", false, "beside one that has no figure for it, and says so"},
		{[]reports.Gate{fail, open}, much + "1 of 2 gates fails: x. 1 could not be measured.", false, "likewise"},
		{[]reports.Gate{open}, "Nothing is judged: the suite is no evidence: 8 of 50.", false, "which says it alone too"},
		{[]reports.Gate{pass, gate("b", reports.GatePassed, "")}, "No evidence: too much of sft on core could not be scored. No gate fails.", true, "one run of two"},
		{[]reports.Gate{gate("b", reports.GatePassed, "")}, "The gate passes.", false, "a run that no gate speaks of"},
	} {
		d := reports.Document{Runs: runs, Gates: test.gates}
		const text = "8 of 50 responses to answerable items could not be scored, more than the 5% allowed"
		for name, page := range map[string]string{"terminal": gatesText(t, d), "Markdown": gateFormat(t, "g.md", d)} {
			page = strings.Join(strings.Fields(page), " ")
			if !strings.Contains(page, test.headline) || strings.Contains(strings.ToLower(page), "no evidence: "+text) != test.told {
				t.Errorf("%s: %s: want %q, and the reason beside it: %v\n%s", test.reason, name, test.headline, test.told, page)
			}
		}
		said := strings.Contains(junit(t, d), `name="evidence" time="0">
      <error type="no evidence" message="the suite is no evidence: `+text+`">`)
		if said != test.told {
			t.Errorf("%s: JUnit says it: %v, want %v\n%s", test.reason, said, test.told, junit(t, d))
		}
	}
}

// TestIntervalsOfSeveralSuites: where the intervals of several suites or runs are
// judged at once, it is said that they are wider than those of the reports.
func TestIntervalsOfSeveralSuites(t *testing.T) {
	gate := func(run, suite, part string, outcome reports.GateOutcome) reports.Gate {
		return reports.Gate{Run: run, Suite: suite, Name: "x", Expression: "x", Part: part, Outcome: outcome, Level: .975}
	}
	alone, change := gate("a", "core", "lo", reports.GatePassed), gate("a", "core", "lo", reports.GatePassed)
	alone.Level, change.Change = .95, true
	lo, way := gate("a", "core", "lo", reports.GatePassed), gate("b", "core", "", reports.GateFailed)
	way.Direction = "both"
	for _, test := range []struct {
		gates  []reports.Gate
		want   string
		reason string
	}{
		{[]reports.Gate{alone, alone}, "", "two of one suite"},
		{[]reports.Gate{lo, gate("a", "mine", "hi", reports.GateFailed)}, "2 suites are judged at once", "two suites of a run"},
		{[]reports.Gate{way}, "2 suites are judged at once", "a direction comes of intervals too"},
		{[]reports.Gate{alone, gate("b", "core", "side", reports.GatePassed)}, "", "counts have none"},
		{[]reports.Gate{alone, change}, "", "a change has a test beside it"},
		{[]reports.Gate{gate("b", "core", "lo", reports.GateUnmeasured)}, "", "what is not measured claims nothing"},
	} {
		d := reports.Document{Runs: []reports.Run{{ID: "a"}, {ID: "b"}}, Gates: test.gates}
		for name, page := range map[string]string{"terminal": gatesText(t, d), "Markdown": gateFormat(t, "g.md", d)} {
			page = strings.Join(strings.Fields(page), " ")
			if said := strings.Contains(page, "are those of 97.5% and not of 95%"); said != (test.want != "") || !strings.Contains(page, test.want) {
				t.Errorf("%s: %s: want %q in\n%s", test.reason, name, test.want, page)
			}
		}
	}
}

// gateFormat writes gates as the file of that name has them.
func gateFormat(t testing.TB, name string, d reports.Document) string {
	t.Helper()
	render, err := reports.GatesFor(name)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := render(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGatesFor(t *testing.T) {
	for name, want := range map[string]string{
		"gates.junit.xml": "<testsuites", "GATES.MD": "# Gates", "g.json": `"gates": [`,
	} {
		if page := gateFormat(t, name, gated()); !strings.Contains(page, want) {
			t.Errorf("%s holds no %q", name, want)
		}
	}
	for name, want := range map[string]string{"gates": "no extension", "gates.html": `unknown format ".html"`} {
		if _, err := reports.GatesFor(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", name, err, want)
		}
	}
	d, err := reports.ReadJSON(strings.NewReader(gateFormat(t, "g.json", gated())))
	if diff := cmp.Diff(gated().Gates, d.Gates); err != nil || diff != "" {
		t.Errorf("read back: %v (-want +got)\n%s", err, diff)
	}
}

func TestGatesToAFullDisk(t *testing.T) {
	for _, render := range []func(io.Writer, reports.Document) error{reports.Gates, reports.JUnit} {
		var all bytes.Buffer
		if err := render(&all, gated()); err != nil {
			t.Fatal(err)
		}
		if err := render(&failing{left: all.Len() - 1}, gated()); !errors.Is(err, errDisk) {
			t.Errorf("got %v, want %v", err, errDisk)
		}
	}
}
