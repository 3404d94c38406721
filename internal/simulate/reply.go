package simulate

import (
	"fmt"
	"strings"
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
		entry.Drawn, entry.Declined, entry.Correct, entry.Trace = d.behavior, d.declined, d.correct, d.trace
		entry.Fault = s.options.Faults.of(l, s.transient[p.Name])
		if strings.Contains(lastUserTurn(request.Messages), "Confidence: N%") && d.text != "" {
			d.text += "\n\n" + stated(d, l)
		}
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

// stated is the line on how sure a checkpoint is, where it is asked for one. It is
// surer of what is right, and too sure of what is wrong.
func stated(d drawn, l lot) string {
	least, most := 60, 99
	if !d.declined && d.correct != "right" {
		least, most = 40, 95
	}
	return fmt.Sprintf("Confidence: %d%%", l.between("confidence", least, most))
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
