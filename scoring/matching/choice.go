package matching

import (
	"slices"
	"strings"
)

// An option is one of the values to choose from: by its words and, where the
// options were shown, by its letter.
type option struct {
	alias    alias
	letter   string
	gold     bool
	at       span     // in what choose looks at
	byLetter bool     // and that it is named so there
	quantity string   // "none" or "all" of one that speaks of the others
	alike    []string // what differs from it in signs alone
}

// RuleOtherLetter is the rule of a letter behind which another option stands: "B) Rome" where B
// is Paris.
const RuleOtherLetter = "letter of another option"

// checkChoice decides which option the answer chooses. The marked final answer
// counts alone; then a sentence that concludes; then a later one that says what
// was asked, where the first does not (laterChoice); then the first that names
// exactly one option which is not denied and not the lesser side of a
// comparison.
func (d *document) checkChoice(g Gold) verdict {
	options := d.options(g)
	if f, ok := d.final(); ok {
		if v, ok := d.choose(options, f.span, f.rule, true); ok {
			return v
		}
	}
	if s, ok := d.ticked(); ok {
		if v, ok := d.choose(options, s, "ticked", true); ok {
			return v
		}
	}
	sentences := d.sentences(d.all())
	if len(d.toks) <= 3 {
		if v, ok := d.choose(options, d.all(), "short answer", true); ok {
			return v
		}
	}
	var first, concluded verdict
	named := 0 // the first sentence that names one
	for i, s := range sentences {
		concludes := i > 0 && d.has(conclude, span{s.from, min(s.to, s.from+4)})
		v, ok := d.choose(options, s, "sentence", i == 0 || concludes || s.to-s.from == 1)
		if !ok {
			continue
		}
		if first.correct == "" {
			first, named = v, i
		}
		if concludes {
			concluded = v
		}
	}
	if concluded.correct != "" {
		return concluded
	}
	if first.correct != "" {
		if v, ok := d.laterChoice(options, sentences[named:]); ok {
			return v
		}
		return first
	}
	for _, b := range d.bold() {
		if v, ok := d.choose(options, b, "bold", true); ok {
			return v
		}
	}
	if v, ok := d.byOrder(options); ok {
		return v
	}
	if v, ok := d.byForms(options); ok {
		return v
	}
	if d.namesRivals(options) {
		return verdict{correct: Unknown, rule: "no option", open: true}
	}
	if v, ok := d.byAmount(g); ok {
		return v
	}
	if v := d.checkBoolean(Gold{Answers: g.Answers, Type: Boolean}); slices.ContainsFunc(options, yesOrNo) && v.correct != Unknown {
		return v
	}
	return d.noValue("no option")
}

// yesOrNo reports whether an option is gold and nothing but a yes or a no.
func yesOrNo(o option) bool {
	n := o.alias.toks
	return o.gold && len(n) == 1 && (n[0].is(yesWord) || n[0].is(noWord))
}

// opensAt reports whether s opens with h, but for words such as "it is the", behind which h stands
// beside no other: "it is a berry, and it is a nut".
func (d *document) opensAt(h, s span) bool {
	for i := h.from; i > s.from; i-- {
		switch d.toks[i-1].norm {
		case "it", "its", "is", "was", "a", "an", "the", "option", "choice":
		default:
			if t := &d.toks[i-1]; !d.asked(t.key) && !t.is(light) {
				return false
			}
		}
	}
	if h.from == s.from || h.to == s.to {
		return true
	}
	behind := d.toks[h.to].norm
	return behind != "and" && behind != "or" && d.at(contrast, h.to) == 0
}

// byOrder decides by the place of an option among those shown: "the second option", "option 2". Ok is
// false where the answer names none so, or several.
func (d *document) byOrder(options []option) (v verdict, ok bool) {
	for i := 0; i+1 < len(d.toks); i++ {
		at := d.placeAt(i) - 1
		if at < 0 || at >= len(options) || options[at].letter == "" || d.negated(i) {
			continue
		}
		if ok {
			return verdict{}, false
		}
		v, ok = wrong(span{i, i + 2}, "by its place"), true
		if options[at].gold {
			v.correct = Right
		}
	}
	return v, ok
}

// placeAt reads "second option" and "option 2" at token i: 2; 0 where neither stands there.
func (d *document) placeAt(i int) int {
	option := func(t *token) bool {
		return t.norm == "option" || t.norm == "choice" || t.norm == "answer" || t.norm == "alternative"
	}
	t, next := &d.toks[i], &d.toks[i+1]
	switch {
	case t.word.number.kind == "ordinal" && option(next):
		return int(t.word.number.value)
	case option(t) && next.number && next.suffix == "" && next.value == float64(int(next.value)) && next.clause == t.clause:
		return int(next.value)
	}
	return 0
}

// namesRivals reports whether the answer names gold and another option.
func (d *document) namesRivals(options []option) bool {
	gold, other := false, false
	for i := range options {
		if o := &options[i]; len(d.findWords(o.alias.keys, d.all())) > 0 {
			gold, other = gold || o.gold, other || !o.gold
		}
	}
	return gold && other
}

// choose decides by s alone; ok is false where it names no option, or several
// without preferring one. Letters count only where lettered is set, in brackets
// or behind the word "option".
func (d *document) choose(options []option, s span, rule string, lettered bool) (v verdict, ok bool) {
	var picked, denied []int
	for o := range options {
		opt := &options[o]
		hits := d.mentions(opt, s, lettered)
		for _, h := range hits {
			if d.negated(h.from) || d.deniedByVerb(h.from) || d.deniedBehind(h) || d.weighs(h) || d.deniedWithLetter(h.from, opt.letter) {
				denied = append(denied, o)
				opt.at = h
				continue
			}
			if d.lesser(h.from, s) && !d.compared(h) {
				if len(options) == 2 && d.contraryDegree(s) > s.from { // so that the other is chosen
					denied = append(denied, o)
					opt.at = h
				}
				continue
			}
			picked = append(picked, o)
			opt.at = h
			break
		}
	}
	if len(picked)+len(denied) == 0 {
		return verdict{}, false
	}
	if letter := slices.IndexFunc(picked, func(o int) bool { return options[o].byLetter }); letter >= 0 {
		l := &options[picked[letter]]
		for _, k := range picked { // "B) Rome" where B is Paris
			if o := &options[k]; !o.byLetter && o.at.from == l.at.to && o.gold != l.gold {
				return wrong(span{l.at.from, o.at.to}, RuleOtherLetter), true
			}
		}
	}
	// An option that is part of a longer one that was named is not named.
	picked = slices.DeleteFunc(picked, func(o int) bool {
		return slices.ContainsFunc(picked, func(p int) bool {
			long, at := options[p].at, options[o].at
			return p != o && long.from <= at.from && at.to <= long.to && long.to-long.from > at.to-at.from
		})
	})
	if len(picked) > 1 {
		picked = d.concluded(options, picked, s)
	}
	if k := d.ofTheOthers(options, picked, s); k >= 0 {
		picked = []int{k}
	}
	// "Tea B, since Tea A ...": an option that stands before the first comma
	// is the answer, the rest its reasons.
	for _, o := range picked {
		at := options[o].at
		ends := at.to < s.to && (givesReason(&d.toks[at.to]) || d.toks[at.to].clause != d.toks[at.to-1].clause || options[o].byLetter && strings.HasPrefix(d.gapBefore(at.to), "."))
		if d.lettered(at.from, options[o].letter) {
			at.from--
		}
		if ends && d.opensAt(at, s) {
			picked = []int{o}
			break
		}
	}
	if len(picked) > 1 {
		picked = d.preferred(options, picked, s)
	}
	gold := slices.ContainsFunc(picked, func(o int) bool { return options[o].gold })
	other := slices.ContainsFunc(picked, func(o int) bool { return !options[o].gold })
	switch {
	case gold && other:
		return verdict{}, false
	case len(picked) > 0 && gold:
		return right(options[picked[0]].at, rule), true
	case len(picked) > 0:
		return wrong(options[picked[0]].at, rule), true
	case len(denied) > 0:
		if options[denied[0]].gold {
			return wrong(options[denied[0]].at, "denied"), true
		}
		if len(options) == 2 && len(denied) == 1 && d.contraryDegree(s) > s.from {
			return right(options[denied[0]].at, "the lesser of two"), true
		}
	}
	return verdict{}, false
}
