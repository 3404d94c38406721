package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// comparisonNotes say what a comparison rests on beside the answers: what else
// differs between the two runs, and which items are not in it.
func comparisonNotes(c Comparison) []string {
	var notes []string
	if len(c.Differences) > 0 {
		var parts []string
		for _, other := range c.Differences {
			parts = append(parts, fmt.Sprintf("%s (%s, then %s)", nameText(other.Field), nameText(other.Base), nameText(other.Next)))
		}
		notes = append(notes, "the runs were asked otherwise too: "+list(parts)+"; what changed may be due to that.")
	}
	if c.Mended > 0 {
		notes = append(notes, fmt.Sprintf("%s mended between the runs; both are scored by the newer.", nouns.Counted(c.Mended, "item was", "items were")))
	}
	if n := len(c.Relabeled); n > 0 {
		notes = append(notes, fmt.Sprintf("%s another label than before and left out: %s.", nouns.Counted(n, "item has", "items have"), someNames(c.Relabeled, n)))
	}
	for _, why := range c.Skipped {
		notes = append(notes, "not compared: "+noteText(why)+".")
	}
	for _, s := range c.Suites {
		if alone := s.OnlyBase + s.OnlyNext; alone > 0 && !s.Unpaired {
			notes = append(notes, fmt.Sprintf("%s: %d of the earlier run and %d of the later are not in both and left out: %s.",
				nameText(s.Suite), s.OnlyBase, s.OnlyNext, someNames(s.Alone, alone)))
		}
	}
	return notes
}

// comparisonWarnings gathers what the figures of a change come with, each once.
func comparisonWarnings(c comparison.Change) []string {
	var notes []string
	if c.Probe == signature.Alarming {
		notes = []string{"over-refusal: over both wordings; how much more often alarming words are declined, which the probe measures, stands with each run."}
	}
	if text := samplesText(c); text != "" {
		notes = append(notes, text)
	}
	return append(notes, collect([]namedWarnings{
		{"over-answering", c.OverAnswer.Warnings}, {"over-refusal", c.OverRefusal.Warnings}, {"wrong", c.Wrong.Warnings},
		{"d'", c.DPrime.Warnings}, {"c", c.C.Warnings},
	})...)
}

// samplesText says how an item that was asked several times counts among twins and flips;
// empty where none was.
func samplesText(c comparison.Change) string {
	few, most := min(c.BaseSamples, c.NextSamples), max(c.BaseSamples, c.NextSamples)
	if c.Unpaired || most < 2 || few < 1 {
		return ""
	}
	text := "twins and items treated otherwise: "
	if few < most {
		text += fmt.Sprintf("the earlier run was asked %s and the later %s, so that they are told by the first ",
			oftenAtMost(c.BaseSamples), oftenAtMost(c.NextSamples))
		if few == 1 {
			return text + "sample of an item alone; the rates rest on all."
		}
		return text + fmt.Sprintf("%d samples of an item alone, by what was done in most of these, an even split being the failure of its side; the rates rest on all.", few)
	}
	return text + fmt.Sprintf("by what was done in most of up to %d samples of an item, an even split being the failure of its side; in the rates each sample counts.", few)
}

// oftenAtMost says how often an item was asked at most.
func oftenAtMost(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("up to %d times", n)
}
