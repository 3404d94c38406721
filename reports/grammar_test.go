package reports

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// What is said of one, and of what there is none, reads like a sentence.
func TestGrammar(t *testing.T) {
	one, half := .01, .005
	few := []stats.Warning{"6 clusters of related responses: the interval counts no more than one response each"}
	for _, test := range []struct{ reason, got, want string }{
		{"one response", unscoredText(SuiteReport{Strict: signature.Signature{Responses: 1}}), "The only response was scored."},
		{"two of them", unscoredText(SuiteReport{Strict: signature.Signature{Responses: 2}}), "All 2 responses were scored."},
		{"one that the server cut off", serverCutText(1), " One was cut off before max_tokens, by a limit of the server's own."},
		{"an empty reply that calls a tool", behaviorText(Row{Verdict: scoring.Verdict{State: scoring.Empty}, ToolCall: true}), "empty (a call of a tool)"},
		{"one that a retry left", unscoredText(SuiteReport{Strict: signature.Signature{Responses: 2}, Unretried: 1}),
			"All 2 responses were scored. A retry was not finished, with 1 response still to be asked again."},
		{"none of three", eitherOf([]string{"a", "b", "c"}), "a, b or c"},
		{"three", list([]string{"a", "b", "c"}), "a, b and c"},
		{"two", list([]string{"a", "b"}), "a and b"},
		{"an empty reply", answerText(Row{}), "(no answer text)"},
		{"an empty reply in Markdown", excerptCode(" "), "(no answer text)"},
		{"a level for three scenarios", adjustedLevel(.983333333), "98.33%"},
		{"a level for eight", adjustedLevel(.99375), "99.375%"},
		{"a level for ten thousand is not all", adjustedLevel(.999995), "99.9995%"},
		{"a name on a page", string(breakable("<a_b>")), "&lt;a_<wbr>b&gt;"},
		{"counts of twins that do not fit a line", foldWhole([]string{
			"1234 twin pairs:", "tells apart 1234,", "answers both 1234,", "declines both 1234,", "inverted 1234",
		}, "  "), "  1234 twin pairs: tells apart 1234, answers both 1234,\n  declines both 1234, inverted 1234\n"},
		{"one byte of an answer", gapText(1), " [… 1 byte left out …] "},
		{"a difference of one point", differenceText(&signature.Refusals{Difference: signature.Estimate{Value: &one, Lo: &half, Hi: &one}}),
			"+1 point (1 to 1)"},
		{"figures with one warning, which are no list of sides",
			strings.Join(effortNotes(effort.Effort{Truncated: effort.Truncation{
				Unanswerable: signature.Rate{Warnings: few}, Answerable: signature.Rate{Warnings: few},
			}}), ""),
			"Note on share truncated of unanswerable items and share truncated of answerable items: " + string(few[0]) + "."},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.reason, test.got, test.want)
		}
	}
}
