package wire

import (
	"cmp"
	"fmt"
)

func (in *replyParts) reply(body []byte) Reply {
	r := Reply{
		ID: in.ID, Created: whole(in.Created), Model: in.Model, Fingerprint: in.Fingerprint,
		Usage: in.Usage, Error: errorBeside(in.Error, body),
	}
	c, count := first(in.Choices, func(c *choiceParts) *int { return c.Index })
	r.Choices = count
	if c == nil {
		switch {
		case r.Error != nil:
		case in.Object == "error", present(in.Detail):
			r.Error = errorIn(body)
		default:
			r.Error = flatError(body)
		}
		return r
	}
	r.Finish, r.Text = c.Finish, c.Text
	if m := c.Message; m != nil {
		r.Text = cmp.Or(m.Content.text, c.Text)
		r.Refusal = cmp.Or(m.Refusal, m.Content.refusal)
		// Servers that are renaming the field send the same text twice: one of
		// them is enough.
		r.Reasoning = cmp.Or(m.ReasoningContent.all(), m.Reasoning.all(), m.ReasoningDetails.all(),
			m.Thinking.all(), m.Content.reasoning)
	}
	if r.Error == nil {
		r.Error = errorFrom(c.Error)
	}
	if r.Error == nil && EndOf(r.Finish) == EndBroken {
		r.Error = &APIError{Code: r.Finish, Message: fmt.Sprintf("the server broke the reply off: finish_reason %q", Clean(r.Finish, 40))}
	}
	return r
}

// odd says whether the reply has its text, if it has one, in a place or a shape that is
// not known here. A filter or a limit may leave a choice without a message.
func (in *replyParts) odd() bool {
	c, _ := first(in.Choices, func(c *choiceParts) *int { return c.Index })
	switch {
	case c == nil:
		return false
	case c.odd, c.Message != nil && c.Message.odd:
		return true
	}
	end := EndOf(c.Finish)
	return !c.placed && end != EndFiltered && end != EndLimit
}

// first is the choice of the lowest index, and how many there are: lists arrive
// out of order and with nulls in them. A choice without an index has that of its
// place.
func first[C any](all []*C, index func(*C) *int) (best *C, count int) {
	lowest := 0
	for i, c := range all {
		if c == nil {
			continue
		}
		count++
		if said := index(c); said != nil {
			i = *said
		}
		if best == nil || i < lowest {
			best, lowest = c, i
		}
	}
	return best, count
}

// whole turns a count as servers write it (61, 61.0, -1) into one that counts:
// below zero and beyond sense are 0, "not said".
func whole(f float64) int64 {
	if f >= 0 && f < 1<<53 {
		return int64(f)
	}
	return 0
}
