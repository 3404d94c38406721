package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
)

// confusions lists what labels were read as that do not call for it, the
// commonest first, two in a line.
func confusions(p *printer, f audit.Figures) {
	const most = 8
	var cells []string
	more := 0
	for _, c := range f.Confusion {
		switch {
		case !c.Confused():
		case len(cells) < most:
			name := shortenBytes(c.Label, nameBytes) + " -> " + shortenBytes(c.Reading, nameBytes)
			cells = append(cells, pad(name, 26)+fmt.Sprintf("%6d", c.N))
		default:
			more += c.N
		}
	}
	if len(cells) == 0 {
		p.f("  confused: nothing\n")
		return
	}
	p.f("  confused:\n")
	for line := range slices.Chunk(cells, 2) {
		p.f("    %s\n", strings.Join(line, "    "))
	}
	if more > 0 {
		p.f("    %d otherwise\n", more)
	}
}

// asides lists labels that say neither that a response declines nor that it
// answers, with what they were read as.
func asides(c audit.Corpus) string {
	const most = 6
	of := map[string]int{}
	read := map[string][]string{}
	for _, cell := range c.Total.Confusion {
		if audit.Aside(cell.Label) {
			of[cell.Label] += cell.N
			read[cell.Label] = append(read[cell.Label], fmt.Sprintf("%s %d", nameText(cell.Reading), cell.N))
		}
	}
	labels := sortedKeys(of)
	slices.SortStableFunc(labels, func(a, b string) int { return cmp.Compare(of[b], of[a]) })
	var parts []string
	for _, label := range labels[:min(most, len(labels))] {
		what := nameText(label)
		if slices.ContainsFunc(c.UnknownLabels, func(u audit.Count) bool { return u.Name == label }) {
			what = unknownLabel(label)
		}
		parts = append(parts, fmt.Sprintf("%s %d (%s)", what, of[label], strings.Join(read[label], ", ")))
	}
	if more := len(labels) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("%d more labels", more))
	}
	return strings.Join(parts, "; ")
}

// unknownLabel names a label that is none, and the one that was probably meant.
func unknownLabel(label string) string {
	text := fmt.Sprintf("%q", nameText(label))
	if strings.TrimSpace(label) != label {
		text += " with blanks around it"
	}
	text += ", an unknown label"
	if near := nearest.Of(strings.TrimSpace(label), audit.Labels()); near != "" {
		text += " (did you mean " + near + "?)"
	}
	return text + ","
}

// scorerModels is the cut that says most of a corpus, model by model.
func scorerModels(p *printer, c audit.Corpus) {
	const most = 12
	name, _ := scorerMain(c.Total)
	scorerHead(p, "  ", name+" by model")
	models := c.Models
	if len(models) > most { // those with the most responses, in their order
		models = slices.Clone(models)
		slices.SortStableFunc(models, func(a, b audit.Model) int { return cmp.Compare(b.N, a.N) })
		models = models[:most]
		slices.SortStableFunc(models, func(a, b audit.Model) int { return cmp.Compare(a.Model, b.Model) })
	}
	names := make([]string, len(models))
	for i, m := range models {
		names[i] = cmp.Or(Safe(m.Model), "no name")
	}
	names = titlesOf(names, "  ")
	for i, m := range models {
		cut := m.Declined
		if name == correctCut && m.Correct != nil {
			cut = *m.Correct
		}
		scorerRow(p, "  ", names[i], cut)
	}
	if more := len(c.Models) - len(models); more > 0 {
		p.f("  %d more with fewer responses; --json has them all\n", more)
	}
}

// scorerNotes say what the figures are.
func scorerNotes(r audit.Report) []string {
	notes := []string{
		"declined: abstained, clarified, corrected or refused, against answered or hedged; what the rates of a run rest on. " +
			"abstains: the same without corrected, against all else, answers in part among it.",
	}
	unknown, right := false, false
	for _, c := range r.Corpora {
		unknown = unknown || len(c.UnknownLabels) > 0
		right = right || c.Total.Correct != nil
	}
	if right {
		notes = append(notes, "correct: right against not right, where there is gold; missed are right answers that were not found right, "+
			"false wrong ones that were.")
	}
	notes = append(notes,
		"missed: labeled as declines and read as answers. false: labeled as answers and read as declines. What was "+
			"read as unclear, empty or truncated is among them, whichever way its label is.",
		fmt.Sprintf("%.0f%% intervals, responses to one question held together. Kappa has none with fewer than %d questions, nor "+
			"where all agree; it is not defined where the labels are all on one side.", 100*r.Level, audit.FewestQuestions))
	if unknown {
		notes = append(notes, "An unknown label is on no side of a cut. Known are "+list(audit.Labels())+".")
	}
	return append(notes, "Each figure speaks of the responses that were labeled, and of no others.")
}
