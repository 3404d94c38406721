package reports

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// unscoredText says what entered no rate, whether that could have changed the
// direction, what the server cut off, and what was asked again or is still to be.
func unscoredText(s SuiteReport) string {
	return lostText(s.Strict, s.NoEvidence != nil) + serverCutText(s.ServerCut) + againText(s.Strict) + unretriedText(s)
}

func serverCutText(cut int) string {
	switch cut {
	case 0:
		return ""
	case 1:
		return " One was cut off before max_tokens, by a limit of the server's own."
	}
	return fmt.Sprintf(" %d were cut off before max_tokens, by a limit of the server's own.", cut)
}

// againText says which responses were asked again, and which of the two counts;
// it is empty where none was.
func againText(s signature.Signature) string {
	var parts []string
	if s.Replaced > 0 {
		parts = append(parts, fmt.Sprintf("%d replaced, since what stood in the way of the first response was changed", s.Replaced))
	}
	if s.Redrawn > 0 {
		parts = append(parts, fmt.Sprintf("%d redrawn with nothing changed of what stood in the way, where the first response counts", s.Redrawn))
	}
	if len(parts) == 0 {
		return ""
	}
	return " Asked again: " + strings.Join(parts, "; ") + "."
}

// unretriedText says that a retry was not finished; it is empty where none was left
// open.
func unretriedText(s SuiteReport) string {
	if s.Unretried == 0 {
		return ""
	}
	return fmt.Sprintf(" A retry was not finished, with %s still to be asked again.", plural(s.Unretried, "response"))
}

// lostText is what entered no rate. A suite that is no evidence has no verdict that could
// hold.
func lostText(s signature.Signature, noEvidence bool) string {
	if s.Bounds.Unscored == 0 && s.Responses == 1 {
		return "The only response was scored."
	}
	if s.Bounds.Unscored == 0 {
		return fmt.Sprintf("All %d responses were scored.", s.Responses)
	}
	var why []string
	for _, c := range s.States {
		if n := c.Answerable + c.Unanswerable; c.State != scoring.Scored && n > 0 {
			why = append(why, fmt.Sprintf("%d %s", n, strings.ReplaceAll(string(c.State), "_", " ")))
		}
	}
	text := fmt.Sprintf("Unscored: %d of %d (%s), in no rate. ", s.Bounds.Unscored, s.Responses, strings.Join(why, ", "))
	if len(s.Bounds.Directions) == 0 { // none was given
		return strings.TrimSuffix(text, " ")
	}
	if s.OverAnswer.State == signature.Unmeasured || s.OverRefusal.State == signature.Unmeasured {
		return strings.TrimSuffix(text, " ") // without a direction there is none that could hold
	}
	they := "they"
	if s.Bounds.Unscored == 1 {
		they = "it"
	}
	if noEvidence && s.Bounds.Holds {
		return text + "Whichever way " + they + " had gone, the rates would say " + string(s.Direction) + "."
	}
	var could, others []string
	for _, d := range s.Bounds.Directions {
		could = append(could, string(d))
		if d != s.Direction {
			others = append(others, string(d))
		}
	}
	if noEvidence {
		return text + "Depending on how " + they + " had gone, the rates could say " + eitherOf(could) + "."
	}
	if s.Bounds.Holds {
		return text + "The verdict holds whichever way " + they + " had gone."
	}
	return text + "Had " + they + " gone another way, the verdict could have been " + eitherOf(others) + "."
}
