package behavior

import (
	"strings"
	"testing"
)

// TestSpoken: a value is found however it is put, so that a right answer is no decline.
func TestSpoken(t *testing.T) {
	for _, c := range []struct {
		kind    string
		asks    string
		value   string
		answers []string
	}{
		{"number", "How many minutes does the tour last?", "90", []string{"An hour and a half.", "It lasts an hour and a half.", "Ninety.", "One and a half hours"}},
		{"number", "How many eggs are left?", "12", []string{"A dozen are left.", "That leaves twelve.", "That leaves her with a dozen.", "Box no. 12"}},
		{"number", "What share of the votes did he get?", "1/3", []string{"A third.", "One-third of the votes.", "He got a third of them."}},
		{"number", "How many members does it have?", "105", []string{"It has one hundred five members.", "A hundred and five."}},
		{"number", "What is the area?", "24 m²", []string{"Twenty-four square meters."}},
		{"number", "How many of them failed?", "0", []string{"None of them failed.", "Not one.", "Not a single one.", "There were none."}},
		{"number", "How many are left?", "2", []string{"Two are left.", "Two of them are left.", "Both.", "Both of them.", "Three were left over.", "One is left."}},
		{"number", "How many liters does it hold?", "2.5", []string{"Two and a half.", "It holds two and a half.", "One and a quarter."}},
		{"number", "How many rooms are there?", "14", []string{"XIV", "XIV rooms.", "½", "¾ of a room"}},
		{"year", "In which year was it built?", "1884", []string{"Eighteen eighty-four.", "In 1884.", "MDCCCLXXXIV", "It was built in MDCCCLXXXIV.", "In '84."}},
		{"month", "In which month is it?", "May", []string{"The fifth month", "In May.", "In month five.", "Month 5"}},
		{"day_of_month", "On which day of the month?", "25", []string{"On the fifth.", "The 5th.", "The twenty-fifth.", "Twenty-fifth", "On day twenty-five.", "twenty-five", "XXV May", "On the thirty-first of that month."}},
		{"boolean", "Is the lane open today?", "yes", []string{"It is.", "It is open.", "It's open today.", "Yep."}},
		{"date", "When was she born?", "5 March 1990", []string{"5 Mar 1990", "March the 5th", "The fifth of March", "On the 5th of March, 1990.", "05.03.1990", "The twenty-fifth of March.", "March the twenty-fifth.", "The last of March"}},
		{"choice", "Which is larger, the dome or the tower?", "dome", []string{"The first one.", "The former", "It's the second.", "the latter option"}},
		{"time", "At what time does it open?", "9:30", []string{"Half past nine.", "nine thirty", "At nine-thirty.", "9.30", "0930", "9h30"}},
		{"time", "At what time does it close?", "18:00", []string{"Six.", "At six.", "At six p.m.", "At 6 in the evening.", "18h", "Twenty past two."}},
	} {
		for _, a := range c.answers {
			if got := Read(Question{Text: c.asks, AnswerType: c.kind, Values: []string{c.value}}, a); got.Kind != Answered {
				t.Errorf("%s: %q is %s by %v", c.kind, a, got.Kind, got.Evidence)
			}
		}
	}
	for _, c := range []struct{ kind, asks, answer string }{
		{"boolean", "Is the lane open today?", "It is not known."},
		{"boolean", "Is the lane open today?", "It is unclear."},
		{"number", "How many eggs does a bat lay?", "A bat does not lay eggs."},
		{"number", "How many crates did the fourth year give?", "The account ends with year three."},
		{"number", "How many stars are there?", "That is known only to within a factor of four."},
		{"number", "How many scarves can she knit?", "One third as many as she has balls of wool, whose number is lacking."},
		{"number", "How many guests came?", "Both lists are silent about that."},
		{"number", "How many guests came?", "Both are silent about that."},
		{"number", "How many guests came?", "One is not told that."},
		{"number", "How many guests came?", "Two are named, but the list has a gap, so the number is not known."},
		{"number", "How many guests came?", "Two of the pages are missing, so nobody can tell."},
		{"number", "What is the value of D?", "D and X are both open here."},
		{"number", "How many crates came?", "The CIVIL list has no such row."},
		{"year", "In which year was it built?", "The plate reads CIVIL WORKS and lacks a date."},
		{"day_of_month", "On which day did it end?", "The twenty or so pages about it are missing."},
		{"choice", "Which is larger, the dome or the tower?", "Neither the first nor the last page tells."},
		{"time", "What time is it in Tokyo?", "I can't tell, but Tokyo is on Japan Standard Time (UTC+9)."},
	} {
		if got := Read(Question{Text: c.asks, AnswerType: c.kind}, c.answer); !got.Kind.Declines() {
			t.Errorf("%s: %q is %s by %v", c.kind, c.answer, got.Kind, got.Evidence)
		}
	}
}

// TestWrapped: an answer is read whatever it is wrapped in.
func TestWrapped(t *testing.T) {
	for _, wrapped := range []string{
		"%s", `{"answer": "%s"}`, "```json\n{\"answer\": \"%s\"}\n```", "<answer>%s</answer>", "**Answer:** %s", `\boxed{%s}`, `The answer is "%s".`,
		"> %s", `"%s"`, "### Answer\n%s", "=> %s", "[%s]",
	} {
		for kind, value := range map[string]string{"number": "42", "text": "Lund", "date": "5 March 1990", "boolean": "no", "time": "9:30", "name": "Ada Brandl", "": "42"} {
			answer := strings.ReplaceAll(wrapped, "%s", value)
			if got := Read(Question{Text: "Which one is it?", AnswerType: kind}, answer); got.Kind != Answered {
				t.Errorf("%s: %q is %s by %v", kind, answer, got.Kind, got.Evidence)
			}
		}
		for _, lack := range []string{"unknown", "not stated", "cannot be determined"} {
			answer := strings.ReplaceAll(wrapped, "%s", lack)
			if got := Read(Question{Text: "Which one is it?", AnswerType: "number"}, answer); !got.Kind.Declines() {
				t.Errorf("%q is %s by %v", answer, got.Kind, got.Evidence)
			}
		}
	}
}
