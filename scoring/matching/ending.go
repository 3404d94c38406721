package matching

import "strings"

// bareEnding is the last line of an answer of several sentences where that is one number and nothing else,
// as what is worked out often ends: "... 20 - 2 = 18 marbles are left.\n\n18". An entry of a list and a row
// of a table are none, nor is one of several such lines.
func (d *document) bareEnding() (s span, ok bool) {
	last := len(d.toks)
	from := d.lineFrom(last)
	if from == 0 || !d.bareNumber(span{from, last}) || d.bareNumber(span{d.lineFrom(from), from}) || d.cites(from) {
		return span{}, false
	}
	opens := d.gapBefore(from)
	opens = opens[strings.LastIndexByte(opens, '\n')+1:]
	if strings.Contains(opens, "- ") || strings.Contains(opens, "* ") || strings.ContainsAny(opens, "|•+") {
		return span{}, false
	}
	return span{from, last}, true
}

// lineFrom is where the line begins that ends before token i, of which no more is looked at than a number
// has.
func (d *document) lineFrom(i int) int {
	const longest = 8 // words
	from := i - 1
	for from > 0 && i-from <= longest && !strings.Contains(d.gapBefore(from), "\n") {
		from--
	}
	return max(from, 0)
}

// bareNumber reports whether s is a number, with its unit or a word for what is counted or without.
func (d *document) bareNumber(s span) bool {
	if s.empty() {
		return false
	}
	_, n := d.quantityAt(s.from, s.to)
	return n > 0 && (s.from+n == s.to || s.from+n+1 == s.to && d.toks[s.to-1].letters && !d.toks[s.to-1].upper && !d.toks[s.to-1].is(light))
}

// noValue is the verdict on an answer in which nothing of the gold's type
// stands: another answer if it is short and plain, else unclear.
func (d *document) noValue(rule string) verdict {
	const plain = 4 // words
	if len(d.toks) <= plain {
		return wrong(d.all(), "another answer")
	}
	return unclear(rule)
}
