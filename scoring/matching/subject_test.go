package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestSubjects: values of several that the question names, of which it asks about one.
func TestSubjects(t *testing.T) {
	number := func(gold, question string) Gold {
		return Gold{Answers: []string{gold}, Type: Number, Question: question}
	}
	laps := number("7", "In the race Tom ran 5 laps, Ann more and Lee 9. How many laps did Ann run?")
	rain := number("30", "Rain fell in March, April and May. How many millimeters fell in April?")
	ball := Gold{Answers: []string{"red"}, Question: "Tom, Ann and Lee have a ball each. What color is Ann's ball?"}
	train := Gold{Answers: []string{"9:15"}, Question: "When does the second train leave?"}
	checkRows(t, []row{
		{laps, "Tom ran 7, Ann ran 5, and Lee ran 9.", Wrong, "gold is said of the first"},
		{laps, "Tom: 9, Ann: 5, Lee: 7", Wrong, "of the last, behind colons"},
		{laps, "Tom (7), Ann (9) and Lee (5).", Wrong, "in brackets"},
		{laps, "5 were run by Ann, 7 by Lee.", Wrong, "names behind the values"},
		{laps, "7 were run by Ann, 9 by Lee.", Right, "names behind the values, of whom is asked about"},
		{laps, "Tom ran 5, Ann ran 7, and Lee ran 9.", Right, "gold in the middle"},
		{laps, "| Runner | Laps |\n|---|---|\n| Tom | 5 |\n| Ann | 7 |\n| Lee | 9 |", Right, "a row of a table"},
		{laps, "- Tom: 7 laps\n- Ann: 9 laps\n- Lee: 5 laps", Wrong, "another row of a list"},
		{laps, "Lee ran 9 laps, and with Ann's 7 that makes 16 for the two.", Right, "more is told of it"},
		{laps, "Tom gave Ann 2 more laps than his own 5, so 7.", Right, "both in one statement"},
		{number("64", "Mia, Omar and Jin sold tickets. How many did Omar sell?"), "Mia sold 64, Omar 51, Jin 70.", Wrong, "a name that opens a list in the question"},
		{number("64", "Mia, Omar and Jin sold tickets. How many did Omar sell?"), "Omar sold 70, compared to Jin's 64.", Wrong, "what somebody else's is compared with"},
		{rain, "March had 30 mm, April 45 and May 12.", Wrong, "a month that is not asked about"},
		{rain, "It was 12 in March, 30 in April and 45 in May.", Right, "months behind the values"},
		{rain, "It was 30 in March, 12 in April and 45 in May.", Wrong, "months behind the values, gold in another"},
		{ball, "Tom's ball is red, Ann's is blue, and Lee's is green.", Wrong, "text is said of one too"},
		{ball, "Tom's is blue, and Ann's is red.", Right, "of whom is asked about"},
		{ball, "Lee's is red.\nAnn's is green.", Wrong, "in sentences of their own"},
		{ball, "It's red, like the cap of Tom.", Right, "nobody is named before it"},
		{train, "The first leaves at 9:15 and the second at 9:45.", Wrong, "another in the row"},
		{train, "The first leaves at 8:45, the second at 9:15, the third at 9:45.", Right, "the one that is asked for"},
	})
}

// TestAsides: numbers that are told beside the answer.
func TestAsides(t *testing.T) {
	number := func(gold, question string) Gold {
		return Gold{Answers: []string{gold}, Type: Number, Question: question}
	}
	sales := number("4500", "How many tickets were sold in February?")
	door := Gold{Answers: []string{"2.1"}, Type: Number, Unit: "m", Question: "How tall is the door?"}
	left := number("12", "A farmer has 17 sheep and sells some. How many are left?")
	fee := Gold{Answers: []string{"50"}, Type: Number, Unit: "euros", Question: "How much was the deposit?"}
	day := number("14", "On which day of the month is it?")
	checkRows(t, []row{
		{sales, "3,000, up from 4,500 in January.", Wrong, "gold is what it rose from"},
		{sales, "4,500, up from 3,000 in January.", Right, "the value that rose"},
		{number("4500", "March was good, January was not. How many were sold in February?"), "3,000 (and 4,500 in March)", Wrong, "in a month that is not asked about"},
		{sales, "5,000, compared with 4,500 the year before.", Wrong, "gold is compared with"},
		{number("4500", "How many were sold the year before?"), "It is 5,000 now, up from 4,500.", Right, "asked for what was before"},
		{sales, "4,500 — two hundred more than in January.", Right, "a difference behind it"},
		{number("2", "How many more points did Ann score?"), "She scored 2 more points than Tom.", Right, "asked for the difference"},
		{door, "The door is 2.1 m tall and 0.9 m wide.", Right, "two measures"},
		{door, "The door is 2.4 m tall and 2.1 m wide.", Wrong, "gold is the other"},
		{left, "5 were sold, so 12 are left.", Right, "what is concluded"},
		{left, "12 were sold, so 5 are left.", Wrong, "gold is concluded from"},
		{left, "He has 12 left, so he sold 5.", Right, "a conclusion on something else"},
		{left, "There are 11 sheep; 12 of them... no, 5 of them are lambs.", Wrong, "a part is counted"},
		{left, "It is 11, although some get 12.", Wrong, "what others get"},
		{left, "It would be 12, but two were given back, so 14.", Wrong, "what would be"},
		{left, "It would be 12.", Right, "a would that nothing outweighs"},
		{fee, "The total was €50 and the deposit €30.", Wrong, "two prices"},
		{fee, "The deposit was €50 and the total €80.", Right, "two prices, gold first"},
		{number("1815", "In which year was it?"), "1814, one year before 1815", Wrong, "a year before"},
		{number("1815", "In which year was it?"), "1815, one year before 1816", Right, "the year itself"},
		{Gold{Answers: []string{"2.5"}, Type: Number, Unit: "%"}, "$2.5", Wrong, "money is no share"},
		{day, "On the 15th, the day after the 14th.", Wrong, "the day before"},
		{day, "On the 14th, the day after the 13th.", Right, "the day itself"},
	})
}

// TestApposed: gold in what is said of another answer, and behind a conclusion.
func TestApposed(t *testing.T) {
	capital := Gold{Answers: []string{"Canberra"}, Question: "What is the capital of Australia?"}
	body := Gold{Answers: []string{"United Nations"}, Question: "Which organization meets there?"}
	day := Gold{Answers: []string{"Wednesday"}, Question: "On which day is the market?"}
	month := Gold{Answers: []string{"October"}, Question: "In which month is it?"}
	checkRows(t, []row{
		{capital, "Sydney, about 280 km from Canberra", Wrong, "what it is far from"},
		{capital, "Perth, west of Canberra", Wrong, "a direction"},
		{capital, "Perth (Canberra is larger).", Wrong, "a remark on it"},
		{capital, "Kanberra (Canberra is another name of it).", Right, "a remark on its name"},
		{capital, "It used to be Canberra, but it is Perth now.", Wrong, "what it was"},
		{capital, "It used to be Melbourne, but it is Canberra now.", Right, "what it is"},
		{capital, "The Holt Bank, across the street from Canberra", Wrong, "an article opens"},
		{capital, "Perth, because Canberra is too small.", Wrong, "its reason"},
		{capital, "Canberra, far from Sydney", Right, "gold opens"},
		{capital, "Officially, since 1913, Canberra.", Right, "no name opens"},
		{capital, "I used to think it was Canberra, but it's Melbourne.", Wrong, "what was thought"},
		{capital, "I used to think it was Melbourne, but it's Canberra.", Right, "and what is"},
		{capital, "Canberra is often credited, but it is Melbourne.", Wrong, "what others say"},
		{capital, "Melbourne, before Canberra took over. So: Melbourne.", Wrong, "another name is concluded"},
		{capital, "It was not to be Sydney or Melbourne, so it is Canberra.", Right, "gold is concluded"},
		{capital, "Canberra hosts it, and so does Sydney.", Right, "a so that concludes nothing"},
		{capital, "It was Canberra as a result of the Sydney Conference.", Right, "a result of something"},
		{capital, "Sydney. (Canberra is only the seat of the parliament.)", Wrong, "in brackets behind another name"},
		{capital, "Canberra. (Not Sydney.)", Right, "another in brackets"},
		{body, "UNICEF, an agency of the United Nations", Wrong, "a part of it"},
		{body, "The United Nations, an heir of the League", Right, "gold opens"},
		{day, "Today is Monday, tomorrow is Wednesday, so it is Thursday.", Wrong, "a day on the way"},
		{day, "Mon → Tue → Wed", Right, "the end of a chain"},
		{day, "Mon → Tue → Wed → Thu", Wrong, "a link of it"},
		{day, "Thursday (since tomorrow is Wednesday)", Wrong, "the reason in brackets"},
		{day, "Tuesday (the day before Wednesday)", Wrong, "what it stands before"},
		{day, "The day after Tuesday: Wednesday.", Right, "what stands behind it"},
		{month, "It's the month after October, November.", Wrong, "a month before it"},
		{month, "It's in October, the day before November 1.", Right, "a day behind it"},
		{Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is 91 a prime number?"}, "One might say yes, but 91 is 7 times 13, so it is not prime.", Wrong, "what one might say"},
	})
}
