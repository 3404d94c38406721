package evaluate

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
)

// findings is what the listing and the question found out. It reads the
// examination and nothing else.
func (e *examination) findings() []reports.Finding {
	if e.base == "" {
		return nil
	}
	found := []reports.Finding{e.addressFinding(), e.listingFinding()}
	if e.reply == nil {
		return found
	}
	found = append(found, e.sentFindings()...)
	if f, ended := e.endFinding(); ended {
		return append(found, f)
	}
	found = append(found, e.replyFindings()...)
	return append(found, e.headerFinding())
}

func (e *examination) addressFinding() reports.Finding {
	c := e.checkup.Checkpoint
	seen := []string{e.base}
	if e.cell.API == wire.APICompletions {
		seen = append(seen, "asked by /completions")
	}
	if c.APIVersion != "" {
		seen = append(seen, "Azure, version "+c.APIVersion)
	}
	key := "no key sent"
	switch {
	case c.Key != "" && c.APIVersion != "":
		key = "key sent as api-key"
	case c.Key != "":
		key = "key sent as bearer token"
	}
	seen = append(seen, key)
	if len(c.Header) > 0 {
		seen = append(seen, "header "+strings.Join(slices.Sorted(maps.Keys(c.Header)), ", "))
	}
	if proxy := endpoint.ProxyOf(e.base); proxy != "" {
		seen = append(seen, "through the proxy "+proxy)
	}
	if len(c.CA) > 0 {
		seen = append(seen, "certificates of --ca-cert trusted too")
	}
	return reports.Finding{Topic: "address", Level: reports.Fine, Value: e.base, Seen: strings.Join(seen, ", ")}
}

func (e *examination) listingFinding() reports.Finding {
	f := reports.Finding{Topic: "models", Level: reports.Fine}
	model := e.checkup.Checkpoint.Model
	var noListing *endpoint.URLError
	listed := slices.ContainsFunc(e.models, func(m wire.Model) bool { return m.ID == model })
	switch {
	case e.checkup.Checkpoint.APIVersion != "":
		f.Value, f.Seen = "not asked", "not asked for: Azure lists what could be deployed"
	case errors.As(e.listErr, &noListing):
		f.Value, f.Seen = "none", fmt.Sprintf("no list (HTTP %d)", noListing.Status)
		if noListing.Status == http.StatusOK {
			f.Seen = "no list, but a web page"
		}
		f.Run = "run takes the name of --model as it is"
		if model == "" {
			f.Level, f.Run = reports.Fault, "run would end here: mend --base-url, or give --model"
		}
	case e.listErr != nil && dispensable(e.listErr, model):
		f.Level, f.Value, f.Seen = reports.Warning, "failed", e.listErr.Error()
		f.Run = "run asks all the same: its first question tells whether the key is good and the model is there"
	case e.listErr != nil:
		f.Level, f.Value, f.Seen, f.Run = reports.Fault, "failed", e.listErr.Error(), "run would end here"
	case model == "":
		f.Level, f.Value = reports.Fault, fmt.Sprint(len(e.models))
		f.Seen, f.Run = count(len(e.models), "model")+" listed, and none was named", "run would end here: give --model"
	default:
		f.Value = fmt.Sprint(len(e.models))
		switch {
		case !listed:
			f.Level, f.Seen = reports.Warning, fmt.Sprintf("%s listed, but not %q", count(len(e.models), "model"), model)
			f.Run = "run asks for it all the same; some servers ignore the name and answer with what is loaded"
		case len(e.models) == 1:
			f.Seen, f.Run = fmt.Sprintf("one model listed, %q", model), "run needs no --model here"
		default:
			f.Seen = fmt.Sprintf("%s listed, %q among them", count(len(e.models), "model"), model)
		}
	}
	return f
}

// sentFindings are about what went out: the body, and what had to be changed in
// it.
func (e *examination) sentFindings() []reports.Finding {
	c, reply := e.checkup, e.reply
	sent := ""
	if n := len(reply.tries); n > 0 {
		sent = string(reply.tries[n-1].Request)
	}
	found := []reports.Finding{{
		Topic: "sent", Level: reports.Fine, Value: sent, Seen: cmp.Or(shortened(spaced(sent)), "nothing"),
		Run: fmt.Sprintf("run sends the same with its own questions, and %d as the limit", c.RunTokens),
	}}
	answered := reply.err == nil && reply.record.Outcome != responses.APIError
	limit := reports.Finding{Topic: "token limit", Level: reports.Fine}
	switch to := reply.renamed; {
	case to != nil && answered:
		limit.Value = to.To
		limit.Seen = to.From + " refused, " + to.To + " accepted"
		limit.Run = "run learns it from its first question, records it, and sends " + to.To + " from then on"
	case answered:
		limit.Value, limit.Seen = wire.MaxTokens, wire.MaxTokens+" accepted"
		limit.Run = "run sends it so"
	default:
		return found
	}
	found = append(found, limit)
	if left := reply.left; left != nil {
		found = append(found, reports.Finding{
			Topic: "stream", Level: reports.Fine, Value: left.From + " refused", Seen: left.From + " refused, and left out",
			Run: "run learns it from its first question, records it, and leaves it out from then on: no usage may come",
		})
	}
	if t := c.Params.Temperature; t != nil {
		found = append(found, reports.Finding{
			Topic: "temperature", Level: reports.Fine, Value: fmt.Sprint(*t),
			Seen: fmt.Sprintf("%v sent and accepted", *t), Run: fmt.Sprintf("run sends %v, never leaves it out", *t),
		})
	}
	var others []string
	for _, name := range append(c.Params.Sent(), slices.Sorted(maps.Keys(c.Params.Extra))...) {
		if name != "temperature" {
			others = append(others, name)
		}
	}
	if len(others) > 0 {
		f := reports.Finding{
			Topic: "parameters", Level: reports.Fine, Value: strings.Join(others, ","),
			Seen: strings.Join(others, ", ") + ": not refused",
			Run:  "run sends them so; whether a server ignores a name it accepts cannot be told from one reply",
		}
		if c.Deep {
			f.Run = "run sends them so; see below what this server does with a name it does not know"
		}
		found = append(found, f)
	}
	return found
}

// spaced puts a blank behind each comma and colon of a JSON text, so that it can
// be broken into lines there.
func spaced(text string) string {
	var b strings.Builder
	inString := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		b.WriteByte(c)
		switch {
		case inString && c == '\\' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		case c == '"':
			inString = !inString
		case !inString && (c == ',' || c == ':'):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// shortened leaves out the middle of a text that a list has no room for.
func shortened(text string) string {
	const head, tail = 250, 150 // bytes: a few lines of each
	if len(text) <= 2*(head+tail) {
		return text
	}
	return strings.ToValidUTF8(text[:head], "") + " [... -v shows it whole ...] " + strings.ToValidUTF8(text[len(text)-tail:], "")
}

// endFinding is where the question got no reply; ended is false where it got
// one.
func (e *examination) endFinding() (f reports.Finding, ended bool) {
	f = reports.Finding{Topic: "reply", Level: reports.Fault}
	err, record := e.reply.err, e.reply.record
	switch {
	case err != nil:
		f.Value, f.Seen, f.Run = "none", err.Error(), "run would end here"
		var (
			param *endpoint.ParamError
			model *endpoint.ModelError
		)
		switch code, _ := Explain(beside(err, namesOf(e.models))); {
		case errors.As(err, &param):
			f.Value, f.Run = param.Param+" refused", "run would end here: "+paramAdvice(param)
		case errors.As(err, &model):
			f.Value, f.Run = "no such model", "run would end here: "+modelAdvice(model)
		case errors.As(err, new(*endpoint.AuthError)):
			f.Value, f.Run = "key refused", "run would end here: the key comes from --api-key-env or --api-key-file"
		case code == Incomplete && errors.As(err, new(*endpoint.GaveUpError)):
			f.Run = fmt.Sprintf("run would try again, up to %s with growing waits, before it gives up", times(e.checkup.Asking.MaxRetries))
		}
		return f, true
	case record.Outcome == responses.ContentFilter && record.Finish == "":
		f.Level, f.Value = reports.Warning, "filtered"
		f.Seen = "the server's filter stopped a harmless question: " + record.Error.Message
		f.Run = "run counts such questions as content_filter, in no rate"
		return f, true
	case record.Outcome == responses.ContextOverflow:
		f.Value, f.Seen, f.Run = "does not fit", "the question and the limit do not fit the context: "+record.Error.Message, "lower --max-tokens"
		return f, true
	case record.Outcome == responses.APIError:
		f.Value, f.Seen, f.Run = "refused", "refused: "+record.Error.Message, "run would end here: every question would be refused"
		return f, true
	}
	return f, false
}
