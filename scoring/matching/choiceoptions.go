package matching

import (
	"slices"
	"strings"
)

// options are the shown choices, or, where none were shown, the gold answers
// and the values the question sets beside them.
func (d *document) options(g Gold) []option {
	out := make([]option, 0, len(g.Answers)+len(g.Choices))
	golds := make([]alias, 0, len(g.Answers))
	for _, a := range g.Answers {
		al := newAlias(a)
		if len(al.keys) == 0 {
			continue
		}
		golds = append(golds, al)
		if len(g.Choices) == 0 {
			out = append(out, option{alias: al, gold: true})
		}
	}
	for i, c := range g.Choices {
		out = append(out, option{alias: newAlias(c), letter: letterOf(i), quantity: quantityOf(c)})
	}
	if slices.ContainsFunc(g.Choices, func(c string) bool { return isLetterOf(c, len(out)) }) {
		for i := range out { // A, C, G and T: a letter is an option by its words
			out[i].letter = ""
		}
	}
	markAlike(out)
	for k := range golds {
		a, shown := &golds[k], false
		for i := range g.Choices {
			if slices.Equal(a.keys, out[i].alias.keys) && !slices.Contains(out[i].alike, compact(a.text)) {
				out[i].gold, shown = true, true
			}
		}
		for i := range g.Choices { // "C" is the option of these words before it is the third
			if !shown && len(a.toks) == 1 && a.toks[0].norm == out[i].letter && len(out[i].alias.keys) > 0 {
				out[i].gold = true
			}
		}
	}
	if len(g.Choices) == 0 && g.Question != "" {
		for _, r := range d.rivals(golds) {
			out = append(out, option{alias: r})
		}
	}
	return out
}

// letterOf is the letter of the option at i; empty behind the last that has one.
func letterOf(i int) string {
	if i >= 26 {
		return ""
	}
	return "abcdefghijklmnopqrstuvwxyz"[i : i+1]
}

// isLetterOf reports whether an option is itself the letter of one of n.
func isLetterOf(c string, n int) bool {
	for i := range n {
		if l := letterOf(i); l != "" && strings.EqualFold(strings.TrimSpace(c), l) {
			return true
		}
	}
	return false
}

// rivals finds in a question what it sets beside the gold answers: phrases
// joined to one by "or", and phrases that differ from one only in their last
// word ("Tea A", "Tea B").
func (d *document) rivals(golds []alias) []alias {
	toks := d.ask()
	var out []alias
	add := func(from, to int) {
		if from < 0 || to > len(toks) || from >= to {
			return
		}
		al := newAlias(d.question[toks[from].start:toks[to-1].end])
		same := func(o alias) bool { return slices.Equal(o.keys, al.keys) }
		if len(al.keys) > 0 && !slices.ContainsFunc(golds, same) && !slices.ContainsFunc(out, same) {
			out = append(out, al)
		}
	}
	for _, g := range golds {
		n := len(g.toks)
		for i := 0; i+n <= len(toks); i++ {
			match := 0
			for k := range n {
				if toks[i+k].key == g.toks[k].key {
					match++
				}
			}
			switch {
			case match == n:
				if j := behindRemark(d.question, toks, i+n); j < len(toks) && toks[j].norm == "or" {
					for j++; j < len(toks) && toks[j].is(article); j++ {
					}
					add(j, j+len(g.keys))
				}
				j := i - 1
				for j >= 0 && toks[j].is(article) {
					j--
				}
				for _, s := range listedWith(d.question, toks, span{i, i + n}) {
					add(s.from, s.to)
				}
				if j >= 1 && toks[j].norm == "or" {
					j = beforeBracket(d.question, toks, j)
					add(j-len(g.keys), j)
				}
			case n > 1 && match == n-1 && toks[i+n-1].key != g.toks[n-1].key && toks[i+n-1].upper && g.toks[n-1].upper:
				add(i, i+n)
			}
		}
	}
	return out
}

// behindRemark returns the token behind what a question says of the option that
// ends before token i, in brackets or after a comma: the "or" of "Anna (172 cm) or
// Ben" and of "Anna, who is 172 cm, or Ben".
func behindRemark(question string, toks []token, i int) int {
	const longest = 12 // words
	if i == 0 || i >= len(toks) {
		return i
	}
	gap := strings.TrimSpace(question[toks[i-1].end:toks[i].start])
	if gap == "" || gap[0] != '(' && gap[0] != ',' {
		return i
	}
	for j := i; j < min(len(toks), i+longest) && toks[j].sentence == toks[i].sentence; j++ {
		if before := question[toks[j-1].end:toks[j].start]; toks[j].norm == "or" && strings.ContainsAny(before, "),") {
			return j
		}
	}
	return i
}

// beforeBracket returns the end of the option that a remark in brackets parts
// from the "or" at token i.
func beforeBracket(question string, toks []token, i int) int {
	const longest = 12 // words
	if strings.HasPrefix(question[toks[i-1].end:toks[i].start], ")") {
		for j := i - 1; j > max(0, i-longest); j-- {
			if strings.Contains(question[toks[j-1].end:toks[j].start], "(") {
				return j
			}
		}
	}
	return i
}

// lesser reports whether the value at token i is the lesser side of a
// comparison or one of a list of alternatives.
func (d *document) lesser(i int, s span) bool {
	if c := d.contraryDegree(s); c > s.from {
		return i < c
	}
	for j := i - 1; j >= s.from && j >= i-4 && d.toks[j].clause == d.toks[i].clause; j-- {
		if n := d.at(than, j); n > 0 && j+n <= i {
			return !d.isLess(j)
		}
		if n := d.at(between, j); n > 0 && j+n <= i {
			return true
		}
	}
	const longest = 8 // words up to the other side
	for j := i + 1; j < s.to && j <= i+longest && d.toks[j].clause == d.toks[i].clause; j++ {
		if d.toks[j].norm == "than" {
			return d.isLess(j)
		}
	}
	return false
}

// isLess reports whether the comparison with the "than" at token i says that its first side is less,
// and the question does not ask for that.
func (d *document) isLess(i int) bool {
	const longest = 3 // words: "less often than"
	for j := i - 1; j >= max(0, i-longest); j-- {
		if t := &d.toks[j]; t.norm == "less" || t.norm == "fewer" {
			return !d.asked("less") && !d.asked("least") && !d.asked("fewer") && !d.asked("fewest")
		}
	}
	return false
}
