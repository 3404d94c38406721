package evaluate

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// examples is how many responses of each kind a report shows for checking by
// eye: a misreading is found there first.
const examples = 5

// keepExample keeps an exchange to be shown, of those of an item the first: the
// others of an item that was asked several times show little more.
func keepExample(into *reports.SuiteReport, runID string, x *exchange) {
	v := &x.verdict
	switch {
	case v.State != scoring.Scored && roomFor(into.Unscored, x):
		into.Unscored = append(into.Unscored, example(runID, x))
	case v.State != scoring.Scored:
	case v.Class == scoring.OverAnswering && !v.Answerable && roomFor(into.OverAnswers, x):
		into.OverAnswers = append(into.OverAnswers, example(runID, x))
	case v.Declined(scoring.Strict):
		keepDecline(into, runID, x)
	}
}

// roomFor reports that fewer examples are there than a report shows, and none of the
// same item.
func roomFor(rows []reports.Row, x *exchange) bool {
	return len(rows) < examples && !holdsItem(rows, x)
}

func holdsItem(rows []reports.Row, x *exchange) bool {
	return slices.ContainsFunc(rows, func(r reports.Row) bool { return r.Verdict.N == x.verdict.N })
}

// keepDecline keeps the first declines, those of questions that have an answer
// before the others: the failures are what one wants to see.
func keepDecline(into *reports.SuiteReport, runID string, x *exchange) {
	if holdsItem(into.Declines, x) {
		return
	}
	failures := 0
	for failures < len(into.Declines) && into.Declines[failures].Verdict.Answerable {
		failures++
	}
	switch {
	case x.verdict.Answerable && failures < examples:
		into.Declines = slices.Insert(into.Declines, failures, example(runID, x))
	case !x.verdict.Answerable && len(into.Declines) < examples:
		into.Declines = append(into.Declines, example(runID, x))
	}
	into.Declines = into.Declines[:min(len(into.Declines), examples)]
}

// exampleBytes is how much an example keeps of a long text: so much of its
// beginning, of its end, and from where its reading rests on. It is several times
// what any format shows. A reply may have many megabytes, and a document has it for
// each of its examples.
const exampleBytes = 16 << 10

// example is a row as a document keeps it. The spans of its verdict are those of
// the texts that it has.
func example(runID string, x *exchange) reports.Row {
	r := row(runID, x)
	rests := 0
	if len(r.Verdict.Evidence) > 0 {
		rests = r.Verdict.Evidence[0].Start
	}
	if kept := piecesOf(r.Answer, rests); kept != nil {
		r.Verdict.Evidence = slices.Clone(r.Verdict.Evidence)
		for i := range r.Verdict.Evidence {
			e := &r.Verdict.Evidence[i]
			e.Start, e.End = kept.moved(e.Start), kept.moved(e.End)
		}
		whole := len(r.Answer)
		r.Answer = kept.of(r.Answer)
		r.AnswerCut = whole - len(r.Answer)
	}
	rests = 0
	if r.Verdict.Trace != nil {
		rests = r.Verdict.Trace.Start
	}
	if kept := piecesOf(r.Trace, rests); kept != nil {
		if r.Verdict.Trace != nil {
			moved := *r.Verdict.Trace
			moved.Start, moved.End = kept.moved(moved.Start), kept.moved(moved.End)
			r.Verdict.Trace = &moved
		}
		whole := len(r.Trace)
		r.Trace = kept.of(r.Trace)
		r.TraceCut = whole - len(r.Trace)
	}
	return r
}

// pieces are the stretches of a text that are kept, in order and apart.
type pieces []struct{ from, to int }

// piecesOf is what is kept of a long text; nil of one that is not long.
func piecesOf(text string, rests int) pieces {
	if len(text) <= 4*exampleBytes {
		return nil
	}
	rests = min(max(rests, 0), len(text))
	all := pieces{{0, exampleBytes}, {rests, min(rests+exampleBytes, len(text))}, {len(text) - exampleBytes, len(text)}}
	slices.SortFunc(all, func(a, b struct{ from, to int }) int { return cmp.Compare(a.from, b.from) })
	kept := all[:0]
	for _, p := range all {
		// No character is cut; what is no UTF-8 has none.
		for n := 0; n < utf8.UTFMax && p.from > 0 && p.from < len(text) && !utf8.RuneStart(text[p.from]); n++ {
			p.from--
		}
		for n := 0; n < utf8.UTFMax && p.to < len(text) && !utf8.RuneStart(text[p.to]); n++ {
			p.to++
		}
		if n := len(kept); n > 0 && p.from <= kept[n-1].to {
			kept[n-1].to = max(kept[n-1].to, p.to)
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// of is what is kept of the text.
func (p pieces) of(text string) string {
	var b strings.Builder
	for _, piece := range p {
		b.WriteString(text[piece.from:piece.to])
	}
	return b.String()
}

// moved is where an offset into the text stands in what is kept of it.
func (p pieces) moved(at int) int {
	n := 0
	for _, piece := range p {
		if at > piece.from {
			n += min(at, piece.to) - piece.from
		}
	}
	return n
}
