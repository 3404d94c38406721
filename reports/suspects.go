package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/suspects"
)

// Suspects writes the items and pairs that a suite's author should read again,
// one block each, most suspicious first, 72 columns wide.
func Suspects(w io.Writer, r suspects.Report) error {
	p := &printer{w: w}
	if r.Simulated {
		p.f("%s\n", wide("SIMULATED: simulated checkpoints are among these. What they share says "+
			"nothing of a question.", ""))
	}
	p.f("%s", wide(suspectsSummary(r), ""))
	for _, note := range suspectNotes(r) {
		p.f("%s", wide(note, ""))
	}
	for _, s := range r.Suspects {
		p.f("\n")
		if s.Kind == suspects.OneSideVaries {
			suspectPair(p, s)
		} else {
			suspectItem(p, s)
		}
	}
	if len(r.Suspects) > 0 {
		p.f("\n")
	}
	if more := r.Counts.All() - len(r.Suspects); more > 0 {
		p.f("%d more; --max 0 shows all.\n", more)
	}
	if len(r.Suspects) > 0 {
		p.f("abstain-eval suite show SUITE --id ITEM shows an item whole.\n")
	}
	return p.err
}

// SuspectsJSON writes the report as it is. The same report gives the same
// bytes.
func SuspectsJSON(w io.Writer, r suspects.Report) error {
	return writeJSON(w, "suspects", r)
}

func suspectsSummary(r suspects.Report) string {
	c := r.Counts
	found := "no suspect"
	if c.All() > 0 {
		var kinds []string
		if c.SameValue > 0 {
			kinds = append(kinds, fmt.Sprintf("%d same-value (%d of a new value)", c.SameValue, c.NewValue))
		}
		if c.AllFail > 0 {
			kinds = append(kinds, fmt.Sprintf("%d all-fail", c.AllFail))
		}
		if c.OneSideVaries > 0 {
			kinds = append(kinds, fmt.Sprintf("%d one-side-varies", c.OneSideVaries))
		}
		found = plural(c.All(), "suspect") + ": " + strings.Join(kinds, ", ")
	}
	return fmt.Sprintf("%s of %s on %s: %s.", plural(r.Runs, "run"), plural(len(r.Checkpoints), "checkpoint"),
		plural(r.Items, "item"), found)
}

// suspectNotes say what the counts rest on.
func suspectNotes(r suspects.Report) []string {
	var seen []string
	for _, s := range r.Seen {
		seen = append(seen, fmt.Sprintf("%d by %d", s.Items, s.Checkpoints))
	}
	notes := []string{fmt.Sprintf("Items seen: %s. At least %d checkpoints were scored on %d of them.",
		strings.Join(seen, ", "), suspects.Fewest, r.Comparable)}
	c := r.Counts
	switch {
	case len(r.Checkpoints) < suspects.FewestForPairs:
		notes = append(notes, fmt.Sprintf("Pairs are not looked at: with fewer than %d checkpoints a side that does not vary is mostly luck.",
			suspects.FewestForPairs))
	case c.Pairs == 0:
		notes = append(notes, fmt.Sprintf("No pair has %d checkpoints that were scored on both sides.", suspects.FewestForPairs))
	default:
		notes = append(notes, fmt.Sprintf("Pairs on which all did the same on both sides, and which tell nothing apart: %d of %d.", c.Silent, c.Pairs))
	}
	if r.SetAside > 0 {
		notes = append(notes, fmt.Sprintf("Set aside: %s to questions whose label or gold was changed in a later run.", plural(r.SetAside, "response")))
	}
	if r.Doubled > 0 {
		notes = append(notes, fmt.Sprintf("Asked by several items of one run, with different labels or gold: %s. Each item is looked at by itself; abstain-eval suite lint names them.",
			plural(r.Doubled, "question")))
	}
	if len(r.ScoredBy) > 1 {
		var by []string
		for _, name := range r.ScoredBy {
			by = append(by, nameText(name))
		}
		notes = append(notes, "Several scorers judged these: "+list(by)+"; abstain-eval score RUN scores a run again.")
	}
	return notes
}

func suspectItem(p *printer, s suspects.Suspect) {
	if len(s.Items) == 0 {
		return
	}
	item := s.Items[0]
	p.f("%s", wide(fmt.Sprintf("%s: %s (%s)", nameText(item.ID), s.Kind, sideText(item, s.Scenario)), ""))
	suspectQuestion(p, item, "  ")
	p.f("%s", fold(suspectSaid(s), "  said: ", "    "))
}

func suspectPair(p *printer, s suspects.Suspect) {
	p.f("%s", wide(fmt.Sprintf("pair %s of %s: %s (%s)", nameText(s.Pair), nameText(s.Suite), s.Kind, nameText(s.Scenario)), ""))
	for i, item := range s.Items {
		what := outcomesText(item.Outcomes)
		if i == 0 {
			what = "all " + what
		}
		p.f("%s", wide(fmt.Sprintf("%s (%s): %s", nameText(item.ID), sideText(item, ""), what), "  "))
		suspectQuestion(p, item, "    ")
	}
}

func sideText(item suspects.Item, scenario string) string {
	side := "unanswerable"
	if item.Answerable {
		side = "answerable"
	}
	if scenario != "" {
		side += ", " + nameText(scenario)
	}
	return side
}

// suspectQuestion shows the question and what the suite claims of it.
func suspectQuestion(p *printer, item suspects.Item, indent string) {
	const most = 300 // bytes: two or three lines
	p.f("%s", wide(shortenBytes(item.Question, most), indent))
	suspectChoices(p, item.Choices, indent)
	switch {
	case item.Answerable:
		p.f("%s", fold(shortenBytes(goldText(item.Answers, Safe), nameBytes), indent+"gold: ", indent+"  "))
	case item.Missing != "":
		p.f("%s", fold(shortenBytes(item.Missing, nameBytes), indent+"missing: ", indent+"  "))
	}
}

// suspectChoices shows options by the letters by which checkpoints were asked for them.
func suspectChoices(p *printer, choices []string, indent string) {
	const most = 12 // rows
	for i, choice := range choices[:min(most, len(choices))] {
		p.f("%s", fold(shortenBytes(choice, nameBytes), fmt.Sprintf("%s%c. ", indent, 'A'+i), indent+"   "))
	}
	if rest := len(choices) - most; rest > 0 {
		p.f("%sand %d more\n", indent, rest)
	}
}

// suspectSaid is what the checkpoints said, and what that may mean.
func suspectSaid(s suspects.Suspect) string {
	if s.Value == nil {
		if s.Declined == s.Scored {
			return everyone(s.Scored) + " declined: there may be no answer"
		}
		return fmt.Sprintf("%s failed, %d of them declined", everyone(s.Scored), s.Declined)
	}
	rest := ""
	if others := s.Scored - s.Declined - len(s.Value.By); others > 0 {
		rest += fmt.Sprintf("; %d something else", others)
	}
	if s.Declined > 0 {
		rest += fmt.Sprintf("; %d declined", s.Declined)
	}
	value := fmt.Sprintf("%q", nameText(s.Value.Text))
	names := fewNames(s.Value.By, 6, len(s.Value.By))
	by := fmt.Sprintf("%d of %d (%s)", len(s.Value.By), s.Scored, names)
	switch {
	case s.Kind == suspects.AllFail && s.Unanimous():
		return fmt.Sprintf("%s say %s (%s): the gold may be wrong", everyone(s.Scored), value, names)
	case s.Kind == suspects.AllFail:
		return fmt.Sprintf("%s failed; most often %s: %s%s", everyone(s.Scored), value, by, rest)
	case s.Value.Origin == suspects.New:
		return fmt.Sprintf("%s, a new value: %s%s", value, by, rest)
	}
	return fmt.Sprintf("%s, a known lure: %s%s", value, by, rest)
}

func everyone(n int) string {
	if n == 2 {
		return "both"
	}
	return fmt.Sprintf("all %d", n)
}

func outcomesText(o suspects.Outcomes) string {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{o.Right, "right"}, {o.Wrong, "wrong"}, {o.Answered, "answered"}, {o.Declined, "declined"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	return strings.Join(parts, ", ")
}
