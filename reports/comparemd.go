package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// markdownCompared writes the comparisons, which are all of a document that has
// any: each run has a report of its own.
func markdownCompared(p *printer, d Document) {
	if all := shifts(d); len(all) > 1 {
		p.f("\n| what moved | on | over-answering | over-refusal | wrong | d' |\n|---|---|---|---|---|---|\n")
		for _, m := range all {
			name := m.Name
			if m.NoEvidence {
				name += " (no evidence)"
			}
			p.f("| %s | %s |", Escape(name), Escape(m.Suite))
			for _, r := range m.Changes {
				p.f(" %s |", Escape(r.text()))
			}
			p.f("\n")
		}
	}
	for _, c := range d.Comparisons {
		for _, s := range c.Suites {
			markdownChange(p, d, c, s)
		}
		for _, note := range comparisonNotes(c) {
			p.f("\nNote: %s\n", Escape(note))
		}
	}
	p.f("\n%s\n", Escape(comparedBy(d)))
}

func markdownChange(p *printer, d Document, c Comparison, s SuiteComparison) {
	p.f("\n## %s against %s\n\nOn %s.\n\n", Escape(c.NextName), Escape(c.BaseName), Escape(comparedOn(d, c, s)+", "+comparedHow(d, c, s)))
	p.f("**%s** %s\n\n", Escape(changeHeadline(d, c, s, noEvidence)), Escape(s.Sentence))
	p.f("| %s | before | after | n | change | %s interval | p, Holm |\n|---|---|---|---|---|---|---|\n", restsOn(s.Change), signature.Percent(s.OverAnswer.Level))
	for _, r := range append(shownRates(s.Change), figureChangesOf(s.Change)...) {
		p.f("| %s | %s | %s | %s | %s | %s | %s |\n", Escape(r.Name), Escape(r.Before), Escape(r.After), Escape(r.N), Escape(r.Change), Escape(r.Interval), Escape(r.P))
	}
	if f := s.Flows; f.Total > 0 {
		p.f("\n| %s, from (row) to (column) |", plural(f.Total, "twin pair"))
		for _, corner := range comparison.Corners() {
			p.f(" %s |", corner)
		}
		p.f("\n|---|---|---|---|---|\n")
		for i, corner := range comparison.Corners() {
			p.f("| %s |", corner)
			for j := range f.Pairs[i] {
				p.f(" %d |", f.Pairs[i][j])
			}
			p.f("\n")
		}
	}
	if len(s.Flips) > 0 {
		p.f("\n| items treated otherwise | | | |\n|---|---|---|---|\n")
		for _, f := range s.Flips {
			p.f("| %s | %s | %d | %s |\n", Escape(flipText(f.Answerable, f.From, f.To)), Escape(string(f.Effect)), f.Count, Escape(someNames(f.Items, f.Count)))
		}
		p.f("\n")
		for _, e := range s.Examples {
			p.f("- %s, %s\n  - Q: %s\n  - before: %s\n  - after: %s\n", code(e.Item), Escape(flipText(e.Answerable, e.From, e.To)),
				excerptCode(e.Question), excerptCode(e.Base), excerptCode(e.Next))
		}
	}
	for _, w := range comparisonWarnings(s.Change) {
		p.f("\nNote: %s\n", Escape(w))
	}
}

func excerptCode(text string) string {
	const most = 300
	text = Shorten(pageText(text), most)
	if text == "" {
		return noAnswer
	}
	return code(text)
}

// changedTitle is the heading of a document with comparisons.
func changedTitle(d Document) string {
	if len(d.Comparisons) == 1 {
		return "Which way did it move?"
	}
	return fmt.Sprintf("Which way did %d checkpoints move?", len(d.Comparisons))
}
