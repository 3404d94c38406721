package matching

import (
	"slices"
	"strings"
)

// A document is an answer as the matcher sees it: tokens, where they stand by
// norm, and the region that holds the final answer.
type document struct {
	text  string
	toks  []token
	where map[string][]int // token indexes by key
	lex   *lexicon
	asked map[string]bool // keys of the question's tokens
}

func read(text, question string) *document {
	d := &document{text: text, toks: tokenize(text), lex: load()}
	d.where = make(map[string][]int, len(d.toks))
	for i, t := range d.toks {
		k := d.lex.key(t)
		d.where[k] = append(d.where[k], i)
	}
	if question != "" {
		d.asked = make(map[string]bool)
		for _, t := range tokenize(question) {
			d.asked[d.lex.key(t)] = true
		}
	}
	return d
}

// key is what two tokens must share to be the same word: numbers in words and
// in digits, cardinal or ordinal, have one key; a plural has that of its
// singular.
func (l *lexicon) key(t token) string {
	if t.number {
		return t.norm
	}
	switch n, ok := l.numbers[t.norm]; {
	case !ok:
	case n.kind == "unit" || n.kind == "ten":
		return canonical(formatNumber(n.value))
	case n.kind == "ordinal":
		return canonical(formatNumber(n.value))
	}
	if m, ok := l.months[t.norm]; ok && t.upper && len(t.norm) >= 3 {
		return l.monthNames[m] // "Aug" is "August"
	}
	if n, ok := l.days[t.norm]; ok && t.upper {
		return l.dayNames[n]
	}
	return stem(t.norm)
}

// stem takes the commonest English inflections off a word.
func stem(w string) string {
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes")):
		return w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		return w[:n-1]
	}
	return w
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
	all := d.where[key]
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

// has reports whether a phrase of the group stands in s.
func (d *document) has(group string, s span) bool {
	set := d.lex.phrases[group]
	for i := s.from; i < s.to; i++ {
		if set.at(d.toks, i) > 0 {
			return true
		}
	}
	return false
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
	neg, exempt := d.lex.phrases["negate"], d.lex.phrases["negate_exempt"]
	for j := i - 1; j >= 0 && j >= i-5 && d.toks[j].clause == d.toks[i].clause; j-- {
		if n := neg.at(d.toks, j); n > 0 && j+n <= i {
			return exempt.at(d.toks, j) == 0
		}
		if d.toks[j].norm == "but" {
			return false
		}
	}
	return false
}
