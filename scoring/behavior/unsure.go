package behavior

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// unsureTail is how many bytes at the end of an answer are looked at for how sure the speaker is.
const unsureTail = 160

// unsure finds how sure the speaker is, in words or in percent: "confidence: low", "I'm only about 30%
// sure", "not confident in this".
//
//nolint:forbidigo // compiled when an answer speaks of confidence first, not at start-up
var unsure = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)` +
		`\b(?:confidence|certainty)(?: (?:level|score|rating))?(?: in (?:this|my|the)(?: answer)?)?(?: is|:|=)?[ *]{0,4}(?:(?:very |quite |rather |fairly )?(low)\b|(?:about |around |only )?(\d{1,3}(?:\.\d+)?) ?%)` +
		`|(\d{1,3}(?:\.\d+)?) ?% (?:sure|confident|certain|confidence|certainty)\b` +
		`|(?:^|[.;:,(\n*]\s*|\b(?:have|with) )(low|little|limited) (?:confidence|certainty)\b` +
		`|\bi(?:['’]| a)m (not) (?:very |too |entirely |completely |fully |all that |really |terribly |that )?(?:confident|sure|certain) (?:in|about|of) (?:(?:this|that|it)(?:[.,;!)*\n]|$)|(?:this|that|my) (?:answer|figure|number|one|result|value)\b)`)
})

// saysUnsure reports whether the end of an answer says that it is held to be wrong more likely than right, or
// with little confidence. Such words stand around the answer and do not belong to it.
func saysUnsure(text string) bool {
	const half = 50 // percent
	tail := text[max(0, len(text)-unsureTail):]
	if !speaksOfSureness(tail) {
		return false // most answers
	}
	last := unsure().FindAllStringSubmatch(tail, -1)
	if len(last) == 0 {
		return false
	}
	for _, said := range last[len(last)-1][1:] {
		switch {
		case said == "":
		case said[0] < '0' || said[0] > '9':
			return true
		default:
			percent, err := strconv.ParseFloat(said, 64)
			return err == nil && percent < half
		}
	}
	return false
}

// asksSure reports whether a question or its context speaks of confidence itself.
func asksSure(q Question) bool { return speaksOfSureness(q.Text) || speaksOfSureness(q.Context) }

func speaksOfSureness(text string) bool {
	return strings.Contains(text, "onfiden") || strings.Contains(text, "ertain") || strings.Contains(text, " sure")
}
