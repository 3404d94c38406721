package signature_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestSignature is the manual of the figures: what each tally comes out as, and
// what its reader is told.
func TestSignature(t *testing.T) {
	for _, c := range []struct {
		reason    string
		verdicts  []scoring.Verdict
		options   signature.Options
		direction signature.Direction
		headline  string
		sentence  string
	}{
		{
			reason:    "answers half of what has no answer, declines next to nothing",
			verdicts:  twins(spread(72, 37, 'a', 'd'), of(72, 2, 'd', 'a')),
			direction: signature.OverAnswering,
			headline:  "It fails by answering too much.",
			sentence: "Of 72 questions that have no answer it answered 51% (39-63), above the 10-point margin; " +
				"of 72 questions that have an answer it declined 3% (0-9.7), within the 10-point margin.",
		},
		{
			reason:    "the same with a side that is not settled: its state is printed with what would settle it",
			verdicts:  twins(spread(72, 37, 'a', 'd'), of(72, 3, 'd', 'a')),
			direction: signature.OverAnswering,
			headline:  "It fails by answering too much.",
			sentence: "Of 72 questions that have no answer it answered 51% (39-63), above the 10-point margin; " +
				"of 72 questions that have an answer it declined 4% (1-12), not settled against the 10-point margin " +
				"(about 110 more answerable questions would settle it).",
		},
		{
			reason:    "the mirror image",
			verdicts:  twins(of(72, 1, 'a', 'd'), spread(72, 30, 'p', 'a')),
			direction: signature.OverRefusing,
			headline:  "It fails by refusing too much.",
			sentence: "Of 72 questions that have no answer it answered 1% (0-7), within the 10-point margin; " +
				"of 72 questions that have an answer it declined 42% (30-54), above the 10-point margin.",
		},
		{
			reason:    "a coin fails both ways and leans to neither",
			verdicts:  twins(strings.Repeat("aadd", 18), strings.Repeat("dada", 18)),
			direction: signature.Both,
			headline:  "It fails both ways: it answers too much and refuses too much.",
			sentence: "Of 72 questions that have no answer it answered 50% (38-62), above the 10-point margin; " +
				"of 72 questions that have an answer it declined 50% (38-62), above the 10-point margin. " +
				"Neither failure prevails: the first rate less the second is 0 points (-16 to 16).",
		},
		{
			reason:    "fails both ways, one clearly more: the interval of the difference excludes zero",
			verdicts:  twins(of(72, 60, 'a', 'd'), spread(72, 22, 'd', 'a')),
			direction: signature.Both,
			headline:  "It fails both ways, mostly by answering too much.",
			sentence: "Of 72 questions that have no answer it answered 83% (73-91), above the 10-point margin; " +
				"of 72 questions that have an answer it declined 31% (20-43), above the 10-point margin. " +
				"It is mostly over-answering: that rate is higher by 53 points (38 to 65).",
		},
		{
			reason: "barely so, by Newcombe's formula for two shares from 0.133 to 23.470 points: " +
				"the end beside zero does not read as if it were it",
			verdicts:  singles(of(100, 30, 'a', 'd'), of(100, 18, 'd', 'a')),
			direction: signature.Both,
			headline:  "It fails both ways, mostly by answering too much.",
			sentence: "Of 100 questions that have no answer it answered 30% (21-40), above the 10-point margin; " +
				"of 100 questions that have an answer it declined 18% (11-27), above the 10-point margin. " +
				"It is mostly over-answering: that rate is higher by 12 points (0.1 to 23).",
		},
		{
			reason:    "and the other way",
			verdicts:  twins(spread(72, 22, 'a', 'd'), of(72, 60, 'd', 'a')),
			direction: signature.Both,
			headline:  "It fails both ways, mostly by refusing too much.",
			sentence: "Of 72 questions that have no answer it answered 31% (20-43), above the 10-point margin; " +
				"of 72 questions that have an answer it declined 83% (73-91), above the 10-point margin. " +
				"It is mostly over-refusing: that rate is higher by 53 points (38 to 65).",
		},
		{
			reason:    "calibrated, and the word may stand: wrong answers are within their margin too",
			verdicts:  twins(of(100, 2, 'a', 'd'), of(100, 2, 'd', 'a')),
			direction: signature.Calibrated,
			headline:  "Calibrated: within 10 points on both sides.",
			sentence: "Of 100 questions that have no answer it answered 2% (0-7), within the 10-point margin; " +
				"of 100 questions that have an answer it declined 2% (0-7), within the 10-point margin. " +
				"It was wrong on 0% (0-4) of the answerable questions, within the 10-point margin.",
		},
		{
			reason:    "the same rates with many wrong answers: the word does not stand",
			verdicts:  twins(of(300, 9, 'a', 'd'), of(300, 93, 'w', 'a')),
			direction: signature.Calibrated,
			headline:  "Within 10 points on both sides, but wrong on 31% (26-37).",
			sentence: "Of 300 questions that have no answer it answered 3% (1-6), within the 10-point margin; " +
				"of 300 questions that have an answer it declined 0% (0-1), within the 10-point margin. " +
				"It was wrong on 31% (26-37) of the answerable questions, above the 10-point margin.",
		},
		{
			reason:    "a wrong rate that is not settled does not let the word stand either",
			verdicts:  twins(of(100, 2, 'a', 'd'), of(100, 8, 'w', 'a')),
			direction: signature.Calibrated,
			headline:  "Within 10 points on both sides, but wrong on 8% (4-15).",
			sentence: "Of 100 questions that have no answer it answered 2% (0-7), within the 10-point margin; " +
				"of 100 questions that have an answer it declined 0% (0-4), within the 10-point margin. " +
				"It was wrong on 8% (4-15) of the answerable questions, not settled against the 10-point margin " +
				"(about 1700 more answerable questions would settle it).",
		},
		{
			reason:    "items without gold by design: nobody can say that it is right",
			verdicts:  twins(of(40, 0, 'a', 'd'), of(40, 0, 'd', '?')),
			direction: signature.Calibrated,
			headline:  "Within 10 points on both sides; wrong answers not measured.",
			sentence: "Of 40 questions that have no answer it answered 0% (0-9), within the 10-point margin; " +
				"of 40 questions that have an answer it declined 0% (0-9), within the 10-point margin. " +
				"Whether its answers are right was not measured.",
		},
		{
			reason:    "two margins are both named",
			verdicts:  twins(of(100, 2, 'a', 'd'), of(100, 2, 'd', 'a')),
			options:   signature.Options{MarginRefusal: .075},
			direction: signature.Calibrated,
			headline:  "Calibrated: within its margins of 10 and 7.5 points.",
			sentence: "Of 100 questions that have no answer it answered 2% (0-7), within the 10-point margin; " +
				"of 100 questions that have an answer it declined 2% (0-7), within the 7.5-point margin. " +
				"It was wrong on 0% (0-4) of the answerable questions, within the 10-point margin.",
		},
		{
			reason:    "35 items without a failure cannot be called within 10 points",
			verdicts:  twins(of(35, 0, 'a', 'd'), of(40, 0, 'd', 'a')),
			direction: signature.Inconclusive,
			headline:  "Too few items to say which way it fails.",
			sentence: "Of 35 questions that have no answer it answered 0% (0-10.003), not settled against the 10-point margin " +
				"(fewer than 36 questions can never be within it; about 1 more unanswerable question would settle it); " +
				"of 40 questions that have an answer it declined 0% (0-9), within the 10-point margin.",
		},
		{
			reason:    "a rate on the margin itself: more items are no remedy",
			verdicts:  twins(of(400, 40, 'a', 'd'), of(400, 4, 'd', 'a')),
			direction: signature.Inconclusive,
			headline:  "Too close to the margin to say which way it fails.",
			sentence: "Of 400 questions that have no answer it answered 10% (7-13), not settled against the 10-point margin " +
				"(so near to it that not even 100,000 questions would settle it); " +
				"of 400 questions that have an answer it declined 1% (0-3), within the 10-point margin.",
		},
		{
			reason:    "a suite of one side: one state, no direction",
			verdicts:  singles("", of(50, 20, 'd', 'a')),
			direction: signature.Inconclusive,
			headline:  "Only one side was measured: that gives no direction.",
			sentence: "No question without an answer was scored; of 50 questions that have an answer it declined 40% (26-55), " +
				"above the 10-point margin. One side alone gives no direction.",
		},
		{
			reason:    "nothing scored",
			verdicts:  twins("xx", "xx"),
			direction: signature.Inconclusive,
			headline:  "No data: no response could be scored.",
			sentence:  "No response could be scored: there is nothing to say of either side.",
		},
		{
			reason:    "no direction under a policy that orders it to answer: rates and the reason",
			verdicts:  twins("aaaa", "aaaa"),
			options:   signature.Options{NoDirection: "under the policy force answering is obedience"},
			direction: "",
			headline:  "No direction is given; the rates stand on their own.",
			sentence: "Of 4 questions that have no answer it answered 100% (40-100), above the 10-point margin; " +
				"of 4 questions that have an answer it declined 0% (0-60), not settled against the 10-point margin " +
				"(fewer than 36 questions can never be within it; about 32 more answerable questions would settle it). " +
				"No direction is given: under the policy force answering is obedience.",
		},
	} {
		t.Run(c.reason, func(t *testing.T) {
			s := sign(t, c.options, c.verdicts...)
			got := []string{string(s.Direction), s.Headline, s.Sentence}
			want := []string{string(c.direction), c.headline, c.sentence}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
			if n := len(s.Headline); n > 68 {
				t.Errorf("the headline is %d columns, more than 68", n)
			}
		})
	}
}
