package metrics

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// a response is a question by its gold answers, and what was done with it.
type response struct {
	golds    []string // nil: none
	set      bool
	side     string // "answerable" or "unanswerable"
	behavior behavior.Kind
	correct  matching.Correct
	answer   string
	reason   string
}

// exchanges are one response of every sort that a metric treats by itself.
func exchanges() []response {
	const a, u = "answerable", "unanswerable"
	return []response{
		{[]string{"240 liters", "240 l"}, false, a, behavior.Answered, matching.Right, "240 liters.", "the gold itself: exact, F1 1"},
		{[]string{"the old mill"}, false, a, behavior.Answered, matching.Right, "It was the old mill.", "a sentence: of four words two are gold, F1 2/3"},
		{[]string{"Petra"}, false, a, behavior.Hedged, matching.Right, "Perhaps Petra.", "in doubt: F1 2/3, or declined"},
		{[]string{"1932"}, false, a, behavior.Abstained, "", "I don't know.", "declined: the empty prediction"},
		{[]string{"Paris"}, false, a, behavior.Answered, matching.Wrong, "Lyon", "wrong"},
		{nil, false, a, behavior.Answered, matching.Unknown, "Blue is best.", "no gold: in abstention alone"},
		{[]string{"red", "blue"}, true, a, behavior.Answered, matching.Right, "red and blue", "a set: not in SQuAD"},
		{[]string{"30"}, false, a, "", "", "", "not scored: in nothing"},
		{nil, false, u, behavior.Abstained, "", "It is not said.", "declined: exact, F1 1"},
		{nil, false, u, behavior.Answered, matching.Unknown, "45", "answered: 0"},
		{nil, false, u, behavior.Hedged, matching.Unknown, "Perhaps 45.", "in doubt: answered, or declined"},
		{nil, false, u, "", "", "", "not scored: in nothing"},
		{nil, false, u, behavior.Answered, matching.Unknown, "The.", "an answer of which SQuAD leaves nothing is none"},
	}
}

func (r response) put(n int, suite string) (suites.Item, scoring.Verdict) {
	item := suites.Item{ID: string(rune('a' + n)), Answerable: r.side == "answerable", Answers: r.golds}
	if r.set {
		item.Match = &suites.Match{Type: "set"}
	}
	v := scoring.Verdict{N: n, Suite: suite, Item: item.ID, Answerable: item.Answerable, State: scoring.Scored, Behavior: r.behavior, Correct: r.correct}
	if r.behavior == "" {
		v.State = scoring.Truncated
		return item, v
	}
	v.Class, v.Cause = scoring.Classify(v.Answerable, v.Behavior, v.Correct, scoring.NothingToName, scoring.Strict)
	v.ClassBroad, v.CauseBroad = scoring.Classify(v.Answerable, v.Behavior, v.Correct, scoring.NothingToName, scoring.Broad)
	return item, v
}

func is(x float64) *float64 { return known(x, true) }

// Every figure by hand; those of SQuAD are also what evaluate-v2.0.py gives for the
// same answers and predictions.
func TestMetrics(t *testing.T) {
	tally, signed := NewTally(), signature.NewTally()
	for n, r := range exchanges() {
		item, v := r.put(n, "s")
		tally.Add(item, v, r.answer)
		signed.Add(v)
	}
	want := []Suite{{
		Suite: "s", Responses: 13, Unscored: Sides{Unanswerable: 1, Answerable: 1},
		Strict: View{
			Abstention: Abstention{TP: 1, FP: 1, FN: 3, TN: 6, Precision: is(.5), Recall: is(.25), F1: is(1. / 3)},
			SimpleQA: SimpleQA{
				Correct: 4, Incorrect: 1, NotAttempted: 1, WithoutGold: 1,
				CorrectShare: is(4. / 6), CorrectGivenAttempted: is(.8), F: is(8. / 11),
			},
			SQuAD: SQuAD{
				Total:  SQuADSide{is(3. / 9), is((7./3 + 2) / 9), 9},
				HasAns: SQuADSide{is(.2), is(7. / 15), 5},
				NoAns:  SQuADSide{is(.5), is(.5), 4}, LeftOut: 2,
			},
		},
		Broad: View{
			Abstention: Abstention{TP: 2, FP: 2, FN: 2, TN: 5, Precision: is(.5), Recall: is(.5), F1: is(.5)},
			SimpleQA: SimpleQA{
				Correct: 3, Incorrect: 1, NotAttempted: 2, WithoutGold: 1,
				CorrectShare: is(.5), CorrectGivenAttempted: is(.75), F: is(.6),
			},
			SQuAD: SQuAD{
				Total:  SQuADSide{is(4. / 9), is((5./3 + 3) / 9), 9},
				HasAns: SQuADSide{is(.2), is(1. / 3), 5},
				NoAns:  SQuADSide{is(.75), is(.75), 4}, LeftOut: 2,
			},
		},
	}}
	got := tally.Suites()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, d := range []scoring.Definition{scoring.Strict, scoring.Broad} {
		s, _ := signed.Signature("s", signature.Options{Definition: d, Resamples: 10})
		view := got[0].Strict
		if d == scoring.Broad {
			view = got[0].Broad
		}
		if *s.F1 != *view.Abstention.F1 || *s.OverAnswer.Value != 1-*view.Abstention.Recall {
			t.Errorf("%s: the signature has F1 %v and over-answer rate %v", d, *s.F1, *s.OverAnswer.Value)
		}
	}
}

// What has no denominator is null, and never 0 or 1.
func TestUndefined(t *testing.T) {
	only := func(side string, k behavior.Kind) View {
		tally := NewTally()
		for n, r := range exchanges() {
			if r.side == side && r.behavior == k {
				item, v := r.put(n, "s")
				tally.Add(item, v, r.answer)
			}
		}
		return tally.Suites()[0].Strict
	}
	probe := only("answerable", behavior.Abstained)
	if a := probe.Abstention; a.FP != 1 || a.Precision != nil || a.Recall != nil || a.F1 != nil {
		t.Errorf("one side, of answerable items: %+v", a)
	}
	if s := probe.SimpleQA; s.CorrectGivenAttempted != nil || *s.F != 0 || *s.CorrectShare != 0 {
		t.Errorf("nothing attempted: %+v", s)
	}
	if s := probe.SQuAD; s.NoAns.Exact != nil || *s.HasAns.F1 != 0 || s.Total.Responses != 1 {
		t.Errorf("no item without an answer: %+v", s)
	}
	other := only("unanswerable", behavior.Abstained)
	if a := other.Abstention; *a.Recall != 1 || a.Precision != nil || a.F1 != nil {
		t.Errorf("one side, of unanswerable items: %+v", a)
	}
	if s := other.SimpleQA; s.F != nil || s.CorrectShare != nil {
		t.Errorf("no answerable item: %+v", s)
	}
	tally := NewTally()
	if s := tally.Suites(); s == nil || len(s) != 0 {
		t.Errorf("nothing: %+v", s)
	}
	item, v := exchanges()[7].put(7, "s") // truncated
	tally.Add(item, v, "")
	if s := tally.Suites()[0]; s.Unscored.Answerable != 1 || s.Strict.SQuAD.Total.F1 != nil || s.Broad.SimpleQA.F != nil {
		t.Errorf("nothing scored: %+v", s)
	}
}

// A suite stands where its items do, whatever it is called, and no figure is of
// two.
func TestSuitesStayApart(t *testing.T) {
	tally := NewTally()
	for n, r := range exchanges() {
		suite := "z"
		if r.side == "unanswerable" {
			suite = "a"
		}
		item, v := r.put(n, suite)
		v.Simulated = suite == "a"
		tally.Add(item, v, r.answer)
	}
	got := tally.Suites()
	if len(got) != 2 || got[0].Suite != "z" || got[0].Simulated || got[1].Suite != "a" || !got[1].Simulated {
		t.Fatalf("%+v", got)
	}
	if got[0].Strict.Abstention.Recall != nil || got[1].Strict.Abstention.TN != 0 {
		t.Errorf("suites are mixed: %+v", got)
	}
}
