package suites

import (
	"slices"
	"strings"
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
			switch {
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
