package matching

import (
	"slices"
	"strings"
)

// contraries reads the rows of contraries.txt: a word has the number of a row, from 1, or where it stands behind
// the bar its negative.
func (l *lexicon) contraries() func(group string, words []string) {
	row := 0
	return func(_ string, words []string) {
		row++
		side := row
		for _, w := range words {
			if w == "|" {
				side = -row
				continue
			}
			l.word(w).contraries = append(l.word(w).contraries, side)
		}
	}
}

// contrary reports whether t denies what q says, by the table, or by a prefix or an ending alone.
func contrary(q, t *token) bool {
	for _, side := range q.word.contraries {
		if slices.Contains(t.word.contraries, -side) {
			return true
		}
	}
	a, b := q.norm, t.norm
	if len(a) == len(b) {
		return false
	}
	if base, ok := strings.CutSuffix(a, "ful"); ok && base+"less" == b {
		return true
	}
	if base, ok := strings.CutSuffix(a, "less"); ok && base+"ful" == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	const shortest = 4 // letters
	prefix, ok := strings.CutSuffix(b, a)
	if !ok || len(a) < shortest {
		return false
	}
	switch prefix {
	case "un", "in", "im", "il", "ir", "non", "dis":
		return true
	}
	return false
}

// opposed is the word of s that denies a word of the question that s does not hold itself, -1 where none does.
func (d *document) opposed(s span) int {
	q := d.lastAsk()
	held := make([]bool, len(q)) // those that s is known to hold, for which it is not looked through again
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.number || function(t) && t.word.contraries == nil {
			continue
		}
		for k := range q {
			if held[k] || !contrary(&q[k], t) || d.asked(t.key) {
				continue
			}
			if held[k] = d.holdsForm(&q[k], s); !held[k] {
				return i
			}
		}
	}
	return -1
}

// holdsForm reports whether s holds the word q of the question in some form.
func (d *document) holdsForm(q *token, s span) bool {
	return slices.ContainsFunc(d.toks[s.from:s.to], func(t token) bool { return d.sameForm(q, &t) })
}

// saysContrary reports whether s says the contrary of what is asked: beside the word at token i, which denies one of
// the question, it holds the others, or a pronoun for what stands before
// it, and says no other day.
func (d *document) saysContrary(i int, s span) bool {
	const longest = 16 // words
	if s.to-s.from > longest || d.has(limit, s) {
		return false
	}
	for k := s.from; k < s.to; k++ {
		t := &d.toks[k]
		switch t.norm {
		case "rarely", "sometimes", "usually", "often", "mostly", "almost", "nearly", "partly", "once", "or":
			return false
		}
		if (t.word.day != "" || t.upper && t.word.month > 0) && !d.asked(t.key) {
			return false
		}
	}
	q, said, missing := d.lastAsk(), 0, 0
	subject := slices.ContainsFunc(d.toks[s.from:i], func(t token) bool { return pronoun(&t) }) // stands for what the question says of it
	for k := range q {
		if contrary(&q[k], &d.toks[i]) {
			subject = false
			continue
		}
		if function(&q[k]) || q[k].is(article) {
			continue
		}
		switch {
		case subject || d.holdsForm(&q[k], s):
			said++
		case q[k].upper && k > 0, q[k].number, q[k].word.day != "":
			return false
		default:
			missing++
		}
	}
	return said > 0 && said >= missing || said == 0 && missing == 0
}

// saysOfSome is the word by which s says of some what is asked of all: "most swans are white", "it is sometimes open".
// It is -1 where there is none.
func (d *document) saysOfSome(s span) int {
	if !slices.ContainsFunc(d.lastAsk(), func(t token) bool { return ofAll(&t) }) {
		return -1
	}
	some, said := -1, 0
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if ofAll(t) {
			if i == s.from || d.toks[i-1].norm != "almost" && d.toks[i-1].norm != "nearly" {
				return -1
			}
			some = i
			continue
		}
		switch t.norm {
		case "most", "some", "many", "usually", "often", "sometimes", "rarely", "seldom", "few", "only":
			if some < 0 {
				some = i
			}
		default:
			if !function(t) && !t.is(article) && d.ofQuestion(t) {
				said++
			}
		}
	}
	if said == 0 {
		return -1
	}
	return some
}

// ofAll reports whether t says something of all, or of all times.
func ofAll(t *token) bool {
	switch t.norm {
	case "all", "every", "always", "everyone", "everybody", "each", "both":
		return true
	}
	return false
}

// lacks reports whether token i says that something is without what the question asks about: "it comes without a roof".
func (d *document) lacks(i int, s span) bool {
	switch d.toks[i].norm {
	case "without", "lacks", "lacked", "lack", "lacking":
	default:
		return false
	}
	if d.asked(d.toks[i].key) || i+1 == s.to {
		return false
	}
	for k := i + 1; k < min(s.to, i+4) && d.toks[k].clause == d.toks[i].clause; k++ {
		if t := &d.toks[k]; !function(t) && !t.is(article) {
			return !t.upper && d.ofQuestion(t)
		}
	}
	return false
}

// saysOtherDay reports whether s says that what the question asks for was on another day or in another year than it
// names: "it came on Saturday", asked whether it came on Friday.
func (d *document) saysOtherDay(s span) bool {
	q := d.lastAsk()
	if len(q) < 3 || q[0].norm != "was" && q[0].norm != "were" && q[0].norm != "did" {
		return false
	}
	dated := func(t *token) bool {
		return t.word.day != "" || t.upper && t.word.month > 0 || t.number && year(t.norm)
	}
	subject := pronoun(&d.toks[s.from])
	missing := -1
	for k := 1; k < len(q); k++ {
		switch t := &q[k]; {
		case function(t) || t.is(article):
		case dated(t) && !d.holdsForm(t, s):
			if missing >= 0 {
				return false
			}
			missing = k
		case d.holdsForm(t, s):
			subject = false
		case !subject:
			return false
		}
	}
	if missing < 0 {
		return false
	}
	return slices.ContainsFunc(d.toks[s.from:s.to], func(t token) bool {
		m := &q[missing]
		return dated(&t) && !d.asked(t.key) && (t.word.day != "") == (m.word.day != "") && t.number == m.number
	})
}
