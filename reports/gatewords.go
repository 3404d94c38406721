package reports

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// gatesHeadline says in a sentence or two what came of them, and before it that some
// of what was judged is no evidence.
func gatesHeadline(d Document) string {
	poor := poorText(d)
	names := map[GateOutcome][]string{}
	for _, g := range d.Gates {
		names[g.Outcome] = append(names[g.Outcome], nameText(g.Name))
	}
	all, failed, unmeasured := len(d.Gates), names[GateFailed], names[GateUnmeasured]
	switch {
	case all == 0:
		return "There is no gate."
	case oneWhy(d) != "":
		return "Nothing is judged: " + oneWhy(d) + "."
	case len(unmeasured) == all:
		return fmt.Sprintf("Nothing is judged: none of %d gates could be measured.", all)
	case len(failed) > 0 && len(unmeasured) > 0:
		return poor + fmt.Sprintf("%s: %s. %d could not be measured.", failing(len(failed), all), firstNames(failed), len(unmeasured))
	case len(failed) > 0:
		return poor + fmt.Sprintf("%s: %s.", failing(len(failed), all), firstNames(failed))
	case len(unmeasured) > 0:
		return poor + fmt.Sprintf("No gate fails, but %d of %d could not be measured: %s.", len(unmeasured), all, firstNames(unmeasured))
	case poor != "":
		return poor + "No gate fails."
	case all == 1:
		return "The gate passes."
	}
	return fmt.Sprintf("All %d gates pass.", all)
}

// oneWhy is the reason for which no gate could be measured; "" where some were, or
// there are several reasons.
func oneWhy(d Document) string {
	if slices.ContainsFunc(d.Gates, func(g Gate) bool { return g.Outcome != GateUnmeasured || g.Why != d.Gates[0].Why }) || len(d.Gates) == 0 {
		return ""
	}
	return gateRemark(d.Gates[0])
}

// poorText names what was judged and is no evidence, in a sentence and a space; ""
// where all of it counts.
func poorText(d Document) string {
	var names []string
	blocks := gateBlocks(d)
	for _, b := range blocks {
		if b.noEvidence() != "" {
			names = append(names, nameText(b.run.Checkpoint)+" on "+nameText(b.suite))
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case len(blocks) == 1:
		return "No evidence: too much could not be scored. "
	}
	return fmt.Sprintf("No evidence: too much of %s could not be scored. ", firstNames(names))
}

func failing(n, of int) string {
	if of == 1 {
		return "The gate fails"
	}
	if n == 1 {
		return fmt.Sprintf("1 of %d gates fails", of)
	}
	return fmt.Sprintf("%d of %d gates fail", n, of)
}

func firstNames(names []string) string {
	const most = 3
	var once []string
	for _, name := range names {
		if !slices.Contains(once, name) {
			once = append(once, name)
		}
	}
	if len(once) > most {
		return strings.Join(once[:most], ", ") + fmt.Sprintf(" and %d more", len(once)-most)
	}
	return list(once)
}

func defaultsNote(d Document) string {
	if !slices.ContainsFunc(d.Gates, func(g Gate) bool { return g.Default }) {
		return ""
	}
	return "No gate was named, so these are the defaults: a rate fails only where it is shown to be beyond its margin" +
		[2]string{".", ", or to have become worse than the baseline's."}[min(1, len(d.Comparisons))]
}

// gateNotes are what the judgement leaves open, and what a comparison rests on.
func gateNotes(d Document) []string {
	var notes []string
	for _, note := range d.GateNotes {
		notes = append(notes, noteText(note)+".")
	}
	if level := widest(d); level > signature.DefaultLevel {
		notes = append(notes, fmt.Sprintf("%.0f suites are judged at once, so that their intervals, and the directions by them, are those of %s%% and not of %g%% as in their reports: together they err as rarely as one would.",
			(1-signature.DefaultLevel)/(1-level), strconv.FormatFloat(math.Round(1e4*level)/100, 'f', -1, 64), 100*signature.DefaultLevel))
	}
	for _, c := range d.Comparisons {
		// A baseline is asked more often on purpose, which gives each sample a seed.
		c.Differences = slices.DeleteFunc(slices.Clone(c.Differences), func(d Difference) bool {
			return d.Field == "epochs" || d.Field == "params.seed"
		})
		notes = append(notes, comparisonNotes(c)...)
		for _, s := range c.Suites {
			if s.Unpaired {
				notes = append(notes, nameText(s.Suite)+" is compared unpaired: the runs are two samples of one population.")
			}
		}
	}
	return notes
}

// widest is the highest level of an interval of a figure itself that was judged.
func widest(d Document) (level float64) {
	for _, g := range d.Gates {
		if !g.Change && g.Outcome != GateUnmeasured && (g.Part == "lo" || g.Part == "hi" || g.Direction != "") {
			level = max(level, g.Level)
		}
	}
	return level
}
