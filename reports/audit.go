package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
	"github.com/abstain-eval/abstain-eval/suites/audit"
)

// Audit writes how well words alone tell the sides of a suite's twins apart,
// over all and by scenario, and which words weigh most; 72 columns wide.
func Audit(w io.Writer, r audit.Report) error {
	p := &printer{w: w}
	name := strings.TrimSpace(nameText(r.Suite) + " " + nameText(r.Version))
	p.f("%s", wide(fmt.Sprintf("%s: can the sides of its twins be told apart by words alone? As tried on pairs that "+
		"the classifier was not trained on.", name), ""))
	p.f("\n%-22s %5s  %-16s  %-16s  %s\n", "", "pairs", "AUC", "within pairs", "under?")
	auditRow(p, "all", r.Overall)
	for _, f := range r.Scenarios {
		auditRow(p, string(f.Scenario), f)
	}
	p.f("\n")
	for _, note := range auditNotes(r) {
		p.f("%s", wide(note, ""))
	}
	if r.Tells != nil {
		p.f("\n")
		auditTells(p, r.Tells)
	}
	p.f("\n%s", wide("High figures mean that a model could tell the sides apart without understanding the questions. "+
		"Low ones mean that this classifier could not; they do not mean that nothing gives a side away.", ""))
	return p.err
}

// AuditJSON writes the report as it is. The same report gives the same bytes.
func AuditJSON(w io.Writer, r audit.Report) error { return writeJSON(w, "the audit", r) }

func auditRow(p *printer, name string, f audit.Figures) {
	p.f("%s%5d  ", pad(name, 23), f.Pairs)
	if f.AUC == nil || f.WithinPairs == nil || f.UnderBars == nil {
		p.f("too few to say anything\n")
		return
	}
	under := "no"
	if *f.UnderBars {
		under = "yes"
	}
	p.f("%-16s  %-16s  %s\n", auditEstimate(f.AUC), auditEstimate(f.WithinPairs), under)
}

func auditEstimate(e *audit.Estimate) string {
	return fmt.Sprintf("%s (%s-%s)", share(e.Value), share(e.Lo), share(e.Hi))
}

// share writes a number from 0 to 1 in four columns.
func share(x float64) string {
	if x >= .9995 {
		return "1.00"
	}
	return strings.TrimPrefix(fmt.Sprintf("%.3f", x), "0")
}

// auditNotes say what the table rests on, and what to beware of.
func auditNotes(r audit.Report) []string {
	over := "pairs"
	if r.Overall.Clusters < r.Overall.Pairs {
		over = plural(r.Overall.Clusters, "cluster") + " of pairs"
	}
	notes := []string{fmt.Sprintf("Under: the upper end of the AUC is below %s, and the share within pairs below %s. "+
		"A guess has .500 in both. %.0f%% intervals; %d folds over %s, %s, seed %d.",
		share(r.Bars.AUCUpper), share(r.Bars.WithinPairs), 100*r.Level, r.Folds, over, plural(r.Repetitions, "repetition"), r.Seed)}
	masked := false
	few := r.Overall.AUC == nil
	for _, f := range r.Scenarios {
		masked = masked || f.Scenario == suites.NonexistentEntity
		few = few || f.AUC == nil
	}
	if few {
		notes = append(notes, fmt.Sprintf("Fewer than %d pairs, or clusters of them, are too few.", audit.Fewest))
	}
	if masked {
		notes = append(notes, "In nonexistent_entity the words that differ between twins are masked (□): there the name is the signal.")
	}
	if r.LeftOut > 0 {
		notes = append(notes, fmt.Sprintf("Left out: %s without a twin.", plural(r.LeftOut, "item")))
	}
	if warned := auditWarned("all", r.Overall); warned != "" {
		notes = append(notes, warned)
	}
	for _, f := range r.Scenarios {
		if warned := auditWarned(nameText(string(f.Scenario)), f); warned != "" {
			notes = append(notes, warned)
		}
	}
	return notes
}

func auditWarned(name string, f audit.Figures) string {
	if len(f.Warnings) == 0 {
		return ""
	}
	return fmt.Sprintf("Warning, %s: %s.", name, joined(f.Warnings))
}

func joined(warnings []stats.Warning) string {
	texts := make([]string, len(warnings))
	for i, w := range warnings {
		texts[i] = nameText(string(w))
	}
	return strings.Join(texts, "; ")
}

// auditTells lists the words of both sides beside each other.
func auditTells(p *printer, t *audit.Tells) {
	p.f("%s", wide("Words that weigh most, trained on all pairs, with how many answerable and unanswerable items hold them:", ""))
	p.f("  %s%s\n", pad("to answerable", 35), "to unanswerable")
	for i := range max(len(t.Answerable), len(t.Unanswerable)) {
		p.f("%s\n", strings.TrimRight("  "+auditTell(t.Answerable, i)+auditTell(t.Unanswerable, i), " "))
	}
	measures := make([]string, len(t.Measures))
	for i, m := range t.Measures {
		measures[i] = nameText(m.Name) + " " + signature.SignedFigure(m.Weight)
	}
	p.f("%s", fold("Measures (log-odds a standard deviation, + to unanswerable): "+strings.Join(measures, ", ")+".", "", ""))
}

// auditTell is a row of one side, or as much space.
func auditTell(tells []audit.Tell, i int) string {
	if i >= len(tells) {
		return strings.Repeat(" ", 35)
	}
	t := tells[i]
	return pad(shortenBytes(t.Words, nameBytes), 21) + fmt.Sprintf("%5d %5d   ", t.Answerable, t.Unanswerable)
}
