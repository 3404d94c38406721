package behavior

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

// tokenizeOnly is tokenize for some words: others may be among them, but most are passed over,
// and what stands between words is not told.
func tokenizeOnly(some *wordBits, text string, lx *phrases.Table, out []token) []token {
	l := lexer{text: text, lex: lx, out: out[:0], pend: paragraphBreak, line: true, some: true}
	for i := 0; i < len(text) && !l.unsure; {
		switch c := text[i]; {
		case c == ' ':
			i++
		case isLetter(c):
			if h, end := lettersAt(text, i); end > i+1 && !some.has(h) && !l.glued(i, end) && !l.numero(i, end) {
				i, l.line = end, false
			} else {
				i = l.plain(i)
			}
		default:
			i = l.step(i)
		}
	}
	if l.unsure {
		return tokenize(text, lx, out)
	}
	return l.out
}

// wordBits are words by bits of their hashes: one whose bit is not there is none of
// them.
type wordBits [16]uint64

func (b *wordBits) add(h uint64)      { b[h>>6%16] |= 1 << (h % 64) }
func (b *wordBits) has(h uint64) bool { return b[h>>6%16]&(1<<(h%64)) != 0 }
