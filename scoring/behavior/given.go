package behavior

import "strings"

// ruleGiven is the rule of a reading of an answer that is a value in play and nothing else.
const ruleGiven = "value itself"

// byValue reads an answer that is nothing but one of the values in play: whatever words it is made
// of ("Not guilty", "None of the above"), it is an answer.
func (s *scene) byValue() (r Reading, ok bool) {
	const marks = " \t\r\n.,:;!*_`\"'“”‘’()[]"
	given := strings.Trim(s.text[s.lead:], marks)
	for _, v := range s.q.Values {
		if v = strings.Trim(v, marks); v != "" && len(v) == len(given) && strings.EqualFold(v, given) {
			start := s.lead + strings.Index(s.text[s.lead:], given)
			return Reading{Kind: Answered, Value: given, Evidence: []Evidence{{start, start + len(given), ruleGiven}}}, true
		}
	}
	return Reading{}, false
}
