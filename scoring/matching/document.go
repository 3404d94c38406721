package matching

import "slices"

// A document is an answer as the matcher sees it: tokens, and where they stand
// by key.
type document struct {
	text     string
	question string
	toks     []token
	lex      *lexicon
	index    *index          // built when first asked for
	keys     map[string]bool // of the question's tokens, likewise
}

func read(text, question string) *document {
	return &document{text: text, question: question, toks: tokenize(text), lex: load()}
}

// asked reports whether the question holds a word with the key.
func (d *document) asked(key string) bool {
	if d.keys == nil {
		d.keys = make(map[string]bool)
		for _, t := range tokenize(d.question) {
			d.keys[t.key] = true
		}
	}
	return d.keys[key]
}

// A span is a range of tokens, [from, to).
type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

func (d *document) all() span { return span{0, len(d.toks)} }

// bytes returns where s stands in the text.
func (d *document) bytes(s span) (start, end int) {
	if s.empty() {
		return 0, 0
	}
	return d.toks[s.from].start, d.toks[s.to-1].end
}

// within returns the tokens that stand in text[start:end].
func (d *document) within(start, end int) span {
	from := d.firstAt(start)
	return span{from, d.firstAt(end)}
}

// firstAt returns the first token that begins at or behind byte b.
func (d *document) firstAt(b int) int {
	lo, hi := 0, len(d.toks)
	for lo < hi {
		if mid := (lo + hi) / 2; d.toks[mid].start < b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// places returns the tokens of s with the given key. It finds them by halving,
// so that asking for every sentence in turn stays cheap.
func (d *document) places(key string, s span) []int {
	if d.index == nil {
		d.index = newIndex(d.toks)
	}
	all := d.index.at(d.toks, key)
	from, _ := slices.BinarySearch(all, s.from)
	to, _ := slices.BinarySearch(all, s.to)
	return all[from:max(from, to)]
}

// sentences returns the sentences of s in order.
func (d *document) sentences(s span) []span {
	var out []span
	for i := s.from; i < s.to; {
		j := i
		for j < s.to && d.toks[j].sentence == d.toks[i].sentence {
			j++
		}
		out = append(out, span{i, j})
		i = j
	}
	return out
}

// gapBefore returns the text between token i and the one before it.
func (d *document) gapBefore(i int) string {
	if i <= 0 {
		return d.text[:d.toks[0].start]
	}
	if i >= len(d.toks) {
		return d.text[d.toks[len(d.toks)-1].end:]
	}
	return d.text[d.toks[i-1].end:d.toks[i].start]
}

// negated reports whether the value that begins at token i is denied: a
// negation stands shortly before it in its clause.
func (d *document) negated(i int) bool {
	for j := i - 1; j >= 0 && j >= i-5 && d.toks[j].clause == d.toks[i].clause; j-- {
		if n := d.at(negate, j); n > 0 && j+n <= i {
			return d.at(negateExempt, j) == 0
		}
		if d.toks[j].norm == "but" {
			return false
		}
	}
	return false
}
