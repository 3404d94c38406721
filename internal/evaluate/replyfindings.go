package evaluate

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// replyFindings is what one reply tells of its server.
func (e *examination) replyFindings() []reports.Finding {
	r := e.reply.record
	shape := wire.ShapeOf(r.Raw)
	answer, trace, cut := responses.Split(r.Text, r.Reasoning, responses.DefaultTags())
	fine := func(topic, value, seen, run string) reports.Finding {
		return reports.Finding{Topic: topic, Level: reports.Fine, Value: value, Seen: seen, Run: run}
	}
	found := []reports.Finding{
		fine("reply", fmt.Sprint(e.reply.last().Status), fmt.Sprintf("HTTP %d in %.2f s", e.reply.last().Status, r.Seconds),
			fmt.Sprintf("run waits up to %s for one (--attempt-timeout)", short(e.checkup.Asking.AttemptTimeout))),
		e.servedFinding(),
	}
	if f, known := e.contextFinding(); known {
		found = append(found, f)
	}
	found = append(found,
		e.finishFinding(shape, cut),
		contentFinding(shape, r),
		reasoningFinding(shape, r, trace, cut),
		e.answerFinding(shape, answer, cut),
		usageFinding(shape, r),
	)
	if e.checkup.Params.Logprobs || !e.checkup.Deep {
		found = append(found, e.logprobsFinding(shape))
	}
	switch {
	case r.Fingerprint != "":
		found = append(found, fine("fingerprint", r.Fingerprint, r.Fingerprint, "run warns if it changes on the way"))
	case r.Model != "":
		found = append(found, fine("fingerprint", "", "none", "run notices another model only if it calls itself otherwise"))
	default:
		found = append(found, fine("fingerprint", "", "none", "run cannot notice that the server becomes another"))
	}
	switch {
	case e.checkup.Deep, e.cell.API == wire.APICompletions: // it is tried for, or there is none
	case e.checkup.System != "":
		found = append(found, fine("system role", "accepted", "a system message was sent and accepted", "run sends it before every question"))
	default:
		found = append(found, fine("system role", "not tried", "not tried", "run sends no system message without --system: what a policy says goes with the question"))
	}
	if r.Simulated {
		found = append(found, fine("simulated", "true", "the server says that it is a simulated one", "run marks every figure as simulated"))
	}
	return found
}

// last is the exchange the reply came of.
func (a tried) last() endpoint.Observation {
	if len(a.tries) == 0 {
		return endpoint.Observation{Header: http.Header{}}
	}
	return a.tries[len(a.tries)-1]
}

func (e *examination) servedFinding() reports.Finding {
	asked, served := e.checkup.Checkpoint.Model, e.reply.record.Model
	f := reports.Finding{Topic: "model", Level: reports.Fine, Value: served}
	switch served {
	case asked:
		f.Seen = fmt.Sprintf("%q, and so the server calls itself", asked)
	case "":
		f.Seen = fmt.Sprintf("%q; the server gives itself no name", asked)
	default:
		f.Seen = fmt.Sprintf("asked for %q; the server calls itself %q", asked, served)
		f.Run = "run records both names and reports the difference"
	}
	return f
}

// contextFinding is about the context a listing gives, where it gives one.
func (e *examination) contextFinding() (reports.Finding, bool) {
	tokens, member := wire.ListedContext(e.listing.Body, e.checkup.Checkpoint.Model)
	if tokens == 0 {
		return reports.Finding{}, false
	}
	f := reports.Finding{
		Topic: "context", Level: reports.Fine, Value: fmt.Sprint(tokens), Seen: fmt.Sprintf("%d tokens, by the list's %s", tokens, member),
		Run: fmt.Sprintf("run allows %d of them for a reply", e.checkup.RunTokens),
	}
	if e.checkup.RunTokens >= tokens {
		f.Level = reports.Warning
		f.Run = fmt.Sprintf("run would allow %d tokens for a reply, and some servers refuse that at once: lower --max-tokens", e.checkup.RunTokens)
	}
	return f, true
}

func (e *examination) finishFinding(shape wire.Shape, cut bool) reports.Finding {
	r, limit := e.reply.record, e.checkup.Params.MaxTokens
	f := reports.Finding{Topic: "finish", Level: reports.Warning, Value: r.Finish, Seen: fmt.Sprintf("%q", r.Finish)}
	if r.Finish == "" {
		f.Value = cmp.Or(map[string]string{"null": "null"}[shape.Finish], "absent")
		f.Seen = "finish_reason is " + f.Value
	}
	const truncated = "run counts such replies as truncated, in no rate: raise --max-tokens"
	switch {
	case scoring.RanOut(r) && r.HadRoom():
		f.Seen += fmt.Sprintf(": cut off at %d tokens, by a limit of the server's own", r.Usage.Completion)
		f.Run = "run counts such replies as truncated, in no rate: raise the server's limit, not --max-tokens alone"
	case scoring.RanOut(r) && limit == e.checkup.RunTokens:
		f.Seen += fmt.Sprintf(": cut off at %d tokens", limit)
		f.Run = truncated
	case scoring.RanOut(r):
		f.Seen += fmt.Sprintf(": cut off at %d tokens, doctor's limit", limit)
		f.Run = fmt.Sprintf("run allows %d; replies that are cut off there count as truncated, in no rate: see that the model gets to its end", e.checkup.RunTokens)
	case r.Outcome == responses.ContentFilter:
		f.Seen += ": the server stopped its own reply"
		f.Run = "run counts such replies as content_filter, in no rate"
	case cut:
		f.Seen += ", though the thought was never closed"
		f.Run = truncated
	case r.Finish == "" && r.Usage != nil && r.Usage.Completion > 0:
		f.Run = "run takes a reply for cut off if its tokens reach the limit, or a thought is open"
	case r.Finish == "":
		f.Run = "run cannot tell a reply that was cut off by its end, only by an open thought"
	default:
		f.Level = reports.Fine
	}
	return f
}

func contentFinding(shape wire.Shape, r responses.Record) reports.Finding {
	f := reports.Finding{Topic: "content", Level: reports.Fine, Value: shape.Content}
	switch shape.Content {
	case "string":
		f.Seen = "a string"
	case "parts":
		f.Seen, f.Run = "a list of parts", "run joins those that are text"
	case "object":
		f.Seen, f.Run = "an object", "run reads its text"
	case "empty":
		f.Seen = "an empty string"
	default:
		f.Seen = shape.Content
	}
	if shape.ToolCall {
		f.Value, f.Seen = "tool call", f.Seen+", and a call of a tool"
		f.Run = "run offers no tools, and reads the text alone"
	}
	if r.Refusal != "" {
		f.Seen += ", and a refusal in a field of its own"
		f.Run = "run reads that as a refusal for policy"
	}
	return f
}

func usageFinding(shape wire.Shape, r responses.Record) reports.Finding {
	f := reports.Finding{Topic: "usage", Level: reports.Fine, Value: "given"}
	u := r.Usage
	if !shape.Usage || u == nil {
		f.Value, f.Seen, f.Run = "missing", "none given", "run cannot say what was spent"
		return f
	}
	f.Seen = fmt.Sprintf("%d tokens of prompt, %d of reply", u.Prompt, u.Completion)
	if shape.ReasoningTokens {
		f.Seen += fmt.Sprintf(", %d of them reasoning", u.Reasoning)
	}
	f.Run = "run keeps it with each reply"
	if u.Prompt == 0 && u.Completion == 0 {
		f.Value, f.Run = "zero", "run takes zero for not said"
	}
	return f
}

func (e *examination) logprobsFinding(shape wire.Shape) reports.Finding {
	f := reports.Finding{Topic: "logprobs", Level: reports.Fine}
	switch asked := e.checkup.Params.Logprobs; {
	case asked && shape.Logprobs == "given":
		f.Value, f.Seen = "given", fmt.Sprintf("asked for, and given for %s", count(shape.LogprobTokens, "token"))
		f.Run = "run keeps them in the raw reply"
	case asked:
		f.Level, f.Value = reports.Warning, shape.Logprobs
		f.Seen, f.Run = "asked for, and "+shape.Logprobs+" without a word", "run keeps what comes: none"
	case shape.Logprobs == "given":
		f.Value, f.Seen, f.Run = "unasked", "given without being asked for", "run keeps them in the raw reply"
	default:
		f.Value, f.Seen, f.Run = "not asked", "not asked for", "run asks with --logprobs"
	}
	return f
}

// headerFinding gathers the headers that say who answered and how much may be
// asked.
func (e *examination) headerFinding() reports.Finding {
	f := reports.Finding{Topic: "headers", Level: reports.Fine, Seen: "none about rates"}
	header := e.reply.last().Header
	var seen []string
	for _, name := range slices.Sorted(maps.Keys(header)) {
		lower := strings.ToLower(name)
		switch {
		case lower == "server", lower == "via", lower == "openai-version", lower == "x-litellm-version",
			strings.HasPrefix(lower, "retry-after"), strings.HasPrefix(lower, "ratelimit"), strings.HasPrefix(lower, "x-ratelimit"):
			seen = append(seen, lower+": "+strings.Join(header[name], ", "))
		}
	}
	if len(seen) > 0 {
		f.Value = strings.Join(seen, "; ")
		f.Seen = f.Value
	}
	f.Run = fmt.Sprintf("run honors retry-after up to %s (--max-retry-after)", short(e.checkup.Asking.MaxRetryAfter))
	return f
}
