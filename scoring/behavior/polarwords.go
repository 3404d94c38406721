package behavior

import "strings"

// polarWords are answers to a question for yes or no that are neither word. Most of them are adverbs, which are
// passed over where more stands beside them, or hold a negation, which is a lack elsewhere.
//
//nolint:gochecknoglobals // a table
var polarWords = map[string]bool{
	"certainly": true, "most certainly": true, "definitely": true, "most definitely": true, "absolutely": true, "undoubtedly": true,
	"without a doubt": true, "without doubt": true, "affirmative": true, "naturally": true, "obviously": true,
	"certainly not": true, "most certainly not": true, "definitely not": true, "most definitely not": true, "absolutely not": true,
	"of course not": true, "surely not": true, "obviously not": true, "clearly not": true, "naturally not": true, "by no means": true,
	"not at all": true, "not in the least": true, "in no way": true, "under no circumstances": true, "negative": true, "incorrect": true,
}

// longestPolar is how long those are at most, in bytes, with what is around them.
const longestPolar = 40

// isCourtesy reports whether one of polarWords is as often said over a request or a remark: "Certainly. Tell me the
// day.", "Naturally, opinions differ." It answers where it is all that is said.
func isCourtesy(w string) bool {
	switch w {
	case "certainly", "most certainly", "definitely", "most definitely", "absolutely", "undoubtedly", "naturally", "obviously", "without a doubt", "without doubt":
		return true
	}
	return false
}

// byPolarWord reads an answer to an item that asks for yes or no, which is one of polarWords, or opens with one with
// nothing behind that lacks or negates: "Certainly not.", "Of course not: it closed in May."
func (s *scene) byPolarWord() (r Reading, ok bool) {
	if s.q.AnswerType != "boolean" && (s.q.AnswerType != "" || !s.yesInPlay()) {
		return Reading{}, false
	}
	const marks = " \t\r\n*_`\"'“”‘’()"
	text := s.text[s.lead:]
	start := s.lead + len(text) - len(strings.TrimLeft(text, marks))
	for _, label := range [...]string{"final answer:", "answer:"} {
		if rest := s.text[start:]; len(rest) >= len(label) && strings.EqualFold(rest[:len(label)], label) {
			start += len(rest) - len(strings.TrimLeft(rest[len(label):], marks))
		}
	}
	end := len(s.text)
	if i := strings.IndexFunc(s.text[start:], func(c rune) bool { return strings.ContainsRune(".,;:!?—*_\n", c) }); i >= 0 {
		end = start + i
	}
	said := strings.ToLower(strings.Trim(s.text[start:min(end, start+longestPolar)], marks))
	if !polarWords[said] || s.asksBehind(end) || isCourtesy(said) && strings.Trim(s.text[end:], marks+".!") != "" {
		return Reading{}, false
	}
	return Reading{Kind: Answered, Value: s.text[start:end], Evidence: []Evidence{{start, end, ruleGiven}}}, true
}

// asksBehind reports whether something from byte end on asks, declines, or may lack something.
func (s *scene) asksBehind(end int) bool {
	if strings.HasPrefix(s.text[end:], "?") {
		return true
	}
	for ci := range s.clauses {
		if c := &s.clauses[ci]; s.toks[c.from].start >= end && s.in[ci]&^givingGroups != 0 {
			return true
		}
	}
	for i := range s.toks {
		t := &s.toks[i]
		if t.start >= end && (t.asked || t.is(classNegation) || t.is(classLack) || t.is(classOpen) || t.is(classCondition)) {
			return true
		}
	}
	return false
}

// yesInPlay reports whether yes or no is among the values in play.
func (s *scene) yesInPlay() bool {
	for _, v := range s.q.Values {
		if strings.EqualFold(v, "yes") || strings.EqualFold(v, "no") {
			return true
		}
	}
	return false
}
