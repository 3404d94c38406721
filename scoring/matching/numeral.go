package matching

import (
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// ofName reports whether k, a Roman numeral, stands in capitals behind a word that begins with
// one ("Henry VIII") or that is numbered ("chapter IV"). Without capitals it is a word.
func (t *tokenizer) ofName(k *token) bool {
	rest := strings.TrimLeft(t.text[k.end:], " ")
	if t.text[k.start:k.end] != strings.ToUpper(k.norm) {
		return false
	}
	if len(t.toks) == 0 {
		return k.norm != "i" && strings.HasPrefix(rest, "centur")
	}
	last := &t.toks[len(t.toks)-1]
	switch {
	case last.sentence != t.sentence || t.text[last.end:k.start] != " ":
		return false
	case (k.norm == "v" || k.norm == "x") && k.end+1 < len(t.text) && t.text[k.end] == '.':
		return false // more often an initial
	case last.is(sequence):
		return true
	case k.norm == "i" && len(rest) < len(t.text)-k.end && rest != "" && 'a' <= rest[0] && rest[0] <= 'z':
		return false // more often a speaker than a number
	}
	return last.upper && !last.is(light) || k.norm != "i" && strings.HasPrefix(rest, "centur")
}

// numeral reports whether t is a Roman numeral behind a name.
func numeral(t *token) bool { return t.word.number.kind == "roman" && t.key != t.norm }

// findOrdinal finds keys, something and its number, the other way round: "the fourth chapter".
func (d *document) findOrdinal(keys []string, s span) []span {
	hits := d.findWords([]string{keys[1], keys[0]}, s)
	return slices.DeleteFunc(hits, func(h span) bool {
		t := &d.toks[h.from]
		return t.word.number.kind != "ordinal" && (!t.number || t.suffix == "")
	})
}

// findNumbered finds a name that ends in a numeral without it, where it has two words and more, or
// a title, and no other numeral stands there: "Robert Adamson" of Robert Adamson IV, "Queen
// Elizabeth" of Elizabeth II.
func (d *document) findNumbered(a *alias, s span) []span {
	n := len(a.keys) - 1
	if n < 1 {
		return nil
	}
	base := alias{keys: a.keys[:n], name: n > 1 && n <= 4 && !a.institution}
	hits := d.findWords(base.keys, s)
	if len(hits) == 0 && base.name {
		hits = d.findName(&base, s)
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		lone := h.to-h.from < 2 && (h.from == 0 || n > 1 || !d.toks[h.from-1].is(title) || !d.alone(h.from))
		if h.from > 0 && d.toks[h.from-1].word.number.kind == "ordinal" && int(d.toks[h.from-1].word.number.value) != a.numeral {
			return true // "the First World War"
		}
		return lone || d.numbered(h.to)
	})
}

// numbered reports whether token i is the number of the name before it: "II", "2", "the Second".
func (d *document) numbered(i int) bool {
	if i < len(d.toks) && d.toks[i].norm == "the" {
		i++
	}
	if i == 0 || i >= len(d.toks) || d.toks[i].clause != d.toks[i-1].clause {
		return false
	}
	t := &d.toks[i]
	return numeral(t) || t.number && len(t.norm) <= 2 || t.word.number.kind == "ordinal" && t.upper
}

// romans returns the Roman numerals of s that the question does not hold: those behind a name, and
// those that are no other word.
func (d *document) romans(s span) (out []quantity) {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		value := 0
		switch {
		case numeral(t):
			value = int(t.word.number.value)
		case t.upper && !t.letters && t.key == t.norm:
			value = d.roman(i)
		}
		if value > 0 && !d.asked(t.key) {
			out = append(out, quantity{value: float64(value), at: span{i, i + 1}})
		}
	}
	return out
}

// findRoman finds a number by its numeral where that is the only one.
func (d *document) findRoman(value float64, s span) (hits []span) {
	if romans := d.romans(s); len(romans) == 1 && romans[0].value == value {
		hits = append(hits, romans[0].at)
	}
	return hits
}

// roman is the number that token i is in Roman numerals, in capitals: of four letters and more, as
// few words are, of two and three where these are I, V and X, or where nothing stands beside it. It is 0
// where it is none.
func (d *document) roman(i int) int {
	const shortest, alone = 4, 2 // letters
	word := d.text[d.toks[i].start:d.toks[i].end]
	if len(word) < alone || len(word) < shortest && len(d.toks) > 1 && strings.Trim(word, "IVX") != "" {
		return 0
	}
	return phrases.Roman(word)
}

// byNumeral decides by the Roman numeral of a name where the numbers beside it are years that nobody asks
// for: "Louis XIV (1638-1715)".
func (c *counter) byNumeral() (v verdict, ok bool) {
	d := c.d
	if d.asked("when") || d.asked("year") || slices.ContainsFunc(d.quantities(d.all()), func(q quantity) bool { return !c.isYear(&q) }) {
		return verdict{}, false
	}
	romans := d.romans(d.all())
	if len(romans) != 1 || c.golds[0].value >= 1000 {
		return verdict{}, false
	}
	return c.judge(romans, "numeral"), true
}
