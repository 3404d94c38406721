package behavior

import "strings"

// ruleGiven is the rule of a reading of an answer that is a value in play and nothing else.
const ruleGiven = "value itself"

// byValue reads an answer that is nothing but one of the values in play: whatever words it is made
// of ("Not guilty", "None of the above"), it is an answer.
func (s *scene) byValue() (r Reading, ok bool) {
	const marks = " \t\r\n.,:;!?*_`\"'“”‘’()[]"
	given := strings.Trim(s.text[s.lead:], marks)
	for _, v := range s.q.Values {
		if v = strings.Trim(v, marks); v != "" && len(v) == len(given) && strings.EqualFold(v, given) {
			start := s.lead + strings.Index(s.text[s.lead:], given)
			r = Reading{Kind: Answered, Value: given, Evidence: []Evidence{{start, start + len(given), ruleGiven}}}
			if behind := s.text[start+len(given):]; strings.HasPrefix(strings.TrimLeft(behind, "*_"), "?") && !strings.ContainsAny(s.text, "\"“") { // "36?"
				r.Kind, r.Detail = Hedged, "doubt"
			}
			return r, true
		}
	}
	return s.byOption()
}

// byOption reads an answer that is one of the options shown, behind no more than its letter or a label: "**Answer:** D)
// None of the above".
func (s *scene) byOption() (r Reading, ok bool) {
	const longest = 8 // words of a label
	if s.q.AnswerType != "choice" || len(s.q.Choices) == 0 {
		return Reading{}, false
	}
	s.prepare()
	for i := range min(len(s.toks), longest) {
		if _, n := s.listedAt(i); n > 0 && i+n == len(s.toks) {
			return Reading{Kind: Answered, Value: s.raw(i, i+n), Evidence: []Evidence{s.span(i, i+n, ruleGiven)}}, true
		}
		if t := &s.toks[i]; t.end-t.start > 1 && !s.says(i, i+1, "the", "my", "final", "correct", "best", "answer", "option", "choice", "is") {
			break
		}
	}
	return Reading{}, false
}
