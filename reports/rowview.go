package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

// How many bytes of each text a page shows. What is longer loses its middle.
const (
	answerBytes   = 2000
	traceBytes    = 1000
	questionBytes = 1000
	contextBytes  = 1000
	noteBytes     = 600
	nameBytes     = 160
)

// A rowView is one response. Its texts are Safe.
type rowView struct {
	Item, Did         string
	Brief             string // the question in a line
	Question, Context string
	Gold, Missing     string
	Answer            []segment
	FromServer        bool
	Rules             string // why stretches of the answer are marked, in their order
	Trace             string
	TraceBytes        int
	Shortened         bool
}

// A segment is a stretch of an answer. Rule says why it is marked.
type segment struct {
	Text, Rule string
	Mark       bool
}

func newRow(r Row) rowView {
	v := rowView{
		Item:       nameText(r.Verdict.Item),
		Did:        behaviorText(r),
		Brief:      Shorten(pageText(shortenBytes(r.Question, 400)), 110),
		Question:   pageLines(shortenBytes(r.Question, questionBytes)),
		Context:    pageLines(shortenBytes(r.Context, contextBytes)),
		Gold:       goldText(r.Gold, pageText),
		Missing:    pageText(shortenBytes(r.Missing, noteBytes)),
		Answer:     segments(r.Answer, r.Verdict.Evidence, answerBytes, r.AnswerCut),
		FromServer: r.FromServer,
		Trace:      pageLines(shortenCut(r.Trace, traceBytes, r.TraceCut)),
		TraceBytes: len(r.Trace) + r.TraceCut,
	}
	v.Rules = rulesText(v.Answer)
	v.Shortened = len(r.Answer) > answerBytes || len(r.Trace) > traceBytes ||
		len(r.Question) > questionBytes || len(r.Context) > contextBytes || len(r.Gold) > mostGold
	return v
}

// mostGold is how many gold answers to one question are shown.
const mostGold = 8

// goldText are the gold answers to a question, each of which counts, in a line
// that safe has made harmless.
func goldText(gold []string, safe func(string) string) string {
	var parts []string
	for _, g := range gold[:min(mostGold, len(gold))] {
		parts = append(parts, safe(shortenBytes(g, nameBytes)))
	}
	if rest := len(gold) - len(parts); rest > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", rest))
	}
	return strings.Join(parts, " | ")
}

// rulesText lists the rules of what is marked, each once: what a browser shows
// only to a pointer that rests there.
func rulesText(answer []segment) string {
	var rules []string
	for _, s := range answer {
		if s.Mark && s.Rule != "" && !slices.Contains(rules, s.Rule) {
			rules = append(rules, s.Rule)
		}
	}
	return strings.Join(rules, ", ")
}

// segments splits an answer at its evidence, shortened to about most bytes; cut is
// how many its middle lacks already.
// Spans are hostile too: they are cut to the answer, ends that fall into a
// character are moved out of it, and what overlaps is joined.
func segments(answer string, evidence []behavior.Evidence, most, cut int) []segment {
	const mostSpans = 50
	spans := slices.Clone(evidence[:min(len(evidence), mostSpans)])
	for i, e := range spans {
		spans[i].Start, spans[i].End = boundary(answer, e.Start, -1), boundary(answer, e.End, +1)
	}
	slices.SortStableFunc(spans, func(a, b behavior.Evidence) int { return cmp.Compare(a.Start, b.Start) })
	head, tail := cuts(answer, most)
	var out []segment
	gapped := false
	emit := func(from, to int, mark bool, rule string) {
		out = appendSegment(out, answer, from, min(to, head), 0, mark, rule)
		if head < tail && to > head && !gapped {
			gapped = true
			out = append(out, segment{Text: gapText(tail - head + cut)})
		}
		out = appendSegment(out, answer, max(from, tail), to, tail, mark, rule)
	}
	at := 0
	for _, e := range spans {
		from := max(at, e.Start)
		if from >= e.End {
			continue
		}
		emit(at, from, false, "")
		emit(from, e.End, true, e.Rule)
		at = e.End
	}
	emit(at, len(answer), false, "")
	return out
}

// appendSegment appends a stretch of an answer; behind the place gap it joins nothing.
func appendSegment(to []segment, answer string, from, end, gap int, mark bool, rule string) []segment {
	if from >= end {
		return to
	}
	before := rune(0)
	if from != gap {
		before, _ = utf8.DecodeLastRuneInString(answer[:from])
	}
	return append(to, segment{Text: safeLines(answer[from:end], before, true), Mark: mark, Rule: nameText(rule)})
}
