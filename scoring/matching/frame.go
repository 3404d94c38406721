package matching

import (
	"strings"
	"unicode"
)

// body is where in bytes an answer stands without what frames it: the question said again before
// it, and behind it what is told or offered beside it. Framed is false where nothing does.
func (d *document) body() (from, to int, framed bool) {
	from, to = d.restated(), len(d.text)
	if n := d.tail(); n < len(d.toks) {
		gap := strings.TrimRight(d.gapBefore(n), " \n(*#_-\"“")
		if line := strings.IndexByte(d.gapBefore(n)[len(gap):], '\n'); line >= 0 {
			gap = d.gapBefore(n)[:len(gap)+line]
		}
		to = d.toks[n-1].end + len(gap)
	}
	return from, to, from < to && (from > 0 || to < len(d.text))
}

// restated is where the question ends that the answer says again, its last sentence and what stands
// before that or not, before it answers; 0 where it does not.
func (d *document) restated() int {
	const shortest, label = 12, 40 // bytes: of a question, and of what stands before it
	q := strings.TrimSpace(d.question)
	asked := strings.TrimSpace(q[1+strings.LastIndexAny(strings.TrimRight(q, "?.!\"”"), "?.!\n"):])
	if len(asked) < shortest || endsInLabel(q[:len(q)-len(asked)]) {
		asked = q
	}
	at := strings.Index(d.text, asked)
	if at < 0 || len(asked) < shortest {
		return 0
	}
	start, more := at, q[:len(q)-len(asked)]
	for start > 0 && more != "" && d.text[start-1] == more[len(more)-1] {
		start, more = start-1, more[:len(more)-1]
	}
	before := strings.TrimRight(d.text[:start], " ")
	if len(before) > label || before != "" && letterOrDigit(before[len(before)-1]) {
		return 0 // "A bee is an insect that makes honey", asked for one that does
	}
	end := at + len(asked)
	rest := d.text[end:]
	if line := strings.IndexByte(rest, '\n'); line >= 0 && strings.IndexFunc(rest[:line], ofWord) < 0 {
		end += line + 1
	} else {
		end += len(rest) - len(strings.TrimLeft(rest, " \"”*_"))
	}
	for _, label := range [...]string{"A:", "A.", "**A:**"} {
		if answer, ok := strings.CutPrefix(strings.TrimSpace(d.text[end:]), label); ok {
			end = len(strings.TrimRightFunc(d.text, unicode.IsSpace)) - len(answer)
		}
	}
	if strings.IndexFunc(d.text[end:], ofWord) < 0 {
		return 0
	}
	return end
}

// endsInLabel reports whether s ends in the letter or the number of an option: "... C. Zinc D."
func endsInLabel(s string) bool {
	s, ok := strings.CutSuffix(strings.TrimRight(s, " "), ".")
	n := len(s)
	return ok && n > 1 && (letter(s[n-1]) || isDigit(s[n-1])) && !letterOrDigit(s[n-2])
}

func ofWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// tail is the token from which on the answer only says what stands beside it: its sources, how sure it is, a
// note in lines of their own, or last sentences that offer the reader more. It is behind the last where the answer
// has none.
func (d *document) tail() int {
	end := len(d.toks)
	if d.marks&(1<<besideAnswer) != 0 {
		first := 1 // behind the last that names the answer
		for i := end - 1; i > 0 && first == 1; i-- {
			if d.at(answerPhrase, i) > 0 {
				first = i + 1
			}
		}
		marks := "\n"
		if strings.HasSuffix(strings.TrimRight(d.text, " .*_\n"), ")") {
			marks = "\n(" // or in brackets, to the end
		}
		for i := first; i < end; i++ {
			if n := d.at(besideAnswer, i); n > 0 && strings.ContainsAny(d.gapBefore(i), marks) && strings.ContainsAny(d.gapBefore(i+n), ":.") && !d.ofQuestion(&d.toks[i]) {
				end = i
				break
			}
		}
	}
	for end > 0 {
		from := end - 1
		for from > 0 && d.toks[from-1].sentence == d.toks[end-1].sentence {
			from--
		}
		if from == 0 || !d.offers(span{from, end}) {
			break
		}
		end = from
	}
	return end
}

// offers reports whether a sentence asks the reader something, or offers more.
func (d *document) offers(s span) bool {
	if d.at(offer, s.from) > 0 {
		return true
	}
	if !d.isQuestion(s) {
		return false
	}
	for i := s.from; i < s.to; i++ {
		switch d.toks[i].norm {
		case "you", "your", "youd", "me":
			return true
		}
	}
	return false
}

// isQuestion reports whether the sentence s ends in a question mark.
func (d *document) isQuestion(s span) bool { return strings.Contains(d.gapBefore(s.to), "?") }

// weighs reports whether h stands in a question that the next sentence denies: "Is it Lyon? No, it is ..."
func (d *document) weighs(h span) bool {
	to := h.to
	for last := min(len(d.toks), h.to+reach); to < last && d.toks[to].sentence == d.toks[h.from].sentence; {
		to++
	}
	return to < len(d.toks) && d.toks[to].norm == "no" && d.isQuestion(span{h.from, to})
}

// entry reports whether the number at h is that of entry n of a list: "1. Tray A: 14 seeds", and not "84. That is
// ...".
func (d *document) entry(h span, n int) bool {
	t := &d.toks[h.from]
	return t.number && t.value == float64(n) && h.to == h.from+1 && h.to < len(d.toks) && d.listNumber(h) && !strings.Contains(d.gapBefore(h.to), "\n")
}

// marksOnly reports whether the number at h only marks a place or a time, and is the answer where there is no
// other: of a step, of a source ("[1]"), or a year behind "as of".
func (d *document) marksOnly(h span) bool {
	i := h.from
	switch t := &d.toks[i]; {
	case h.to != i+1 || !t.number:
		return false
	case i > 0 && d.toks[i-1].norm == "step", i+1 < len(d.toks) && d.toks[i+1].norm == "steps":
		return !d.asked("step")
	default:
		return d.cites(i) || year(t.norm) && i > 1 && d.at(beforeYear, i-2) == 2 && !d.asked("year") && !d.asked("when")
	}
}

// cites reports whether the number at token i is that of a source: "[1]" behind a word or the end of a sentence.
func (d *document) cites(i int) bool {
	return i > 0 && strings.HasSuffix(d.gapBefore(i), "[") && strings.HasPrefix(d.gapBefore(i+1), "]")
}
