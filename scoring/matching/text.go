package matching

import (
	"slices"
	"strings"
)

// checkText compares words: the whole of a marked final answer, or any mention
// that is neither denied nor one of several rivals.
func (d *document) checkText(g Gold) verdict {
	if v, ok := d.checkDivision(g); ok {
		return v
	}
	if v, ok := d.checkOffered(g); ok {
		return v
	}
	region := d.all()
	rule := "mention"
	marked, isMarked := d.final()
	if isMarked {
		region, rule = marked.span, marked.rule
	}
	if s, ok := d.boldName(); ok && !isMarked && capitalized(g.Answers[0]) {
		region, rule, isMarked = s, "bold", true
	}
	if s, ok := d.concludedName(); ok && !isMarked {
		region, rule, isMarked = s, "conclusion", true
	}
	aliases := make([]alias, 0, len(g.Answers))
	for _, a := range g.Answers {
		if al := newAlias(a); len(al.keys) > 0 {
			al.code = al.code || isVersion(al.text) && (d.asked("version") || d.asked("release"))
			aliases = append(aliases, al)
		}
	}
	if s, ok := d.bareEnding(); ok && !isMarked && !slices.ContainsFunc(aliases, func(a alias) bool { return a.value == nil }) {
		region, rule, isMarked = s, "last line", true
	}
	if !g.KeepCase && slices.ContainsFunc(aliases, func(a alias) bool { return d.isAll(&a) }) {
		return right(d.all(), "gold itself")
	}
	var bad verdict
	judge := func(a *alias, hits []span, rule string) (v verdict, ok bool) {
		for _, h := range hits {
			switch {
			case d.negated(h.from) || d.contradicted(h) || d.deniedBehind(h) || d.weighs(h):
				bad = wrong(h, "denied")
			case a.titled && len(a.keys) == 1 && d.ofLongerName(h):
				bad = wrong(h, "another name")
			case d.ofAnother(h, region):
				bad = wrong(span{region.from, h.from}, "said of another")
			case d.ofOtherGeneration(h, a), d.ofLongerLand(h):
				bad = wrong(h, "said of another")
			case d.noLonger(h):
				bad = wrong(h, "no longer")
			case d.isBeaten(h), d.isLesser(h):
				bad = wrong(h, "beaten")
			case d.opposes(h, a):
				bad = wrong(h, "the opposite")
			case a.value != nil && d.ofOtherNumber(h, a.value):
				bad = wrong(h, "part of a number")
			case a.value != nil && (d.isPartOf(h, a.value) || d.besideFirstNumber(h, aliases)):
				bad = wrong(h, "part of a count")
			case d.isOfAnother(h, a, aliases):
				bad = wrong(h, "said of another")
			case len(aliases) > 1 && !d.asked("year") && d.ofOtherDay(h, aliases):
				bad = wrong(h, "another day")
			case d.ofOtherSeason(h, a):
				bad = wrong(h, "another season")
			case d.mayBe(h):
				bad = wrong(h, "a verb")
			case d.dayOfDate(h, aliases):
				bad = wrong(h, "part of a date")
			case d.rival(h, aliases):
				bad = wrong(h, "one of several")
			default:
				return right(h, rule), true
			}
		}
		return verdict{}, false
	}
	for i := range aliases {
		if v, ok := judge(&aliases[i], d.find(&aliases[i], region, g.KeepCase), rule); ok {
			return v
		}
	}
	if bad.correct != "" {
		return bad
	}
	if v, ok := d.weakly(g, aliases, region, judge); ok {
		return v
	}
	if isMarked {
		return wrong(region, rule)
	}
	return wrong(d.firstSentence(region), "another answer")
}

// isOfAnother reports whether what is said of h is not what is asked for, or is said of another, by what stands
// around it.
func (d *document) isOfAnother(h span, a *alias, aliases []alias) bool {
	return d.ofRelative(h) || d.ofOtherDate(h, aliases) || d.ofLaterDate(h, aliases) || d.ofOtherTime(h, a) || d.ofAnotherSubject(h) ||
		d.ofApposition(h) || d.besideBareName(h) || d.besideDay(h, a) || d.besideAnswered(h, aliases) || d.ofOtherStatement(h, aliases) ||
		d.ofSubordinate(h, aliases) || d.besideFirstNoun(h, aliases) || d.ofParallel(h, aliases) || d.isPatient(h) || d.ofContrary(h)
}

// mayBe reports whether h is the verb "may" and no month: without its capital, before another word.
func (d *document) mayBe(h span) bool {
	t := &d.toks[h.from]
	return t.norm == "may" && !t.upper && h.to == h.from+1 && h.to < len(d.toks) && d.toks[h.to].clause == t.clause && d.toks[h.to].letters
}

// checkOffered decides a question that offers gold beside something else, "Anna or Ben", as a choice
// between the two; ok is false where neither the one sentence of an answer nor one that compares makes it.
func (d *document) checkOffered(g Gold) (v verdict, ok bool) {
	if !strings.Contains(d.question, " or ") || g.KeepCase || !slices.ContainsFunc(d.options(g), func(o option) bool { return !o.gold }) {
		return verdict{}, false
	}
	v = d.checkChoice(g)
	if v.correct == Unknown || v.rule == "another answer" {
		return v, false
	}
	s := v.at
	for s.from > 0 && d.toks[s.from-1].sentence == d.toks[v.at.from].sentence {
		s.from--
	}
	for s.to < len(d.toks) && d.toks[s.to].sentence == d.toks[v.at.from].sentence {
		s.to++
	}
	return v, s == d.all() || len(d.places("than", s)) > 0
}

// isAll reports whether the answer is a in other letters and nothing else.
func (d *document) isAll(a *alias) bool {
	return slices.EqualFunc(d.toks, a.toks, func(x, y token) bool { return x.key == y.key }) &&
		(a.value == nil || !d.ofOtherNumber(d.all(), a.value)) && (!a.code || len(d.findCode(a, d.all())) > 0) &&
		(!a.signOfUnit() || len(d.findValue(*a.value, d.all())) > 0)
}

// weakly looks for what says the same as a gold answer in other words, or the
// part of it that was asked for.
func (d *document) weakly(g Gold, aliases []alias, region span, judge func(*alias, []span, string) (verdict, bool)) (v verdict, ok bool) {
	if g.KeepCase {
		return verdict{}, false
	}
	next := 0 // of aliases, which answers without a word have none of
	for _, a := range g.Answers {
		var toks []token
		if next < len(aliases) && aliases[next].of == a {
			toks = aliases[next].toks
			next++
			if v := aliases[next-1].value; v != nil && v.root {
				continue // "sqrt(2)" is no name with what it means in brackets
			}
			if aliases[next-1].code {
				continue
			}
		}
		for _, part := range variants(a, toks) {
			if al := newAlias(part.text); len(al.keys) > 0 {
				if v, ok = judge(&al, d.notOfOtherSite(d.notElsewhere(d.find(&al, region, false), part.place), &al, part.place), "part of gold"); ok {
					return v, true
				}
			}
		}
	}
	for i := range aliases {
		if v, ok = judge(&aliases[i], d.findWeak(&aliases[i], region), "another form"); ok {
			return v, true
		}
	}
	for i := range aliases {
		if v, ok = judge(&aliases[i], d.findGlued(&aliases[i], region), "lost spaces"); ok {
			return v, true
		}
	}
	return verdict{}, false
}
