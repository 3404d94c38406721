package matching

import (
	"slices"
	"strings"
)

// checkNumber compares quantities. The value that counts is the one in the
// marked final answer; or the only one; or that of the sentence which commits:
// the first, unless the answer works step by step to its last.
func (d *document) checkNumber(g Gold) verdict {
	if v, ok := d.checkDivision(g); ok {
		return v
	}
	var golds []quantity
	for _, a := range g.Answers {
		gd := read(a)
		for _, q := range gd.quantities(gd.all()) {
			if q.unit == "" {
				q.unit = unitName(g.Unit)
			}
			if q.unit == "" {
				q.unit = moneyUnit(gd.currency(q.at.from))
			}
			if q.unit == "" {
				q.unit = gd.unknownUnit(&q)
			}
			q.era = gd.eraBeside(q.at)
			golds = append(golds, q)
			break
		}
	}
	if len(golds) == 0 {
		return d.checkText(g) // gold without a number in it
	}
	c := counter{d: d, golds: golds, tolerance: g.Tolerance}
	if f, ok := d.final(); ok {
		if v, ok := c.decide(f.span, f.rule); ok {
			return v
		}
	}
	v := c.unmarked()
	if v.correct != Right {
		if w, ok := c.byCount(); ok {
			return w
		}
		if w, ok := c.byNumeral(); ok {
			return w
		}
	}
	return v
}

// unmarked decides where no final answer is marked.
func (c *counter) unmarked() verdict {
	d := c.d
	sentences := d.sentences(d.all())
	if len(sentences) == 1 {
		if v, ok := c.decide(sentences[0], "sentence"); ok {
			return v
		}
		return c.none()
	}
	if s, ok := d.bareEnding(); ok {
		if v, ok := c.decide(s, "last line"); ok {
			return v
		}
	}
	if b := d.bold(); len(b) > 0 {
		if v, ok := c.decide(b[len(b)-1], "bold"); ok && (v.correct == Right || len(b) == 1 && b[0].from == 0 && v.at == b[0]) {
			return v // the last, or one that is set apart above all the rest
		}
	}
	if v, ok := c.decideAll(d.withoutTrials(sentences)); ok {
		return v
	}
	if v, ok := c.decideAll(sentences); ok {
		return v
	}
	return c.none()
}

// none is the verdict on an answer without a number: "none" and "no apples" say zero, and a Roman
// numeral that stands alone its number.
func (c *counter) none() verdict {
	d := c.d
	if romans := d.romans(d.all()); len(romans) == 1 {
		return c.judge(romans, "numeral")
	}
	for i := range d.toks {
		none := d.toks[i].norm == "none" || d.toks[i].norm == "nothing" && len(d.toks) <= 2
		if d.toks[i].norm == "no" {
			for k := i + 1; k < min(len(d.toks), i+3) && !none; k++ {
				none = d.toks[k].clause == d.toks[i].clause && !d.toks[k].is(light) && d.asked(d.toks[k].key)
			}
		}
		if none {
			zero := quantity{at: span{i, i + 1}}
			if c.isGold(&zero) {
				return right(zero.at, "none")
			}
			return wrong(zero.at, "none")
		}
	}
	return d.noValue("no number")
}

// byCount decides by "twice", "a pair" and their like, where how many or how often is asked for and no
// numbers but years are given.
func (c *counter) byCount() (v verdict, ok bool) {
	d := c.d
	if !d.asked("many") && !d.asked("often") {
		return verdict{}, false
	}
	i := 0
	for i < len(d.toks) && d.counted(i) == 0 {
		i++
	}
	if i == len(d.toks) || slices.ContainsFunc(d.quantities(d.all()), func(q quantity) bool { return !c.isYear(&q) }) {
		return verdict{}, false
	}
	q := quantity{value: d.counted(i), at: span{i, i + 1}}
	return c.judge([]quantity{q}, "counted"), true
}

// counted is how many token i says there are, or how often something was: "a single one", "only
// once". It is 0 for other words, and for the "once" of "he once had many".
func (d *document) counted(i int) float64 {
	value := 2.0
	switch t := &d.toks[i]; t.norm {
	case "pair", "duo":
		return value
	case "single", "sole":
		return 1
	case "trio":
		return 3
	case "both":
		if i == 0 { // "Both were boys."
			return value
		}
		return 0
	case "once":
		value = 1
	case "twice":
	case "thrice":
		value = 3
	default:
		return 0
	}
	if i+1 < len(d.toks) && d.toks[i+1].clause == d.toks[i].clause && !d.toks[i+1].is(light) {
		return 0
	}
	return value
}

// decideAll decides by the sentences together: by the first that holds a value,
// unless the answer works step by step to its last; ok is false where none
// does.
func (c *counter) decideAll(sentences []span) (v verdict, ok bool) {
	var first, last, aside verdict
	var found, concluded, bare, fresh, inBrackets bool
	entries := 0 // of a list, so far
	wanting := c.unit() != "" && slices.ContainsFunc(sentences, func(s span) bool {
		return slices.ContainsFunc(c.d.quantities(s), func(q quantity) bool { return q.unit != "" && c.fits(&q) })
	})
	for _, s := range sentences {
		v, ok := c.decide(s, "sentence")
		if !ok {
			continue
		}
		entry := c.d.entry(v.at, entries+1)
		if entry {
			entries++
		}
		if entry || c.d.marksOnly(v.at) || c.besideCount(v.at) || wanting && !c.inUnit(v.at) || c.d.weighs(v.at) || c.d.ofAnotherSubject(v.at) {
			if aside.correct == "" || v.correct == Right {
				aside = v
			}
			continue
		}
		if !found {
			first, bare = v, c.d.isBare(v.at, s)
			fresh = bare && c.isFresh(v.at)
		}
		last, found = v, true
		inBrackets = strings.Contains(c.d.gapBefore(s.from), "(")
		concluded = c.d.opensConclusion(span{s.from, min(s.to, s.from+6)}) || !fresh && strings.Contains(c.d.sentenceText(s), "=")
	}
	if !found {
		return aside, aside.correct != ""
	}
	if bare && first.correct == Wrong && !concluded && inBrackets {
		return first, found
	}
	if last.correct == Right || concluded && first.correct != "" {
		return last, found
	}
	return first, found
}

// withoutTrials drops the sentences that try a result ("Check: 3(5) + 7 = 22"),
// and what stands below a line that says so.
func (d *document) withoutTrials(sentences []span) []span {
	if d.marks&(1<<verify) == 0 {
		return sentences
	}
	out := make([]span, 0, len(sentences))
	below := false
	for _, s := range sentences {
		n := d.at(verify, s.from)
		if n == 0 && !below {
			out = append(out, s)
		}
		below = n > 0 && s.from+n == s.to
	}
	return out
}

func (d *document) sentenceText(s span) string {
	start, end := d.bytes(s)
	return d.text[start:end]
}

// unitName is the unit of an item as quantities have it; "" where it is not one that they
// could have.
func unitName(u string) string {
	switch strings.TrimSpace(u) {
	case "":
		return ""
	case "%":
		return "percent"
	}
	if _, known := load().units[u]; known {
		return u
	}
	for _, one := range [...]string{"1 ", "1 °"} { // "F" is a scale
		d := read(one + u)
		if q, n := d.quantityAt(0, len(d.toks)); n == len(d.toks) && q.unit != "" {
			return q.unit
		}
	}
	toks := tokenize(u)
	if len(toks) != 1 {
		return ""
	}
	return toks[0].norm
}
