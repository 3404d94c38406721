package evaluate

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// reasoningFinding says where thinking arrived, and that it is kept apart.
func reasoningFinding(shape wire.Shape, r responses.Record, trace string, cut bool) reports.Finding {
	f := reports.Finding{Topic: "reasoning", Level: reports.Fine, Run: "run keeps it apart from the answer"}
	tag, how := tagsIn(r.Text, cut)
	_, fromText, _ := responses.Split(r.Text, "", responses.DefaultTags())
	switch {
	case len(shape.Reasoning) > 0:
		f.Value = strings.Join(shape.Reasoning, ",")
		f.Seen = "in " + strings.Join(shape.Reasoning, " and ")
		if len(shape.Reasoning) > 1 {
			f.Run = "run takes the first of them, and keeps it apart from the answer"
		}
		if fromText != "" || cut {
			f.Seen += ", and in the text too (" + tag + ")"
		}
	case cut:
		f.Level, f.Value = reports.Warning, "open tag"
		f.Seen = "in the text, begun with " + tag + " and never ended"
		f.Run = "run counts such replies as truncated: raise --max-tokens, or give the server a reasoning parser"
	case trace != "" && how == "close":
		f.Value, f.Seen = "close tag", "in the text, with only "+tag+" at its end: the chat template began it"
		f.Run = "run takes everything before it out of the answer"
	case trace != "":
		f.Value, f.Seen = "tags", "in the text, between "+tag
		f.Run = "run takes it out of the answer"
	case r.Usage != nil && r.Usage.Reasoning > 0:
		f.Value = "hidden"
		f.Seen = fmt.Sprintf("not shown, but %d tokens of it are in the usage", r.Usage.Reasoning)
		f.Run = "run's --max-tokens has to hold it all the same"
	default:
		f.Value, f.Seen, f.Run = "none", "none arrived", ""
	}
	return f
}

// tagsIn names the first known tag in a text, and how it stands there.
func tagsIn(text string, cut bool) (tag, how string) {
	lower := strings.ToLower(text)
	for _, t := range responses.DefaultTags() {
		open, end := -1, strings.Index(lower, strings.ToLower(t.Close))
		if t.Open != "" {
			open = strings.Index(lower, strings.ToLower(t.Open))
		}
		switch {
		case cut && open >= 0:
			return t.Open, "open"
		case !cut && open >= 0 && end > open:
			return t.Open + " and " + t.Close, "both"
		case !cut && end >= 0:
			return t.Close, "close"
		}
	}
	return "a tag", "both"
}

func (e *examination) answerFinding(shape wire.Shape, answer string, cut bool) reports.Finding {
	r := e.reply.record
	const most = 160 // bytes: two or three lines
	f := reports.Finding{Topic: "answer", Level: reports.Fine, Value: wire.Clean(answer, most)}
	switch {
	case answer == "" && (cut || scoring.RanOut(r)):
		f.Level, f.Seen, f.Run = reports.Warning, "none: the limit was reached while it was thinking", "run counts such replies as truncated, in no rate"
	case answer == "" && r.Outcome == responses.ContentFilter:
		f.Level, f.Seen = reports.Warning, "none: the server's filter stopped it"
	case answer == "" && r.Refusal != "":
		f.Seen = "none, only the refusal: " + fmt.Sprintf("%q", wire.Clean(r.Refusal, most))
	case answer == "" && shape.ToolCall:
		f.Level, f.Seen = reports.Warning, "none: the reply is a call of a tool and nothing else"
		f.Run = "run offers no tools, and counts such replies as empty, in no rate: see what offers the model some"
	case answer == "":
		f.Level, f.Seen, f.Run = reports.Warning, "none: the reply is empty", "run counts such replies as empty, in no rate"
	case strings.Contains(answer, expected):
		f.Seen = fmt.Sprintf("%q, which is right", f.Value)
	case r.Simulated:
		f.Seen = fmt.Sprintf("%q", f.Value)
		f.Run = "a simulated checkpoint answers the questions of its suites alone"
	default:
		f.Level = reports.Warning
		f.Seen = fmt.Sprintf("%q; right would be %s", f.Value, expected)
		f.Run = "run scores whatever comes: is this the model you mean, with its own chat template?"
		if e.cell.API == wire.APICompletions {
			f.Run = "run scores whatever comes: is this the model you mean?"
		}
	}
	return f
}
