package reports

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// effortRow is one figure of an effort under its name.
type effortRow struct {
	name string
	of   effort.Figure
}

func effortRows(e effort.Effort) []effortRow {
	return []effortRow{{"completion tokens", e.Completion}, {"reasoning tokens", e.Reasoning}, {"seconds", e.Seconds}}
}

// effortText is the one thing that is said of effort in words: that a model
// thinks, or else writes, notably longer or shorter where there is no answer;
// "" where that is not shown. Seconds are not in it: they are the server's as
// much as the model's.
func effortText(e *effort.Effort) string {
	if e == nil {
		return ""
	}
	for _, figure := range []struct {
		says string
		of   effort.Figure
	}{{"thinks %s as long", e.Reasoning}, {"writes %s as much", e.Completion}} {
		r := figure.of.Ratio
		if r.Value == nil || !figure.of.Shows() {
			continue
		}
		value, interval := ratioParts(r)
		if b := r.Bound(); *r.Value > 1 && b == effort.AtLeast || *r.Value < 1 && b == effort.AtMost {
			value = boundText(r) + value
		}
		return fmt.Sprintf(figure.says+" (%s) on unanswerable items, %s", value, interval, plural(r.Pairs, "pair"))
	}
	return ""
}

// boundText is which way truncated replies bound a ratio, to stand before it.
func boundText(r effort.Ratio) string {
	if b := r.Bound(); b == effort.AtLeast || b == effort.AtMost {
		return string(b) + " "
	}
	return ""
}

// ratioParts writes a ratio, "2.1x", and its interval, "1.8-2.4", with one
// decimal, and with up to three where it takes them to see that an end is not 1.
// Without a ratio, or an interval, it is "".
func ratioParts(r effort.Ratio) (value, interval string) {
	if r.Value == nil {
		return "", ""
	}
	figures := []float64{*r.Value}
	if r.Lo != nil && r.Hi != nil {
		figures = append(figures, *r.Lo, *r.Hi)
	}
	places := 1
	for i, x := range figures {
		if x < .95 {
			places = max(places, 2)
		}
		for i > 0 && places < 3 && x != 1 && times(x, places) == times(1, places) {
			places++
		}
	}
	if len(figures) > 1 && *r.Lo < *r.Hi {
		interval = times(*r.Lo, places) + "-" + times(*r.Hi, places)
	}
	return times(*r.Value, places) + "x", interval
}

// times writes a factor; what decimals cannot show is written with an exponent.
func times(x float64, places int) string {
	if x >= 1e5 || x < .005 {
		return strconv.FormatFloat(x, 'g', 2, 64)
	}
	return strconv.FormatFloat(x, 'f', places, 64)
}

func ratioText(r effort.Ratio) string {
	value, interval := ratioParts(r)
	if value == "" {
		return signature.NoData
	}
	if interval != "" {
		value += " (" + interval + ")"
	}
	return boundText(r) + value
}

// amount writes tokens or seconds in three digits, or as many as stand before
// the point: "1830", "59.5", "22", "0.016".
func amount(x *float64) string {
	if x == nil {
		return signature.NoData
	}
	places := 3
	for whole := math.Abs(*x); whole >= 1 && places > 0; whole /= 10 {
		places--
	}
	if math.Abs(*x) >= 1e12 {
		return strconv.FormatFloat(*x, 'g', 3, 64)
	}
	text := strconv.FormatFloat(*x, 'f', places, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// someOf is "3 of 4", or "4" for all.
func someOf(n, of int) string {
	if n == of {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d of %d", n, of)
}

func truncatedText(r signature.Rate) string {
	if r.Value == nil {
		return signature.NoData
	}
	return r.Text() + ", " + outOf(r)
}

// effortNotes say how truncated replies enter the figures, and what the figures
// come with.
func effortNotes(e effort.Effort) []string {
	var notes []string
	if e.Truncated.Unanswerable.Count+e.Truncated.Answerable.Count > 0 {
		notes = append(notes, cutText(e))
	}
	var figures []namedWarnings
	for _, row := range effortRows(e) {
		figures = append(figures, namedWarnings{"ratio of " + row.name, row.of.Ratio.Warnings})
	}
	return append(notes, notesOn(append(figures,
		namedWarnings{"share truncated of unanswerable items", e.Truncated.Unanswerable.Warnings},
		namedWarnings{"share truncated of answerable items", e.Truncated.Answerable.Warnings},
	))...)
}

// cutText says what truncated replies do to the figures.
func cutText(e effort.Effort) string {
	text := "A truncated reply counts at what it took until it was cut: a lower bound."
	var without []string
	said := false
	for _, row := range effortRows(e) {
		r := row.of.Ratio
		if !said {
			text += cutPairs(r)
			said = r.CutUnanswerable+r.CutAnswerable+r.CutBoth+r.Lost > 0
		}
		if row.of.Whole != nil {
			without = append(without, row.name+" "+ratioText(*row.of.Whole))
		}
	}
	if len(without) > 0 {
		text += " The ratio without these pairs: " + strings.Join(without, ", ") + "."
	}
	return text
}

// cutPairs counts the pairs with a truncated reply.
func cutPairs(r effort.Ratio) string {
	var with []string
	for _, side := range []struct {
		n  int
		on string
	}{{r.CutUnanswerable, "the unanswerable side alone"}, {r.CutAnswerable, "the answerable side alone"}, {r.CutBoth, "both"}} {
		if side.n > 0 {
			with = append(with, fmt.Sprintf("%d on %s", side.n, side.on))
		}
	}
	text := ""
	if len(with) > 0 {
		text = " Pairs with one: " + list(with) + "."
	}
	if r.Lost > 0 {
		text += " Left out of the ratio: " + plural(r.Lost, "pair") + " of which both twins were truncated."
	}
	return text
}

// pairsOf is how many pairs a ratio rests on, of how many there are.
func pairsOf(r effort.Ratio) string { return someOf(r.Pairs, r.Pairs+r.Incomplete+r.Lost) }

func markdownEffort(p *printer, e *effort.Effort) {
	if e == nil {
		return
	}
	side := func(s effort.Side) string {
		switch {
		case s.Replies == 0:
			return ""
		case s.Mean == nil || s.Median == nil:
			return signature.NoData
		}
		return fmt.Sprintf("mean %s, median %s, n %s", amount(s.Mean), amount(s.Median), someOf(s.Said, s.Replies))
	}
	truncated := func(s effort.Side, r signature.Rate) string {
		if s.Replies == 0 {
			return ""
		}
		return truncatedText(r)
	}
	rows := [][]string{{"what a reply took", "unanswerable", "answerable", "ratio within pairs", "pairs"}}
	for _, row := range effortRows(*e) {
		ratio, pairs := "", ""
		if f := row.of; f.Unanswerable.Replies > 0 && f.Answerable.Replies > 0 {
			ratio, pairs = ratioText(f.Ratio), pairsOf(f.Ratio)
		}
		rows = append(rows, []string{row.name, side(row.of.Unanswerable), side(row.of.Answerable), ratio, pairs})
	}
	all := e.Completion // of every side the same replies
	markdownTable(p, append(rows, []string{
		"truncated", truncated(all.Unanswerable, e.Truncated.Unanswerable), truncated(all.Answerable, e.Truncated.Answerable), "", "",
	}))
	if text := effortText(e); text != "" {
		p.f("\nIt %s.\n", text)
	}
	for _, note := range effortNotes(*e) {
		p.f("\n%s\n", Escape(note))
	}
}
