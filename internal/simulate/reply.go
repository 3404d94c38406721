package simulate

import (
	"fmt"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// reply is what a checkpoint says to a request, with the entry the ledger
// begins with if it is the first of its kind. The request's seed is the epoch.
func (s *Server) reply(request wire.ChatRequest, p Profile) (wire.Reply, Entry) {
	epoch := 0
	if request.Params.Seed != nil {
		epoch = int(*request.Params.Seed)
	}
	asked := lastUserTurn(request.Messages)
	index, known := s.item(asked)
	l := lot{seed: s.options.Seed, checkpoint: p.Name, epoch: epoch}
	entry := Entry{Checkpoint: p.Name, Epoch: epoch}
	var d drawn
	if known {
		subject := s.subjects[index]
		l.item = subject.item.ID
		d = compose(s.lib, p, subject, l)
		entry.Item, entry.Answerable = subject.item.ID, subject.item.Answerable
		entry.Drawn, entry.Declined, entry.Correct = d.behavior, d.declined, d.correct
		entry.Fault = s.options.Faults.of(l, s.transient[p.Name])
		d.spoil(entry.Fault, s.lib, p, subject, l)
	} else {
		l.item = asked
		d.finish = wire.FinishStop
		d.text = s.lib.choose("unknown", nil, nil, l)
	}
	return wire.Reply{
		ID:          fmt.Sprintf("chatcmpl-sim-%016x", l.bits("id")),
		Created:     created,
		Model:       p.Name,
		Fingerprint: wire.SimulatedFingerprint,
		Choices:     1,
		Text:        d.text,
		Reasoning:   d.reasoning,
		Refusal:     d.refusal,
		Finish:      d.finish,
		Usage:       usage(request, d),
	}, entry
}

// usage estimates tokens at four characters each, as nothing here has a
// tokenizer.
func usage(request wire.ChatRequest, d drawn) *wire.Usage {
	tokens := func(text string) int { return (utf8.RuneCountInString(text) + 3) / 4 }
	u := &wire.Usage{Reasoning: tokens(d.reasoning)}
	for _, m := range request.Messages {
		u.Prompt += tokens(m.Content) + 4
	}
	u.Completion = tokens(d.text) + tokens(d.refusal) + u.Reasoning
	return u
}
