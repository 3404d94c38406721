package behavior

import (
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A ruled is an answer to a question of its own, and the kind that rules read in it. What
// is read in the end is for the words to say as well.
type ruled struct {
	q      Question
	a      string
	kind   Kind
	reason string
}

func checkRules(t *testing.T, rows []ruled) {
	t.Helper()
	for _, r := range rows {
		var s scene
		s.look(r.q, r.a, tables())
		if got := s.byRules(); got.Kind != r.kind {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %+v, want %s", r.reason, r.q.Text, r.a, got, r.kind)
		}
	}
}

// TestRemarks holds that a decline of something else beside a value is a remark, in the
// same sentence too, and one of what was asked decides.
func TestRemarks(t *testing.T) { checkRules(t, remarkRows()) }

func remarkRows() []ruled {
	const (
		hall = "The Pemberton Theatre was built in 1911 by the architect Rosa Kline. It seats 640 people and was renovated in 1988. Its manager, Tom Ashby, lives above the box office."
		boat = "On Friday the crew of the Sarnia caught 38 cod and 12 halibut. Captain Elsa Moor sold the catch in Brattvik for 2,450 crowns. Rain fell all day."
		film = "Mira Holt directed the film The Long Quay in 1987. It was shot in Hull in 23 days. Its producer, Sam Orr, had made four films before."
	)
	var (
		built   = Question{Text: "Who built the Pemberton Theatre?", Context: hall, AnswerType: "name", Values: []string{"Rosa Kline"}}
		asText  = Question{Text: hall + "\n\nWho built the Pemberton Theatre?"}
		seats   = Question{Text: "How many people does the Pemberton Theatre seat?", Context: hall, AnswerType: "number", Values: []string{"640"}}
		work    = Question{Text: "How many people work at the Pemberton Theatre?", Context: hall, AnswerType: "number", Values: []string{"640"}}
		redone  = Question{Text: "Who designed the renovation of the Pemberton Theatre?", Context: hall, AnswerType: "name", Values: []string{"Rosa Kline", "Tom Ashby"}}
		hired   = Question{Text: "In what year was Tom Ashby hired?", Context: hall, AnswerType: "year", Values: []string{"1911", "1988"}}
		sold    = Question{Text: "Where did Captain Moor sell the catch?", Context: boat, AnswerType: "name", Values: []string{"Brattvik"}}
		halibut = Question{Text: "How many halibut did the crew catch?", Context: boat, AnswerType: "number", Values: []string{"12", "38"}}
		buyer   = Question{Text: "Who bought the catch of the Sarnia?", Context: boat, AnswerType: "name", Values: []string{"Elsa Moor"}}
		music   = Question{Text: "Who wrote the music of The Long Quay?", Context: film, AnswerType: "name", Values: []string{"Mira Holt", "Sam Orr"}}
		voynich = Question{Text: "Who bought the Voynich manuscript in 1912?", AnswerType: "name", Values: []string{"Wilfrid Voynich"}}
		titanic = Question{Text: "In what year did the Titanic sink?", AnswerType: "year", Values: []string{"1912"}}
		oslo    = Question{Text: "What was the temperature in Oslo on Friday?", Context: "Friday: Bergen 12 degrees, Tromso 4 degrees.", AnswerType: "number", Values: []string{"12", "4"}}
	)
	return []ruled{
		{built, "Rosa Kline; where she trained is not mentioned.", Answered, "little more than the value, then a question put otherwise"},
		{built, "It was built by Rosa Kline, but nothing is said about her other work.", Answered, "the question's words, and a turn"},
		{built, "The architect was Rosa Kline, whose age is not given.", Answered, "a clause with whose"},
		{built, "Rosa Kline, whose age is not given, built it.", Answered, "the same in the middle"},
		{built, "Rosa Kline designed and built it (her birthplace is not stated).", Answered, "in brackets"},
		{built, "The builder was Rosa Kline; the name of her client is unknown.", Answered, "another name"},
		{asText, "The theatre was built by Rosa Kline, though the passage doesn't say what it cost.", Answered, "where only the question's words say what is asked for"},
		{asText, "Rosa Kline. The passage doesn't mention who paid for it.", Answered, "the text stands in the question"},
		{asText, "It was opened in 1911; who built it isn't said.", Abstained, "of what was asked"},
		{seats, "640; whether that includes the boxes isn't stated.", Answered, "a number, then a question of its own"},
		{seats, "It seats 640 people, though the text does not say how many of them sit in the stalls.", Answered, "how many, of something else"},
		{seats, "640 seats; ticket prices aren't mentioned.", Answered, "a number and what it counts"},
		{sold, "The catch was sold in Brattvik, but the text doesn't mention the buyer.", Answered, "a verb in another form"},
		{halibut, "They caught 12 halibut, but how large they were isn't mentioned.", Answered, "how, put otherwise"},
		{halibut, "12, though the passage doesn't say where they were caught.", Answered, "a word of the question in a question of its own"},
		{voynich, "Wilfrid Voynich bought it in 1912. Who wrote it is still unknown.", Answered, "a pronoun for what was asked about"},
		{titanic, "The Titanic sank in 1912. The exact number of victims is still unknown.", Answered, "a verb in another form"},
		{built, "Rosa Kline, an architect with a theatre of her own. Where she trained is not mentioned.", Answered, "an answer that opens with the value and sets it off"},
		{hired, "1988, like the renovation. What he was paid isn't stated.", Answered, "beside something else that is given"},
		{redone, "By Tom Ashby, as its manager; what it cost is not said.", Answered, "behind a word that leads up to it"},

		{redone, "Rosa Kline, in 1911 as the architect. Who paid for it is not said.", Abstained, "set off, for something else"},
		{hired, "1988, but that was the renovation; what year he came isn't stated.", Abstained, "set off, and turned from"},
		{hired, "1988, like the renovation. When Ashby was hired isn't stated.", Abstained, "set off, beside a lack of what was asked"},
		{work, "It seats 640; how many work there is not stated.", Abstained, "of what was asked, in the same sentence"},
		{work, "The theatre seats 640 people, but the number of employees is not given.", Abstained, "of the sort that was asked for"},
		{work, "640 people fit in the Pemberton Theatre; the size of the workforce isn't mentioned.", Abstained, "a number of something else"},
		{work, "There are 640 seats. No information about staff is given.", Abstained, "nothing of what was asked stands with it"},
		{redone, "Rosa Kline built the theatre in 1911; who designed the renovation is not said.", Abstained, "takes up the question"},
		{redone, "The architect in 1911 was Rosa Kline, but the passage does not name the one of 1988.", Abstained, "of a name"},
		{redone, "Rosa Kline was the original architect. The one behind the renovation is not mentioned.", Abstained, "a word of the question that does not stand with the value"},
		{hired, "1911 is when it was built; when he was hired isn't stated.", Abstained, "when he was, as the subject"},
		{hired, "It was renovated in 1988. When Ashby was hired is not mentioned.", Abstained, "the same in a sentence of its own"},
		{hired, "Tom Ashby manages the theatre, which was built in 1911, but his start date is not given.", Abstained, "of a date"},
		{buyer, "Elsa Moor sold the catch; the buyer is not named.", Abstained, "the seller is not the buyer"},
		{buyer, "Elsa Moor sold it in Brattvik, but the text doesn't say to whom.", Abstained, "who, in another case"},
		{music, "The director is Mira Holt; the composer is not mentioned.", Abstained, "somebody else, by what she is"},
		{music, "Mira Holt directed The Long Quay, although the author of its music is not named.", Abstained, "what was asked, behind the turn"},
		{oslo, "The temperature on Friday in Bergen was 12; Oslo is not listed.", Abstained, "the name that was asked about stands with the lack"},
	}
}

// TestRemarkIsShown holds that the evidence of an answer names the remark beside it, and
// that it is a sign.
func TestRemarkIsShown(t *testing.T) {
	var s scene
	s.look(Question{Text: "How heavy is the bell?"}, "The bell is 84 kg heavy, but who cast it is not known.", tables())
	r := s.byRules()
	if n := len(r.Evidence); n != 2 || r.Evidence[1].Rule != ruleRemark {
		t.Fatalf("got %+v, want a second span for the remark", r)
	}
	var got []string
	s.signs(r, weighing{declines: 0.5}, func(about, is string, _ float64) { got = append(got, about+": "+is) })
	if !slices.Contains(got, "beside a remark: answers") {
		t.Errorf("got signs %q, want one for the remark", got)
	}
}

// TestRoots holds that verbs are known in forms that share too few letters.
func TestRoots(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want bool
	}{
		{"won", "winner", true},
		{"sold", "sell", true},
		{"caught", "catch", true},
		{"sank", "sink", true},
		{"sold", "send", false},
	} {
		if a, b := roots().Get(phrases.Hash(row.a)), roots().Get(phrases.Hash(row.b)); (a > 0 && a == b) != row.want {
			t.Errorf("%s, %s: got roots %d and %d", row.a, row.b, a, b)
		}
	}
	words := 0
	for line := range strings.Lines(irregularFile) {
		if line[0] != '#' {
			words += len(strings.Fields(line))
		}
	}
	if words != roots().Len() {
		t.Errorf("%d words, %d of them different", words, roots().Len())
	}
}
