package reports

import (
	"io"
	"slices"
	"strings"
)

// Gates writes what came of every gate of a document, 72 columns wide: one
// sentence, for each suite of each run a line a gate, and of those that did not
// simply pass why.
func Gates(w io.Writer, d Document) error {
	p := &printer{w: w}
	if d.Simulated {
		p.f("%s\n", fold(simulatedNote, "", ""))
	}
	p.f("%s", fold(gatesHeadline(d), "", ""))
	if note := defaultsNote(d); note != "" {
		p.f("%s", fold(note, "", ""))
	}
	for _, block := range gateBlocks(d) {
		p.f("\n%s", fold(block.title, "", "  "))
		p.f("  %s%s%s\n", pad("gate", gateColumn), pad("measured", measuredColumn), "result")
		for _, g := range block.gates {
			gateLine(p, block.run, g)
		}
		if oneWhy(d) == "" { // else the headline has it
			for _, text := range block.remarks() {
				p.f("%s", fold(text+".", "  ", "    "))
			}
		}
		if text := block.untold(); text != "" {
			p.f("%s", fold("no evidence: "+text, "  ", "    "))
		}
	}
	notes := gateNotes(d)
	if len(notes) > 0 {
		p.f("\n")
	}
	for _, note := range notes {
		p.f("%s", fold("note: "+note, "", "  "))
	}
	return p.err
}

const gateColumn, measuredColumn = 31, 26

func gateLine(p *printer, run Run, g Gate) {
	name := nameText(g.Name)
	if textWidth(name) > gateColumn-1 {
		p.f("%s", fold(name, "  ", "    "))
		name = ""
	}
	measured := measuredText(run, g)
	if textWidth(measured) > measuredColumn-1 {
		measured, _, _ = strings.Cut(measured, " of ")
	}
	p.f("  %s%s%s\n", pad(name, gateColumn), pad(measured, measuredColumn), resultText(g))
}

func resultText(g Gate) string {
	switch {
	case g.Outcome == GateFailed:
		return "FAILED"
	case g.Outcome == GateUnmeasured:
		return "unmeasured"
	case g.Warning != "":
		return "passed, amber"
	}
	return "passed"
}

// A gateBlock is the gates of one suite of one run.
type gateBlock struct {
	title string
	run   Run
	suite string
	gates []Gate
}

func gateBlocks(d Document) []gateBlock {
	var blocks []gateBlock
	for _, g := range d.Gates {
		if n := len(blocks); n > 0 && blocks[n-1].run.ID == g.Run && (blocks[n-1].suite == g.Suite || g.Run == "") {
			blocks[n-1].gates = append(blocks[n-1].gates, g)
			continue
		}
		b := gateBlock{run: runByID(d, g.Run), suite: g.Suite, gates: []Gate{g}}
		b.title = blockTitle(d, b, len(blocks) == 0 || blocks[len(blocks)-1].run.ID != g.Run)
		blocks = append(blocks, b)
	}
	return blocks
}

// remarks say of gates that did not simply pass why. Those that could not be measured
// for one reason share a remark, which need not name them where there is no other.
func (b gateBlock) remarks() []string {
	open := map[string][]string{} // names by the reason
	for _, g := range b.gates {
		if g.Outcome == GateUnmeasured {
			open[gateRemark(g)] = append(open[gateRemark(g)], nameText(g.Name))
		}
	}
	reasons := len(open)
	var all []string
	for _, g := range b.gates {
		text := gateRemark(g)
		switch names := open[text]; {
		case text == "":
		case g.Outcome == GateUnmeasured && names == nil: // said with the first of them
		case g.Outcome == GateUnmeasured:
			of := list(names)
			if len(names) > 1 && reasons == 1 {
				of = resultText(g)
			}
			all = append(all, of+": "+text)
			delete(open, text)
		case g.At == nil || g.Name != g.Expression:
			all = append(all, nameText(g.Name)+": "+text)
		default: // the text names it
			all = append(all, text)
		}
	}
	return all
}

// noEvidence is that the suite counts for nothing, in a sentence; "" where it counts.
func (b gateBlock) noEvidence() string {
	for _, s := range b.run.Signatures {
		if s.Strict.Suite == b.suite {
			return noEvidenceText(s)
		}
	}
	return ""
}

// untold is noEvidence where no gate says it for lack of a figure: counts are known
// whatever could be scored.
func (b gateBlock) untold() string {
	if slices.ContainsFunc(b.gates, func(g Gate) bool { return g.Outcome == GateUnmeasured }) {
		return ""
	}
	return b.noEvidence()
}

// blockTitle names run and suite; how the run was asked, and what it is held against, is
// said with its first suite.
func blockTitle(d Document, b gateBlock, first bool) string {
	if b.run.ID == "" {
		return neverBegun
	}
	text := nameText(b.run.Checkpoint)
	if b.suite != "" {
		text += " on " + suiteName(b.run, b.suite)
	}
	if !first {
		return text
	}
	text += ", policy " + nameText(b.run.Policy)
	for _, c := range d.Comparisons {
		if c.Next == b.run.ID {
			text += ", against " + nameText(c.BaseName)
		}
	}
	return text
}
