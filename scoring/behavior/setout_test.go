package behavior

import "testing"

// TestSetOut: values of two readings that are set out side by side, with none chosen, ask
// back; where the question holds one of the labels, or one value is marked more, it answers.
func TestSetOut(t *testing.T) {
	days := Question{Text: "How many days does a pack of 30 last?", AnswerType: "number", Values: []string{"15", "10"}}
	chair := Question{Text: "Who chairs the meeting about the garden?", AnswerType: "name", Values: []string{"Mr. Haidari", "Ms. Brandl"}}
	bins := Question{Text: "The gray bin is emptied on Monday and the blue bin on Friday. On which day is the bin emptied?", AnswerType: "weekday", Values: []string{"Monday", "Friday"}}
	blue := Question{Text: "The gray bin is emptied on Monday and the blue bin on Friday. On which day is the blue bin emptied?", AnswerType: "weekday", Values: []string{"Monday", "Friday"}}
	train := Question{Text: "When does the train leave?", Context: "The train to Moss leaves at 8:10, the one to Ski at 8:40.", AnswerType: "time", Values: []string{"8:10", "8:40"}}
	dose := Question{Text: "How often is the medicine taken?", Context: "Tablets are taken twice a day, drops once a day.", AnswerType: "text", Values: []string{"twice a day", "once a day"}}
	coat := Question{Text: "How long must the second coat dry?", Context: "The first coat dries for 4 hours.", AnswerType: "number", Values: []string{"4", "8"}}
	for _, c := range []struct {
		reason string
		q      Question
		answer string
		want   Kind
	}{
		{"several are asked for", Question{Text: "Which gases are lighter than air?", AnswerType: "text", Values: []string{"helium", "neon"}}, "- Helium (He)\n- Neon (Ne)", Answered},
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
		{"in a sentence", bins, "The gray bin is emptied on Monday and the blue bin on Friday.", Clarified},
		{"in two", bins, "The gray bin is emptied on Mondays. The blue bin is emptied on Fridays.", Clarified},
		{"in few words", bins, "Gray goes out Monday, blue goes out Friday.", Clarified},
		{"what the other is one of", train, "The train to Moss leaves at 8:10 and the one to Ski leaves at 8:40.", Clarified},
		{"behind to", train, "8:10 to Moss, 8:40 to Ski.", Clarified},
		{"without the verb", dose, "The tablets are taken twice a day and the drops once a day.", Clarified},
		{"the question proper has chosen", blue, "The gray bin is emptied on Monday and the blue bin on Friday.", Answered},
		{"something is concluded", bins, "The gray bin is emptied on Monday and the blue bin on Friday, so it's Friday.", Answered},
		{"one is assumed", bins, "Assuming you mean the gray bin, Monday; the blue bin is emptied on Friday.", Hedged},
		{"both come to a third", Question{Text: "How many people can sleep there?", Context: "The boat has 4 berths, the cabin 6 beds.", AnswerType: "number", Values: []string{"4", "6"}},
			"Ten people: 4 on the boat and 6 in the cabin.", Answered},
		{"one thing after the other", coat, "The first coat needs 4 hours, and the second needs 8 hours.", Answered},
		{"what the question asks of comes first", bins, "It's emptied on Friday; the gray one's day is Monday.", Answered},
		{"the one and the other", days, "With the one kind it's 15 days, with the other 10.", Clarified},
		{"the same behind the values", days, "15 for the one and 10 for the other, depending on what the pack holds.", Clarified},
		{"one and the other, in two sentences", chair, "One garden meeting is Mr. Haidari's. The other is Ms. Brandl's.", Clarified},
		{"no more than the other", train, "At 8:10; the other one, at 8:40, is slower.", Answered},
		{"both of them come to more", days, "One half lasts 15 days and the other 10 days, which makes 25.", Answered},
		{"one of the two in the end", days, "With the one kind it's 15 days, with the other 10. Here it's 15.", Answered},
		{"no labels", days, "15, not 10.", Answered},
		{"options that are weighed", Question{Text: "Tea or coffee?", AnswerType: "choice", Choices: []string{"tea", "coffee"}},
			"For calm, tea; for the morning, coffee.", Answered},
	} {
		if got := Read(c.q, c.answer); got.Kind != c.want {
			t.Errorf("%s: %q is %s by %v, want %s", c.reason, c.answer, got.Kind, got.Evidence, c.want)
		}
	}
}
