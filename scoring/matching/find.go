package matching

import (
	"slices"
	"strings"
)

// find returns the mentions of a in s, strongest first.
func (d *document) find(a *alias, s span, keepCase bool) []span {
	if keepCase {
		return d.findCased(a, s)
	}
	if a.code {
		return d.findCode(a, s)
	}
	if a.years.to > 0 {
		return d.findYears(a.years, s)
	}
	if a.isClock {
		return d.findClock(a, s)
	}
	if a.value != nil && a.value.root {
		return d.findValue(*a.value, s)
	}
	if a.signOfUnit() {
		hits := d.findValue(*a.value, s)
		if len(hits) == 0 {
			hits = slices.DeleteFunc(d.findRounded(*a.value, s), func(h span) bool { return d.otherMoney(h.from, a.value.unit) })
		}
		return hits
	}
	hits := d.findWords(a.keys, s)
	if a.one {
		return slices.DeleteFunc(append(d.findValue(*a.value, s), hits...), func(h span) bool {
			if h.to-h.from > 1 {
				return false
			}
			bare := d.toks[h.from].word.unit
			return !bare && len(d.toks) > 1 || bare && h.from > 0 && (d.toks[h.from-1].number || d.toks[h.from-1].word.number.kind != "")
		})
	}
	if len(hits) == 0 && a.written != nil {
		hits = d.findWords(a.written, s)
	}
	if len(hits) == 0 && len(a.keys) < 3 {
		if hits = d.findWords(otherSign(a.keys), s); len(hits) == 0 && len(a.keys) == 1 && signed(a.keys[0]) {
			return nil
		}
	}
	if len(hits) == 0 && len(a.keys) == 2 && a.toks[0].is(sequence) {
		hits = d.findOrdinal(a.keys, s)
	}
	if len(hits) == 0 && a.numeral > 0 {
		return d.findNumbered(a, s)
	}
	if len(hits) == 0 {
		hits = d.findJoined(a, s)
	}
	if len(hits) == 0 && len(a.keys) == 1 {
		if hits = d.findFormula(a.keys[0], s); len(hits) == 0 && isMixed(a.toks) {
			hits = d.findCode(a, s) // B-204 for B204
		}
	}
	if len(hits) == 0 && a.name {
		hits = d.findName(a, s)
	}
	if len(hits) == 0 {
		hits = append(d.findSpecies(a, s), d.findShortDay(a, s)...)
	}
	if len(hits) == 0 && a.tail != nil {
		hits = d.notOfOtherNumber(d.findWords(a.tail, s), a)
	}
	if len(hits) == 0 {
		if whole, ok := d.findWhole(a, s); ok {
			return whole
		}
	}
	if len(hits) == 0 && a.date.known() {
		hits = d.findDate(a.date, s)
	}
	if len(hits) == 0 && a.value != nil {
		if hits = d.findValue(*a.value, s); len(hits) == 0 {
			hits = d.findRounded(*a.value, s)
		}
		if len(hits) == 0 && a.value.unit == "" && len(d.quantities(s)) == 0 {
			hits = d.findRoman(a.value.value, s)
		}
		if len(hits) > 0 || a.value.unit != "" {
			return hits
		}
	}
	if len(hits) == 0 && (a.date.month == 0 || a.date.day == 0) {
		hits = d.findMost(a, s)
	}
	return hits
}

// findWeak returns mentions of a by other forms of its words.
func (d *document) findWeak(a *alias, s span) []span {
	if a.code || a.years.to > 0 {
		return nil
	}
	if a.date.year > 0 && (a.value != nil || a.date.month > 0) {
		return d.findPeriod(a.date.year, s)
	}
	if from, to := years(a); to > 0 {
		return d.findWithin(from, to, s)
	}
	if _, isPart := d.findWhole(a, s); isPart || a.isClock || a.date.month > 0 || a.value != nil {
		return nil
	}
	if hits := d.findAcronym(a, s); len(hits) > 0 || a.numeral > 0 {
		return hits
	}
	if hits := d.findEvery(a, s); len(hits) > 0 {
		return hits
	}
	if hits := d.findSpelledOut(a, s); len(hits) > 0 {
		return hits
	}
	if hits := d.findOneName(a, s); len(hits) > 0 {
		return hits
	}
	if hits := d.findLand(a, s); len(hits) > 0 {
		return hits
	}
	return d.findNear(a, s)
}

// findValue finds numbers of the value of q: in its unit, another of its
// dimension, or none.
func (d *document) findValue(q quantity, s span) []span {
	var hits []span
	for _, e := range d.quantities(s) {
		v, ok := e.value, e.unit == q.unit || e.unit == "" || q.unit == ""
		if !ok {
			v, ok = d.lex.convert(v, e.unit, q.unit)
		}
		switch {
		case e.part && e.unit == "" && q.unit == "percent":
			v = 100 * e.value // three quarters are 75%
		case q.part && q.unit == "" && e.unit == "percent":
			v = 0.01 * e.value
		}
		priced := e.unit == "" && q.unit != "" && d.otherMoney(e.at.from, q.unit)
		if ok && !priced && same(v, q.value, 0) && (q.root || !d.asksRoot(&e)) {
			hits = append(hits, e.at)
		}
	}
	return hits
}

// findAcronym finds the initials of a, two or more, written in capitals, with the numeral that it
// ends in glued to them: "UN", "WWII", "WW2".
func (d *document) findAcronym(a *alias, s span) []span {
	initials, end := "", ""
	toks := a.toks
	if a.numeral > 0 {
		end = toks[len(toks)-1].norm
		toks = toks[:len(toks)-1]
	}
	for i := range toks {
		t := &toks[i]
		switch {
		case t.generation():
		case t.upper:
			initials += t.norm[:1]
		case !t.is(light):
			return nil
		}
	}
	if len(initials) < 2 {
		return nil
	}
	hits := d.capitals(stem(initials+end), s)
	if len(hits) == 0 && a.numeral > 0 {
		hits = d.capitals(initials+formatNumber(float64(a.numeral)), s)
	}
	return hits
}

// capitals returns where the key is written in capitals.
func (d *document) capitals(key string, s span) (hits []span) {
	for _, i := range d.places(key, s) {
		from, to := d.toks[i].start, d.toks[i].end
		if word := strings.ReplaceAll(d.text[from:to], ".", ""); word == strings.ToUpper(word) {
			hits = append(hits, span{i, i + 1})
		}
	}
	return hits
}

// signed reports whether a key ends in a sign that is part of it: "a+", "c#".
func signed(key string) bool {
	return len(key) > 1 && strings.IndexByte("+#-", key[len(key)-1]) >= 0
}

// otherSign are the keys of a letter with a sign where the sign is told in words or the other way
// round: "A positive" for A+. Nil where there are none.
func otherSign(keys []string) []string {
	if len(keys) == 1 && signed(keys[0]) {
		switch letter := strings.TrimRight(keys[0], "+-"); keys[0][len(letter):] {
		case "+":
			return []string{letter, "positive"}
		case "-":
			return []string{letter, "negative"}
		}
	}
	if len(keys) == 2 && len(keys[0]) <= longestSigned {
		switch keys[1] {
		case "positive":
			return []string{keys[0] + "+"}
		case "negative":
			return []string{keys[0] + "-"}
		}
	}
	return nil
}

// findSpelledOut finds the words that a, three capital letters or more, are the initials of.
func (d *document) findSpelledOut(a *alias, s span) (hits []span) {
	const shortest, longest = 3, 6 // letters
	letters := strings.ReplaceAll(a.text, ".", "")
	if len(a.toks) != 1 || len(letters) < shortest || len(letters) > longest || a.toks[0].number || letters != strings.ToUpper(letters) {
		return nil
	}
	letters = strings.ToLower(letters)
next:
	for i := s.from; i < s.to; i++ {
		if !d.toks[i].upper || d.toks[i].norm[0] != letters[0] {
			continue
		}
		k, j := 1, i+1
		for ; j < s.to && k < len(letters); j++ {
			switch t := &d.toks[j]; {
			case t.clause != d.toks[i].clause || !t.upper && !t.is(light):
				continue next
			case t.upper && t.norm[0] == letters[k]:
				k++
			case !t.is(light):
				continue next
			}
		}
		if k == len(letters) {
			hits = append(hits, span{i, j})
		}
	}
	return hits
}
