package behavior

import (
	"slices"
	"testing"
)

// TestOfAnother holds which values are none of the answer, since they are said of something else than what was
// asked for, and which are, whatever stands beside them.
func TestOfAnother(t *testing.T) {
	const (
		ships = "The Lark sailed in 1822 under Captain Moss. The Heron was built in the yard beside it; her papers burned in 1840."
		wells = "The north well is 14 meters deep and was dug by Jens Dahl. The south well was dug later, by a man whose name the parish book leaves out."
		menu  = "Mondays: pea soup, cooked by Ida. Thursdays: a stew, cooked by whoever is free."
	)
	heron := Question{Text: "In which year did the Heron sail?", Context: ships, AnswerType: "year", Values: []string{"1822", "1840"}}
	lark := Question{Text: "In which year did the Lark sail?", Context: ships, AnswerType: "year", Values: []string{"1822"}}
	south := Question{Text: "Who dug the south well?", Context: wells, AnswerType: "name", Values: []string{"Jens Dahl"}}
	stew := Question{Text: "Who cooks the stew?", Context: menu, AnswerType: "name", Values: []string{"Ida"}}
	for _, c := range []struct {
		q      Question
		answer string
		values []string
		reason string
	}{
		{heron, "1822 is when Moss took the Lark out. Of the Heron there is nothing left.", nil, "another ship, with a verb behind the value"},
		{heron, "1822 is the year of Captain Moss. The Heron was built beside it.", nil, "with a word for its type, which both have"},
		{heron, "Captain Moss left in 1822; the Heron's papers burned.", nil, "behind a semicolon"},
		{south, "The parish book gives Jens Dahl for the north one. The south well was dug later.", nil, "a name, and no word of lack behind it"},
		{stew, "On Mondays the soup is made by Ida. Whoever is free cooks the stew.", nil, "of other words"},
		{heron, "Captain Moss left in 1822. The Heron sailed in 1840.", []string{"1840"}, "the value that is said of what was asked for stays"},

		{lark, "Captain Moss sailed the Lark in 1822. The Heron's papers burned.", []string{"1822"}, "said of what was asked for"},
		{heron, "1822, under Captain Moss. The Heron was built beside it.", []string{"1822"}, "the answer opens with it"},
		{heron, "It left in 1822. The Heron was built in the yard.", []string{"1822"}, "beside nothing that was given"},
		{heron, "Captain Moss left in 1822, but the Heron with him.", []string{"1822"}, "in one sentence"},
		{south, "The parish book probably means Jens Dahl. The south well was dug later.", []string{"Jens Dahl"}, "in doubt"},
		{stew, "On Mondays the soup is made by **Ida**. She cooks the stew too.", []string{"Ida"}, "in bold"},
		{stew, "On Mondays the soup is made by Ida. The stew is her work.", []string{"Ida"}, "a pronoun behind it may speak of the same"},
		{heron, "Captain Moss left in 1822. The Heron sailed the same year.", []string{"1822"}, "and so may the same"},
		{stew, "On Mondays the soup is made by Ida. Who cooks the stew?", []string{"Ida"}, "a question behind it"},
	} {
		var s scene
		s.look(c.q, c.answer, tables())
		s.prepare()
		var values []string
		for _, v := range s.commitments() {
			values = append(values, s.raw(v.from, v.to))
		}
		if !slices.Equal(values, c.values) {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %q, want %q", c.reason, c.q.Text, c.answer, values, c.values)
		}
	}
}

// TestOnlyOfAnother holds what an answer does that has no other value.
func TestOnlyOfAnother(t *testing.T) {
	q := Question{Text: "Which gate is the flight to Oslo at?", Context: "Rome: gate B7. Oslo: shown from 9:15 on.", AnswerType: "symbol", Values: []string{"B7"}}
	for _, c := range []struct {
		answer string
		want   Kind
		reason string
	}{
		{"Rome has B7. Oslo is shown from 9:15 on.", Abstained, "no value of what was asked for"},
		{"Rome has B7. Oslo is at C2.", Answered, "one of its own"},
	} {
		var s scene
		s.look(q, c.answer, tables())
		if got := s.byRules(); got.Kind != c.want {
			t.Errorf("%s\n  A %s\n  got %+v, want %s", c.reason, c.answer, got, c.want)
		}
	}
}
