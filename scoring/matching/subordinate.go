package matching

import (
	"slices"
	"strings"
)

// ofSubordinate reports whether h only stands in a clause that hangs on another, and the one it hangs on says what
// is asked for of another name: "founded by Ann Lee, a nurse who had read Ben Moss", "Lee took over from Moss, who
// had beaten Ben Hall", "It is Spanish, although Portuguese is spoken nearby".
func (d *document) ofSubordinate(h span, aliases []alias) bool {
	if t := &d.toks[h.from]; !t.upper || t.number || t.word.month > 0 || t.word.day != "" {
		return false
	}
	opens := h.from
	for opens > 0 && h.from-opens < reach && d.toks[opens-1].clause == d.toks[h.from].clause {
		opens--
	}
	main, sub := span{opens, opens}, span{opens, h.to}
	for sub.to < len(d.toks) && sub.to-h.to < reach && d.toks[sub.to].clause == d.toks[h.to-1].clause {
		sub.to++
	}
	hangs := d.hangs(opens)
	if opens > 0 && d.toks[opens-1].sentence == d.toks[opens].sentence {
		for main.from > 0 && opens-main.from < reach && d.toks[main.from-1].sentence == d.toks[opens].sentence {
			main.from--
		}
	} else if hangs == conceded { // "Although Portuguese is spoken nearby, it is Spanish"
		main = span{sub.to, sub.to}
		for main.to < len(d.toks) && main.to-sub.to < reach && d.toks[main.to].sentence == d.toks[opens].sentence {
			main.to++
		}
	}
	if hangs == apposed && d.toks[opens].norm == "the" && d.toks[h.from-1].norm != "of" {
		return false
	}
	if hangs == free || main.empty() || d.sameNamed(sub) || d.isSaidToBe(h) && (hangs == conceded || relative(&d.toks[opens])) {
		return false
	}
	asked := d.saysOfQuestion(sub)
	if (hangs == conceded || hangs == ofPerson && !asked && d.asked("who")) && d.bareOther(main, aliases) {
		return true // "It is Spanish, although Portuguese is spoken there too"
	}
	return !asked && d.givesOther(main, h, hangs, aliases)
}

// bareOther reports whether s is nothing but a name that is none of gold.
func (d *document) bareOther(s span, aliases []alias) bool {
	for s.from < s.to && (function(&d.toks[s.from]) || d.toks[s.from].is(article)) {
		s.from++
	}
	return d.isName(s) && !d.names(s, aliases)
}

// A hanging is the way in which a clause hangs on another.
type hanging byte

const (
	free     hanging = iota // it does not
	ofPerson                // ", who ..."
	ofThing                 // ", which ..."
	apposed                 // ", a nurse who ..."
	conceded                // ", although ..."
)

// hangs is how the clause hangs on the one before it that begins at token i.
func (d *document) hangs(i int) hanging {
	const before = 5 // words before a relative: "one of whom", "the follow-up to which"
	if d.at(concede, i) > 0 {
		return conceded
	}
	if i == 0 || !d.toks[i-1].upper || d.toks[i-1].sentence != d.toks[i].sentence || !strings.HasPrefix(strings.TrimLeft(d.gapBefore(i), `"”*`), ",") {
		return free
	}
	for k := i; k < min(len(d.toks), i+before+1) && d.toks[k].clause == d.toks[i].clause; k++ {
		if t := &d.toks[k]; relative(t) {
			if t.norm == "which" {
				return ofThing
			}
			return ofPerson
		}
	}
	switch n := d.toks[i].norm; {
	case n == "a" || n == "an", n == "the" && i+1 < len(d.toks) && !d.toks[i+1].upper && d.toks[i+1].letters:
		return apposed
	}
	return free
}

// relative reports whether t may open a relative clause.
func relative(t *token) bool {
	return t.norm == "who" || t.norm == "whose" || t.norm == "whom" || t.norm == "which"
}

// saysOfQuestion reports whether s holds a word of the question that says what is asked for and is no name.
func (d *document) saysOfQuestion(s span) bool {
	return slices.ContainsFunc(d.toks[s.from:s.to], func(t token) bool { return saysWhat(&t) && !t.upper && d.ofQuestion(&t) })
}

// sameNamed reports whether s tells another name of the same, or who plays whom.
func (d *document) sameNamed(s span) bool {
	return slices.ContainsFunc(d.toks[s.from:s.to], func(t token) bool {
		switch t.norm {
		case "born", "real", "stage", "aka", "alias":
			return true
		case "play", "plays", "played", "portrays", "portrayed", "voices", "voiced": // a part and who has it
			return true
		}
		return slices.Contains(sameNames[:], t.norm)
	})
}

// leadsToAnswer reports whether the word at token i stands before who did what is asked, or who is what is asked for.
func (d *document) leadsToAnswer(i int) bool {
	switch d.toks[i].norm {
	case "by", "is", "was", "are", "were", "to":
		return true
	}
	return false
}

// isSaidToBe reports whether something is said to be h: "who turns out to be Ben".
func (d *document) isSaidToBe(h span) bool {
	i := h.from - 1
	for i > 0 && (d.toks[i].is(article) || d.toks[i].is(title)) {
		i--
	}
	if i < 0 {
		return false
	}
	switch d.toks[i].norm {
	case "is", "was", "are", "were", "be", "being":
		return true
	}
	return false
}

// givesOther reports whether main says what the question asks, and of a name that is not gold: one behind "by"
// where what hangs on it is an apposition.
func (d *document) givesOther(main, h span, how hanging, aliases []alias) bool {
	if person := d.asked("who"); how == ofPerson && !person || how == ofThing && person || !d.saysOfQuestion(main) {
		return false
	}
	ofLand := d.toks[h.from].word.lands != nil
	for i := main.from; i < main.to; i++ {
		x := span{i, i}
		for x.to < main.to && d.toks[x.to].upper && d.toks[x.to].letters && d.toks[x.to].clause == d.toks[i].clause {
			x.to++
		}
		if x.empty() {
			continue
		}
		i = x.to
		for x.from < x.to && (d.toks[x.from].is(article) || d.toks[x.from].is(title) || d.toks[x.from].is(light)) {
			x.from++
		}
		switch first := &d.toks[x.from%len(d.toks)]; {
		case x.empty() || !d.isName(x) || (first.word.lands != nil) != ofLand || first.word.month > 0 || first.word.day != "":
		case how == apposed && (x.to != main.to || x.from == 0 || !d.leadsToAnswer(x.from-1)):
		case !d.names(x, aliases):
			return true
		}
	}
	return false
}
