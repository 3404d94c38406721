package matching

import "strings"

// A phrasal is a verb of several words that says what those of a row of senses.txt say: "set up".
type phrasal struct {
	words  []string // behind the first
	senses uint64
}

// senses reads the rows of senses.txt, of which there are fewer than bits.
func (l *lexicon) senses() func(group string, words []string) {
	row := 0
	return func(_ string, words []string) {
		for _, w := range words {
			verb := strings.Split(w, "-")
			if first := l.word(verb[0]); len(verb) > 1 {
				first.phrasals = append(first.phrasals, phrasal{verb[1:], 1 << row})
			} else {
				first.senses |= 1 << row
			}
		}
		row++
	}
}

// sensesAt are the rows of senses.txt, by their bits, that hold the verb at token i of toks.
func sensesAt(toks []token, i int) uint64 {
	w := toks[i].word
	senses := w.senses
next:
	for _, p := range w.phrasals {
		if i+len(p.words) >= len(toks) {
			continue
		}
		for k, word := range p.words {
			if t := &toks[i+1+k]; t.norm != word || t.sentence != toks[i].sentence {
				continue next
			}
		}
		senses |= p.senses
	}
	return senses
}

// asksSense reports whether the last sentence of the question holds a verb that says the same as t, a word of the
// answer: "set up" of "founded".
func (d *document) asksSense(t *token) bool {
	if t.word.senses == 0 && t.word.phrasals == nil {
		return false // most words
	}
	if d.askSenses == nil {
		var senses uint64
		ask := d.lastAsk()
		for i := range ask {
			senses |= sensesAt(ask, i)
		}
		d.askSenses = &senses
	}
	if *d.askSenses == 0 {
		return false
	}
	i := d.firstAt(t.start)
	return i < len(d.toks) && d.toks[i].start == t.start && sensesAt(d.toks, i)&*d.askSenses != 0
}
