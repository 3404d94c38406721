package matching

import (
	"strings"
	"sync"
	"unicode"
)

// findFormula finds a word of letters and digits in the parts that markup makes of it: "H2O" as
// "\text{H}_2\text{O}" or "H<sub>2</sub>O".
func (d *document) findFormula(key string, s span) (hits []span) {
	const longest = 24 // bytes of a formula
	if len(key) > longest || strings.Trim(key, "0123456789.") == "" || !strings.ContainsAny(key, "0123456789") {
		return nil
	}
	for i := s.from; i < s.to; i++ {
		if to := d.formulaAt(key, i, s.to); to > 0 {
			hits = append(hits, span{i, to})
		}
	}
	return hits
}

// formulaMarks is what markup consists of between the parts of a formula.
const formulaMarks = `_{}^\/<>` + "subp"

// formulaAt returns the end of the parts of the key that begin with token i, 0 where they do not.
func (d *document) formulaAt(key string, i, end int) int {
	rest, ok := strings.CutPrefix(key, d.toks[i].norm)
	if !ok {
		return 0
	}
	j := i + 1
	for ; j < end && rest != ""; j++ {
		gap := d.gapBefore(j)
		if strings.Trim(gap, formulaMarks) != "" {
			return 0
		}
		if d.toks[j].is(setWords) && strings.HasSuffix(gap, `\`) {
			continue
		}
		if rest, ok = strings.CutPrefix(rest, d.toks[j].norm); !ok {
			return 0
		}
	}
	if rest != "" || j < end && strings.Trim(d.gapBefore(j), formulaMarks) == "" { // part of a longer one
		return 0
	}
	return j
}

// findCased finds a letter by letter or, where it stands nowhere so, as a formula of the same letters and digits:
// "H2O" as "H₂O" or "$H_2O$".
func (d *document) findCased(a *alias, s span) []span {
	hits := d.findExact(a, s)
	if len(hits) > 0 || len(a.keys) != 1 {
		return hits
	}
	want := withoutMarkup(a.text)
	for _, h := range append(d.findWords(a.keys, s), d.findFormula(a.keys[0], s)...) {
		if from, to := d.bytes(h); withoutMarkup(d.text[from:to]) == want {
			hits = append(hits, h)
		}
	}
	return hits
}

// withoutMarkup is a formula by its letters and digits alone, each as it is written on a line.
func withoutMarkup(formula string) string {
	var b strings.Builder
	for _, r := range formulaTags().Replace(formula) {
		switch {
		case strings.ContainsRune(`_{}^\$`, r):
		case unicode.IsNumber(r):
			b.WriteString(foldRune(r))
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

var formulaTags = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("<sub>", "", "</sub>", "", "<sup>", "", "</sup>", "", `\text`, "", `\mathrm`, "")
})
