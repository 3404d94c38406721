package reports

import (
	"fmt"
)

// compared puts the comparisons at the head of the page: of one suite what moved
// in words, and of more what moved in a table.
func (p *page) compared(d Document) {
	if len(d.Comparisons) == 0 {
		return
	}
	for i, c := range d.Comparisons {
		p.Comparisons = append(p.Comparisons, newComparison(d, c, i))
	}
	if all := shifts(d); len(all) > 1 { // of one the heading says it
		p.Shifts = all
		p.numberShifts(d)
	}
	p.Heading, p.Note = "Which way did they move?", "Each of "+plural(len(d.Comparisons), "run")+" is held against "+nameText(d.Comparisons[0].BaseName)+"."
	if first := d.Comparisons[0]; len(d.Comparisons) == 1 {
		p.Heading, p.Note = "Which way did it move?", nameText(first.NextName)+" is held against "+nameText(first.BaseName)+"."
		if len(first.Suites) == 1 {
			p.Heading = p.Comparisons[0].Suites[0].Headline
		}
	}
	p.Title = nameText(d.Comparisons[0].BaseName) + " and after: which way did it move?"
	if d.Simulated {
		p.Title = "SIMULATED: " + p.Title
	}
}

// A shift is what one comparison came to on one suite, for the table of them all. Its
// texts are Safe.
type shift struct {
	Number                        int // of the run, where a crowded plane shows numbers
	Anchor, Name, Suite, Headline string
	NoEvidence                    bool        // a run counts for nothing, and Headline says why
	Changes                       []changeRow // over-answering, over-refusal, wrong and d'
}

// changeAnchor is where on the page a comparison shows a suite.
func changeAnchor(comparison, suite int) string {
	return fmt.Sprintf("change-%d-%d", comparison+1, suite+1)
}

func newShift(d Document, c Comparison, s SuiteComparison) shift {
	m := shift{Name: nameText(c.NextName), Suite: comparedOn(d, c, s), Headline: noteText(s.Headline)}
	if text := noEvidenceFor(d, c, s); text != "" {
		m.NoEvidence, m.Headline = true, text
	}
	m.Changes = rateChanges(s.Change)
	apart := changeRow{Name: "d'", Change: "-"}
	for _, r := range figureChangesOf(s.Change) {
		if r.Name == apart.Name {
			apart = r
		}
	}
	m.Changes = append(m.Changes, apart)
	for i, r := range m.Changes {
		m.Changes[i].Interval, m.Changes[i].P = unlessDash(r.Interval), unlessDash(r.P)
	}
	return m
}

// unlessDash is a figure that there is, or nothing.
func unlessDash(text string) string {
	if text == "-" {
		return ""
	}
	return text
}

// shifts are what all comparisons of a document came to.
func shifts(d Document) []shift {
	var all []shift
	for i, c := range d.Comparisons {
		for j, s := range c.Suites {
			one := newShift(d, c, s)
			one.Anchor = changeAnchor(i, j)
			all = append(all, one)
		}
	}
	return all
}

// numberShifts gives each line the number of its run and suite on a crowded plane.
func (p *page) numberShifts(d Document) {
	type place struct{ run, suite string }
	numbers := map[place]int{}
	for i, run := range d.Runs {
		for j, s := range run.Signatures {
			numbers[place{run.ID, s.Strict.Suite}] = p.Runs[i].Suites[j].Number
		}
	}
	n := 0
	for _, c := range d.Comparisons {
		for _, s := range c.Suites {
			p.Shifts[n].Number = numbers[place{c.Next, s.Suite}]
			n++
		}
	}
}

// text is a change with what it rests on.
func (r changeRow) text() string {
	text := r.Change
	if r.Interval != "" {
		text += " (" + r.Interval + ")"
	}
	if r.P != "" {
		text += ", p " + r.P
	}
	return text
}
