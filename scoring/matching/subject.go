package matching

import (
	"slices"
	"strings"
)

// A role is whom a value is said of, as the question names them.
type role byte

const (
	nobody  role = iota // none that the question tells apart
	itself              // who or what the question asks about: "How many laps did Ann run?"
	another             // one of those that it names beside: "Tom ran 5 laps, Ann 7"
)

// askedAbout returns the keys of what the last sentence of the question asks about by a name or a
// number in a row: Ann, February, the second train. It has none where the question names nothing so.
func (d *document) askedAbout() []string {
	if d.about != nil {
		return d.about
	}
	d.about = []string{}
	toks := d.lastAsk()
	for i := range toks {
		t := &toks[i]
		if t.ordinalNumber() && !d.besideMonth(toks, i) || i > 0 && t.upper && !t.number && !t.is(light) && !t.is(title) && len(t.norm) > 1 {
			d.about = append(d.about, t.key)
		}
	}
	return d.about
}

// ordinalNumber reports whether t says which one in a row: "second", "2nd".
func (t *token) ordinalNumber() bool {
	return t.word.number.kind == "ordinal" || t.number && (t.suffix == "st" || t.suffix == "nd" || t.suffix == "rd" || t.suffix == "th")
}

// besideMonth reports whether the ordinal at index i of toks is a day of a month, or a century.
func (d *document) besideMonth(toks []token, i int) bool {
	for k := max(0, i-1); k < min(len(toks), i+3); k++ {
		if toks[k].word.month > 0 || strings.HasPrefix(toks[k].norm, "centur") {
			return true
		}
	}
	return false
}

// ofAnotherSubject reports whether h is said of another than who is asked about, and the answer names
// that one as well: of blue, "Tom's ball is blue and Ann's is red" where Ann's is asked for.
func (d *document) ofAnotherSubject(h span) bool {
	return len(d.askedAbout()) > 0 && d.roleOf(h) == another && d.namesAsked()
}

// namesAsked reports whether the answer names who or what is asked about.
func (d *document) namesAsked() bool {
	if d.named == nil {
		named := slices.ContainsFunc(d.askedAbout(), func(key string) bool { return d.mayHold(uint32(hashOf(key))) && len(d.places(key, d.all())) > 0 })
		d.named = &named
	}
	return *d.named
}

// roleOf is whom h is said of: by the first name in its statement, or, where nothing stands before h
// in it, by the one behind a preposition ("5 by Tom, 7 by Ann").
func (d *document) roleOf(h span) role {
	from := d.statement(h.from)
	subject := nobody
	for i := from; i < h.from; i++ {
		t := &d.toks[i]
		switch {
		case slices.Contains(d.askedAbout(), t.key) && !(t.ordinalNumber() && d.besideMonth(d.toks, i)):
			return itself
		case subject == nobody && !d.leads(t):
			if subject = another; !d.isRivalSubject(i) {
				return d.roleBehind(h)
			}
		}
	}
	if behind := d.roleBehind(h); behind != nobody {
		return behind
	}
	return subject
}

// roleBehind is that of the name that a preposition directly behind h joins to it.
func (d *document) roleBehind(h span) role {
	const longest = 4 // words up to the name: "laps were run by"
	for i := h.to; i < min(len(d.toks), h.to+longest) && d.toks[i].clause == d.toks[h.to-1].clause && !d.isNumber(i); i++ {
		t := &d.toks[i]
		switch {
		case d.joins(t):
			return nobody
		case slices.Contains(d.askedAbout(), t.key):
			return itself
		case i > h.to && d.toks[i-1].is(light) && d.isRivalSubject(i):
			return another
		}
	}
	return nobody
}

// statement is where the statement begins in which the value at token i stands: behind the value, the
// "and" or the mark before it. A colon, a bracket or an equals sign parts no name from its value.
func (d *document) statement(i int) int {
	from, crossed := i, false
	for from > 0 && i-from < reach {
		t := &d.toks[from-1]
		if t.sentence != d.toks[i].sentence || d.isNumber(from-1) && !t.ordinalNumber() || d.joins(t) {
			break
		}
		if gap := strings.TrimSpace(d.gapBefore(from)); t.clause != d.toks[from].clause {
			if crossed || from < i || gap != ":" && gap != "(" && gap != "=" {
				break
			}
			crossed = true
		}
		from--
	}
	return from
}

// joins reports whether t sets one statement beside another.
func (d *document) joins(t *token) bool {
	switch t.norm {
	case "and", "while", "whereas", "but", "then", "or":
		return true
	}
	return false
}

// leads reports whether t stands before the subject of a statement and is none.
func (d *document) leads(t *token) bool { return t.is(light) || t.is(title) || d.joins(t) }

// isRivalSubject reports whether token i is something that the question names beside what it asks
// about: a name that stands in it, or another number in a row; or, where it asks about a weekday or a
// month, another one.
func (d *document) isRivalSubject(i int) bool {
	t := &d.toks[i]
	if t.ordinalNumber() {
		return !d.besideMonth(d.toks, i) && slices.ContainsFunc(d.lastAsk(), func(q token) bool { return q.ordinalNumber() })
	}
	if t.upper && !d.asked(t.key) && (t.word.day != "" || t.word.month > 0) {
		return slices.ContainsFunc(d.lastAsk(), func(q token) bool {
			return q.upper && (t.word.day != "" && q.word.day != "" || t.word.month > 0 && q.word.month > 0)
		})
	}
	if !t.upper || t.number || len(t.norm) < 2 || !d.asked(t.key) || d.ofQuestion(t) {
		return false
	}
	known := t.word.people != nil || t.word.month > 0 || t.word.day != "" || t.word.lands != nil
	if known || i > 0 && d.toks[i-1].sentence == t.sentence {
		return true
	}
	toks := d.ask() // not where it only opens a sentence, but for a list of names
	for k := range toks {
		if toks[k].key != t.key || !toks[k].upper {
			continue
		}
		listed := k+1 < len(toks) && (toks[k+1].upper && toks[k+1].clause != toks[k].clause && toks[k+1].sentence == toks[k].sentence || k+2 < len(toks) && toks[k+1].norm == "and" && toks[k+2].upper)
		if listed || k > 0 && toks[k].sentence == toks[k-1].sentence {
			return true
		}
	}
	return false
}
