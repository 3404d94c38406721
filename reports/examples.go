package reports

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring"
)

func terminalExamples(p *printer, title string, rows []Row) {
	if len(rows) == 0 {
		return
	}
	p.f("\n%s\n", title)
	for _, r := range rows {
		p.f("  %s\n", Shorten(fmt.Sprintf("%s, %s", Safe(r.Verdict.Item), behaviorText(r)), columns-2))
		p.f("    Q: %s\n", Shorten(Safe(r.Question), columns-7))
		who := speaker(r)
		p.f("    %s: %s\n", who, Shorten(answerText(r), columns-6-len(who)))
		if r.Missing != "" {
			p.f("       %s\n", Shorten("(missing: "+nameText(r.Missing)+")", columns-7))
		}
	}
}

// noAnswer stands in place of an answer without text.
const noAnswer = "(no answer text)"

// speaker is what stands before an answer: a server's error is none of the model's.
func speaker(r Row) string {
	if r.FromServer {
		return serverSaid
	}
	return "A"
}

const serverSaid = "The server said"

func answerText(r Row) string {
	if text := excerpt(r); text != "" {
		return text
	}
	return noAnswer
}

// excerpt is the answer from the sentence on which its reading rests: what a
// long answer commits to often stands at its end.
func excerpt(r Row) string {
	const early = 40
	if len(r.Verdict.Evidence) == 0 {
		return Safe(r.Answer)
	}
	start := r.Verdict.Evidence[0].Start
	if start < early || start >= len(r.Answer) || !utf8.RuneStart(r.Answer[start]) {
		return Safe(r.Answer)
	}
	return "… " + Safe(r.Answer[start:])
}

// behaviorText is what a response does, made Safe.
func behaviorText(r Row) string {
	v := r.Verdict
	text := string(v.Behavior)
	if v.State != scoring.Scored {
		text = strings.ReplaceAll(string(v.State), "_", " ")
	}
	if r.ToolCall {
		text += " (a call of a tool)"
	}
	if v.Kind != "" {
		text += " (" + v.Kind + ")"
	}
	return nameText(text)
}
