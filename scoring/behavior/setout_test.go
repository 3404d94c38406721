package behavior

import "testing"

// TestSetOut: values of two readings that are set out side by side, with none chosen, ask
// back; where the question holds one of the labels, or one value is marked more, it answers.
func TestSetOut(t *testing.T) {
	days := Question{Text: "How many days does a pack of 30 last?", AnswerType: "number", Values: []string{"15", "10"}}
	chair := Question{Text: "Who chairs the meeting about the garden?", AnswerType: "name", Values: []string{"Mr. Haidari", "Ms. Brandl"}}
	for _, c := range []struct {
		reason string
		q      Question
		answer string
		want   Kind
	}{
		{"labels before colons", days, "Tablets: 15 days. Capsules: 10 days.", Clarified},
		{"a list in bold", days, "- Tablets: **15 days**\n- Capsules: **10 days**", Clarified},
		{"headings in bold", days, "**Tablets** (2 a day): 30 / 2 = 15 days\n\n**Capsules** (3 a day): 30 / 3 = 10 days", Clarified},
		{"labels behind for", days, "For tablets it is 15 days, for capsules 10 days.", Clarified},
		{"labels behind the values", days, "It's 15 days for tablets and 10 days for capsules.", Clarified},
		{"in brackets", days, "15 days (tablets) or 10 days (capsules)", Clarified},
		{"conditions", days, "If it's tablets, 15 days. If it's capsules, 10 days.", Clarified},
		{"names", chair, "The Tuesday meeting: Mr. Haidari; the Thursday meeting: Ms. Brandl", Clarified},
		{"beside a decline it stays one", days, "The leaflet doesn't say which. Tablets: 15 days. Capsules: 10 days.", Abstained},
		{"one is chosen", days, "Tablets: 15 days. Capsules: 10 days. So it lasts 15 days.", Answered},
		{"the question has chosen", Question{Text: "How many days does a pack of 30 tablets last?", AnswerType: "number", Values: []string{"15", "10"}},
			"For tablets it is 15 days, for capsules 10 days.", Answered},
		{"one is in bold", days, "For capsules it is 10 days, for tablets **15 days**.", Answered},
		{"another is in bold", days, "It lasts **25 days**: 15 for tablets and 10 for capsules.", Answered},
		{"no labels", days, "15, not 10.", Answered},
		{"options that are weighed", Question{Text: "Tea or coffee?", AnswerType: "choice", Choices: []string{"tea", "coffee"}},
			"For calm, tea; for the morning, coffee.", Answered},
	} {
		if got := Read(c.q, c.answer); got.Kind != c.want {
			t.Errorf("%s: %q is %s by %v, want %s", c.reason, c.answer, got.Kind, got.Evidence, c.want)
		}
	}
}
