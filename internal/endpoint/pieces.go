package endpoint

import (
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// A secret may lie over several elements of a list, such as the parts of a content
// or the tokens of log-probabilities. There it is not found until they are joined,
// as they are when a reply is read. So a reply that repeats one is kept as it was
// read, and without all else.

// outOf takes the secrets out of what a reply says, and reports whether it held any.
func (s secrets) outOf(reply *wire.Reply) (held bool) { return each(reply, s.text) }

// each cleans what a reply says, and reports whether that changed anything.
func each(reply *wire.Reply, cleaned func(string) string) (changed bool) {
	for _, text := range []*string{&reply.Text, &reply.Reasoning, &reply.Refusal, &reply.Finish, &reply.Model, &reply.Fingerprint} {
		if clean := cleaned(*text); clean != *text {
			*text, changed = clean, true
		}
	}
	return changed
}

// fragment is the body of a reply that broke off within a secret, without its
// beginning; nil where it does not read as if it had.
func (s secrets) fragment(body []byte) []byte {
	reply, err := wire.DecodeReply(body)
	if err != nil || !each(&reply, func(text string) string { return string(s.parts([]byte(text))) }) {
		return nil
	}
	return s.encoded(reply)
}

// anew is the body of a reply that repeats a secret as it is kept; nil where it
// repeats none, or holds no choice in whose lists one may lie. repeats says that one
// was found in its bytes.
func (s secrets) anew(body []byte, repeats bool) []byte {
	reply, err := wire.DecodeReply(body)
	if err != nil || reply.Choices == 0 || !s.outOf(&reply) && !repeats {
		return nil
	}
	return s.encoded(reply)
}

func (s secrets) encoded(reply wire.Reply) []byte {
	reply.ID = s.text(reply.ID)
	if e := reply.Error; e != nil {
		if e.Code == "" && e.Status != 0 { // a body has one place for both
			e.Code = strconv.Itoa(e.Status)
		}
		e.Code, e.Type, e.Param, e.Message = s.text(e.Code), s.text(e.Type), s.text(e.Param), s.text(e.Message)
	}
	body, err := wire.EncodeReply(reply)
	if err != nil { // of texts and numbers there is none
		return []byte("{}")
	}
	return body
}
