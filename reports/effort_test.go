package reports

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// ratioOf is a ratio over enough pairs to be spoken of.
func ratioOf(value, lo, hi float64) effort.Ratio {
	return effort.Ratio{Value: &value, Lo: &lo, Hi: &hi, Level: .95, Pairs: 45, Clusters: 45}
}

func TestRatioText(t *testing.T) {
	without := ratioOf(2, 2, 2)
	without.Lo, without.Hi = nil, nil
	tests := []struct {
		reason string
		ratio  effort.Ratio
		want   string
	}{
		{"one decimal", ratioOf(2.13, 1.8, 2.44), "2.1x (1.8-2.4)"},
		{"two where less than one", ratioOf(.63, .549, .71), "0.63x (0.55-0.71)"},
		{"as many as it takes to see that an end is not 1", ratioOf(1.1, 1.02, 1.2), "1.10x (1.02-1.20)"},
		{"three at most", ratioOf(1.1, 1.0001, 1.2), "1.100x (1.000-1.200)"},
		{"the value may be 1", ratioOf(1.001, .9, 1.1), "1.00x (0.90-1.10)"},
		{"large ones", ratioOf(1234, 900, 1700), "1234.0x (900.0-1700.0)"},
		{"what no decimals can show", ratioOf(1, 1e-300, 1e300), "1.00x (1e-300-1e+300)"},
		{"no interval", without, "2.0x"},
		{"a point is no interval", ratioOf(2, 2, 2), "2.0x"},
		{"no pairs", effort.Ratio{}, "no data"},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, ratioText(test.ratio)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

func TestAmount(t *testing.T) {
	for x, want := range map[float64]string{
		1830: "1830", 212.4: "212", 59.5: "59.5", 22: "22", 9.25: "9.25", 1: "1", .016: "0.016", .5: "0.5", 100: "100", 0: "0", 1e300: "1e+300",
	} {
		if got := amount(&x); got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
	if got := amount(nil); got != signature.NoData {
		t.Errorf("nothing: %s", got)
	}
}

func TestEffortText(t *testing.T) {
	long, none, short := ratioOf(2.1, 1.8, 2.4), ratioOf(1, .9, 1.1), ratioOf(.5, .4, .6)
	least, against, most := long, long, short
	least.CutUnanswerable, against.CutAnswerable, most.CutAnswerable = 3, 3, 3
	tests := []struct {
		reason                string
		reasoning, completion effort.Figure
		want                  string
	}{
		{"reasoning comes first", effort.Figure{Ratio: long}, effort.Figure{Ratio: short}, "thinks 2.1x as long (1.8-2.4) on unanswerable items, 45 pairs"},
		{"all tokens where reasoning was not said", effort.Figure{}, effort.Figure{Ratio: short}, "writes 0.50x as much (0.40-0.60) on unanswerable items, 45 pairs"},
		{"nothing is shown", effort.Figure{Ratio: none}, effort.Figure{Ratio: none}, ""},
		{"cut off while it thought", effort.Figure{Ratio: least}, effort.Figure{}, "thinks at least 2.1x as long (1.8-2.4) on unanswerable items, 45 pairs"},
		{"at most half as much", effort.Figure{}, effort.Figure{Ratio: most}, "writes at most 0.50x as much (0.40-0.60) on unanswerable items, 45 pairs"},
		{"a bound against it is not said in one breath", effort.Figure{Ratio: against, Whole: &long}, effort.Figure{}, "thinks 2.1x as long (1.8-2.4) on unanswerable items, 45 pairs"},
	}
	for _, test := range tests {
		got := effortText(&effort.Effort{Reasoning: test.reasoning, Completion: test.completion, Seconds: effort.Figure{Ratio: ratioOf(9, 8, 10)}})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
	if got := effortText(nil); got != "" {
		t.Errorf("a report from before: %q", got)
	}
}

func TestRatioBar(t *testing.T) {
	tests := []struct {
		reason        string
		ratio         effort.Ratio
		value, lo, to string // coordinates on 0 to 120
	}{
		{"1 stands in the middle", ratioOf(1, 1, 1), "60.0", "60.0", "0.0"},
		{"twice and half stand as far from it", ratioOf(2, .5, 2), "90.0", "30.0", "60.0"},
		{"what leaves the axis stops at its end", ratioOf(8, 1e-300, math.MaxFloat64), "120.0", "0.0", "120.0"},
		{"no number", ratioOf(math.Inf(-1), math.Inf(-1), math.Inf(1)), "0.0", "0.0", "120.0"},
	}
	for _, test := range tests {
		b := ratioBar("tokens", test.ratio, 4)
		if b.Value != test.value || b.Lo != test.lo || b.Span != test.to || b.Margin != "60.0" {
			t.Errorf("%s: %+v", test.reason, b)
		}
	}
	if b := ratioBar("tokens", effort.Ratio{}, 4); b.Shown {
		t.Error("there is a bar without a ratio")
	}
	for want, r := range map[float64]effort.Ratio{2: ratioOf(1.5, 1.1, 1.9), 4: ratioOf(1.5, .3, 1.9), 64: ratioOf(1e9, 1, math.Inf(1))} {
		if got := ratioSpan(effort.Effort{Seconds: effort.Figure{Ratio: r}}); got != want {
			t.Errorf("%s: the axis reaches to %v, want %v", ratioText(r), got, want)
		}
	}
}

func TestEffortNotes(t *testing.T) {
	cut := ratioOf(2, 1.5, 2.5)
	cut.CutUnanswerable, cut.CutBoth, cut.Lost = 2, 1, 4
	cut.Warnings = []stats.Warning{"few <b>"}
	whole := ratioOf(1.8, 1.5, 2.2)
	e := effort.Effort{Completion: effort.Figure{Ratio: cut, Whole: &whole}}
	if got := effortNotes(effort.Effort{}); len(got) != 0 {
		t.Errorf("nothing was cut and nothing warns: %q", got)
	}
	e.Truncated.Unanswerable.Count = 7
	want := []string{
		"A truncated reply counts at what it took until it was cut: a lower bound. Pairs with one: 2 on the unanswerable side alone and 1 on both. " +
			"Left out of the ratio: 4 pairs of which both twins were truncated. The ratio without these pairs: completion tokens 1.8x (1.5-2.2).",
		"Note on ratio of completion tokens: few <b>.",
	}
	if diff := cmp.Diff(want, effortNotes(e)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, f := range []*effort.Figure{&e.Completion, &e.Reasoning, &e.Seconds} {
		f.Unanswerable.Replies, f.Answerable.Replies = 7, 7
	}
	var b strings.Builder
	markdownEffort(&printer{w: &b}, &e)
	if strings.Contains(b.String(), "<b>") || !strings.Contains(b.String(), "&#60;b") {
		t.Errorf("a warning stands open in Markdown:\n%s", b.String())
	}
	if !strings.Contains(b.String(), "| reasoning tokens | no data | no data | no data | 0 |") {
		t.Errorf("what was not said is no data:\n%s", b.String())
	}
	for _, f := range []*effort.Figure{&e.Completion, &e.Reasoning, &e.Seconds} {
		f.Unanswerable.Replies = 0 // a probe
	}
	b.Reset()
	markdownEffort(&printer{w: &b}, &e)
	if !strings.Contains(b.String(), "| what a reply took | answerable |\n|---|---|\n") {
		t.Errorf("columns of nothing:\n%s", b.String())
	}
}
