package evaluate

import (
	"errors"
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// deepFindings is what the requests of a deep checkup found out; none where
// they were not sent.
func (e *examination) deepFindings() []reports.Finding {
	if e.deep == nil {
		return nil
	}
	chat := e.cell.API != wire.APICompletions
	var found []reports.Finding
	if chat {
		found = append(found, e.systemFinding())
	}
	if !e.checkup.Params.Logprobs { // else the question has told
		found = append(found, e.deepLogprobsFinding())
	}
	found = append(found, e.seedFinding(), e.unknownFinding(), e.limitFinding(deepLimit, wire.MaxTokens))
	if chat {
		found = append(found, e.limitFinding(deepNewLimit, wire.MaxCompletionTokens))
	}
	return append(found, e.repeatFinding(), e.concurrencyFinding())
}

// refusal is why a request of a deep checkup got no reply; "" where it got one.
func (a tried) refusal() string {
	switch {
	case a.err != nil:
		return a.err.Error()
	case a.record.Outcome != responses.Replied && a.record.Error != nil:
		return a.record.Error.Message
	case a.record.Outcome != responses.Replied:
		return string(a.record.Outcome)
	}
	return ""
}

// turnedDown says whether the server refused what was asked for, rather than
// failed for another reason.
func (a tried) turnedDown() bool {
	return errors.As(a.err, new(*endpoint.ParamError)) || a.err == nil && a.record.Outcome == responses.APIError
}

// said is all that a reply holds, thinking and answer.
func (a tried) said() string { return a.record.Reasoning + "\n" + a.record.Text }

// open is a finding about a request that failed for a reason of its own.
func open(f reports.Finding, a tried) reports.Finding {
	f.Level, f.Value, f.Seen, f.Run = reports.Untold, "", "not told: "+a.refusal(), ""
	return f
}

func (e *examination) systemFinding() reports.Finding {
	a := e.deep[deepSystem]
	f := reports.Finding{Topic: "system role", Level: reports.Fine}
	why := a.refusal()
	answer, _, cut := responses.Split(a.record.Text, a.record.Reasoning, responses.DefaultTags())
	switch {
	case a.turnedDown():
		f.Level, f.Value = reports.Warning, "refused"
		f.Seen, f.Run = "refused: "+why, "run needs it for --system alone: what a policy says goes with the question"
	case why != "":
		return open(f, a)
	case strings.Contains(strings.ToLower(answer), systemWord):
		f.Value, f.Seen = "acts", "accepted, and it acts"
		f.Run = "run sends a system message with --system alone"
	case cut || scoring.RanOut(a.record):
		f.Level, f.Value, f.Seen = reports.Untold, "accepted", "accepted; whether it acts cannot be told from a reply that was cut off"
	default:
		f.Level, f.Value = reports.Warning, "no effect"
		f.Seen = fmt.Sprintf("accepted, but told to say ORANGE the model said %q", wire.Clean(answer, 60))
		f.Run = "run sends it with --system alone: see that the chat template has a place for it"
	}
	return f
}

func (e *examination) deepLogprobsFinding() reports.Finding {
	a := e.deep[deepLogprobs]
	f := reports.Finding{Topic: "logprobs", Level: reports.Fine}
	shape := wire.ShapeOf(a.record.Raw)
	switch why := a.refusal(); {
	case a.turnedDown():
		f.Value, f.Seen, f.Run = "refused", "refused: "+why, "run would end with --logprobs"
	case why != "":
		return open(f, a)
	case shape.Logprobs == "given":
		f.Value, f.Seen = "given", "given for "+count(shape.LogprobTokens, "token")
		f.Run = "run asks with --logprobs, and keeps them in the raw reply"
	default:
		f.Level, f.Value = reports.Warning, "dropped"
		f.Seen, f.Run = "asked for, and "+shape.Logprobs+" without a word", "run would keep none, even with --logprobs"
	}
	return f
}

func (e *examination) seedFinding() reports.Finding {
	first, again, other := e.deep[deepSeed], e.deep[deepSeed2], e.deep[deepSeed3]
	f := reports.Finding{Topic: "seed", Level: reports.Fine, Run: "run sends one with --seed alone"}
	for _, a := range []tried{first, again, other} {
		switch why := a.refusal(); {
		case a.turnedDown():
			f.Value, f.Seen, f.Run = "refused", "refused with temperature 1: "+why, "run would end with --seed"
			return f
		case why != "":
			return open(f, a)
		}
	}
	same, vary := first.said() == again.said(), first.said() != other.said()
	switch {
	case same && vary:
		f.Value, f.Seen = "honored", "twice the same gave the same text, another one another: probably honored"
	case same:
		f.Level, f.Value, f.Seen = reports.Untold, "", "not told: three replies at temperature 1 were all the same"
	default:
		f.Level, f.Value, f.Seen = reports.Warning, "ignored", "accepted, but twice the same gave two texts: probably ignored"
		f.Run = "run sends one with --seed, which would make nothing repeatable here"
	}
	return f
}

// unknownFinding: what a server does with a name nobody knows says what its
// silence about the known ones is worth.
func (e *examination) unknownFinding() reports.Finding {
	a := e.deep[deepUnknown]
	f := reports.Finding{Topic: "unknown names", Level: reports.Fine}
	switch why := a.refusal(); {
	case a.turnedDown():
		f.Value, f.Seen = "refused", "a parameter that does not exist is refused"
		f.Run = "run ends on one, so what it accepts it knows"
	case why != "":
		return open(f, a)
	default:
		f.Level, f.Value = reports.Warning, "dropped"
		f.Seen = "a parameter that does not exist is dropped without a word"
		f.Run = "run cannot tell either: a misspelled --extra-body, or top_k where there is none, goes unnoticed"
	}
	return f
}

func (e *examination) limitFinding(name, field string) reports.Finding {
	a := e.deep[name]
	f := reports.Finding{Topic: "limit acts", Level: reports.Fine}
	if field == wire.MaxCompletionTokens {
		f.Topic = "other limit"
	}
	switch why := a.refusal(); {
	case a.renamed != nil && a.renamed.From == field:
		f.Value, f.Seen = "refused", field+" is refused, "+a.renamed.To+" wanted"
		if field == wire.MaxTokens {
			f.Run = "run learns that from its first question"
		}
	case a.turnedDown():
		f.Value, f.Seen = "refused", field+" 1 is refused: "+why
	case why != "":
		return open(f, a)
	case scoring.RanOut(a.record), a.record.Usage != nil && a.record.Usage.Completion == 1:
		f.Value, f.Seen = "honored", fmt.Sprintf("%s 1 gave one token and finish_reason %q", field, a.record.Finish)
		if field == wire.MaxTokens && !scoring.RanOut(a.record) {
			f.Level, f.Run = reports.Warning, fmt.Sprintf("run takes %q for the model's own end: truncated replies would count as answers", a.record.Finish)
		}
	default:
		f.Value = "ignored"
		size := count(len([]rune(a.said()))-1, "character")
		if u := a.record.Usage; u != nil && u.Completion > 1 { // of a refusal in a field of its own there is no text
			size = count(u.Completion, "token")
		}
		f.Seen = fmt.Sprintf("%s 1 was accepted, and a reply of %s came: ignored", field, size)
		if field == wire.MaxTokens {
			f.Level, f.Run = reports.Warning, "run cannot bound replies here"
		} else {
			f.Run = "run sends it only where max_tokens is refused"
		}
	}
	return f
}

// repeatFinding compares the question's reply with two more of the same.
func (e *examination) repeatFinding() reports.Finding {
	f := reports.Finding{Topic: "repeated", Level: reports.Fine}
	texts := map[string]bool{e.reply.said(): true}
	for _, name := range []string{deepTwice, deepTwice2} {
		a := e.deep[name]
		if a.refusal() != "" {
			return open(f, a)
		}
		texts[a.said()] = true
	}
	t := e.checkup.Params.Temperature
	switch {
	case t == nil || *t != 0:
		f.Level, f.Seen = reports.Untold, "not told: the temperature is not 0"
	case len(texts) == 1:
		f.Value, f.Seen = "same", "the question three times at temperature 0, two of them at once: one text"
	default:
		f.Level, f.Value = reports.Warning, "differs"
		f.Seen = fmt.Sprintf("the question three times at temperature 0: %d texts", len(texts))
		f.Run = "run asks once: a second run may differ a little, though nothing changed"
	}
	return f
}

// concurrencyFinding compares two at once with one alone.
func (e *examination) concurrencyFinding() reports.Finding {
	f := reports.Finding{Topic: "two at once", Level: reports.Fine}
	for _, name := range []string{deepTwice, deepTwice2} {
		if a := e.deep[name]; a.refusal() != "" {
			f.Level, f.Value = reports.Warning, "failed"
			f.Seen, f.Run = "one of two requests at once failed: "+a.refusal(), "--max-connections 1 asks one at a time"
			return f
		}
	}
	alone, both := e.reply.record.Seconds, e.pair.Seconds()
	f.Value = fmt.Sprintf("%.2f", both)
	f.Seen = fmt.Sprintf("%.2f s, one alone %.2f s", both, alone)
	f.Run = fmt.Sprintf("run keeps up to %d in flight (--max-connections)", e.checkup.Asking.Connections)
	if e.checkup.Asking.Auto {
		f.Run = fmt.Sprintf("run begins with %d in flight and finds out how many are best (--max-connections auto)", e.checkup.Asking.firstConnections())
	}
	if e.checkup.Asking.PerMinute > 0 {
		f.Level, f.Value, f.Seen = reports.Untold, "", "not told: --rpm keeps them apart"
		return f
	}
	if alone >= .2 && both > 1.7*alone {
		f.Seen += ": one after the other, it seems"
	}
	return f
}
