package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestUnitsOfParts: cents of money, kelvins, and years before Christ.
func TestUnitsOfParts(t *testing.T) {
	price := Gold{Answers: []string{"0.25"}, Type: Number, Unit: "dollars", Question: "How much is a pencil?"}
	cents := Gold{Answers: []string{"75"}, Type: Number, Unit: "cents", Question: "How much is it?"}
	boils := Gold{Answers: []string{"100"}, Type: Number, Unit: "°C", Question: "At what temperature does it boil?"}
	landed := Gold{Answers: []string{"1969"}, Type: Number, Question: "In what year was it?"}
	light := Gold{Answers: []string{"299792"}, Type: Number, Unit: "km/s", Question: "How fast is light?"}
	sale := Gold{Answers: []string{"34"}, Type: Number, Unit: "dollars", Question: "What is the price?"}
	checkRows(t, []row{
		{price, "25 cents", Right, "in cents"},
		{price, "25¢", Right, "with their sign"},
		{price, "$25", Wrong, "in dollars"},
		{price, "2.5 cents", Wrong, "other cents"},
		{cents, "0.75 dollars", Right, "gold in cents"},
		{cents, "75 dollars", Wrong, "the right number in dollars"},
		{boils, "373.15 K", Right, "in kelvins"},
		{boils, "100 K", Wrong, "the right number in kelvins"},
		{boils, "373 °K", Wrong, "not rounded as much as that"},
		{Gold{Answers: []string{"5000"}, Type: Number}, "5K", Right, "a thousand has no space before it"},
		{landed, "1969 BC", Wrong, "an era that gold is not of"},
		{landed, "AD 1969", Right, "its own"},
		{light, "299,792 km/s (≈ 300,000 km/s)", Right, "rounded behind it"},
		{light, "299,792 km/s (≈ 200,000 km/s)", Wrong, "something else behind it"},
		{sale, "The price drops by $6, to $34.", Right, "a comma before the to"},
		{sale, "It is $6 to $34.", Wrong, "a range"},
	})
}

// TestMarkupOfFormulas: formulas in parts, and digits between letters.
func TestMarkupOfFormulas(t *testing.T) {
	water := Gold{Answers: []string{"H2O"}, Question: "What is its formula?"}
	sugar := Gold{Answers: []string{"C6H12O6"}, Question: "What is its formula?"}
	checkRows(t, []row{
		{water, `\(\text{H}_2\text{O}\)`, Right, "as LaTeX sets it"},
		{water, "It is H<sub>2</sub>O, as everywhere.", Right, "in HTML"},
		{water, "H<sub>2</sub>O<sub>2</sub>", Wrong, "a part of a longer one"},
		{water, `\text{D}_2\text{O}`, Wrong, "another letter"},
		{water, "H 2 O", Wrong, "words"},
		{sugar, "C₆H₁₂O₆", Right, "digits below the line"},
		{sugar, `\text{C}_6\text{H}_{12}\text{O}_6`, Right, "two digits"},
		{sugar, "C6H12O5", Wrong, "the last digit is no footnote"},
		{sugar, "C<sub>12</sub>H<sub>22</sub>O<sub>11</sub>", Wrong, "another"},
	})
}

// TestWordsInFormulas: words that LaTeX sets within a formula read as if they stood alone.
func TestWordsInFormulas(t *testing.T) {
	walk := Gold{Answers: []string{"1 hour 20 minutes"}, Type: Number, Question: "How long is the walk?"}
	tide := Gold{Answers: []string{"4:35 pm"}, Question: "At what time is high tide?"}
	train := Gold{Answers: []string{"14:05"}, Question: "When does the train arrive?"}
	opened := day("When was the lock opened?", "3 June 1911")
	checkRows(t, []row{
		{walk, `\boxed{1 \text{ hour } 20 \text{ minutes}}`, Right, "blanks within the braces"},
		{walk, `\boxed{1\text{ hour and }20\text{ minutes}}`, Right, "with an and"},
		{walk, `$1 \text{ hour } 25 \text{ minutes}$`, Wrong, "other minutes"},
		{walk, `\boxed{1 \mathrm{~hour~} 20 \mathrm{~min}}`, Right, "in another font, with other blanks"},
		{tide, `\boxed{4:35\text{ PM}}`, Right, "the half of the day"},
		{tide, `\boxed{4:35\text{ AM}}`, Wrong, "the other half"},
		{tide, `\boxed{4{:}35 \text{ p.m.}}`, Right, "a colon in braces"},
		{train, `\boxed{14{:}05}`, Right, "alone"},
		{train, `\boxed{14{:}50}`, Wrong, "another time"},
		{opened, `\boxed{3 \text{ June } 1911}`, Right, "a month"},
		{opened, `\boxed{3 \text{ July } 1911}`, Wrong, "another month"},
		{text(`\text{the north } \text{gate}`), "The north gate.", Right, "in gold"},
		{text("7 m"), `\text{ } \text{7 m`, Right, "one that is not closed"},
	})
}

// TestNumeralsInSentences: Roman numerals of two and three letters, and beside years.
func TestNumeralsInSentences(t *testing.T) {
	louis := Gold{Answers: []string{"14"}, Type: Number, Question: "Which Louis was the Sun King?"}
	clock := Gold{Answers: []string{"9"}, Type: Number, Question: "Which number does the hand point at?"}
	checkRows(t, []row{
		{louis, "King Louis XIV (1638-1715)", Right, "years in brackets"},
		{louis, "King Louis XV (1710-1774)", Wrong, "another numeral"},
		{Gold{Answers: []string{"1643"}, Type: Number, Question: "In which year did he become king?"}, "Louis XIV did in 1643.", Right, "a year that is asked for"},
		{Gold{Answers: []string{"19th century"}, Question: "When was it?"}, "XIX century", Right, "a numeral of a century, at the beginning"},
		{clock, "The hand points at IX.", Right, "two letters in a sentence"},
		{clock, "The hand points at XI.", Wrong, "two other letters"},
		{clock, "The hand points at MM.", Unknown, "letters that are more often a word"},
	})
}

// TestMarkedDates: a date in bold, and lists behind a conclusion.
func TestMarkedDates(t *testing.T) {
	day := Gold{Answers: []string{"1945-05-08"}, Type: Date, Question: "When did the war end?"}
	roots := Gold{Answers: []string{"2", "3"}, Type: Set, Question: "Solve x^2 - 5x + 6 = 0."}
	lands := Gold{Answers: []string{"France", "Spain"}, Type: Set, Question: "Which lands border Andorra?"}
	checkRows(t, []row{
		{day, "Signed on 7 May, in force on **8 May 1945**.", Right, "the one in bold"},
		{day, "In force on 8 May 1945, but signed on **7 May 1945**.", Wrong, "another in bold"},
		{day, "**7 May 1945** and **8 May 1945**", Wrong, "two in bold, of which the first is none"},
		{day, "1945\u201105\u201108", Right, "hyphens that break no line"},
		{day, "1945\u201105\u201107", Wrong, "in another date"},
		{roots, "(x - 2)(x - 3) = 0, so x = 2 and x = 3.", Right, "behind the steps"},
		{roots, "(x - 2)(x - 3) = 0, so x = 2, x = 3 and x = 5.", Wrong, "one too many behind them"},
		{lands, "France; it doesn't border Spain.", Wrong, "a member denied by the verb"},
		{lands, "France; Spain is not a border.", Wrong, "a member denied behind it"},
		{lands, "France and Spain; it doesn't border Portugal.", Right, "something else is denied"},
	})
}

// TestNotationsOfRawText: marks of HTML, of German dates and of shares.
func TestNotationsOfRawText(t *testing.T) {
	part := Gold{Answers: []string{"3/4"}, Type: Number, Question: "What fraction of the cake is left?"}
	tax := Gold{Answers: []string{"0.5"}, Type: Number, Question: "By how many percent did it rise?"}
	day := Gold{Answers: []string{"1969-07-20"}, Type: Date, Question: "When was the landing?"}
	many := Gold{Answers: []string{"31"}, Type: Number, Question: "How many were there?"}
	charge := Gold{Answers: []string{"5e-7"}, Type: Number, Unit: "C", Question: "What is the charge in coulombs?"}
	cold := Gold{Answers: []string{"-7"}, Type: Number, Unit: "°C", Question: "What is the temperature?"}
	died := Gold{Answers: []string{"14"}, Type: Number, Question: "In what year did he die?"}
	carries := Gold{Answers: []string{"Carrying oxygen"}, Type: Choice, Choices: []string{"Carrying oxygen", "Digesting food"}, Question: "What does it do?"}
	checkRows(t, []row{
		{part, "75%", Right, "a share in percent"},
		{part, "0.75", Right, "as a decimal"},
		{part, "0.75%", Wrong, "a hundredth of it"},
		{tax, "0.5%", Right, "percent, asked for in percent"},
		{day, "20. July 1969", Right, "a full stop behind the day"},
		{day, "It landed on 20. Jul. 1969.", Right, "a short name of the month"},
		{day, "21. July 1969", Wrong, "another day"},
		{many, "There were 31. May 1969 was the last month.", Right, "a sentence that ends in a number: nothing else is counted"},
		{charge, "5 × 10<sup>-7</sup> C", Right, "an exponent between tags"},
		{charge, "5 × 10<sup>7</sup> C", Wrong, "another one"},
		{cold, "7 °C below freezing", Right, "freezing is zero in Celsius"},
		{cold, "7 °F below freezing", Wrong, "and not in Fahrenheit"},
		{cold, "7 °C above freezing", Wrong, "above it"},
		{died, "14 BC", Wrong, "an era that gold is not of"},
		{died, "AD 14", Right, "its own"},
		{carries, "It carries oxygen.", Right, "another form of the verb"},
		{carries, "It digests food.", Wrong, "of another option"},
	})
}
