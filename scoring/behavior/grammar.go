package behavior

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

// Classes that the code itself asks about.
const (
	classTurn uint = iota
	classCondition
	classSubject
	classMonth
	classWeekday
	classNumber
	classStop
	classUnit
	classPronoun
	classNegation
	classHour
	classSkip
	classGeneric
	classRule
	classFault
	classSupply
	classLack
	classIdiom
	classAux
	classMake
	classAsk
	classWhy
	classYou
	classFirst
	classShould
	classAdvise
	classPresume
	classParty
	classWay
	classBe
	classDegree
	classPoses
	classOpen
	classNay
	classMedial
	classGauge
	classSymbolic
	classArithmetic
	classInstance
	classCircumstance
	classMissing
	classMoot
	knownClasses
)

var classNames = [knownClasses]string{"turn", "condition", "subject", "month", "weekday", "number", "stop", "unit", "pronoun", "negation", "hour", "skip", "generic", "rule", "fault", "supply", "lack", "idiom", "aux", "makes", "asking", "why", "you", "first", "should", "advise", "presume", "party", "way", "be", "degree", "poses", "open", "nay", "medial", "gauge", "symbolic", "arithmetic", "instance", "circumstance", "missing", "moot"}

// joined reports whether the turning word at i belongs to a longer phrase
// ("so far", "but also", "not only ... but") that does not turn the sentence.
func joined(toks []token, i int) bool {
	if i > 0 && toks[i].brk == none && toks[i].hash == phrases.Hash("though") && toks[i-1].hash == phrases.Hash("as") {
		return true // "it sounds as though"
	}
	return i+1 < len(toks) && toks[i+1].is(classSkip)
}
