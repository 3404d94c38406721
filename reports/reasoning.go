package reports

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
	"github.com/abstain-eval/abstain-eval/scoring/reasoning"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// reasoningRow is one line of what the reasoning did, "" where a column has
// nothing.
type reasoningRow struct{ Name, Unanswerable, Answerable, Within string }

const experimental = " (experimental)"

// reasoningRows are the figures that there are. They are none where no trace was
// seen and nothing repeats or loops.
func reasoningRows(r *reasoning.Reasoning) []reasoningRow {
	if r == nil || !r.Traced() {
		return nil
	}
	var rows []reasoningRow
	if sawTrace(r) {
		rows = append(rows, reasoningRow{Name: "trace seen", Unanswerable: seenText(r.Unanswerable), Answerable: seenText(r.Answerable)})
	}
	add := func(name string, unanswerable, answerable signature.Rate, within string) {
		if unanswerable.Of+answerable.Of > 0 {
			rows = append(rows, reasoningRow{name, shareText(unanswerable), shareText(answerable), within})
		}
	}
	none := signature.Rate{}
	add("trace notices that there is no answer", r.Unanswerable.Noticed, r.Answerable.Noticed, withinText(r.Notices))
	add("of its answers, those whose trace notices", r.DisagreesOver, none, withinText(r.AnsweredNotices))
	add("of its declines, those whose trace reaches the gold", none, r.DisagreesUnder, "")
	add("states its answer again and again", r.Unanswerable.Repeats, r.Answerable.Repeats, "")
	add("goes around in circles", r.Unanswerable.Loops, r.Answerable.Loops, "")
	if s := r.Skipping; s != nil {
		add("skips steps, and answers"+experimental, none, s.Skips, "")
		add("skips steps, and is right"+experimental, none, s.Lucky, "")
		if s.Early != nil {
			rows = append(rows, reasoningRow{
				Name: "where its answer comes first" + experimental, Answerable: "at " + signature.Percent(*s.Early) + " of the text, mean",
			})
		}
	}
	return rows
}

// sawTrace reports whether there is reasoning to speak of: without a trace it is the
// answers that repeat and loop.
func sawTrace(r *reasoning.Reasoning) bool { return r.Unanswerable.Traces+r.Answerable.Traces > 0 }

// reasoningTitle heads the rows.
func reasoningTitle(r *reasoning.Reasoning) string {
	if r != nil && sawTrace(r) {
		return "What its reasoning did"
	}
	return "What its replies did"
}

// seenText is "79 of 80, raw", and how many are summaries; "" without replies.
func seenText(s reasoning.Side) string {
	if s.Replies == 0 {
		return ""
	}
	text := fmt.Sprintf("%d of %d", s.Traces, s.Replies)
	switch {
	case s.Traces == 0:
		return text
	case s.Summaries == 0:
		return text + ", raw"
	case s.Summaries == s.Traces:
		return text + ", all summaries"
	}
	return text + fmt.Sprintf(", %d raw, %s", s.Traces-s.Summaries, nouns.Counted(s.Summaries, "summary", "summaries"))
}

// shareText is a rate with its interval and its count; "" where it is of nothing.
func shareText(r signature.Rate) string {
	if r.Of == 0 {
		return ""
	}
	return r.Text() + ", " + outOf(r)
}

// withinText is a difference within pairs: "+39 points (28 to 51), 71 pairs".
func withinText(d reasoning.Difference) string {
	if d.Value == nil {
		return ""
	}
	text := pointsText(*d.Value, d.Lo, d.Hi)
	if d.MidP != nil {
		text += ", " + pText("mid-p", *d.MidP)
	}
	return text + ", " + plural(d.Pairs, "pair")
}

// hedgeText says whether it hedges where it is wrong; "" without a wrong answer.
func hedgeText(r *reasoning.Reasoning) string {
	if r == nil || r.ConfidentError.Of == 0 {
		return ""
	}
	text := fmt.Sprintf("Confident errors: %s of the %s to answerable items were given without a hedge.",
		r.ConfidentError.Text(), plural(r.ConfidentError.Of, "wrong answer"))
	if r.HedgeSelectivity.Value != nil {
		text += " Hedge selectivity, the share hedged of wrong answers less that of right ones: " + pointsText(*r.HedgeSelectivity.Value, r.HedgeSelectivity.Lo, r.HedgeSelectivity.Hi) + "."
	}
	return text
}

// reasoningNotes say how the figures are to be read.
func reasoningNotes(r *reasoning.Reasoning) []string {
	if r == nil || !r.Traced() {
		return nil
	}
	var notes []string
	if sawTrace(r) {
		taken := "."
		if r.Notices.Value != nil {
			taken = "; what it says of any question is taken off within pairs."
		}
		notes = append(notes, "A trace is read by its words, and wrongly at times, the more often the longer it is"+taken+
			" A trace that no server calls a summary counts as raw. As read by "+r.By+".")
	}
	if r.Notices.Incomplete > 0 && r.Unanswerable.Replies > 0 && r.Answerable.Replies > 0 {
		notes = append(notes, "Left out of the difference: "+plural(r.Notices.Incomplete, "pair")+" of which one twin alone was scored with a trace.")
	}
	return append(notes, notesOn([]namedWarnings{
		{"notices within pairs", r.Notices.Warnings}, {"notices of answered items", r.AnsweredNotices.Warnings},
		{"hedge selectivity", r.HedgeSelectivity.Warnings},
	})...)
}

// rareLoop is from which lower end of a rate of loops on the terminal says so.
const rareLoop = .01

// reasoningText is the one line the terminal has for it: that the trace notices
// and the answer goes on, beyond what it says of the twins; or else that replies
// go around in circles. It is "" where neither is shown.
func reasoningText(r *reasoning.Reasoning) string {
	if r == nil {
		return ""
	}
	if over := r.DisagreesOver; r.AnsweredNotices.Shows() && over.Value != nil {
		return fmt.Sprintf("noticed in thought, answered all the same: %s of %d answers", over.Text(), over.Of)
	}
	for _, side := range []struct {
		name string
		of   signature.Rate
	}{{"unanswerable", r.Unanswerable.Loops}, {"answerable", r.Answerable.Loops}} {
		if side.of.Value != nil && side.of.Lo > rareLoop {
			return fmt.Sprintf("goes around in circles: %s of %d %s replies", side.of.Text(), side.of.Of, side.name)
		}
	}
	return ""
}

func markdownReasoning(p *printer, r *reasoning.Reasoning) {
	if rows := reasoningRows(r); len(rows) > 0 {
		table := [][]string{{strings.ToLower(reasoningTitle(r)), "unanswerable", "answerable", "within pairs"}}
		for _, row := range rows {
			table = append(table, []string{row.Name, row.Unanswerable, row.Answerable, row.Within})
		}
		markdownTable(p, table)
	}
	for _, text := range append([]string{hedgeText(r)}, reasoningNotes(r)...) {
		if text != "" {
			p.f("\n%s\n", Escape(text))
		}
	}
}

// A reasoningView is what the reasoning did, as the page shows it.
type reasoningView struct {
	Anchor  string // of its section
	Title   string
	Caption string
	Rows    []reasoningRow
	// The columns of which a row has something.
	Unanswerable, Answerable, Within bool

	Hedge string
	Notes []string
}

// newReasoning is nil where there is nothing to show.
func newReasoning(r *reasoning.Reasoning, anchor string) *reasoningView {
	v := reasoningView{Anchor: anchor, Title: reasoningTitle(r), Rows: reasoningRows(r), Hedge: hedgeText(r)}
	for _, row := range v.Rows {
		v.Unanswerable = v.Unanswerable || row.Unanswerable != ""
		v.Answerable = v.Answerable || row.Answerable != ""
		v.Within = v.Within || row.Within != ""
	}
	v.Caption = "Shares with their intervals"
	if v.Within {
		v.Caption += "; within pairs, the share of twins without an answer less that of their twins with one"
	}
	for _, note := range reasoningNotes(r) {
		v.Notes = append(v.Notes, noteText(note))
	}
	if len(v.Rows) == 0 && v.Hedge == "" {
		return nil
	}
	return &v
}
