package matching

import "slices"

// A document is an answer as the matcher sees it: tokens, and where they stand
// by key.
type document struct {
	text     string
	question string
	toks     []token
	lex      *lexicon
	index    *index          // built when it pays
	scanned  int             // tokens that were looked through for want of it
	keys     map[string]bool // of the question's tokens, built when first asked for
	negative *bool           // the question asks what is not, likewise
}

func read(text string) *document {
	return &document{text: text, toks: tokenize(text), lex: load()}
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

// places returns the tokens of s with the given key. The first few words are
// looked for from end to end; an index pays only behind that.
func (d *document) places(key string, s span) []int {
	const passes = 4
	if d.index == nil && d.scanned < passes*len(d.toks) {
		d.scanned += s.to - s.from
		var out []int
		for i := s.from; i < s.to; i++ {
			if d.toks[i].key == key {
				out = append(out, i)
			}
		}
		return out
	}
	return among(d.words().at(d.toks, key), s)
}

// words is the index of the answer.
func (d *document) words() *index {
	if d.index == nil {
		d.index = newIndex(d.toks)
	}
	return d.index
}

// among returns those of sorted places that stand in s. It finds them by
// halving, so that asking for every sentence in turn stays cheap.
func among(places []int, s span) []int {
	from, _ := slices.BinarySearch(places, s.from)
	to, _ := slices.BinarySearch(places, s.to)
	return places[from:max(from, to)]
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
