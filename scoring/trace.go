package scoring

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/traces"
	"github.com/abstain-eval/abstain-eval/suites"
)

// readTrace adds to a verdict what the reasoning of its response shows. A reply
// that was cut off is read too: it is where loops end. The gold answer is looked
// for behind a decline alone, and only on an item that has one.
func readTrace(v *Verdict, item suites.Item, r responses.Record, said parts) {
	switch v.State {
	case ContentFilter, ContextOverflow, APIError:
		return
	}
	response := traces.Response{
		Trace: said.trace, Answer: said.answer, Value: v.Extracted, Steps: item.Steps, Answers: item.Answers, Question: item.Question, Context: item.Context,
		Summary: r.Reasoning != "" && traces.IsSummary(r.Raw),
	}
	if item.Answerable && v.Declined(Strict) && said.trace != "" {
		response.Gold = gold(item)
		response.Declines = func(text string) bool { return declines(item, text) }
		if len(item.Choices) > 0 {
			response.InWords = func(text string) string { return inWords(item, text).text }
		}
	}
	found := traces.Read(response)
	v.Trace, v.Repeats, v.Loops = found.Trace, found.Repeats, found.Loops
}

// declines reports whether the end of a trace declines, in so many words: weights of words are
// those of answers, and take what plans an answer ("now how should I put it?") for one.
func declines(item suites.Item, text string) bool {
	said := behavior.Read(question(item), text)
	return said.Kind.Declines() && slices.ContainsFunc(said.Evidence, func(e behavior.Evidence) bool { return e.Rule != "words" })
}

// writeTrace writes what readTrace found.
func (v Verdict) writeTrace(w *jsonl.Writer) {
	if t := v.Trace; t != nil {
		w.Begin("trace")
		w.BoolIf("summary", t.Summary)
		w.BoolIf("noticed", t.Noticed)
		w.IntIf("start", t.Start)
		w.IntIf("end", t.End)
		w.TextIf("rule", t.Rule)
		w.BoolIf("reached", t.Reached)
		if s := t.Steps; s != nil {
			w.Begin("steps")
			w.Int("found", s.Found)
			w.Int("of", s.Of)
			if s.Early != nil {
				w.Float("early", nineDigits(*s.Early))
			}
			w.Close()
		}
		w.Text("by", t.By)
		w.Close()
	}
	w.IntIf("repeats", v.Repeats)
	w.BoolIf("loops", v.Loops)
}
