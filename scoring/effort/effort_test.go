package effort_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
)

// a reply is one response to an item of a pair.
type reply struct {
	item, pair, cluster   string // item only where pair and side do not tell it
	answerable            bool
	completion, reasoning int // both 0: no usage was given
	seconds               float64
	state                 scoring.State // scored, if empty
	endUntold             bool
}

func (r reply) add(t *effort.Tally) {
	v := scoring.Verdict{
		Suite: "s", Item: r.pair + map[bool]string{false: "-u", true: "-a"}[r.answerable],
		Pair: r.pair, Cluster: r.cluster, Answerable: r.answerable, State: r.state,
	}
	if r.item != "" {
		v.Item = r.item
	}
	if v.State == "" {
		v.State = scoring.Scored
	}
	record := responses.Record{Outcome: responses.Replied, Seconds: r.seconds, Finish: "stop"}
	if r.endUntold {
		record.Finish = ""
	}
	if r.completion != 0 || r.reasoning != 0 {
		record.Usage = &responses.Usage{Prompt: 9, Completion: r.completion, Reasoning: r.reasoning}
	}
	t.Add(v, record)
}

// of computes the effort of the suite s.
func of(replies ...reply) effort.Effort {
	tally := effort.NewTally()
	for _, r := range replies {
		r.add(tally)
	}
	e, _ := tally.Effort("s", .95)
	return e
}

// tokens is a reply of so many completion tokens.
func tokens(pair string, answerable bool, n int) reply {
	return reply{pair: pair, answerable: answerable, completion: n}
}

// twins are pairs of completion tokens: unanswerable and answerable by turns.
func twins(n ...int) []reply {
	var out []reply
	for i := 0; i+1 < len(n); i += 2 {
		pair := fmt.Sprintf("p%d", i/2)
		out = append(out, tokens(pair, false, n[i]), tokens(pair, true, n[i+1]))
	}
	return out
}

func cut(r reply) reply {
	r.state = scoring.Truncated
	return r
}

// said writes a figure that may be missing.
func said(x *float64) string {
	if x == nil {
		return "none"
	}
	return fmt.Sprintf("%.4g", *x)
}

func TestSides(t *testing.T) {
	one := func(r reply) []reply { return []reply{r} }
	tests := []struct {
		reason  string
		replies []reply
		want    string // replies, said, truncated, mean, median of the unanswerable side
	}{
		{"mean and median differ where counts are skewed", twins(10, 1, 20, 1, 90, 1), "3 3 0 40 20"},
		{"the median of an even number lies between the middle two", twins(10, 1, 40, 1), "2 2 0 25 25"},
		{"a reply without usage has no figure, not 0", twins(10, 1, 0, 1), "2 1 0 10 10"},
		{"nobody said: no data", one(tokens("p", false, 0)), "1 0 0 none none"},
		{"less than nothing is not said", one(tokens("p", false, -5)), "1 0 0 none none"},
		{"a truncated reply counts at what it had", []reply{cut(tokens("p", false, 80)), tokens("q", false, 20)}, "2 2 1 50 50"},
		{"a truncated reply without usage is a reply", one(cut(tokens("p", false, 0))), "1 0 0 none none"},
		{"unclear and empty replies took as much", []reply{
			{pair: "p", completion: 10, state: scoring.Unclear}, {pair: "q", completion: 30, state: scoring.Empty},
		}, "2 2 0 20 20"},
		{"a call that failed is no reply", one(reply{pair: "p", completion: 10, state: scoring.APIError}), "0 0 0 none none"},
		{"nor is one that a filter stopped", one(reply{pair: "p", completion: 10, state: scoring.ContentFilter}), "0 0 0 none none"},
		{"nor a question that did not fit", one(reply{pair: "p", completion: 10, state: scoring.ContextOverflow}), "0 0 0 none none"},
		{"no reply can have taken that many", one(tokens("p", false, math.MaxInt)), "1 1 0 4.295e+09 4.295e+09"},
		{"nothing", nil, "0 0 0 none none"},
	}
	for _, test := range tests {
		s := of(test.replies...).Completion.Unanswerable
		got := fmt.Sprint(s.Replies, s.Said, s.Truncated, " ", said(s.Mean), " ", said(s.Median))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

func TestReasoningOfZeroIsNotSaid(t *testing.T) {
	e := of(
		reply{pair: "p", completion: 50, reasoning: 0}, reply{pair: "p", answerable: true, completion: 50, reasoning: 40},
		reply{pair: "q", completion: 90, reasoning: 80}, reply{pair: "q", answerable: true, completion: 30, reasoning: 20},
	)
	if s := e.Reasoning.Unanswerable; s.Said != 1 || said(s.Mean) != "80" {
		t.Errorf("%+v: a 0 entered the mean", s)
	}
	if r := e.Reasoning.Ratio; r.Pairs != 1 || r.Incomplete != 1 || said(r.Value) != "4" {
		t.Errorf("%+v, want 4 over one pair, and one incomplete", r)
	}
}

func TestSecondsAreSeconds(t *testing.T) {
	e := of(
		reply{pair: "p", seconds: 1.25}, reply{pair: "q", seconds: .75}, reply{pair: "r", seconds: 0},
		reply{pair: "s", seconds: math.NaN()}, reply{pair: "t", seconds: -1},
	)
	if s := e.Seconds.Unanswerable; s.Said != 2 || said(s.Mean) != "1" || said(s.Median) != "1" {
		t.Errorf("%+v, want a mean of 1 over 2", s)
	}
}

func TestTruncationRates(t *testing.T) {
	replies := twins(9, 9, 9, 9, 9, 9, 9, 9)
	replies[0], replies[2] = cut(replies[0]), cut(replies[2])
	replies = append(replies, reply{pair: "p9", answerable: true, state: scoring.APIError})
	e := of(replies...).Truncated
	if e.Unanswerable.Count != 2 || e.Unanswerable.Of != 4 || e.Unanswerable.Method != "clopper-pearson" || said(e.Unanswerable.Value) != "0.5" {
		t.Errorf("unanswerable: %+v", e.Unanswerable)
	}
	// By R's binom.test(2, 4).
	if math.Abs(e.Unanswerable.Lo-.0675860) > 1e-6 || math.Abs(e.Unanswerable.Hi-.9324140) > 1e-6 {
		t.Errorf("interval %v to %v", e.Unanswerable.Lo, e.Unanswerable.Hi)
	}
	if e.Answerable.Count != 0 || e.Answerable.Of != 4 {
		t.Errorf("answerable: %+v: a call that failed was not cut off", e.Answerable)
	}
	again := of(append(replies, replies...)...).Truncated
	if again.Unanswerable.Of != 8 || again.Unanswerable.Method != "korn-graubard" {
		t.Errorf("asked twice: %+v", again.Unanswerable)
	}
	if none := of().Truncated.Answerable; none.Value != nil || none.Of != 0 {
		t.Errorf("without replies: %+v", none)
	}
}

// TestTruncationThatNobodyTells: a reply without a finish reason, as a file of answers may
// hold, is not known to be whole. It enters no share, and a trace that breaks off in one
// makes no share of those alone in which that is seen.
func TestTruncationThatNobodyTells(t *testing.T) {
	replies := twins(9, 9, 9, 9, 9, 9)
	for i := range replies {
		replies[i].endUntold = true
	}
	replies[0] = cut(replies[0])
	if e := of(replies...).Truncated; e.Unanswerable.Value != nil || e.Unanswerable.Of != 0 || e.Answerable.Value != nil {
		t.Errorf("%+v, want no data", e)
	}
	replies[2].endUntold, replies[4].endUntold = false, false
	if e := of(replies...).Truncated; said(e.Unanswerable.Value) != "0" || e.Unanswerable.Of != 2 || e.Answerable.Value != nil {
		t.Errorf("%+v, want 0 of the 2 that tell", e)
	}
}

func TestSuitesAreKeptApart(t *testing.T) {
	tally := effort.NewTally()
	for i, suite := range []string{"b", "a", "b"} {
		tally.Add(scoring.Verdict{Suite: suite, Item: fmt.Sprint(i), State: scoring.Scored},
			responses.Record{Usage: &responses.Usage{Completion: 10 * (i + 1)}})
	}
	for suite, want := range map[string]string{"a": "20", "b": "20", "c": "none"} {
		e, ok := tally.Effort(suite, .95)
		if got := said(e.Completion.Unanswerable.Mean); got != want || ok == (want == "none") {
			t.Errorf("%s: mean %s, %v", suite, got, ok)
		}
	}
	if a, _ := tally.Effort("a", .95); a.Completion.Unanswerable.Replies != 1 {
		t.Errorf("a has %d replies", a.Completion.Unanswerable.Replies)
	}
	// It goes on growing.
	tally.Add(scoring.Verdict{Suite: "a", Item: "9", State: scoring.Scored}, responses.Record{Usage: &responses.Usage{Completion: 40}})
	if a, _ := tally.Effort("a", .95); said(a.Completion.Unanswerable.Mean) != "30" {
		t.Errorf("one more: mean %s", said(a.Completion.Unanswerable.Mean))
	}
}
