package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
)

// ScorerAudit writes how well a scorer agrees with labels, 72 columns wide: a
// table of all corpora, then a block for each with its population, its cuts and
// what is confused most.
func ScorerAudit(w io.Writer, r audit.Report) error {
	p := &printer{w: w}
	p.f("%s", wide(fmt.Sprintf("%s against the labels of %s. What it could not read counts as an error.",
		nameText(r.By), nouns.Counted(len(r.Corpora), "corpus", "corpora")), ""))
	if len(r.Corpora) > 1 {
		p.f("\n")
		scorerHead(p, "", "")
		titles, cuts := make([]string, len(r.Corpora)), make([]audit.Cut, len(r.Corpora))
		for i, c := range r.Corpora {
			titles[i] = c.Name
			name, cut := scorerMain(c.Total)
			if name != declinedCut {
				titles[i] += ", " + name
			}
			cuts[i] = cut
		}
		for i, title := range titlesOf(titles, "") {
			scorerRow(p, "", title, cuts[i])
		}
	}
	for _, c := range r.Corpora {
		p.f("\n")
		scorerCorpus(p, c)
	}
	p.f("\n")
	for _, note := range scorerNotes(r) {
		p.f("%s", wide(note, ""))
	}
	return p.err
}

// ScorerAuditJSON writes the report as it is. The same report gives the same
// bytes.
func ScorerAuditJSON(w io.Writer, r audit.Report) error { return writeJSON(w, "the audit", r) }

// The names of the cuts, as pages have them.
const (
	declinedCut = "declined"
	abstainsCut = "abstains"
	correctCut  = "correct"
)

// scorerMain is the cut that says most of a corpus: the one that drives the
// rates, unless the labels say nothing of it.
func scorerMain(f audit.Figures) (name string, c audit.Cut) {
	if f.Declined.N == 0 && f.Correct != nil {
		return correctCut, *f.Correct
	}
	return declinedCut, f.Declined
}

// titleColumns is how wide a title with its indent is, and the space behind it.
const titleColumns = 32

// titled is a title behind an indent, in as many columns as any other.
func titled(indent, title string) string {
	return indent + pad(shortenBytes(title, nameBytes), titleColumns-len(indent))
}

// titlesOf are names as titles: what tells them apart stays.
func titlesOf(names []string, indent string) []string {
	safe := make([]string, len(names))
	for i, name := range names {
		safe[i] = nameText(name)
	}
	return shortNames(safe, titleColumns-len(indent)-1)
}

func scorerHead(p *printer, indent, title string) {
	p.f("%s%6s %5s %9s %9s %7s\n", titled(indent, title), "n", "kappa", "missed", "false", "unclear")
}

// scorerRow is a corpus or a model in one line.
func scorerRow(p *printer, indent, title string, c audit.Cut) {
	kappa := "-"
	if c.Kappa != nil {
		kappa = kappaText(c.Kappa.Value)
	}
	p.f("%s%6d %5s %9s %9s %7d\n", titled(indent, title), c.N, kappa, countOf(missed(c)), countOf(alarms(c)), c.Unclear)
}

// countOf is errors and of how many; "-" is of none.
func countOf(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d", n, of)
}

// scorerCorpus is the block of one corpus.
func scorerCorpus(p *printer, c audit.Corpus) {
	p.f("%s", wide(scorerPopulation(c), ""))
	p.f("%18s  %-16s  %-16s  specificity\n", "n", "kappa", "sensitivity")
	scorerCut(p, declinedCut, c.Total.Declined)
	scorerCut(p, abstainsCut, c.Total.Abstains)
	if c.Total.Correct != nil {
		scorerCut(p, correctCut, *c.Total.Correct)
	}
	confusions(p, c.Total)
	if text := asides(c); text != "" {
		p.f("%s", fold(text, "  on neither side: ", "    "))
	}
	if len(c.Models) > 1 {
		scorerModels(p, c)
	}
}

// scorerPopulation says whom the figures of a corpus speak of.
func scorerPopulation(c audit.Corpus) string {
	text := fmt.Sprintf("%s: %s%s to %s", nameText(c.Name), plural(c.Population.Responses, "response"), ofModels(c.Models),
		plural(c.Population.Questions, "question"))
	if names := countNames(c.Population.Sources); names != "" {
		text += "; from " + names
	}
	if names := countNames(c.Population.LabelBy); names != "" {
		text += "; labels by " + names
	}
	return text + "."
}

// ofModels counts the models that are named: lines without a name may be of any.
func ofModels(models []audit.Model) string {
	named := len(models)
	for _, m := range models {
		if m.Model == "" {
			named--
		}
	}
	switch {
	case named == 0:
		return ", of no named model,"
	case named < len(models):
		return " of " + plural(named, "model") + " and of unnamed ones"
	}
	return " of " + plural(named, "model")
}

// countNames lists a few names, the commonest first.
func countNames(counts []audit.Count) string {
	const most = 3
	var names []string
	for _, c := range counts {
		if c.Name != "" && len(names) < most {
			names = append(names, nameText(c.Name))
		}
	}
	if more := len(counts) - len(names); more > 0 && len(names) == most {
		return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}

// scorerCut is a cut in two lines: figures, and the counts they come of. Nothing
// is written of one on which no label is.
func scorerCut(p *printer, name string, c audit.Cut) {
	if c.N == 0 {
		return
	}
	p.f("  %-10s%6d  %s\n", name, c.N, strings.TrimRight(fmt.Sprintf("%-16s  %-16s  %s",
		scorerEstimate(c.Kappa), scorerEstimate(c.Sensitivity), scorerEstimate(c.Specificity)), " "))
	p.f("%20s%-16s  %-16s  %s\n", "", fmt.Sprintf("%d unclear", c.Unclear),
		"missed "+countOf(missed(c)), "false "+countOf(alarms(c)))
}

func scorerEstimate(e *audit.Estimate) string {
	switch {
	case e == nil:
		return "no data"
	case e.Lo == nil || e.Hi == nil:
		return kappaText(e.Value)
	}
	return fmt.Sprintf("%s (%s-%s)", kappaText(e.Value), kappaText(*e.Lo), kappaText(*e.Hi))
}

// kappaText is share for figures that can lie below zero.
func kappaText(x float64) string {
	if x < 0 {
		return strings.Replace(fmt.Sprintf("%.2f", x), "-0.", "-.", 1)
	}
	return share(x)
}
