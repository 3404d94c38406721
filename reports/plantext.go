package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// SizingText writes what a number of items can see, how many it takes, and what
// that costs, 72 columns wide. What was asked for comes alone; where nothing
// was, it says what the suite can see.
func SizingText(w io.Writer, s Sizing) error {
	p := &printer{w: w}
	if s.Simulated {
		p.f("%s\n", wide("SIMULATED: a simulated checkpoint was measured for this plan.", ""))
	}
	p.f("%s", wide(sizingHead(s), ""))
	whole := s.Change == nil && !slices.ContainsFunc(s.Rates, func(r SizedRate) bool { return r.From == "" })
	if whole {
		sizedSuite(p, s)
	}
	if len(s.Rates) > 0 {
		sizedRates(p, s)
	}
	if s.Change != nil {
		p.f("\n%s", wide(changeText(s, *s.Change), ""))
	}
	sizedCosts(p, s)
	p.f("\n")
	for _, text := range assumptionTexts(s, whole) {
		p.f("%s", fold(text, "", "  "))
	}
	return p.err
}

func sizingHead(s Sizing) string {
	u := s.Suite
	text := fmt.Sprintf("%s: %s", strings.TrimSpace(nameText(u.Name)+" "+nameText(u.Version)), plural(u.Items, "item"))
	if u.Pairs > 0 {
		text += " in " + plural(u.Pairs, "pair")
	}
	if s.Epochs > 1 {
		text += fmt.Sprintf(", each asked %d times", s.Epochs)
	}
	chance := percentage(s.Power) + " or more"
	if related(u.Unanswerable) || related(u.Answerable) {
		chance = "about " + percentage(s.Power)
	}
	return text + fmt.Sprintf(". Against a margin of %s at a level of %s. What is seen is seen with a chance of %s.",
		signature.InPoints(exact(100*s.Margin)), percentage(s.Level), chance)
}

// related reports that responses of a side lie in clusters, of which nobody knows
// beforehand what they will be worth.
func related(side SizedSide) bool {
	return side.Responses > side.Clusters
}

// sizedSuite is what the suite can see, by side.
func sizedSuite(p *printer, s Sizing) {
	u := s.Suite
	row := func(name string, of func(SizedSide) string) {
		p.f("%-42s%14s%14s\n", name, sideFigure(u.Unanswerable, of), sideFigure(u.Answerable, of))
	}
	p.f("\n%-42s%14s%14s\n", "", "unanswerable", "answerable")
	row("items", func(side SizedSide) string { return fmt.Sprint(side.Items) })
	if related(u.Unanswerable) || related(u.Answerable) {
		row("responses", func(side SizedSide) string { return fmt.Sprint(side.Responses) })
		row("design effect", func(side SizedSide) string { return fmt.Sprintf("%.2f", side.Design) })
		row("as good as so many independent ones", func(side SizedSide) string { return fmt.Sprint(side.Effective) })
	}
	row("a rate is seen above the margin from", func(side SizedSide) string { return upward(side.Above) })
	row("a rate is seen within the margin up to", func(side SizedSide) string { return downward(side.Within) })
	row("a rate's change is seen from, in points", func(side SizedSide) string { return strings.TrimSuffix(upward(side.Change), "%") })
	p.f("\n")
	for _, text := range suiteTexts(s) {
		p.f("%s", wide(text, ""))
	}
	if len(u.Scenarios) > 0 {
		p.f("\n%s", wide(scenariosText(s), ""))
	}
}

func sideFigure(side SizedSide, of func(SizedSide) string) string {
	if side.Items == 0 {
		return "-"
	}
	return of(side)
}

// suiteTexts are the sentences below the table.
func suiteTexts(s Sizing) []string {
	u := s.Suite
	texts := []string{"A true rate between those two may well come out as not settled."}
	if u.Unanswerable.Within == nil && u.Answerable.Within == nil {
		texts = []string{"A lower true rate may well come out as not settled, and a low one always does."}
	}
	twoSided := u.Unanswerable.Items > 0 && u.Answerable.Items > 0
	switch {
	case u.Calibrated != nil:
		texts = append(texts, fmt.Sprintf("\"Calibrated\" takes both sides within the margin: seen up to a rate of %s on both.", downward(u.Calibrated)))
	case twoSided:
		texts = append(texts, "It can never say \"calibrated\", which takes both sides within the margin.")
	case u.Probe != "":
		texts = append(texts, "It is a probe: it has one side, and gets neither a direction nor d'.")
	default:
		texts = append(texts, "It has one side, and so gives no direction.")
	}
	if fewest := tooFew(u); fewest > 0 {
		texts = append(texts, fmt.Sprintf("Fewer than %d items a side can never be within the margin%s.", fewest, evenOften(s)))
	}
	if u.DPrime != nil {
		texts = append(texts, fmt.Sprintf("Between two checkpoints a change of d' is seen from %s.", upTo(*u.DPrime, 2)))
	}
	if u.Controlled > 0 {
		seen := "is never seen"
		if u.Contrast != nil {
			seen = "is seen from " + points(u.Contrast)
		}
		texts = append(texts, fmt.Sprintf("Its own measure, how much more often it declines than in plain words, %s in %s, if the two wordings differ on as many as two checkpoints do.",
			seen, plural(u.Controlled, "pair")))
	}
	if (u.Unanswerable.Items > 0 && u.Unanswerable.Change == nil) || (u.Answerable.Items > 0 && u.Answerable.Change == nil) {
		texts = append(texts, "With so few items a change is never seen, however large.")
	}
	if s.Comparisons > 1 {
		text := "A rate's change is held to " + strictest(s)
		if u.DPrime != nil {
			text += fmt.Sprintf(", that of d' to %s", exact(signif(s.AlphaDPrime)))
		}
		texts = append(texts, text+".")
	}
	return texts
}

// strictest is at which level a rate's change has to show, and why.
func strictest(s Sizing) string {
	return fmt.Sprintf("%s, the strictest step of Holm's for %d comparisons (compare makes 3 of each checkpoint)", exact(signif(s.Alpha)), s.Comparisons)
}

// tooFew is how many items a side would have to have, where one has fewer.
func tooFew(u SizedSuite) int {
	for _, side := range []SizedSide{u.Unanswerable, u.Answerable} {
		if side.Items > 0 && side.Within == nil && side.Fewest != nil {
			return *side.Fewest
		}
	}
	return 0
}

func evenOften(s Sizing) string {
	if s.Epochs > 1 {
		return ", however often each is asked"
	}
	return ""
}

// adjustedLevel keeps three digits of what a level leaves to chance: with three
// scenarios it is 98.3333333%.
func adjustedLevel(level float64) string { return percentage(1 - signif(1-level)) }

// scenariosText says what single scenarios can see.
func scenariosText(s Sizing) string {
	var items, above, within []float64
	never, fewest := 0, 0
	for _, scenario := range s.Suite.Scenarios {
		for _, side := range []SizedSide{scenario.Unanswerable, scenario.Answerable} {
			if side.Items == 0 {
				continue
			}
			items = append(items, float64(side.Items))
			if side.Above != nil {
				above = append(above, *side.Above)
			}
			if side.Within != nil {
				within = append(within, *side.Within)
				continue
			}
			never++
			if side.Fewest != nil {
				fewest = *side.Fewest
			}
		}
	}
	text := fmt.Sprintf("By scenario there are %s items a side. Since there are %d scenarios, each is held to a level of %s. ",
		span(items, func(x float64) string { return fmt.Sprint(x) }), len(s.Suite.Scenarios), adjustedLevel(s.Suite.ScenarioLevel))
	if len(s.Suite.Scenarios) == 1 {
		text = "There is one scenario, and so it is held to the level of the suite. "
	} else if len(items) > 0 && slices.Max(items) == 1 {
		text = strings.Replace(text, "there are 1 items a side", "there is 1 item a side", 1)
	}
	switch {
	case len(within) == 0:
		text += fmt.Sprintf("None can ever be within the margin: that takes %d items a side. ", fewest)
	case never > 0:
		text += fmt.Sprintf("Within the margin can only be those with %d items a side or more; they are seen so up to a rate of %s. ",
			fewest, span(within, func(x float64) string { return downward(&x) }))
	default:
		text += fmt.Sprintf("A rate is seen within the margin up to %s. ", span(within, func(x float64) string { return downward(&x) }))
	}
	if len(above) == 0 {
		return text + "None can ever be above it."
	}
	return text + fmt.Sprintf("A rate is seen above it from %s.", span(above, func(x float64) string { return upward(&x) }))
}
