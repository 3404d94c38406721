package behavior

import "testing"

// A typedRow is an answer to a question for a number, of which one value is in play, how it
// reads by rules and words, and why.
type typedRow struct {
	question, inPlay, answer string
	kind                     Kind
	detail                   string
	reason                   string
}

func checkTyped(t *testing.T, rows []typedRow) {
	t.Helper()
	for _, row := range rows {
		got := Read(Question{Text: row.question, AnswerType: "number", Values: []string{row.inPlay}}, row.answer)
		if got.Kind != row.kind || got.Detail != row.detail {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %+v, want %s %s", row.reason, row.question, row.answer, got, row.kind, row.detail)
		}
	}
}

// TestExpressions holds that a number of a formula in a letter is no answer, though it be
// what an over-answerer would give, and that one in a sum of units is.
func TestExpressions(t *testing.T) {
	const (
		gym   = "A gym charges a joining fee plus $20 a month. What does a year cost?"
		known = "A gym charges a joining fee of $30 plus $20 a month. What does a year cost?"
		split = "A teacher splits 28 children into groups of equal size. How many children are in each group?"
		pool  = "A rectangular pool is 12 m long. What is its area?"
		area  = "A rectangular pool is 12 m long and 5 m wide. What is its area?"
		jar   = "A jar held 50 sweets and some were eaten. How many sweets are left?"
		line  = "If 4x + 3y = 20, what is y?"
		solve = "Solve x + 4 = 20. What is x?"
	)
	checkTyped(t, []typedRow{
		{gym, "240", `\boxed{f + 240}`, Abstained, "formula", "in a box"},
		{gym, "240", "So the year costs $T = f + 240$.", Abstained, "formula", "behind an equals sign"},
		{gym, "240", "Let f be the joining fee. The year costs f + 12 × 20 = f + 240 dollars.", Abstained, "formula", "on both sides of one"},
		{gym, "240", `Twelve months cost 12 × 20 = $240. With the fee $f$ the total is \boxed{f+240}.`, Abstained, "formula", "a box decides over the figures of the working"},
		{gym, "240", "A year: 12 × 20 = 240 dollars. Total: f + 240, where f is the fee.", Abstained, "formula", "what is worked out only for the formula"},
		{split, "28", `\boxed{\frac{28}{g}}`, Abstained, "formula", "a bar, and a letter that could be of grams"},
		{split, "28", "28 ÷ n children, where n is the number of groups", Abstained, "formula", "a sign that is not of ASCII"},
		{pool, "12", `The area is $12w \text{ m}^2$.`, Abstained, "formula", "a product without a sign"},
		{pool, "2", `$A = 12 \cdot w = 12w \text{ m}^2$, where $w$ is the width`, Abstained, "formula", "an exponent answers nothing"},
		{"A pool is 12 meters long. What is its area?", "12", "12m square meters, where m is its width in meters", Abstained, "formula", "the answer says what the letter is for"},
		{jar, "50", "50 - e", Abstained, "formula", "the letter behind a hyphen"},
		{jar, "50", "50 − x sweets are left, where x is the number eaten.", Abstained, "formula", "and behind a minus sign"},
		{jar, "30", `\boxed{b - 30}`, Abstained, "formula", "the letter before it"},
		{line, "20", `\[ y = \frac{20 - 4x}{3} \]`, Abstained, "formula", "one letter of the question by another"},
		{line, "7", `$y = 7 - \frac13 x$`, Abstained, "formula", "a letter behind a fraction"},

		{area, "60", "12 m × 5 m = **60 m²**", Answered, "", "meters, and bold type"},
		{area, "60", `\boxed{60m^2}`, Answered, "", "a unit right behind the number"},
		{area, "60", "A = l × w, so A = 12 m * 5 m = 60 m^2.", Answered, "", "letters beside the sum"},
		{known, "270", "Let f = 30. Then T = f + 240 = 270.", Answered, "", "a formula that goes on to the value"},
		{known, "270", `T = f + 12m = 30 + 12 \cdot 20 = \boxed{270}`, Answered, "", "a value in the box"},
		{solve, "16", "x + 4 = 20, so x = 16.", Answered, "", "the equation of the question again"},
		{solve, "12", "x = 16", Answered, "", "a value beside the letter that the question has before a number"},
		{"A train covers 240 km in 3 hours. What is its speed?", "80", "v = 240 km ÷ 3 h = 80 km/h", Answered, "", "hours, and kilometers an hour"},
		{"A body of 2 kg is pushed with 10 N. What is its acceleration?", "5", `$a = \frac{10\,\text{N}}{2\,\text{kg}} = 5\,\text{m/s}^2$`, Answered, "", "units in LaTeX"},
		{"Tim has 3 apples, and Ann twice as many. How many has Ann?", "6", "2 x 3 = 6", Answered, "", "an x that multiplies"},
		{"How much larger is the Sun than Sirius?", "3", "3x larger", Answered, "", "an x for times"},
		{"How much did the bridge cost?", "380", "$380k", Answered, "", "a letter for thousands"},
		{"Which vitamin dose does the label give?", "500", "vitamin C - 500 mg", Answered, "", "a dash behind a name"},
		{"How old is the bomber on show?", "52", "The B-52 is 52 years old.", Answered, "", "a name with a hyphen"},
	})
}

// TestQuantities holds formulas in words, and sums that are done.
func TestQuantities(t *testing.T) {
	const (
		gym   = "A gym charges a joining fee plus $20 a month. What does a year cost?"
		known = "A gym charges a joining fee of $30 plus $20 a month. What does a year cost?"
		split = "A teacher splits 28 children into groups of equal size. How many children are in each group?"
		ben   = "Ben is 7 years older than his sister. How old is Ben?"
		shirt = "How much is the blue shirt on the list?"
	)
	checkTyped(t, []typedRow{
		{gym, "240", "Total = joining fee + $240", Abstained, "formula", "with a sign"},
		{gym, "240", "$240 plus the joining fee.", Abstained, "formula", "with a word for it"},
		{gym, "240", "It costs the joining fee plus $240.", Abstained, "formula", "the quantity first"},
		{gym, "240", `$\boxed{240 + \text{joining fee}}$`, Abstained, "formula", "in a box"},
		{gym, "20", "The joining fee plus 12 × $20.", Abstained, "formula", "a product beside it"},
		{gym, "240", "12 × 20 = 240, so a year costs 240 dollars plus the joining fee.", Abstained, "formula", "what is worked out only for it"},
		{split, "28", "28 divided by the number of groups.", Abstained, "formula", "divided"},
		{split, "28", `\boxed{\frac{28}{\text{number of groups}}}`, Abstained, "formula", "below a bar"},
		{ben, "7", "7 plus his sister's age", Abstained, "formula", "somebody's"},
		{"A jar held 50 sweets and some were eaten. How many sweets are left?", "50", "50 minus however many were eaten.", Abstained, "formula", "however many"},
		{"A nurse is paid by the hour and worked 9 hours. What did she earn?", "9", "9 times her hourly wage.", Abstained, "formula", "a word that the question does not hold, but somebody's"},

		{known, "270", "$30 joining fee + $240 = $270", Answered, "", "a fee that is known"},
		{known, "270", "It costs $270, the joining fee plus 12 monthly payments.", Answered, "", "the sum explained"},
		{known, "270", "Joining fee + 12 × $20 = $30 + $240 = **$270**", Answered, "", "words first, then figures"},
		{split, "7", "28 divided by the number of groups is 28/4 = 7.", Answered, "", "words, then the value"},
		{ben, "15", "Ben is 15, i.e. his sister's age plus 7.", Answered, "", "the value, then words"},
		{shirt, "30", "It's $30 plus tax.", Answered, "", "what comes on top and was not asked for"},
		{shirt, "30", "$30 / piece", Answered, "", "a slash for each"},
		{"How many times the width is the length?", "3", "3 times the width", Answered, "", "times were asked for"},
		{"How often did she win the cup?", "4", "She won it 4 times.", Answered, "", "times that are counted"},
		{"How cold is it in Oslo?", "5", "In Oslo minus 5 degrees.", Answered, "", "a degree below zero"},
	})
}

// TestFormulasPlain holds formulas where no more than the question is known.
func TestFormulasPlain(t *testing.T) {
	const (
		gym  = "A gym charges a joining fee plus $20 a month. What does a year cost?"
		line = "If 4x + 3y = 20, what is y?"
	)
	checkPlain(t, []plainRow{
		{gym, "$$T = 240 + f$$", Abstained, "formula", "a question for what something costs is for a number"},
		{gym, "**Final answer:** $240 + f$ dollars", Abstained, "formula", "a label in bold is no value"},
		{gym, "It costs the joining fee plus $240.", Abstained, "formula", "in words"},
		{gym, `\boxed{\text{joining fee} + 240}`, Abstained, "formula", "in a box"},
		{gym, "It costs $270.", Answered, "", "a value"},
		{line, "y = (20 - 4x)/3", Abstained, "formula", "one letter by another"},
		{line, "y = 4, if x is 2.", Answered, "", "a value"},
		{"Solve for y: 4x + 3y = 20", "y = (20 - 4x)/3", Answered, "", "to solve for one is to give it by the other"},
		{"A number n is doubled and 7 is taken away. What is the result?", `\boxed{2n - 7}`, Answered, "", "in what the question gives"},
	})
}
