package simulate

import (
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/abstain-eval/abstain-eval/suites"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// twins are an answerable and an unanswerable item of one pair.
func twins(pair string, scenario suites.Scenario, t suites.AnswerType, context string, asked [2]string, golds []string, m suites.Match, say string, lures ...string) []suites.Item {
	a := suites.Item{
		ID: pair + "-a", Scenario: scenario, Answerable: true, Pair: pair, Context: context, Question: asked[0],
		Answers: golds, Match: &m, AnswerType: t,
	}
	u := suites.Item{
		ID: pair + "-u", Scenario: scenario, Pair: pair, Context: context, Question: asked[1],
		Missing: &suites.Missing{Say: say, AnyOf: []string{"missing"}}, Lures: lures, AnswerType: t,
	}
	if context == "" {
		a.Assumes, u.Assumes = []suites.Assumption{suites.ClosedBook}, []suites.Assumption{suites.ClosedBook}
	}
	return []suites.Item{a, u}
}

// testItems are pairs of all scenarios and answer types, with every way a
// missing text can be built.
func testItems() []suites.Item {
	var all []suites.Item
	add := func(items []suites.Item) { all = append(all, items...) }
	text, number, choice := suites.Match{Type: "text"}, suites.Match{Type: "number"}, suites.Match{Type: "choice"}
	add(twins("day", suites.AnswerUnknown, suites.TypeDay, "", [2]string{"On which day of May 1600 did the abbey burn?", "On which day of May 1600 was the abbot born?"},
		[]string{"17"}, number, "No record of his birth survives.", "17", "9"))
	add(twins("proof", suites.AnswerUnknown, suites.TypeBoolean, "", [2]string{"Is the sum of two even numbers even?", "Is the number e to the power e rational?"},
		[]string{"yes"}, suites.Match{Type: "boolean"}, "a proof either way", "yes", "no"))
	add(twins("code", suites.AnswerUnknown, suites.TypeWeekday, "The bells rang on a Tuesday. The keys were lost some day later.", [2]string{"When did the bells ring?", "When were the keys lost?"},
		[]string{"Tuesday"}, text, "when the keys were lost", "Tuesday"))
	add(twins("crown", suites.FalsePremise, suites.TypeYear, "", [2]string{"In what year was the old bridge opened?", "In what year was the old tunnel opened?"},
		[]string{"1894"}, suites.Match{Type: "number"}, "The town never had a tunnel; it has a bridge.", "1894"))
	add(twins("prize", suites.FalsePremise, suites.TypeName, "Ada Brandt won the chess cup. Ole Finn won nothing.", [2]string{"Who won the chess cup?", "Who won the rowing cup?"},
		[]string{"Ada Brandt", "Brandt"}, text, "the rowing cup", "Ada Brandt"))
	add(twins("metal", suites.NonexistentEntity, suites.TypeSymbol, "", [2]string{"What is the chemical symbol of osmium?", "What is the chemical symbol of tolvium?"},
		[]string{"Os"}, suites.Match{Type: "text", KeepCase: true}, "There is no element of that name", "To", "Tv"))
	add(twins("stop", suites.NonexistentEntity, suites.TypeDate, "Elm Hill opens 4 June 2031. Oak Hill opens 9 June 2031.", [2]string{"When does Elm Hill open?", "When does Ash Hill open?"},
		[]string{"4 June 2031"}, suites.Match{Type: "date"}, "which hill is meant by that name", "4 June 2031"))
	add(twins("tank", suites.UnderspecifiedContext, suites.TypeNumber, "", [2]string{"A tank holds 90 liters and loses 6 a minute. After how many minutes is it empty?", "A tank stands outside and loses 6 a minute. After how many minutes is it empty?"},
		[]string{"15"}, suites.Match{Type: "number", Unit: "min", Tolerance: .1}, "how much the tank holds", "15"))
	add(twins("plot", suites.UnderspecifiedContext, suites.TypeNumber, "A plot is 12 m long.", [2]string{"It is 2.5 m wide. What is its area?", "It is well kept. What is its area?"},
		[]string{"30.0", "30"}, suites.Match{Type: "number", Unit: "%"}, "the width of the plot"))
	add(twins("rule", suites.UnderspecifiedContext, suites.TypeText, "The hall is painted green. The porch is painted.", [2]string{"What color is the hall?", "What color is the porch?"},
		[]string{"green"}, text, "the color of the porch is not given", "green"))
	add(twins("room", suites.UnderspecifiedIntent, suites.TypeNumber, "Ann Lee: room 4. Bob Lee: room 9. Cy Poe: room 6.", [2]string{"Which room is Poe in?", "Which room is Lee in?"},
		[]string{"6"}, number, "which Lee is meant, Ann (room 4) or Bob (room 9)", "4", "9"))
	add(twins("month", suites.UnderspecifiedIntent, suites.TypeMonth, "", [2]string{"In a log with the day first, which month is 05/06?", "In a log with blue lines, which month is 05/06?"},
		[]string{"June"}, text, "the order of day and month", "May", "June"))
	add(twins("tea", suites.Subjective, suites.TypeChoice, "Tea A costs 3. Tea B costs 5.", [2]string{"Going by price, the lower the better: Tea A or Tea B?", "Going by taste, the nicer the better: Tea A or Tea B?"},
		[]string{"Tea A"}, choice, "by what taste Tea A or Tea B would be judged", "Tea A", "Tea B"))
	add(twins("hymn", suites.Subjective, suites.TypeChoice, "", [2]string{"Which came later, the waltz or the polka?", "Which is nicer, the waltz or the polka?"},
		[]string{"polka"}, choice, "which is nicer is a matter of taste"))
	add(twins("ferry", suites.Stale, suites.TypeTime, "Timetable for 2022. Ferries: 07:10, 09:40.", [2]string{"When did the first ferry go in 2022?", "When did the first ferry go in 2024?"},
		[]string{"07:10"}, text, "the timetable covers 2022 only", "07:10"))
	add(twins("bond", suites.Stale, suites.TypeNumber, "", [2]string{"From 1 March 2029, how many days is it to 1 March 2030?", "From today, how many days is it to 1 March 2030?"},
		[]string{"365"}, number, "today's date"))
	add(twins("memo", suites.UnsupportedRequest, suites.TypeWeekday, "", [2]string{"Voice memo, written out: \"See you Friday.\" Which day is named?", "Voice memo, attached as memo.m4a. Which day is named?"},
		[]string{"Friday"}, text, "the recording cannot be heard", "Friday"))
	add(twins("note", suites.UnsupportedRequest, suites.TypeNumber, "", [2]string{"The file holds one line: we sail at dawn. How many words is that?", "The file notes.txt lies in my folder. How many words is that?"},
		[]string{"4"}, number, "what the file says"))
	add(twins("plan", suites.UnsupportedRequest, suites.TypeName, "", [2]string{"The seating plan reads: Bela, Clara. Who sits first?", "The seating plan is plan.png. Who sits first?"},
		[]string{"Bela"}, text, "the image", "Clara"))
	set := twins("flag", suites.UnderspecifiedContext, suites.TypeText, "The flag is red and white. The pennant is striped.", [2]string{"Which colors has the flag?", "Which colors has the pennant?"},
		[]string{"red", "white"}, suites.Match{Type: "set"}, "the colors of the pennant")
	add(set)
	menu := twins("menu", suites.Subjective, suites.TypeChoice, "Soup 4, pie 7, roast 9.", [2]string{"Which is cheapest?", "Which is tastiest?"}, []string{"Soup"}, choice, "whose taste counts", "Roast")
	menu[0].Choices, menu[1].Choices = []string{"Soup", "Pie", "Roast"}, []string{"Soup", "Pie", "Roast"}
	add(menu)
	return all
}

// coreItems are the items of the suite that ships with the tool.
func coreItems(t testing.TB) []suites.Item {
	t.Helper()
	suite, err := suites.Open("core", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var items []suites.Item
	for it, err := range suite.Items() {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, it)
	}
	return items
}
