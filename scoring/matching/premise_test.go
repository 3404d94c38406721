package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestPremises: a time, a weekday or a month from which the answer concludes another is none.
func TestPremises(t *testing.T) {
	fourth := Gold{Answers: []string{"Thursday"}, Question: "May 7, 2037 is a Thursday. On which weekday does May 28 fall?"}
	fair := Gold{Answers: []string{"Thursday"}, Question: "On which weekday is the fair of May 28, 2037 held?"}
	call := Gold{Answers: []string{"13:00"}, Question: "Accra is an hour behind Lagos. In Lagos it is 14:00. What time is it in Accra?"}
	bus := Gold{Answers: []string{"17:30"}, Question: "When does the last bus leave?"}
	closed := Gold{Answers: []string{"March"}, Question: "In which month does the rink close?"}
	checkRows(t, []row{
		{fourth, "May 7 is a Thursday, so May 28 is a Friday.", Wrong, "a conclusion in the sentence"},
		{fourth, "May 7 is a Thursday, so May 28 is a Thursday too.", Right, "that agrees"},
		{fourth, "May 7 is a Thursday. It is three weeks later, so it is a Wednesday.", Wrong, "in the last sentence"},
		{fourth, "May 7 is a Thursday. Three weeks later it is the same.", Right, "no other weekday"},
		{fourth, "May 7 is a Thursday.\n\nSo May 28 falls on a **Wednesday**.", Wrong, "below"},
		{fourth, "Thursday + 21 days = Wednesday", Wrong, "behind an equals sign"},
		{fourth, "Thursday, May 7 → Wednesday, May 28", Wrong, "behind an arrow"},
		{fourth, "May 7 is a Thursday; May 28 is a Friday.", Wrong, "said of the day that the question says it of"},
		{fourth, "May 28 is a Thursday; May 29 is a Friday.", Right, "of the day asked about"},
		{fourth, "May 7 is a Thursday, and Thursday it is again on May 28, not Friday.", Right, "another weekday is denied"},
		{fair, "May 7 is a Thursday. The fair comes on Friday, May 29.", Wrong, "said of another date"},
		{fair, "It is held on Thursday. So the flower market of Friday follows it.", Right, "the first sentence answers"},
		{fair, "It is held on Thursday, so there is no school on Friday.", Right, "and the first clause"},
		{call, "13:00 in Lagos, so 12:00 in Accra.", Wrong, "a time of day"},
		{call, "14:00 in Lagos, so 13:00 in Accra.", Right, "of gold"},
		{bus, "The last bus leaves at 17:30, so be there at 17:15.", Right, "concluded from what was asked for"},
		{bus, "The bar opens at 17:30. So the last bus leaves at 18:00.", Wrong, "and not from it"},
		{closed, "The ice is laid in March, so the rink closes in April.", Wrong, "a month"},
	})
}
