package signature_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// expected is what a case of the reference says comes out. A key that is not held
// against anything is an error.
type expected struct {
	Verdict signature.Direction
	Over    signature.SideState `json:"over_answer_side"`
	Under   signature.SideState `json:"over_refuse_side"`
	OverLo  float64             `json:"over_answer_lo"`
	OverHi  float64             `json:"over_answer_hi"`
	UnderLo float64             `json:"over_refuse_lo"`
	UnderHi float64             `json:"over_refuse_hi"`
}

func (e *expected) UnmarshalJSON(data []byte) error {
	type plain expected
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	return strict.Decode((*plain)(e))
}

// TestDirectionReference runs the published cases of the verdict on two counts.
func TestDirectionReference(t *testing.T) {
	data, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct {
			ID, Statistic string
			Tol           float64
			Inputs        struct {
				Answers     int     `json:"over_answers"`
				NU          int     `json:"n_unanswerable"`
				Refusals    int     `json:"over_refusals"`
				NA          int     `json:"n_answerable"`
				MarginOver  float64 `json:"margin_over_answer"`
				MarginUnder float64 `json:"margin_over_refuse"`
				Conf        float64
			}
			Expected expected
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) == 0 {
		t.Fatal("no cases")
	}
	for _, c := range file.Cases {
		t.Run(c.ID, func(t *testing.T) {
			if c.Statistic != "direction_verdict" {
				t.Fatalf("no function computes %q", c.Statistic)
			}
			in, want := c.Inputs, c.Expected
			over, _ := stats.ClopperPearson(in.Answers, in.NU, in.Conf)
			under, _ := stats.ClopperPearson(in.Refusals, in.NA, in.Conf)
			got := want
			got.Over = signature.StateOf(over, in.MarginOver, in.NU)
			got.Under = signature.StateOf(under, in.MarginUnder, in.NA)
			got.Verdict = signature.DirectionOf(got.Over, got.Under)
			got.OverLo, got.OverHi, got.UnderLo, got.UnderHi = over.Lo, over.Hi, under.Lo, under.Hi
			near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= c.Tol })
			if d := cmp.Diff(want, got, near); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func TestDirectionOf(t *testing.T) {
	const exceeds, within, open, none = signature.Exceeds, signature.Within, signature.Undetermined, signature.Unmeasured
	for _, c := range []struct {
		answer, refusal signature.SideState
		want            signature.Direction
		reason          string
	}{
		{exceeds, exceeds, signature.Both, "two failures are two failures; neither hides the other"},
		{exceeds, open, signature.OverAnswering, "the other side is printed as not settled"},
		{exceeds, within, signature.OverAnswering, "the other side is known to be small"},
		{within, exceeds, signature.OverRefusing, "the mirror image"},
		{within, within, signature.Calibrated, "both claims were shown, not merely not refuted"},
		{within, open, signature.Inconclusive, "one side shown is not both"},
		{open, open, signature.Inconclusive, "nothing was shown"},
		{exceeds, none, signature.Inconclusive, "a suite of one side has no direction: the other was not looked at"},
		{none, within, signature.Inconclusive, "nor is it calibrated"},
		{none, none, signature.Inconclusive, "no data is not a verdict"},
	} {
		if got := signature.DirectionOf(c.answer, c.refusal); got != c.want {
			t.Errorf("%s, %s: got %q, want %q: %s", c.answer, c.refusal, got, c.want, c.reason)
		}
	}
}

func TestStateOfAtTheMargin(t *testing.T) {
	for _, c := range []struct {
		interval stats.Interval
		of       int
		want     signature.SideState
		reason   string
	}{
		{stats.Interval{Lo: .1, Hi: .2}, 9, signature.Undetermined, "an end on the margin is not above it"},
		{stats.Interval{Lo: 0, Hi: .1}, 9, signature.Undetermined, "nor below it"},
		{stats.Interval{Lo: .11, Hi: .2}, 9, signature.Exceeds, "all of it lies above"},
		{stats.Interval{Lo: 0, Hi: .09}, 9, signature.Within, "all of it lies below"},
		{stats.Interval{Lo: 0, Hi: 1}, 0, signature.Unmeasured, "no responses"},
	} {
		if got := signature.StateOf(c.interval, .1, c.of); got != c.want {
			t.Errorf("%v: got %s, want %s: %s", c.interval, got, c.want, c.reason)
		}
	}
}
