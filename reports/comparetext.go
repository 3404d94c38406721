package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// Compared writes the comparisons of a document, 72 columns wide: for each suite
// which way the checkpoint moved, every rate before and after with its change, what
// became of the twins, and the items that are treated otherwise.
func Compared(w io.Writer, d Document) error {
	p := &printer{w: w}
	if d.Simulated {
		p.f("%s\n", fold(simulatedNote, "", ""))
	}
	if d.Provisional {
		p.f("%s\n", fold("PROVISIONAL: responses are outstanding, and every figure may still change.", "", ""))
	}
	if len(d.Comparisons) == 0 {
		p.f("%s\n", noComparison)
	}
	shiftsText(p, d)
	for i, c := range d.Comparisons {
		if i > 0 {
			p.f("\n")
		}
		for j, s := range c.Suites {
			if j > 0 {
				p.f("\n")
			}
			comparedSuite(p, d, c, s)
		}
		for _, note := range comparisonNotes(c) {
			p.f("%s", fold("note: "+note, "  ", "  "))
		}
	}
	p.f("\n%s", fold(comparedBy(d), "", ""))
	return p.err
}

// shiftsText says of several comparisons first what each came to: what follows of
// one fills a screen.
func shiftsText(p *printer, d Document) {
	all := shifts(d)
	if len(all) < 2 {
		return // the block of the only one begins with it
	}
	const most = 24 // of names beside which there is room for words
	head, labels, width := "What moved, against "+nameText(d.Comparisons[0].BaseName), make([]string, len(all)), 0
	together := !slices.ContainsFunc(all, func(m shift) bool { return m.Suite != all[0].Suite })
	if together {
		head += " on " + all[0].Suite
	}
	for i, m := range all {
		labels[i] = m.Name
		if !together {
			labels[i] += " on " + m.Suite
		}
		width = max(width, textWidth(labels[i]))
	}
	p.f("%s", fold(head+":", "", "  "))
	for i, m := range all {
		head := m.Headline
		if m.NoEvidence {
			head = noEvidenceCaps + ". " + head
		}
		if width > most {
			p.f("%s%s", fold(labels[i], "  ", "    "), fold(head, "    ", "    "))
		} else {
			p.f("%s", fold(head, "  "+pad(labels[i], width+2), strings.Repeat(" ", width+4)))
		}
	}
	p.f("\n")
}

const noComparison = "This report holds no comparison."

// comparedBy says who scored the runs, and what the intervals do not hold.
func comparedBy(d Document) string {
	if len(d.Runs) == 0 {
		return "Scored by nobody."
	}
	return "As scored by " + nameText(d.Runs[0].ScoredBy) + ", all runs alike; its own errors are not in the intervals."
}

func comparedSuite(p *printer, d Document, c Comparison, s SuiteComparison) {
	p.f("%s", fold(nameText(c.NextName)+" against "+nameText(c.BaseName)+" on "+comparedOn(d, c, s)+", "+comparedHow(d, c, s), "", "  "))
	p.f("%s", fold(changeHeadline(d, c, s, noEvidenceCaps), "", ""))
	p.f("%s\n", fold(s.Sentence, "", ""))
	head := changeRow{restsOn(s.Change), "before", "after", "n", "change", signature.Percent(s.OverAnswer.Level) + " interval", "p, Holm"}
	rows := append(append([]changeRow{head}, shownRates(s.Change)...), figureChangesOf(s.Change)...)
	w := newChangeWidths(rows)
	for _, r := range rows {
		line := fmt.Sprintf("  %-*s%*s%*s%*s%*s  %-*s%s", w.name, r.Name, w.value, r.Before, w.value, r.After, w.n, r.N,
			w.change, r.Change, w.interval, r.Interval, r.P)
		p.f("%s\n", strings.TrimRight(line, " "))
	}
	comparedFlows(p, s.Flows)
	comparedFlips(p, s)
	for _, w := range comparisonWarnings(s.Change) {
		p.f("%s", fold("note: "+w, "  ", "  "))
	}
}

// changeWidths are the columns of a table of changes.
type changeWidths struct{ name, value, n, change, interval int }

// newChangeWidths gives each column what its texts take, and more where there is
// room. Two sizes in one column, and "no data" before or after, take it from the
// others.
func newChangeWidths(rows []changeRow) changeWidths {
	const indent, gap, p = 2, 2, 7
	var w changeWidths
	for _, r := range rows {
		w.name, w.interval = max(w.name, len(r.Name)), max(w.interval, len(r.Interval)+1)
		w.value, w.n, w.change = max(w.value, len(r.Before)+1, len(r.After)+1), max(w.n, len(r.N)+1), max(w.change, len(r.Change)+1)
	}
	room := columns - indent - gap - p - (w.name + 2*w.value + w.n + w.change + w.interval)
	for _, c := range []struct {
		width *int
		wish  int
	}{{&w.n, 6}, {&w.change, 8}, {&w.interval, 17}, {&w.name, 16}} {
		more := max(0, min(room, c.wish-*c.width))
		*c.width += more
		room -= more
	}
	return w
}

// comparedOn names the suite on which one run is held against another.
func comparedOn(d Document, c Comparison, s SuiteComparison) string {
	return suiteName(runByID(d, c.Next), shortenBytes(s.Suite, nameBytes))
}

// comparedHow says under which policy and by which questions that is done.
func comparedHow(d Document, c Comparison, s SuiteComparison) string {
	how := plural(s.Matched, "question") + " in common"
	if s.Unpaired {
		how = "unpaired: two samples of one population"
	}
	return fmt.Sprintf("policy %s, %s", nameText(runByID(d, c.Next).Policy), how)
}

// restsOn heads the names of figures.
func restsOn(c comparison.Change) string {
	if c.Unpaired {
		return "two samples"
	}
	return "scored in both"
}

// A changeRow is one figure before and after, in words. N is how many items scored in
// both runs a rate rests on, and how many pairs, items of a side or clusters d' and c
// do; where each run has its own, how many responses before and after a rate rests on,
// and how many of those units d' and c.
type changeRow struct{ Name, Before, After, N, Change, Interval, P string }

func rateChanges(c comparison.Change) []changeRow {
	var rows []changeRow
	for _, r := range []struct {
		name string
		comparison.RateChange
	}{{"over-answering", c.OverAnswer}, {"over-refusal", c.OverRefusal}, {"wrong", c.Wrong}} {
		row := changeRow{
			Name: r.name, Before: signature.PercentOf(r.Base.Value), After: signature.PercentOf(r.Next.Value),
			Change: "-", Interval: "-", P: adjusted(r.PHolm),
		}
		if r.Value != nil {
			row.Change = signature.SignedPoints(*r.Value)
		}
		switch {
		case !c.Unpaired:
			row.N = fmt.Sprint(r.Items)
		case r.Value != nil:
			row.N = fmt.Sprintf("%d, %d", r.Base.Of, r.Next.Of)
		}
		if r.Lo != nil && r.Hi != nil {
			row.Interval = signature.SignedApart(*r.Lo) + " to " + signature.SignedApart(*r.Hi)
		}
		rows = append(rows, row)
	}
	return rows
}

// shownRates are the rates that a suite can have: a probe has no question without an
// answer.
func shownRates(c comparison.Change) []changeRow {
	rows := rateChanges(c)
	if c.Probe != "" {
		return rows[1:]
	}
	return rows
}

func figureChangesOf(c comparison.Change) []changeRow {
	var rows []changeRow
	for _, f := range []struct {
		name string
		comparison.FigureChange
	}{{"d'", c.DPrime}, {"c", c.C}} {
		if f.Value == nil {
			continue
		}
		row := changeRow{Name: f.name, Before: signature.SignedFigure(*f.Base), After: signature.SignedFigure(*f.Next), Change: signature.SignedFigure(*f.Value), Interval: "-"}
		row.N = fmt.Sprint(f.Units)
		if c.Unpaired {
			row.N = fmt.Sprintf("%d, %d", f.BaseUnits, f.NextUnits)
		}
		if f.Lo != nil && f.Hi != nil {
			row.Interval = signature.SignedFigure(*f.Lo) + " to " + signature.SignedFigure(*f.Hi)
		}
		rows = append(rows, row)
	}
	return rows
}

// adjusted is a p-value to three places, or a dash.
func adjusted(p *float64) string {
	switch {
	case p == nil:
		return "-"
	case *p < .0005:
		return "<.001"
	case *p >= .9995:
		return "1"
	}
	return strings.TrimPrefix(fmt.Sprintf("%.3f", *p), "0")
}
