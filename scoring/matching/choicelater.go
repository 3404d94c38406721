package matching

import (
	"slices"
	"strings"
)

// laterChoice is the choice of a sentence behind the first of sentences, where that one names an option and
// only tells of it: "The fox weighs 6 kg. The badger weighs 11 kg. The badger is heavier." It is one that
// says of an option what the question asks, or the last line, if that is nothing but an option.
func (d *document) laterChoice(options []option, sentences []span) (v verdict, ok bool) {
	if d.onlyOption(options, sentences[0]) || d.saysAsked(options, sentences[0]) {
		return v, false
	}
	last := len(sentences) - 1
	for i := last; i > 0; i-- {
		s := sentences[i]
		bare := i == last && strings.Contains(d.gapBefore(s.from), "\n") && d.onlyOption(options, s)
		if !bare && !d.saysAsked(options, s) {
			continue
		}
		if v, ok = d.choose(options, s, "later sentence", bare); ok {
			return v, true
		}
	}
	return v, false
}

// onlyOption reports whether s holds nothing but an option, and words that say that it is chosen: "The right
// option is the badger".
func (d *document) onlyOption(options []option, s span) bool {
	const longest = 24 // words
	if s.to-s.from > longest {
		return false
	}
	for k := range options {
		o := &options[k]
		for _, h := range append(d.findWords(o.alias.keys, s), d.letters(o.letter, s, true)...) {
			if d.onlyChooses(o, span{s.from, h.from}) && d.onlyChooses(o, span{h.to, s.to}) {
				return true
			}
		}
	}
	return false
}

// onlyChooses reports whether the words of s say no more than that an option is chosen.
func (d *document) onlyChooses(o *option, s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &d.toks[i]; !function(t) && !t.is(choosing) && !d.ofQuestion(t) && t.norm != o.letter {
			return false
		}
	}
	return true
}

// saysAsked reports whether s says of an option what the question asks: "the badger is heavier".
func (d *document) saysAsked(options []option, s span) bool {
	for k := range options {
		for _, h := range d.findWords(options[k].alias.keys, s) {
			if d.compared(h) || d.echoed(h) {
				return true
			}
		}
	}
	return false
}

// ticked is the line of the answer that alone is marked as right by a sign: "B. Bat ✓".
func (d *document) ticked() (line span, ok bool) {
	const ticks = "✓✔✅☑"
	at := strings.IndexAny(d.text, ticks)
	if at < 0 {
		return span{}, false
	}
	from := strings.LastIndexByte(d.text[:at], '\n') + 1
	to := len(d.text)
	if n := strings.IndexByte(d.text[at:], '\n'); n >= 0 {
		to = at + n
	}
	if strings.ContainsAny(d.text[to:], ticks) {
		return span{}, false
	}
	line = span{len(d.toks), 0}
	for i := range d.toks {
		if t := &d.toks[i]; from <= t.start && t.end <= to {
			line.from, line.to = min(line.from, i), i+1
		}
	}
	return line, !line.empty()
}

// byForms decides by the option of which all words that say something stand in the answer in some form, in any order:
// "They carry oxygen" where the option is "Carrying oxygen". Ok is false where it is none, or several.
func (d *document) byForms(options []option) (v verdict, ok bool) {
	const longest = 25 // words of the answer
	if len(d.toks) > longest || d.has(negate, d.all()) || d.has(denial, d.all()) {
		return verdict{}, false
	}
	for k := range options {
		if !d.holdsForms(&options[k].alias) {
			continue
		}
		if ok {
			return verdict{}, false
		}
		v, ok = wrong(d.all(), "other forms"), true
		if options[k].gold {
			v.correct = Right
		}
	}
	return v, ok
}

// holdsForms reports whether the words of a that say something stand in the answer in some form; they are two at least.
func (d *document) holdsForms(a *alias) bool {
	words := 0
	for i := range a.toks {
		t := &a.toks[i]
		if function(t) {
			continue
		}
		words++
		if !slices.ContainsFunc(d.toks, func(said token) bool { return d.sameForm(t, &said) || d.lex.near(t.key, said.key) }) {
			return false
		}
	}
	return words > 1
}
