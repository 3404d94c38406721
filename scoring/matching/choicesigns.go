package matching

import (
	"slices"
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
	text := d.compactAt(span{max(0, h.from-max(0, len(opt.alias.toks)-(h.to-h.from))), h.to})
	return !standsIn(text, compact(opt.alias.text)) && slices.ContainsFunc(opt.alike, func(other string) bool { return standsIn(text, other) })
}
