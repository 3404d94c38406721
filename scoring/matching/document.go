package matching

import (
	"slices"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A document is an answer as the matcher sees it: tokens, and where they stand
// by key.
type document struct {
	text       string
	question   string
	toks       []token
	lex        *lexicon
	codes      []string      // letters to which the digits behind them belong
	marks      uint64        // groups of which a phrase may stand in it
	hashes     []uint32      // of the keys of toks
	present    [16]uint64    // bits of hashes: what has none does not stand in it
	shapes     []shape       // of the keys of toks, once forms of a word were looked for
	index      *index        // built when it pays
	besides    int           // mentions that were held against dates beside them
	scanned    int           // tokens that were looked through for want of it
	asks       []token       // of the question, once it was asked for
	isRead     bool          // the question is
	last       []token       // of asks, its last sentence, once it was asked for
	keys       phrases.Words // of asks
	about      []string      // what the question asks about, once it was asked for
	opened     *given        // what its first statement gives, once it was asked for
	named      *bool         // the answer names it, when first asked for
	negative   *bool         // the question asks what is not, when first asked for
	rooted     *bool         // the text may hold a root, when first asked for
	askSenses  *uint64       // of its verbs, once they were asked for
	askedRoots []float64     // that the question names, once they were asked for
	comparing  otherWay      // of the sentence that was looked at last
	shared     sharedName    // the name that was asked for last
	weekday    weekday       // the weekday that was asked for last
	values     [3][]quantity // room for counter
}

// documents are used again: a run compares a million answers.
var documents = sync.Pool{New: func() any { return new(document) }}

// newDocument takes a text apart, in the room that an earlier one left. Digits behind letters that have such in gold or
// in an option belong to them: those of "BRCA2", where gold is "BRCA1".
func newDocument(text string, g Gold) *document {
	d, _ := documents.Get().(*document)
	d.text, d.question, d.lex = plain(text), plain(g.Question), load()
	d.codes = numberedWords(numberedWords(nil, g.Answers), g.Choices)
	d.toks, d.marks = (&tokenizer{text: d.text, lex: d.lex, toks: d.toks[:0], codes: d.codes}).split()
	return d
}

// free gives the room back, without the texts that it holds on to, unless an
// unusual answer or question made it large.
func (d *document) free() {
	const most = 1 << 12
	if cap(d.toks) > most || cap(d.asks) > most {
		return
	}
	clear(d.toks)
	clear(d.asks)
	for _, room := range d.values {
		clear(room[:cap(room)])
	}
	*d = document{toks: d.toks[:0], asks: d.asks[:0], keys: d.keys, hashes: d.hashes[:0], shapes: d.shapes[:0], values: d.values}
	documents.Put(d)
}

func read(text string) document {
	text = plain(text)
	return taken(text, tokenize(text))
}

// taken is the document of a text that is split already.
func taken(text string, toks []token) document {
	return document{text: text, toks: toks, lex: load(), marks: marks(toks)}
}

// marks are the groups of which a phrase may stand in toks.
func marks(toks []token) (groups uint64) {
	for i := range toks {
		groups |= toks[i].word.marks
	}
	return groups
}

// mayHold is false where no token has a key with the hash.
func (d *document) mayHold(hash uint32) bool {
	if len(d.hashes) == 0 {
		for i := range d.toks {
			h := d.toks[i].hash
			d.hashes = append(d.hashes, h)
			d.present[h>>6%16] |= 1 << (h % 64)
		}
	}
	return d.present[hash>>6%16]&(1<<(hash%64)) != 0
}

// ask returns the tokens of the question.
func (d *document) ask() []token {
	if !d.isRead {
		d.isRead = true
		d.asks, _ = (&tokenizer{text: d.question, lex: d.lex, toks: d.asks[:0], codes: d.codes}).split()
		d.keys.Reset(len(d.asks))
		for i := range d.asks {
			d.keys.Put(hashOf(d.asks[i].key), 1)
		}
	}
	return d.asks
}

// asked reports whether the question holds a word with the key.
func (d *document) asked(key string) bool {
	return len(d.ask()) > 0 && d.keys.Get(hashOf(key)) > 0
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

// passes is how often an answer is looked through from end to end before an
// index pays.
const passes = 24

// places returns the tokens of s with the given key.
func (d *document) places(key string, s span) []int {
	hash := uint32(hashOf(key))
	if !d.mayHold(hash) {
		return nil
	}
	if d.index == nil && d.scanned < passes*len(d.toks) {
		d.scanned += s.to - s.from
		var out []int
		for i, h := range d.hashes[s.from:max(s.from, s.to)] {
			if h == hash && d.toks[s.from+i].key == key {
				out = append(out, s.from+i)
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
	if s.empty() {
		return nil
	}
	out := make([]span, 0, d.toks[s.to-1].sentence-d.toks[s.from].sentence+1)
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

// firstSentence is the first of the sentences of s, which holds a token.
func (d *document) firstSentence(s span) span {
	return d.restOfSentence(s.from, s.to)
}

// restOfSentence is what of the sentence of token i stands from it on, before token to.
func (d *document) restOfSentence(i, to int) span {
	s := span{i, i}
	for s.to < to && d.toks[s.to].sentence == d.toks[i].sentence {
		s.to++
	}
	return s
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
