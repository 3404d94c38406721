package simulate

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A drawn is what one ask came to: the ledger's words and the reply's parts.
type drawn struct {
	behavior  string
	declined  bool
	correct   string
	trace     string // what the trace of an answer does
	text      string
	reasoning string // in a field of its own
	refusal   string // in a field of its own; text is empty then
	finish    string
}

// compose draws the behavior of one ask and says it.
func compose(lib library, p Profile, s subject, l lot) drawn {
	d := drawBehavior(p, s, l)
	tags, fill := scene(p, s, d, l)
	d.text = lib.choose(d.behavior, tags, fill, l)
	if d.behavior == Refused && l.hit("refusal field", p.RefusalField) {
		d.text, d.refusal = "", d.text
	}
	if p.Reasoning != NoTrace {
		if !d.declined {
			d.trace = TraceWorking
			if slices.Contains(tags, TraceNoticing) {
				d.trace = TraceNoticing
			}
		}
		trace := lib.choose("traces", tags, fill, l)
		if !s.item.Answerable && l.hit("rethinks", p.Rethinks) {
			trace += "\n\n" + lib.choose("traces", tags, fill, l.again())
		}
		d.place(p.Reasoning, trace, l)
	}
	return d
}

// scene is what the choice of words depends on: the tags that hold and the
// slots that can be filled, for an item and what was drawn for it.
func scene(p Profile, s subject, d drawn, l lot) (tags []string, fill map[string]string) {
	tags, fill = s.tags(), s.slots()
	if p.Reasoning != NoTrace {
		tags = append(tags, "reasoner")
	}
	switch {
	case d.behavior == Abstained && s.canAbstainAptly() && l.hit("apt", p.Apt):
		return append(tags, "declining", "apt"), fill
	case d.declined:
		return append(tags, "declining", "generic"), fill
	case !s.item.Answerable && l.hit("notices", p.Notices):
		tags = append(tags, "noticing")
	default:
		tags = append(tags, "working")
	}
	var value string
	switch d.correct {
	case wrong:
		value = s.wrongValue(l)
	case right:
		value = s.rightValue(l)
	default:
		value = s.lureValue(l)
	}
	value = dress(value, s, l)
	fill["value"], fill["Value"] = value, value
	if t := s.answerType(); t != suites.TypeSymbol && t != suites.TypeNumber && !s.keepsCase() {
		fill["Value"] = upper(value)
	}
	return tags, fill
}

// of is where the trace of one reply stands.
func (r Reasoning) of(l lot) Reasoning {
	switch {
	case r != VariedTrace:
		return r
	case l.hit("place of the trace", .5):
		return TagTrace
	}
	return FieldTrace
}

// place puts a trace where the checkpoint keeps it.
func (d *drawn) place(where Reasoning, trace string, l lot) {
	if trace == "" {
		return
	}
	if where.of(l) == FieldTrace || d.refusal != "" {
		d.reasoning = trace
		return
	}
	d.text = "<think>\n" + trace + "\n</think>\n\n" + d.text
}

// spoil makes the reply what a lasting fault leaves of it. A truncated reply
// is a long working that never gets to its end.
func (d *drawn) spoil(fault string, lib library, p Profile, s subject, l lot) {
	switch fault {
	case FaultEmpty:
		d.text, d.refusal = "", ""
	case FaultTruncated:
		d.finish = wire.FinishLength
		long := lib.choose("rambling", s.tags(), s.slots(), l)
		runes := []rune(long)
		cut := string(runes[:len(runes)*l.between("cut at", 40, 90)/100])
		d.text, d.reasoning, d.refusal = "", "", ""
		switch p.Reasoning.of(l) {
		case FieldTrace:
			d.reasoning = cut
		case TagTrace:
			d.text = "<think>\n" + cut
		default:
			d.text = cut
		}
	}
}
