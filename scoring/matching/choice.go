package matching

import (
	"slices"
	"strings"
)

// An option is one of the values to choose from: by its words and, where the
// options were shown, by its letter.
type option struct {
	alias    alias
	letter   string
	gold     bool
	at       span // in what choose looks at
	byLetter bool // and that it is named so there
}

// checkChoice decides which option the answer chooses. The marked final answer
// counts alone; then a sentence that concludes; then the first that names
// exactly one option which is not denied and not the lesser side of a
// comparison.
func (d *document) checkChoice(g Gold) verdict {
	options := d.options(g)
	if f, ok := d.final(); ok {
		if v, ok := d.choose(options, f.span, f.rule, true); ok {
			return v
		}
	}
	sentences := d.sentences(d.all())
	if len(d.toks) <= 3 {
		if v, ok := d.choose(options, d.all(), "short answer", true); ok {
			return v
		}
	}
	var first, concluded verdict
	for i, s := range sentences {
		v, ok := d.choose(options, s, "sentence", i == 0)
		if !ok {
			continue
		}
		if first.correct == "" {
			first = v
		}
		if i > 0 && d.has(conclude, span{s.from, min(s.to, s.from+4)}) {
			concluded = v
		}
	}
	if concluded.correct != "" {
		return concluded
	}
	if first.correct != "" {
		return first
	}
	for _, b := range d.bold() {
		if v, ok := d.choose(options, b, "bold", true); ok {
			return v
		}
	}
	return d.noValue("no option")
}

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
		o := option{alias: newAlias(c)}
		if i < 26 {
			o.letter = "abcdefghijklmnopqrstuvwxyz"[i : i+1]
		}
		for k := range golds {
			a := &golds[k]
			o.gold = o.gold || slices.Equal(a.keys, o.alias.keys) || len(a.toks) == 1 && a.toks[0].norm == o.letter && len(o.alias.keys) > 0
		}
		out = append(out, o)
	}
	if len(g.Choices) == 0 && g.Question != "" {
		for _, r := range d.rivals(golds) {
			out = append(out, option{alias: r})
		}
	}
	return out
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
				if j := i + n; j < len(toks) && toks[j].norm == "or" {
					for j++; j < len(toks) && toks[j].is(article); j++ {
					}
					add(j, j+len(g.keys))
				}
				j := i - 1
				for j >= 0 && toks[j].is(article) {
					j--
				}
				if j >= 1 && toks[j].norm == "or" {
					add(j-len(g.keys), j)
				}
			case n > 1 && match == n-1 && toks[i+n-1].key != g.toks[n-1].key && toks[i+n-1].upper && g.toks[n-1].upper:
				add(i, i+n)
			}
		}
	}
	return out
}

// choose decides by s alone; ok is false where it names no option, or several
// without preferring one. Letters count only where lettered is set, in brackets
// or behind the word "option".
func (d *document) choose(options []option, s span, rule string, lettered bool) (v verdict, ok bool) {
	var picked, denied []int
	for o := range options {
		opt := &options[o]
		hits := d.findWords(opt.alias.keys, s)
		if opt.byLetter = len(hits) == 0; opt.byLetter {
			hits = d.letters(opt.letter, s, lettered)
		}
		for _, h := range hits {
			if d.negated(h.from) {
				denied = append(denied, o)
				opt.at = h
				continue
			}
			if d.lesser(h.from, s) {
				continue
			}
			picked = append(picked, o)
			opt.at = h
			break
		}
	}
	if len(picked)+len(denied) == 0 {
		return verdict{}, false
	}
	if letter := slices.IndexFunc(picked, func(o int) bool { return options[o].byLetter }); letter >= 0 {
		l := &options[picked[letter]]
		for _, k := range picked { // "B) Rome" where B is Paris
			if o := &options[k]; !o.byLetter && o.at.from == l.at.to && o.gold != l.gold {
				return wrong(span{l.at.from, o.at.to}, "letter of another option"), true
			}
		}
	}
	// An option that is part of a longer one that was named is not named.
	picked = slices.DeleteFunc(picked, func(o int) bool {
		return slices.ContainsFunc(picked, func(p int) bool {
			long, at := options[p].at, options[o].at
			return p != o && long.from <= at.from && at.to <= long.to && long.to-long.from > at.to-at.from
		})
	})
	// "Tea B, since Tea A ...": an option that stands before the first comma
	// is the answer, the rest its reasons.
	for _, o := range picked {
		if at := options[o].at; at.from == s.from && at.to < s.to && d.toks[at.to].clause != d.toks[at.to-1].clause {
			picked = []int{o}
			break
		}
	}
	gold := slices.ContainsFunc(picked, func(o int) bool { return options[o].gold })
	other := slices.ContainsFunc(picked, func(o int) bool { return !options[o].gold })
	switch {
	case gold && other:
		return verdict{}, false
	case len(picked) > 0 && gold:
		return right(options[picked[0]].at, rule), true
	case len(picked) > 0:
		return wrong(options[picked[0]].at, rule), true
	case len(denied) > 0:
		if options[denied[0]].gold {
			return wrong(options[denied[0]].at, "denied"), true
		}
	}
	return verdict{}, false
}

// letters finds an option by its letter: "(b)", "B)", "option B", or a capital
// that stands alone where an answer begins.
func (d *document) letters(letter string, s span, lettered bool) []span {
	if letter == "" || s.empty() {
		return nil
	}
	var hits []span
	for _, i := range d.places(letter, s) {
		if i < s.from || i >= s.to {
			continue
		}
		before, after := d.gapBefore(i), d.gapBefore(i+1)
		bracket := strings.HasPrefix(after, ")") || strings.HasPrefix(after, "]")
		word := i > s.from && (d.toks[i-1].norm == "option" || d.toks[i-1].norm == "choice" || d.toks[i-1].norm == "answer")
		lone := lettered && i == s.from && (i+1 == s.to || strings.ContainsAny(after, ".:,)\n*}"))
		last := lettered && i+1 == s.to && s.to-s.from <= 3 && (letter != "a" || d.toks[i].upper) && // "It's b"
			(i == s.from || d.toks[i-1].norm != "or" && d.toks[i-1].norm != "and")
		if last || bracket && (i == s.from || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") || d.toks[i].upper) || word || lone {
			hits = append(hits, span{i, i + 1})
		}
	}
	return hits
}

// lesser reports whether the value at token i is the lesser side of a
// comparison or one of a list of alternatives.
func (d *document) lesser(i int, s span) bool {
	for j := i - 1; j >= s.from && j >= i-4; j-- {
		if d.toks[j].clause != d.toks[i].clause {
			return false
		}
		if n := d.at(than, j); n > 0 && j+n <= i {
			return true
		}
		if n := d.at(between, j); n > 0 && j+n <= i {
			return true
		}
	}
	return false
}
