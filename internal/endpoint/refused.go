package endpoint

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// refused sorts an error of the server. What a server says decides before its
// status does: filters and overflows arrive under several.
func (c *Client) refused(x *exchange, e wire.APIError, ask asking.Ask, tokenField string) (responses.Record, finding) {
	record := refusedRecord(x, e)
	switch {
	case e.Status != http.StatusTooManyRequests && filtered(e):
		record.Outcome = responses.ContentFilter
		return record, finding{}
	case e.Status != http.StatusTooManyRequests && refusedSystem(e, ask):
		return record, finding{stop: &ParamError{Param: "a system message", Flag: "--system", Message: e.Message}}
	case e.Status >= 500 && overflowsAll(e):
		return record, finding{failure: stubborn(e)}
	case e.Status != http.StatusTooManyRequests && overflows(e):
		record.Outcome = responses.ContextOverflow
		return record, finding{}
	case e.Status != http.StatusTooManyRequests && c.otherAPI(e):
		return record, finding{stop: &WrongAPIError{API: c.cfg.API, Model: c.cfg.Model, Message: e.Message}}
	case e.Status == http.StatusPaymentRequired, e.Status < 500 && exhausted(e):
		if c.saysWhen(x) {
			return record, finding{failure: transient(e, RateLimit)}
		}
		return record, finding{stop: &QuotaError{Status: e.Status, Message: e.Message}}
	case e.Status == http.StatusTooManyRequests, e.Status == http.StatusForbidden && overloaded(e):
		return record, finding{failure: transient(e, RateLimit)}
	case e.Status == http.StatusProxyAuthRequired:
		return record, finding{stop: &ProxyError{Status: e.Status, Proxy: ProxyOf(c.base), URL: c.base, Message: e.Message}}
	case e.Status == http.StatusForbidden && (c.replies.Load() > 0 || c.saysWhen(x)) && (wire.IsHTML(x.body) || !aboutKey(e)):
		// The key was good until now, or will be: something between, a firewall, may not
		// like the question. It says so by a web page, in which "permission" is no key's.
		return record, finding{failure: stubborn(e)}
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusForbidden, wrongKey(e):
		return record, finding{stop: &AuthError{Status: e.Status, URL: c.base, HasKey: c.hasKey(), Message: e.Message}}
	case e.Status == http.StatusRequestTimeout, e.Status == http.StatusConflict:
		return record, finding{failure: transient(e, Server)}
	case e.Status == statusCalm:
		return record, finding{failure: transient(e, RateLimit)}
	case isForNow(e.Status):
		return record, finding{failure: stubborn(e)}
	case e.Status == http.StatusNotImplemented, e.Status == http.StatusHTTPVersionNotSupported, e.Status >= 500 && hopeless(e):
		return record, finding{}
	case e.Status == http.StatusInternalServerError:
		if c.replies.Load() == 0 && refusesParam(e) { // later on it is no parameter's fault
			if found := c.refusedParam(e, ask, tokenField); found != (finding{}) {
				return record, found
			}
		}
		return record, finding{failure: stubborn(e)}
	case e.Status >= 500:
		return record, finding{failure: transient(e, Server)}
	case e.Status == http.StatusMethodNotAllowed, wantsHTTPS(e), e.Status == http.StatusNotFound && !missingModel(e):
		return record, c.noneHere(e)
	case e.Status == http.StatusNotFound:
		return record, finding{stop: c.noModel(e)}
	}
	if found, ok := c.refusedStream(x, e, ask, tokenField); ok {
		return record, found
	}
	found := c.refusedParam(e, ask, tokenField)
	if found == (finding{}) {
		found = c.refusedForNow(x, e)
	}
	return record, found
}

func (c *Client) noModel(e wire.APIError) error {
	return &ModelError{Model: c.cfg.Model, URL: c.base, Message: e.Message, Azure: c.azure()}
}

func (c *Client) noAPI(status int, message string) error {
	return &URLError{Status: status, URL: c.base, Message: message, API: c.cfg.API, Azure: c.azure()}
}

// noneHere is what comes of an answer that only an address without the API gives.
// Where there were replies it is another's in the server's place, such as an
// ingress's while the server is started again.
func (c *Client) noneHere(e wire.APIError) finding {
	if c.replies.Load() == 0 {
		return finding{stop: c.noAPI(e.Status, e.Message)}
	}
	f := stubborn(e)
	f.absent = true
	return finding{failure: f}
}

func (c *Client) hasKey() bool {
	for name := range c.cfg.Header {
		if CarriesSecret(name) {
			return true
		}
	}
	return c.cfg.APIKey != ""
}

func transient(e wire.APIError, kind Kind) *failure {
	return &failure{kind: kind, status: e.Status, code: e.Code, message: e.Error()}
}

// stubborn is a failure that may be the question's own.
func stubborn(e wire.APIError) *failure {
	f := transient(e, Server)
	f.stubborn = true
	return f
}

// refusedSystem finds out whether the server's template has no place for a
// system message. To move its text into the question would be to ask another.
func refusedSystem(e wire.APIError, ask asking.Ask) bool {
	for _, m := range ask.Messages {
		if m.Role == "system" {
			return systemless(e)
		}
	}
	return false
}

// refusedParam finds the parameter of ours that the server will not have: the
// token limit is sent under its other name, any other ends the run. The zero
// finding means that the error is about something else.
func (c *Client) refusedParam(e wire.APIError, ask asking.Ask, tokenField string) finding {
	if other, ours, ok := together(e, c.sent(ask.Params)); ok {
		if ours {
			return finding{stop: &ParamError{Param: other.name, Flag: other.flag, Beside: "temperature", Message: e.Message}}
		}
		return finding{stop: &ParamError{Param: "temperature", Flag: "--temperature", Beside: other.name, Message: e.Message}}
	}
	p, at := c.blamed(e, ask, tokenField)
	switch {
	case at < 0:
		return finding{}
	case p.name == tokenField:
		if f, ok := c.renameTokens(e, tokenField); ok {
			return f
		}
	case p.flag == "--logprobs" && ask.Params.TopLogprobs != nil && contains(e, "greater than", "max allowed", "at most", "too many"):
		p = sentParam{"top_logprobs", "--top-logprobs"} // it is their number that vLLM means
	}
	return finding{stop: &ParamError{Param: p.name, Flag: p.flag, Message: e.Message}}
}

// blamed is the parameter that an error names first, and where; below 0 for none.
// Behind it some servers list those that they take.
func (c *Client) blamed(e wire.APIError, ask asking.Ask, tokenField string) (first sentParam, at int) {
	all := c.sent(ask.Params)
	if ask.Params.MaxTokens > 0 {
		all = append([]sentParam{{tokenField, "--max-tokens"}}, all...)
	}
	at = -1
	for _, p := range all {
		if place := named(e, p.name); place >= 0 && (at < 0 || place < at) {
			first, at = p, place
		}
	}
	return first, at
}

// A tokenName is the name of the token limit, and whether it was learned.
type tokenName struct {
	name    string
	learned bool
}

// renameTokens changes the name of the token limit once in a client's life, if
// it is the name that the server refuses, and says so. Asks that were under way
// with the old name are sent again without a word. It is false where the server
// refuses something else about the limit, or both names.
func (c *Client) renameTokens(e wire.APIError, refused string) (finding, bool) {
	now := c.field.Load()
	if now.name != refused {
		return finding{again: true}, true
	}
	if now.learned || c.completes() || !unknownParam(e) { // completions know one name
		return finding{}, false
	}
	other := wire.MaxCompletionTokens
	if refused == other {
		other = wire.MaxTokens
	}
	if c.field.CompareAndSwap(now, &tokenName{name: other, learned: true}) && c.cfg.Event != nil {
		c.cfg.Event(Event{At: c.cfg.Now().UTC(), Kind: "token_field", From: refused, To: other, Message: e.Message, BaseURL: c.base})
	}
	return finding{again: true}, true
}

type sentParam struct{ name, flag string }

// sentParams are the parameters of p that are on the wire, without the token
// limit, each with the flag that sets it, and last the members of the template's
// arguments.
func sentParams(p wire.Params) []sentParam {
	var sent []sentParam
	for _, name := range p.Sent() {
		sent = append(sent, sentParam{name, "--" + strings.ReplaceAll(name, "_", "-")})
	}
	for _, name := range slices.Sorted(maps.Keys(p.Extra)) {
		sent = append(sent, sentParam{name, "--extra-body"})
	}
	var inside map[string]json.RawMessage
	if json.Unmarshal(p.ChatTemplateKwargs, &inside) == nil { // servers name the member alone
		for _, name := range slices.Sorted(maps.Keys(inside)) {
			sent = append(sent, sentParam{name, "--chat-template-kwargs"})
		}
	}
	return sent
}

// named is where an error speaks of a parameter, and below 0 where it does not: 0 of
// the one the server points at and, where it points at none, the place in a message
// that names and refuses it.
func named(e wire.APIError, param string) int {
	place, _, _ := strings.Cut(e.Param, "[")
	top, _, _ := strings.Cut(place, ".")
	switch strings.ToLower(top) {
	case "", "none", "null":
		if !refusing(e) {
			return -1
		}
		return mentions(e.Message, param)
	}
	if slices.ContainsFunc(append(otherNames(param), param), func(name string) bool {
		return bare(name) == bare(top) || bare(name) == bare(place)
	}) {
		return 0
	}
	return -1
}
