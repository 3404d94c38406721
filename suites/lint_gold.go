package suites

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// ruleChoiceGold: where no option is the gold, each that a model may choose is
// scored wrong. The members of a set are no answer alone.
func ruleChoiceGold(l *linter) {
	for _, e := range l.entries {
		set := e.Match != nil && e.Match.Type == "set"
		if l.options.Right == nil || set || len(e.Choices) == 0 || len(e.Answers) == 0 {
			continue
		}
		if !slices.ContainsFunc(e.Choices, func(choice string) bool { return l.options.Right(e.Item, choice) }) {
			l.errorf(e, "none of its choices would be right: give as the answer one of them, or its letter")
		}
	}
}

// ruleChoiceTwice: matching takes two options that differ in case or white space alone for
// one, and a model that sees one of them twice is asked something else.
func ruleChoiceTwice(l *linter) {
	for _, e := range l.entries {
		for i, choice := range e.Choices {
			first := slices.IndexFunc(e.Choices[:i], func(c string) bool {
				return strings.EqualFold(strings.Join(strings.Fields(c), " "), strings.Join(strings.Fields(choice), " "))
			})
			if first >= 0 {
				l.errorf(e, "its choice %d, %s, is also choice %d: take one out, or tell them apart by more than case",
					i+1, quote(choice), first+1)
			}
		}
	}
}

// ruleGoldType: a gold answer that cannot be read as what match.type says is compared as
// text, so that the same value in other words is wrong; beside one that can be read it is
// passed over.
func ruleGoldType(l *linter) {
	for _, e := range l.entries {
		if e.Match == nil || l.options.Typed == nil {
			continue
		}
		none := !slices.ContainsFunc(e.Answers, func(a string) bool { return l.options.Typed(e.Item, a) })
		for _, a := range e.Answers {
			switch whole := withoutBlanks(a); {
			case e.Match.Type == "number" && whole != a && l.options.Right != nil && !l.options.Right(e.Item, whole):
				l.errorf(e, "its answer %s is not read as %s, for the blank in it: write %s", quote(a), quote(whole), quote(whole))
			case e.Match.Type == "date" && noDay(a):
				l.errorf(e, "its answer %s is no day of the calendar, so that no reply gives it: mend it", quote(a))
			case l.options.Typed(e.Item, a):
			case none:
				l.errorf(e, "its answer %s is %s, as match.type says: write it as one, or make the type text", quote(a), noneOf(e.Match.Type))
			default:
				l.warnf(e, "its answer %s is %s, as match.type says, and is passed over beside the others: write it as one, or leave it out",
					quote(a), noneOf(e.Match.Type))
			}
		}
	}
}

// ruleGoldUnit: no value in another unit is turned into one that is not known, so that the same amount in it is wrong,
// and the value without a unit right.
func ruleGoldUnit(l *linter) {
	for _, e := range l.entries {
		if l.options.UnknownUnit == nil {
			continue
		}
		for _, a := range e.Answers {
			if unit := l.options.UnknownUnit(e.Item, a); unit != "" {
				l.warnf(e, "%s, the unit of its answer %s, is none that is known, so that no other is turned into it: write one that is, or, of what is counted, the number alone",
					quote(unit), quote(a))
			}
		}
	}
}

// noDay reports a date as YYYY-MM-DD whose month has no such day, or that has no such month.
func noDay(date string) bool {
	at := strings.IndexFunc(date, func(r rune) bool { return r != '-' && (r < '0' || r > '9') })
	if at >= 0 || len(date) != len(time.DateOnly) || date[4] != '-' || date[7] != '-' {
		return false
	}
	_, err := time.Parse(time.DateOnly, date)
	return err != nil
}

// withoutBlanks is a number whose thousands are set off by blanks as one word. It is any
// other text itself.
func withoutBlanks(number string) string {
	groups := strings.Split(number, " ")
	for i, group := range groups {
		if i == 0 && len(group) > 3 || i > 0 && len(group) != 3 || group == "" || strings.Trim(group, "0123456789") != "" {
			return number
		}
	}
	return strings.Join(groups, "")
}

// ruleSetOfOne: members that stand in one text are one member, which no answer gives.
func ruleSetOfOne(l *linter) {
	for _, e := range l.entries {
		if e.Match != nil && e.Match.Type == "set" && len(e.Answers) == 1 && strings.ContainsAny(e.Answers[0], ",;|") {
			l.warnf(e, "its set has one member, %s: give each as an answer of its own", quote(e.Answers[0]))
		}
	}
}

// ruleLookAlike: a Cyrillic letter among Latin ones is hardly meant, and no answer has it.
func ruleLookAlike(l *linter) {
	for _, e := range l.entries {
		texts := e.Answers
		if e.Missing != nil {
			texts = e.Missing.AnyOf
		}
		for _, text := range texts {
			for word := range strings.FieldsSeq(text) {
				at := strings.IndexFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
				if at >= 0 && strings.ContainsAny(word, letters) {
					l.warnf(e, "in %s%s one letter is of another script than those around it: no reply that is right has it", quote(text), mixed(word))
				}
			}
		}
	}
}

// noneOf denies that something is of a match type.
func noneOf(matchType string) string {
	switch matchType {
	case "boolean":
		return "neither yes nor no"
	case "choice":
		return "none of the choices"
	}
	return "no " + matchType
}

// ruleIdleMatch: what says how numbers are compared does nothing where none are. A set may
// have numbers as members.
func ruleIdleMatch(l *linter) {
	for _, e := range l.entries {
		if e.Match == nil || e.Match.Type == "number" || e.Match.Type == "set" {
			continue
		}
		const idle = "match.%s does nothing where the answer is compared as %s: take it out, or make the type number"
		if e.Match.Tolerance != 0 {
			l.warnf(e, idle, "tolerance", e.Match.Type)
		}
		if e.Match.Unit != "" {
			l.warnf(e, idle, "unit", e.Match.Type)
		}
	}
}
