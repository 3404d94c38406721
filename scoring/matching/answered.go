package matching

import (
	"slices"
	"strings"
)

// besideAnswered reports whether h opens a statement about something else behind the first of the answer,
// which gives another name: "It is Lyon. Paris is larger.", "Lyon is the seat, and Paris hosts the fair".
func (d *document) besideAnswered(h span, aliases []alias) bool {
	x, end := d.firstGiven()
	if x.empty() || h.from < end || d.names(x, aliases) {
		return false
	}
	from := h.from
	for from > end && h.from-from < reach && d.toks[from-1].sentence == d.toks[h.from].sentence && d.leadsStatement(from-1) {
		from--
	}
	if d.addsToAnswer(h, end) {
		return true
	}
	opens := from == end || d.toks[from-1].sentence != d.toks[h.from].sentence || strings.Contains(d.gapBefore(from), ";")
	if !opens || d.has(contrast, span{from, h.from}) || h.to == len(d.toks) || d.toks[h.to].upper || d.toks[h.to].clause != d.toks[h.from].clause || d.joins(&d.toks[h.to]) {
		return false
	}
	repeated, object := 0, false // words of the question; something else that is named
	for i := h.to; i < min(len(d.toks), h.to+reach) && d.toks[i].sentence == d.toks[h.from].sentence; i++ {
		if slices.Contains(sameNames[:], d.toks[i].norm) {
			return false
		}
		t := &d.toks[i]
		asked := saysWhat(t) && d.ofQuestion(t)
		if asked {
			repeated++
		}
		object = object || saysWhat(t) && !asked && (t.upper && !d.toks[i-1].is(light) && d.isName(span{i, i + 1}) || !t.upper && t.letters && repeated > 0 && d.isObject(i))
	}
	if object && d.leavesOut(span{0, end}, d.around(h)) {
		return true // "Ann Lee wrote Kite. Ben Moss wrote Lark."
	}
	return 2*repeated < d.asksWith()
}

// isObject reports whether the word at token i, in small letters, stands behind no preposition and is no adverb.
func (d *document) isObject(i int) bool {
	before := &d.toks[i-1]
	return !adverb(&d.toks[i]) && (!before.is(light) || before.is(article))
}

// leavesOut reports whether s does not hold a name of the question that the first statement holds.
func (d *document) leavesOut(first, s span) bool {
	return slices.ContainsFunc(d.toks[first.from:first.to], func(t token) bool {
		return t.upper && saysWhat(&t) && d.ofQuestion(&t) && !slices.ContainsFunc(d.toks[s.from:s.to], func(o token) bool { return o.key == t.key })
	})
}

// addsToAnswer reports whether h stands in a later statement that opens with a pronoun, or tells of another of its
// kind, and adds something else than what was asked: "Kite was sung by Ann Lee. It was later covered by Ben Moss."
func (d *document) addsToAnswer(h span, end int) bool {
	s := d.around(h)
	if s.from < end {
		s.from = end
	}
	same := d.toks[s.from].sentence == d.toks[end-1].sentence
	if same && !strings.Contains(d.gapBefore(end), ";") || !pronoun(&d.toks[s.from]) && !possessive(&d.toks[s.from]) && !d.tellsOther(span{s.from, h.from}) || d.has(contrast, s) || d.sameNamed(s) {
		return false
	}
	said := 0
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if saysWhat(t) && d.ofQuestion(t) {
			return false
		}
		if i < h.from && !function(t) && !t.is(article) {
			said++
		}
	}
	return said > 0
}

// possessive reports whether t says whose what follows is.
func possessive(t *token) bool {
	return t.norm == "his" || t.norm == "her" || t.norm == "their" || t.norm == "its"
}

// tellsOther reports whether a word of s says that what follows is said of another of its kind: "the next one".
func (d *document) tellsOther(s span) bool {
	return slices.ContainsFunc(d.toks[s.from:max(s.from, s.to)], func(t token) bool {
		switch t.norm {
		case "next", "previous", "later", "earlier", "second", "last", "following":
			return !d.asked(t.key)
		}
		return false
	})
}

// asksWith counts the words of the question that say what is asked for.
func (d *document) asksWith() (n int) {
	toks := d.lastAsk()
	for i := range toks {
		if saysWhat(&toks[i]) {
			n++
		}
	}
	return n
}

// saysWhat reports whether t, a word of a question, says what is asked for.
func saysWhat(t *token) bool {
	switch t.norm {
	case "what", "which", "who", "whom", "whose", "when", "where", "how":
		return false
	}
	return !function(t) && !t.is(article)
}

// sameNames are words by which two names are said to be of one, or a second answer is given.
var sameNames = [...]string{"name", "names", "named", "called", "known", "same", "also", "too", "both"}

// leadsStatement reports whether token i may stand before the subject of a statement.
func (d *document) leadsStatement(i int) bool {
	t := &d.toks[i]
	return t.is(light) || t.is(article) || t.is(title) || d.joins(t) || t.is(contrast)
}

// names reports whether s may be what gold is called: its last word is one of gold, or all of its words are.
func (d *document) names(s span, aliases []alias) bool {
	for k := range aliases {
		of := func(t token) bool {
			return slices.ContainsFunc(aliases[k].keys, func(key string) bool { return d.lex.near(key, t.key) })
		}
		if of(d.toks[s.to-1]) || !slices.ContainsFunc(d.toks[s.from:s.to], func(t token) bool { return !of(t) }) {
			return true
		}
	}
	return false
}

// firstGiven is the name that the first statement of the answer gives, and where the statement ends: it is
// nothing but the name ("Lyon.", "It is Lyon."), says of it what the question asks ("Lyon is the seat"), or
// says that of what is asked for ("The seat is Lyon"). It is empty where the answer opens otherwise.
func (d *document) firstGiven() (x span, end int) {
	if d.opened == nil {
		g := d.readFirst()
		d.opened = &g
	}
	return d.opened.name, d.opened.end
}

// A given is a name that a statement gives, and where the statement ends.
type given struct {
	name span
	end  int
}

func (d *document) readFirst() given {
	const longest = 20 // words
	end := 0
	for end < len(d.toks) && end <= longest && (end == 0 || d.toks[end].sentence == d.toks[end-1].sentence && !d.joins(&d.toks[end]) && !strings.Contains(d.gapBefore(end), ";")) {
		end++
	}
	if end > longest || end == len(d.toks) || strings.ContainsAny(d.gapBefore(0), "#") || strings.ContainsAny(d.gapBefore(end), "!?:") {
		return given{}
	}
	from := 0
	for from < end && (function(&d.toks[from]) || d.toks[from].is(article) || d.ofQuestion(&d.toks[from])) {
		from++
	}
	to := from
	for to < end && d.toks[to].upper && d.toks[to].clause == d.toks[from].clause {
		to++
	}
	x := span{from, to}
	if !d.isName(x) || d.has(heading, x) || from > 0 && slices.ContainsFunc(d.toks[:from], func(t token) bool { return d.ofQuestion(&t) }) && !d.toks[from-1].is(auxiliary) && !d.toks[from-1].is(light) && !d.toks[from-1].upper {
		return given{}
	}
	said := to < end
	for i := to; i < end; i++ {
		if t := &d.toks[i]; !function(t) && !t.is(article) && !t.number && !(t.upper && t.word.month > 0) && !d.ofQuestion(t) {
			return given{}
		}
	}
	bare := from == 0 && !said
	if bare && d.joins(&d.toks[end]) {
		return given{} // "Lyon and Paris"
	}
	return given{x, end}
}
