package matching

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// byAmount finds an option that is put in another way: "one half" for 1/2, "3000 m" for 3 km. Ok is false
// where not all options are amounts, or the answer gives another than gold.
func (d *document) byAmount(g Gold) (v verdict, ok bool) {
	if len(g.Choices) == 0 {
		return verdict{}, false
	}
	for _, c := range g.Choices {
		if cd := read(c); len(cd.quantities(cd.all())) != 1 {
			return verdict{}, false
		}
	}
	v = d.checkNumber(Gold{Answers: g.Answers, Type: Number, Question: g.Question})
	return v, v.correct == Right
}

// markAlike notes which options have the same words and differ in signs alone: x + 1 and x - 1,
// a < b and a > b, $5 and €5.
func markAlike(options []option) {
	for i := range options {
		for k := range options {
			if i == k || !slices.Equal(options[i].alias.keys, options[k].alias.keys) {
				continue
			}
			if other := compact(options[k].alias.text); other != compact(options[i].alias.text) {
				options[i].alike = append(options[i].alike, other)
			}
		}
	}
}

// isAnother reports whether what stands at h is, to the letter, an option that differs from opt in
// signs alone, and not opt.
func (d *document) isAnother(opt *option, h span) bool {
	if len(opt.alike) == 0 {
		return false
	}
	// Articles are no words of an option, but "a < b" begins with one.
	first, from, to := max(0, h.from-max(0, len(opt.alias.toks)-(h.to-h.from))), 0, len(d.text)
	if first > 0 {
		from = d.toks[first-1].end
	}
	if h.to < len(d.toks) {
		to = d.toks[h.to].start
	}
	text := compact(d.text[from:to])
	return !standsIn(text, compact(opt.alias.text)) && slices.ContainsFunc(opt.alike, func(other string) bool { return standsIn(text, other) })
}

// compact is a text without blanks and what is only there for its look, in small letters.
func compact(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune("$*`\\", r):
			return -1
		case r == '−':
			return '-'
		}
		return unicode.ToLower(r)
	}, text)
}

// standsIn reports whether part stands in text with no letter, digit or sign beside it that
// would make it another.
func standsIn(text, part string) bool {
	for from := 0; part != ""; {
		i := strings.Index(text[from:], part)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+i])
		after, _ := utf8.DecodeRuneInString(text[from+i+len(part):])
		if !goesOn(before, part[0]) && !goesOn(after, part[len(part)-1]) {
			return true
		}
		from += i + len(part)
	}
	return false
}

// goesOn reports whether r, beside a part that begins or ends with edge, belongs to it.
func goesOn(r rune, edge byte) bool {
	switch {
	case r == utf8.RuneError, r == '=', r == '-' && !isDigit(edge):
		return false
	case unicode.IsLetter(r), unicode.IsDigit(r):
		// Blanks are gone: "is" stands before "x+1" as a letter does within a word.
		return unicode.IsDigit(r) && isDigit(edge)
	}
	return r == '-' || r == '+' || r == '%' || unicode.Is(unicode.Sc, r)
}
