package matching

import "strings"

// askedGroup is, of several lists each behind a label, the one whose label holds the most words of the question:
// "Night shift: Ann, Ben. Day shift: Carl.", asked who was on the night shift. Ok is false where no label has more
// than all others.
func (d *document) askedGroup() (group span, ok bool) {
	most, groups := 0, 0
	last := span{}
	for _, s := range d.sentences(d.all()) {
		list := d.behindLabel(s)
		if list == s.from {
			if last.to == s.from && groups > 0 { // "Night shift:\n- Ann\n- Ben"
				if group == last {
					group.to = s.to
				}
				last.to = s.to
			}
			continue
		}
		groups++
		held := 0
		for i := s.from; i < list; i++ {
			if holdsKey(d.lastAsk(), d.toks[i].key) {
				held++
			}
		}
		last = span{list, s.to}
		switch {
		case held > most:
			group, most, ok = last, held, true
		case held == most:
			ok = false
		}
	}
	return group, ok && groups > 1 && !group.empty()
}

// behindLabel is where what a sentence lists begins, behind a few words and a colon; its first token where it has no
// label.
func (d *document) behindLabel(s span) int {
	const longest = 5 // words
	for i := s.from + 1; i <= min(s.to, s.from+longest); i++ {
		if strings.Contains(d.gapBefore(i), ":") {
			return i
		}
	}
	return s.from
}

// lastAsked is the last sentence of region that says most of what was asked, behind one that is more than that: "The
// halogens are ... Only fluorine and chlorine are gases." It is empty where none does.
func (d *document) lastAsked(region span) span {
	sentences := d.sentences(region)
	for k := len(sentences) - 1; k > 0; k-- {
		said := 0
		for i := sentences[k].from; i < sentences[k].to; i++ {
			if t := &d.toks[i]; saysWhat(t) && d.ofQuestion(t) {
				said++
			}
		}
		if said > 0 && 2*said >= d.asksWith() {
			return sentences[k]
		}
	}
	return span{}
}
