package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hasOtherSigns reports whether what was found at s is a gold formula but for its signs: x - 1 where gold is
// x + 1. Signs that are left out do not count, nor do those between words ("Ctrl-K" for "Ctrl+K").
func (d *document) hasOtherSigns(g Gold, s span) bool {
	if s.empty() {
		return false
	}
	text, others := d.compactAt(s), false
	for _, a := range g.Answers {
		of := compact(a)
		if standsIn(text, of) {
			return false
		}
		if isFormula(a) {
			terms, signs := partedBySigns(of)
			found, between := partedBySigns(text)
			others = others || terms == found && len(between) == len(signs) && between != signs
		}
	}
	return others
}

// isFormula reports whether a text is terms of a letter or two, or of digits, with signs between.
func isFormula(text string) bool {
	letters := 0
	for _, r := range text {
		if letters++; !unicode.IsLetter(r) {
			letters = 0
		}
		if letters > 2 {
			return false
		}
	}
	_, signs := partedBySigns(compact(text))
	return signs != ""
}

// partedBySigns are a compact text without its signs of calculating and comparing, and these.
func partedBySigns(text string) (terms, signs string) {
	isSign := func(r rune) bool { return strings.ContainsRune("+-<>=≤≥≠±", r) }
	keep := func(sign bool) func(rune) rune {
		return func(r rune) rune {
			if isSign(r) != sign {
				return -1
			}
			return r
		}
	}
	return strings.TrimRight(strings.Map(keep(false), text), ".,;:!?)"), strings.Map(keep(true), text)
}

// compactAt is what stands at s, with the signs before and behind it, made compact.
func (d *document) compactAt(s span) string {
	from, to := 0, len(d.text)
	if s.from > 0 {
		from = d.toks[s.from-1].end
	}
	if s.to < len(d.toks) {
		to = d.toks[s.to].start
	}
	return compact(d.text[from:to])
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
