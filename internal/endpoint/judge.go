package endpoint

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// judge says what an exchange amounts to: a record, or a finding that is none.
func (c *Client) judge(x *exchange, ask asking.Ask, tokenField string) (responses.Record, finding) {
	if x.status >= 300 && x.status < 400 {
		return responses.Record{}, c.noneHere(wire.APIError{Status: x.status, Message: c.redirection(x)})
	}
	if x.status < 200 || x.status >= 300 {
		e := wire.DecodeError(x.status, x.body)
		return c.refused(x, c.safe(e), ask, tokenField)
	}
	if x.large != "" {
		return refusedRecord(x, wire.APIError{Status: x.status, Message: x.large}), finding{}
	}
	if x.unfinished != nil {
		return responses.Record{}, finding{failure: c.brokenOff(x)}
	}
	raw, err := wire.Compact(x.body)
	if err != nil {
		return responses.Record{}, finding{failure: c.garbage(x, err)}
	}
	reply, err := wire.DecodeCompact(raw)
	switch {
	case err != nil:
		return responses.Record{}, finding{failure: c.garbage(x, err)}
	case reply.Error != nil:
		if anew := c.secrets.anew(raw, false); anew != nil {
			x.body = anew
		}
		e := *reply.Error
		e.Status = statusOf(e)
		return c.refused(x, c.safe(e), ask, tokenField)
	case reply.Choices == 0:
		return responses.Record{}, finding{failure: &failure{
			kind: Garbage, status: x.status, stubborn: true,
			message: c.secrets.text("the server sent JSON without a choice in it: " + beginning(raw)),
		}}
	case x.streamed && c.withoutReason(reply):
		x.unfinished = wire.ErrStreamEnded
		return responses.Record{}, finding{failure: c.brokenOff(x)}
	}
	return c.replied(reply, raw), finding{}
}

func (c *Client) replied(reply wire.Reply, raw []byte) responses.Record {
	if c.secrets.outOf(&reply) {
		raw = c.secrets.encoded(reply)
	}
	r := responses.Record{
		Outcome: responses.Replied,
		Finish:  reply.Finish, Text: reply.Text, Reasoning: reply.Reasoning, Refusal: reply.Refusal,
		Model: reply.Model, Fingerprint: reply.Fingerprint,
		Simulated: reply.Fingerprint == wire.SimulatedFingerprint,
		Raw:       raw,
	}
	if wire.EndOf(reply.Finish) == wire.EndFiltered {
		r.Outcome = responses.ContentFilter
	}
	if u := reply.Usage; u != nil {
		r.Usage = &responses.Usage{Prompt: u.Prompt, Completion: u.Completion, Reasoning: u.Reasoning}
	}
	return r
}

// refusedRecord is the record of an error that asking again will not mend.
func refusedRecord(x *exchange, e wire.APIError) responses.Record {
	r := responses.Record{
		Outcome: responses.APIError,
		Error:   &responses.Error{Status: e.Status, Code: e.Code, Message: e.Message},
	}
	keepRaw(&r, x)
	return r
}

// stubbornRecord is the record of a failure that repeated itself to the letter
// while others had replies: the fault is this question's.
func stubbornRecord(end ending) responses.Record {
	f := end.failure
	e := wire.APIError{Status: f.status, Code: f.code, Message: f.message}
	r := refusedRecord(end.exchange, e)
	if overflows(e) {
		r.Outcome = responses.ContextOverflow
	}
	return r
}

// keepRaw keeps the body as it came, or the beginning of one that is no JSON.
func keepRaw(r *responses.Record, x *exchange) {
	if x.large == "" {
		if raw, err := wire.Compact(x.body); err == nil {
			r.Raw = raw
			return
		}
	}
	r.RawText = string(bytes.ToValidUTF8(x.body[:min(len(x.body), keepHead)], []byte("\ufffd")))
}

// serverSent begins the messages about replies that cannot be read.
const serverSent = "the server sent "

func (c *Client) garbage(x *exchange, err error) *failure {
	f := &failure{kind: Garbage, status: x.status, page: wire.IsHTML(x.body)}
	switch {
	case errors.Is(err, wire.ErrEmpty):
		f.message = serverSent + "an empty body"
	case f.page:
		f.message = serverSent + quoting("a web page, not JSON", wire.DecodeError(0, x.body).Message)
	case errors.Is(err, wire.ErrContent):
		f.stubborn = true
		f.message = serverSent + quoting(fmt.Sprintf("a reply without a text (%v)", err), beginning(x.body))
	default:
		f.stubborn = true
		f.message = serverSent + quoting(fmt.Sprintf("what is no JSON or was cut off (%v)", err), beginning(x.body))
	}
	f.message = c.secrets.text(f.message)
	return f
}

func beginning(body []byte) string { return wire.Clean(string(body[:min(len(body), 1000)]), 120) }

// quoting is what a body is, with its words behind it where it has any.
func quoting(what, words string) string {
	if words == "" {
		return what
	}
	return what + ": " + words
}

// safe takes secrets out of an error's texts: decoding may have joined what was
// escaped in the body.
func (c *Client) safe(e wire.APIError) wire.APIError {
	e.Code, e.Type = c.secrets.text(e.Code), c.secrets.text(e.Type)
	e.Param, e.Message = c.secrets.text(e.Param), c.secrets.text(e.Message)
	return e
}

// redirection says where a reply sends.
func (c *Client) redirection(x *exchange) string {
	location := cutQuery(x.header.Get("Location"))
	to := wire.Clean(c.secrets.text(location), 200)
	switch {
	case x.header.Get("Location") == "":
		return "it redirects"
	case c.isHere(location): // to give it as the base URL would change nothing
		return "it redirects to " + cmp.Or(to, "itself") + ", which is what was asked, and redirects are not followed: " +
			"whatever wants a slash at the end, a cookie, or that slow replies are fetched later, has to let such requests through"
	}
	return "it redirects to " + withoutCall(to) + ", which the key is not sent to; if that is right, give it as the base URL"
}

// isHere says whether an address is the one that is asked, but for its end.
func (c *Client) isHere(address string) bool {
	base, err := url.Parse(c.base)
	if err != nil {
		return false
	}
	to, err := base.Parse(address)
	if err != nil {
		return false
	}
	cfg := c.cfg
	cfg.BaseURL = strings.TrimSuffix(strings.TrimRight(to.String(), "/"), "/models")
	there, err := baseOf(cfg)
	return err == nil && there == c.base
}

func (c *Client) judgeModels(x *exchange) ([]wire.Model, finding) {
	if x.status >= 300 && x.status < 400 {
		return nil, finding{stop: c.noAPI(x.status, c.redirection(x))}
	}
	if x.status < 200 || x.status >= 300 {
		return nil, c.unlisted(x, wire.DecodeError(x.status, x.body))
	}
	if x.large != "" {
		return nil, finding{failure: &failure{kind: Garbage, status: x.status, message: x.large}}
	}
	models, err := wire.DecodeModels(x.body)
	var said *wire.APIError
	switch {
	case errors.As(err, &said):
		said.Status = statusOf(*said)
		return nil, c.unlisted(x, *said)
	case err != nil:
		return nil, finding{failure: c.garbage(x, err)}
	}
	return models, finding{}
}

// unlisted is what comes of an error in place of a list of models.
func (c *Client) unlisted(x *exchange, e wire.APIError) finding {
	e = c.safe(e)
	_, found := c.refused(x, e, asking.Ask{}, "")
	// No model was named, and "/models not found" reads as if one were missing.
	if found == (finding{}) || errors.As(found.stop, new(*ModelError)) { // it keeps no list, whatever it says
		found.stop = &URLError{Status: x.status, URL: c.base + "/models", Message: e.Message}
	}
	return found
}
