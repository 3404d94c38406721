package matching

import (
	"slices"
	"strings"
	"unicode"
)

// An alias is one gold answer, prepared.
type alias struct {
	of        string // the gold answer
	text      string // without blanks around it
	toks      []token
	keys      []string // of its content words, in order
	written   []string // keys with Roman numerals as they are written, where there are any
	name      bool     // reads as the name of a person: two to four capitalized words
	precise   bool     // holds a number or a capitalized word
	fullNames int      // of its content words, those that are no initials
	// institution says that it holds a word such as "university", which many
	// names share: the others are needed.
	institution bool
	titled      bool     // without a title before it: "St. Louis"
	otherPlace  bool     // two words of which the second alone is another place: "New Mexico"
	tail        []string // keys of the two to four capitalized words it ends in: "botanist Carl Linnaeus"
	date        date
	value       *quantity // of a gold answer that is a number and nothing else
	isClock     bool      // a time of day
	clock       clock
	marked      bool // that says am or pm
	one         bool // value is one of a unit of time: "a week"
	code        bool // see isCode
	years       yearSpan
	numeral     int // of the Roman numeral that a name ends in: 8 of Henry VIII
}

// loneLetter reports whether t, the word at index i of a gold answer, is a
// letter that names something rather than an article: the A of "Tea A".
func loneLetter(i int, t *token) bool { return i > 0 && t.upper && len(t.norm) == 1 }

// firstName reports whether the article at index i of a gold answer is a name of two: "An Li".
func firstName(toks []token, i int) bool {
	return i == 0 && len(toks) == 2 && toks[0].norm == "an" && toks[0].upper && toks[1].upper
}

// capitalized reports whether s holds a word with a capital letter.
func capitalized(s string) bool {
	return strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// capitalTail returns the keys of the name that a description ends in: of up to four words
// ("botanist Carl Linnaeus"), of one where nothing but words in small letters stands before it
// ("the drama series Gunsmoke"), a people or a land among them at most.
func capitalTail(toks []token) []string {
	i := len(toks)
	for i > 0 && toks[i-1].upper && !toks[i-1].number && !toks[i-1].is(title) {
		i--
	}
	n := len(toks) - i
	if n > 4 || i == 0 || n == 0 || counted(toks[:i]) || n == 1 && (!describes(toks[:i]) || toks[i].word.month > 0 || toks[i].word.day != "") {
		return nil
	}
	var keys []string
	for k := range toks[i:] {
		keys = append(keys, toks[i+k].key)
	}
	return keys
}

// counted reports whether toks hold a number that tells what is named from others of its name: "14 Mill Lane". A year
// may be left out.
func counted(toks []token) bool {
	return slices.ContainsFunc(toks, func(t token) bool { return t.number && t.suffix == "" && !year(t.norm) })
}

// notOfOtherNumber drops from hits, mentions of the name that a ends in, those before which a number stands that a does
// not have: the "2016 Summer Olympics", of "2012 Summer Olympics".
func (d *document) notOfOtherNumber(hits []span, a *alias) []span {
	return slices.DeleteFunc(hits, func(h span) bool {
		return h.from > 0 && d.toks[h.from-1].number && d.joined(h.from) && !holds(a.toks, d.toks[h.from-1].key) &&
			slices.ContainsFunc(a.toks, func(t token) bool { return t.number && t.suffix == "" })
	})
}

// describes reports whether toks are an article and nouns or adjectives of a kind of thing.
func describes(toks []token) bool {
	nouns := 0
	for i := range toks {
		switch t := &toks[i]; {
		case t.is(article):
		case t.is(light), t.number, t.is(partOfPlace), t.upper && (i > 1 || t.word.lands == nil && i > 0), t.word.number.kind != "":
			return false
		case !t.upper:
			nouns++
		}
	}
	return nouns > 0
}

func newAlias(gold string) alias {
	text := plain(gold)
	a := alias{of: gold, text: strings.TrimSpace(text), toks: tokenizeGold(text)}
	capital := len(a.toks) > 0
	bare := make([]string, 0, len(a.toks))
	for i := range a.toks {
		t := &a.toks[i]
		a.precise = a.precise || t.number || t.upper
		if !loneLetter(i, t) && t.is(article) && !firstName(a.toks, i) {
			continue
		}
		if t.is(title) && !surname(a.toks, i) {
			a.titled = true
			continue
		}
		bare = append(bare, t.key)
		if len(t.norm) > 1 {
			a.fullNames++
		}
		ends := i+1 == len(a.toks) || !a.toks[i+1].upper
		a.institution = a.institution || t.upper && (t.is(institution) || ends && t.is(sortWord))
		capital = capital && (t.upper || i > 0 && i+1 < len(a.toks) && t.is(withinName)) && !t.number
	}
	a.keys = bare
	a.written = asWritten(bare, a.toks)
	if last := len(a.toks) - 1; last > 0 && numeral(&a.toks[last]) {
		a.numeral = int(a.toks[last].word.number.value)
	}
	if len(bare) == 0 {
		for i := range a.toks {
			a.keys = append(a.keys, a.toks[i].key)
		}
	}
	a.name = capital && !a.institution && len(bare) >= 2 && len(bare) <= 4
	a.otherPlace = a.name && len(a.toks) == 2 && a.toks[0].is(partOfPlace)
	if !a.name {
		a.tail = capitalTail(a.toks)
	}
	a.date = dateOnly(text, a.toks)
	d := taken(gold, a.toks)
	if a.value = d.numberOnly(); a.value == nil {
		a.value = d.oneUnit()
		a.one = a.value != nil
	} else if a.value.unit == "" {
		a.value.unit = moneyUnit(d.currency(a.value.at.from))
	}
	if a.clock, a.marked, a.isClock = d.parseClock(); a.isClock && d.currency(0) != "" {
		a.isClock = false // €12.50
	}
	a.years = a.yearsOf()
	if a.text != "" && a.text[0] == '+' && isPhone(a.text[1:]) {
		a.value = nil
	}
	a.code = a.isCode()
	return a
}

// asWritten is keys with the Roman numerals among toks as they are written: an
// answer in small letters shows none ("henry viii"). Nil where there are none.
func asWritten(keys []string, toks []token) (out []string) {
	for i := range toks {
		t := &toks[i]
		if k := slices.Index(keys, t.key); t.word.number.kind == "roman" && t.key != t.norm && k >= 0 {
			if out == nil {
				out = slices.Clone(keys)
			}
			out[k] = t.norm
		}
	}
	return out
}

// signOfUnit reports whether none of its words is the unit of a: it is a sign ("€12.50"), or a word that is left out.
func (a *alias) signOfUnit() bool {
	if a.value == nil || a.value.unit == "" || a.one || slices.ContainsFunc(a.toks, func(t token) bool { return t.suffix != "" }) {
		return false
	}
	return len(a.keys) == 1 || strings.HasPrefix(load().units[a.value.unit].dimension, "money") && !slices.ContainsFunc(a.toks, func(t token) bool { return t.word.unit })
}

// oneUnit reads "a week" and "an hour".
func (d *document) oneUnit() *quantity {
	if len(d.toks) != 2 || !d.toks[0].is(article) || d.toks[0].norm == "the" || d.lex.units[d.toks[1].norm].dimension != "time" {
		return nil
	}
	return &quantity{value: 1, unit: d.toks[1].norm, at: d.all()}
}

// numberOnly reads a gold answer that is one number, with or without a unit, or one value in two: "8 minutes 20
// seconds".
func (d *document) numberOnly() *quantity {
	from, to := d.trimmed(d.all())
	if from < to-1 && d.isMoneyCode(from) {
		from++ // CHF 100
	}
	if from == to {
		return nil
	}
	q, n := d.quantityAt(from, to)
	for n > 0 && from+n < to {
		next, k := d.quantityAt(from+n, to)
		if k == 0 && d.toks[from+n].norm == "and" && from+n+1 < to {
			if next, k = d.quantityAt(from+n+1, to); k > 0 {
				k++
			}
		}
		if k == 0 || !d.compound(&q, &next) {
			return nil
		}
		n += k
	}
	if n == 0 {
		return nil
	}
	value := q // so that only what is one is moved to the heap
	return &value
}
