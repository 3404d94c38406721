package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

func asked(question, answer string) Gold {
	return Gold{Answers: []string{answer}, Type: Number, Question: question}
}

// TestRanges: two numbers that are set side by side leave the answer open only
// where gold is one of them.
func TestRanges(t *testing.T) {
	rooms := asked("How many rooms does the castle have today?", "206")
	fell := asked("In what year did the tower fall?", "1789")
	checkRows(t, []row{
		{rooms, "It was planned with 270–300 rooms, but built with 206.", Right, "a range of something else before gold"},
		{rooms, "It has 206 rooms, against 80 or 90 in the old one.", Right, "alternatives of something else behind it"},
		{fell, "It stood from 1561 to 1789, so it fell in 1789.", Right, "gold ends a range and is given again"},
		{fell, "1561–1789; it fell on 9 May 1789.", Right, "the same with a dash"},
		{rooms, "206 or 207", Wrong, "gold is one of two"},
		{rooms, "206-213", Wrong, "gold begins a range"},
		{rooms, "It had 80 rooms and has 206 or 207 now.", Wrong, "gold is one of two, another number stands before"},
		{rooms, "Not 206 or 207 but 210.", Wrong, "gold is denied beside a rival"},
	})
}

// TestNumbersBesideDates: what says when is no answer to "how many", and no
// other number one to "when".
func TestNumbersBesideDates(t *testing.T) {
	sank := asked("In which year did the ferry sink?", "1912")
	lived := asked("How long did she live there, in years?", "12")
	checkRows(t, []row{
		{sank, "It sank on April 15, 1912, four days into her voyage, with 1,500 dead.", Right, "the day and other numbers are no years"},
		{sank, "Of the 2,224 people aboard, over 1,500 died in 1912.", Right, "a thousands mark is in no year"},
		{sank, "It was 3 years old when it sank in 1913.", Wrong, "another year"},
		{sank, "After twelve years.", Wrong, "no year at all"},
		{lived, "From 3 May 1920 on she lived there for 12 years.", Right, "a date stands first"},
		{lived, "She came in 1920 and stayed for 12 years.", Right, "a year stands first"},
		{lived, "As of 1932 she has lived there for 12 years, 3 of them alone.", Right, "a year behind as of"},
		{lived, "She came in 1920 and stayed for 13 years.", Wrong, "another number beside the year"},
		{asked("On which day of April was he baptized?", "26"), "On 26 April 1564, one of 3 children.", Right, "a day is asked for"},
	})
}

// TestCompounds: a value told in two units, from the larger to the smaller.
func TestCompounds(t *testing.T) {
	hours := Gold{Answers: []string{"2.5"}, Type: Number, Unit: "hours"}
	checkRows(t, []row{
		{hours, "2 hours 30 minutes", Right, "one behind the other"},
		{hours, "2 hours and 30 minutes", Right, "with and"},
		{hours, "Two hours, thirty minutes.", Right, "with a comma, in words"},
		{hours, "The drive takes 2.5 hours, or 2 hours and 30 minutes.", Right, "one value said twice"},
		{hours, "2h30", Right, "minutes glued to an hour"},
		{hours, "2h30m", Right, "which are no meters"},
		{hours, "2 hours and 50 minutes", Wrong, "other minutes"},
		{hours, "2h50", Wrong, "other minutes, glued"},
		{Gold{Answers: []string{"60"}, Type: Number, Unit: "min"}, "It takes 1 hour, 90 minutes with the break.", Right, "more than one of the larger unit is another value"},
		{Gold{Answers: []string{"71"}, Type: Number, Unit: "inches"}, "5 feet, 11 inches", Right, "another dimension"},
		{hours, "2h 30m", Right, "minutes behind a blank"},
		{hours, "2h 50m", Wrong, "others"},
		{hours, "**2 hours** and **30 minutes**", Right, "each in bold"},
		{hours, "$2$ hours and $30$ minutes", Right, "each as a formula"},
		{hours, "2 hours plus 30 minutes", Right, "added up"},
		{hours, "2 hours + 50 minutes", Wrong, "of others"},
		{hours, "a 2-hour-30-minute drive", Right, "hyphens"},
		{Gold{Answers: []string{"3.5"}, Type: Number, Unit: "hours"}, "3 hours - 30 minutes", Wrong, "a difference is no sum"},
		{hours, "2 hrs. 30 min.", Right, "a full stop that ends no sentence"},
		{hours, "It takes 2 hours. 30 minutes of that are a break.", Wrong, "one that does"},
	})
}

// TestCountedParts: a fraction that adds to the whole number before it.
func TestCountedParts(t *testing.T) {
	flour := asked("How many cups of flour are needed?", "3.25")
	checkRows(t, []row{
		{flour, "3-1/4 cups", Right, "behind a hyphen"},
		{flour, "3 and 1/4 cups", Right, "behind an and"},
		{flour, "3-1/2 cups", Wrong, "another fraction"},
		{number("2.75"), "3-1/4 cups", Wrong, "no difference"},
		{number("3.25"), "x = 3 and 1/4", Wrong, "two numbers, of which nothing is counted"},
		{Gold{Answers: []string{"3", "1/4"}, Type: Set, Question: "Solve it."}, "x = 3 and 1/4", Right, "as a set"},
	})
}

// TestScaleSuffixes: letters glued to digits that multiply them.
func TestScaleSuffixes(t *testing.T) {
	checkRows(t, []row{
		{number("380000"), "~380k", Right, "thousands"},
		{number("384400"), "384.4K", Right, "thousands with decimals, a capital"},
		{number("1500000000"), "$1.5bn", Right, "billions"},
		{number("1500000000"), "US$1.5B", Right, "one letter behind a currency"},
		{number("2000000"), "It cost EUR 2m.", Right, "one letter behind the code of a currency"},
		{number("2000000"), "It is 2m wide.", Wrong, "without a currency these are meters"},
		{Gold{Answers: []string{"2"}, Type: Number, Unit: "m"}, "It is 2m wide.", Right, "the same, asked for"},
		{number("3"), "See figure 3b.", Right, "without a currency a letter multiplies nothing"},
		{number("1500000000"), "$1.5m", Wrong, "another scale"},
	})
}

// TestFractionsAndSigns: one value in the signs and words people write it in.
func TestFractionsAndSigns(t *testing.T) {
	share, percent := number("0.625"), Gold{Answers: []string{"25"}, Type: Number, Unit: "percent"}
	checkRows(t, []row{
		{share, "5⁄8", Right, "a stroke of its own"},
		{share, `$\frac58$`, Right, "LaTeX without braces"},
		{share, `\boxed{\dfrac58}`, Right, "the same in a box"},
		{share, `$\frac57$`, Wrong, "another denominator"},
		{number("-0.5"), `$-\frac{1}{2}$`, Right, "a minus before a command"},
		{share, "5 out of 8", Right, "counts in words"},
		{share, "5 in 8 are left.", Right, "counts with in"},
		{share, "3 out of 8", Wrong, "other counts"},
		{number("5"), "5 out of 8", Right, "a count is asked for"},
		{number("0.5"), "It was 1 in 2012.", Wrong, "a year is no count"},
		{percent, "A quarter.", Right, "a percentage told by a fraction"},
		{percent, "One quarter, or 25%.", Right, "told both ways"},
		{percent, "1/4", Right, "in digits"},
		{percent, "1/3", Wrong, "another fraction"},
		{percent, "0.25%", Wrong, "its hundredth"},
		{number("-5"), "–5", Right, "a dash for a minus where the answer begins"},
		{number("-5"), "7 – 12 = –5", Right, "and behind an equals sign"},
		{number("5"), "From 3–5 rooms it has 5.", Right, "not between two numbers"},
		{number("-5"), "At dawn it had fallen to –5.", Right, "and behind a blank"},
		{number("-5"), "At dawn it was **–5**.", Right, "in bold"},
		{number("5"), "At dawn it had fallen to –5.", Wrong, "it is no plus"},
		{number("-5"), "It was 3 –5.", Wrong, "not behind a number"},
		{number("-5"), "At dawn it had fallen to \u20115.", Right, "a hyphen that breaks no line"},
		{number("5"), "Room B\u20115", Right, "which is a hyphen between a letter and a number"},
		{number("\u20115"), "-5", Right, "in gold"},
		{number("7/2"), "So y = 7/2.", Right, "an improper fraction behind an equals sign"},
		{number("7/2"), `\boxed{y = 7/2}`, Right, "in a box"},
		{number("-7/2"), "y = −7/2", Right, "with a minus"},
		{number("7"), "So y = 7/2.", Wrong, "of which 7 is a part"},
		{number("7/2"), "So y = 9/2.", Wrong, "another one"},
		{number("30"), "y = 240 / 8\n= 30", Right, "a division that comes out even is a step"},
		{number("240"), "y = 240 / 8\n= 30", Wrong, "which is none of the answer"},
	})
}

// TestGroupsOfThree: a space for a thousands mark.
func TestGroupsOfThree(t *testing.T) {
	km := Gold{Answers: []string{"384400"}, Type: Number, Unit: "km"}
	checkRows(t, []row{
		{km, "384 400 km", Right, "a unit behind it"},
		{Gold{Answers: []string{"1384400"}, Type: Number}, "About 1 384 400 kilometers.", Right, "three groups"},
		{km, "384 401 km", Wrong, "to the last digit"},
		{number("400"), "In room 384 400 chairs stand.", Right, "two numbers where no unit follows"},
		{number("12"), "On lines 12 40 km were lost.", Right, "two digits are no group"},
	})
}

// TestTrials: a result that is tried out is not given again.
func TestTrials(t *testing.T) {
	x := asked("Solve for x: 3x + 7 = 22.", "5")
	checkRows(t, []row{
		{x, "3x = 15, so x = 5.\n\nCheck: 3(5) + 7 = 22", Right, "a line that tries it"},
		{x, "x = 5\n\nVerification:\n3·5 + 7 = 15 + 7 = 22.", Right, "a line below one that says so"},
		{x, "5, because 3(5) + 7 = 22", Right, "a result that the question holds"},
		{x, "x = 4\n\nCheck: 3(5) + 7 = 22", Wrong, "gold only where another is tried"},
		{x, "Check: x = 5", Right, "a trial and nothing else"},
		{asked("A tank of 240 litres loses 8 a minute. How many minutes does it last?", "30"), "240 / 8 = 32", Wrong, "a fresh result"},
	})
}

// TestThousands: marks between groups of digits, as people and LaTeX write them.
func TestThousands(t *testing.T) {
	tickets := asked("What was the income?", "12500")
	people := asked("How many people live there?", "1200000")
	checkRows(t, []row{
		{tickets, `\boxed{12{,}500}`, Right, "a comma in braces"},
		{tickets, `The income was $12{,}500$.`, Right, "between signs of math"},
		{tickets, `\boxed{12,\!500}`, Right, "a comma with the space behind it taken away"},
		{tickets, `$12\,500$`, Right, "a thin space"},
		{tickets, `\boxed{\$12{,}500}`, Right, "behind a dollar sign"},
		{tickets, "12.500,00 €", Right, "a full stop, and a decimal comma"},
		{number("12500.5"), "12.500,50", Right, "the decimals count"},
		{tickets, "12.500,000", Wrong, "three digits behind the comma are no decimals"},
		{number("12.5"), "12.500 kg", Right, "a full stop alone is a decimal point"},
		{people, "1.200.000,00", Right, "two groups and decimals"},
		{tickets, "12 500 €", Right, "a space, and a currency"},
		{tickets, "$12 500", Right, "a currency before it"},
		{tickets, `\boxed{12{,}050}`, Wrong, "other digits"},
		{asked("What was the income?", "500"), `$12{,}500$`, Wrong, "the last group alone"},
		{people, "1.200.000", Right, "full stops"},
		{people, "About 1 200 000.", Right, "spaces"},
		{people, "1.200 or so", Wrong, "one full stop is a decimal point"},
		{asked("How many are there?", "3"), "There are 3, 450 of them in use.", Right, "a comma with a space behind it parts two numbers"},
		{asked("Which version is it?", "2.500"), "2.500.1", Wrong, "the number of a version"},
		{asked("Which numbers are drawn?", "12"), `12\quad 500`, Right, "two numbers in LaTeX"},
	})
}

// TestUnits: units with a power and units divided by others are compared as such.
func TestUnits(t *testing.T) {
	in := func(value, unit string) Gold { return Gold{Answers: []string{value}, Type: Number, Unit: unit} }
	checkRows(t, []row{
		{in("72", "km/h"), "72 km/h", Right, "a unit divided by another"},
		{in("72", "km/h"), "72 kilometers per hour", Right, "in words"},
		{in("72", "km/h"), "It goes at 72 km an hour.", Right, "with an article"},
		{in("72", "km/h"), "72", Right, "without a unit"},
		{in("72", "km/h"), "72 km", Right, "with half of it"},
		{in("72", "km/h"), "20 m/s", Right, "another of its dimension"},
		{in("72", "km/h"), `\boxed{20\ \text{m/s}}`, Right, "the same in LaTeX"},
		{in("80.4672", "km/h"), "50 mph", Right, "one with a name of its own"},
		{in("72", "km/h"), "72 m/s", Wrong, "the number in another unit"},
		{in("72", "km/h"), "72 mph", Wrong, "the number in one with a name of its own"},
		{in("30000", "m/s"), "about 30 km/s", Right, "a larger one"},
		{in("7.8", "g/cm³"), "7,800 kg/m³", Right, "divided by a power"},
		{in("7.8", "g/cm³"), "7.8 kg/m³", Wrong, "the number in another density"},
		{in("9.8", "m/s²"), "9.8 m/s^2", Right, "a power below the line"},
		{in("108", "m²"), `108 m^2`, Right, "a power with a caret"},
		{in("108", "m²"), `\boxed{108\ \text{m}^2}`, Right, "the same in LaTeX"},
		{in("108", "m²"), `$108\,\mathrm{m}^{2}$`, Right, "in another font"},
		{in("108", "m²"), "108m²", Right, "glued"},
		{in("108", "m²"), "108 square meters", Right, "in words"},
		{in("108", "m²"), "108 meters squared", Right, "in words, behind it"},
		{in("108", "m²"), "1,080,000 cm²", Right, "a smaller one"},
		{in("108", "m²"), "108 cm²", Wrong, "the number in a smaller one"},
		{in("108", "m²"), "108 m³", Wrong, "a volume"},
		{in("108", "m²"), "12 m × 9 m = 108 m²", Right, "behind a working"},
		{in("2", "m²"), "108 m^2", Wrong, "an exponent is no value"},
		{in("2", ""), "x^2 + 5", Wrong, "nor is one of an unknown"},
		{in("1024", ""), `2^{10}`, Right, "a power of numbers"},
		{in("2", "liters"), "2000 cm³", Right, "a volume either way"},
		{in("5", "liters"), "5 liters per minute", Right, "the gold leaves out what it is divided by"},
		{in("75", "%"), "75 per cent, which means that 25% failed.", Right, "percent in two words"},
		{in("12", "tiles"), "12 blue tiles", Right, "a unit of no table"},
	})
}

// TestNotations: numbers as people and LaTeX write them.
func TestNotations(t *testing.T) {
	celsius := Gold{Answers: []string{"-5"}, Type: Number, Unit: "°C"}
	hours := Gold{Answers: []string{"3.5"}, Type: Number, Unit: "hours"}
	share := Gold{Answers: []string{"75"}, Type: Number, Unit: "%"}
	meters := Gold{Answers: []string{"330"}, Type: Number, Unit: "m"}
	checkRows(t, []row{
		{number("-0.75"), "-.75", Right, "no zero before the point"},
		{number("0.75"), "The share is .75 of it.", Right, "the same within a sentence"},
		{number("75"), "The share is .75 of it.", Wrong, "the digits without the point"},
		{number("3"), "Since .1.2 it takes 3 of them.", Right, "digits with a stop before each are read past"},
		{number("3"), "Since .120.450 it takes 3 of them.", Right, "three at a time too"},
		{number("1.5"), `\boxed{1\frac12}`, Right, "a mixed number"},
		{number("1.5"), `$1\frac{1}{2}$`, Right, "with braces"},
		{number("-0.75"), `\boxed{\frac{-3}{4}}`, Right, "a minus within a fraction"},
		{number("0.75"), `\boxed{\frac{-3}{4}}`, Wrong, "of the other sign"},
		{number("1200000"), `\boxed{1.2\cdot 10^{6}}`, Right, "a power of ten"},
		{number("1200000"), `$1.2\times10^{6}$`, Right, "with no space behind the command"},
		{number("1200000"), `It is \(1.2\cdot10^6\) in all.`, Right, "the same with a dot"},
		{number("1200000"), `$1.2\times10^{5}$`, Wrong, "another power"},
		{number("0.000001"), `$1\times10^{-6}$ m`, Right, "a negative one"},
		{number("84"), `$12\times7=84$`, Right, "a product of others"},
		{number("1200000"), "About 1.2M people.", Right, "a capital of millions"},
		{number("100"), "100m", Right, "a small letter is a unit"},
		{celsius, "5 degrees below zero", Right, "below zero"},
		{celsius, "It was 5 °C below zero.", Right, "with a unit"},
		{celsius, "5 degrees above zero", Wrong, "above"},
		{hours, "It takes 3:30 hours.", Right, "hours and minutes"},
		{hours, "It takes 3:50 hours.", Wrong, "other minutes"},
		{hours, "The odds are 3:30.", Wrong, "no hours"},
		{share, "0.75 or 75%", Right, "one share said twice"},
		{meters, "330 m, or 1,083 feet", Right, "one length said twice"},
		{meters, "330 m, or 1,200 feet", Wrong, "two lengths"},
	})
}

// TestCountsInText: a number as text is read as one.
func TestCountsInText(t *testing.T) {
	rings := text("five")
	rings.Question = "How many rings are on the flag?"
	light := text("8 minutes 20 seconds")
	light.Question = "How long does the light take?"
	checkRows(t, []row{
		{rings, "There are 6 rings, five of which are colored.", Wrong, "a part of what is counted"},
		{rings, "There are six rings, five of them colored.", Wrong, "in words"},
		{rings, "Five of them.", Right, "with nothing it is a part of"},
		{light, "About 500 seconds.", Right, "a value in two units, told in one"},
		{light, "8 minutes and 20 seconds", Right, "with an and"},
		{light, "The light takes approximately 8.3 minutes.", Right, "rounded"},
		{light, "8 minutes and 40 seconds", Wrong, "another"},
	})
}

// TestNumbersBeside: numbers that only stand beside the one that is asked for.
func TestNumbersBeside(t *testing.T) {
	grams := Gold{Answers: []string{"14"}, Type: Number, Unit: "g", Question: "How many grams of salt are in one loaf?"}
	tall := Gold{Answers: []string{"6ft 1in"}, Type: Number, Question: "How tall is the actor?"}
	layers := Gold{Answers: []string{"4"}, Type: Number, Question: "How many layers are there?"}
	age := text("35")
	age.Question = "How old was she when she retired?"
	checkRows(t, []row{
		{grams, "The salt in one loaf varies. On average it is about 14 grams.", Right, "a number that it is asked with"},
		{grams, "I know of data up to 2021 alone. A loaf has 14 g.", Right, "a year, and no grams"},
		{tall, "The actor of all 8 films is 6 feet 1 inch tall.", Right, "a count beside a length"},
		{tall, "He played in 8 films. He measures 6-feet 1-inch.", Right, "in another sentence"},
		{tall, "He is 6 ft 3 in.", Wrong, "other inches"},
		{layers, "There are four layers.\nThe first is flat.\nThe overall three-dimensional form is set by the last.", Right, "an adjective that concludes nothing"},
		{layers, "It has4 layers.", Right, "a lost space"},
		{age, "She was 36, having started 35 years before.", Wrong, "another number is all of the first clause"},
		{age, "She was 35, having started at 12.", Right, "the first one"},
	})
}

// TestFirstNumbers: a number that is all of what an answer opens with.
func TestFirstNumbers(t *testing.T) {
	legs := Gold{Answers: []string{"8"}, Type: Number, Question: "How many legs does it have?"}
	days := Gold{Answers: []string{"366"}, Type: Number, Question: "How many days are in a leap year?"}
	euros := Gold{Answers: []string{"1250"}, Type: Number, Unit: "EUR", Question: "What is the price?"}
	checkRows(t, []row{
		{legs, "Six. (Octopuses have eight arms.)", Wrong, "a remark in brackets"},
		{days, "365 days, while a leap second is added in the year 366.", Wrong, "a clause about something else"},
		{days, "A leap year has one extra day, so 366 days instead of 365.", Right, "a conclusion with what it is set against"},
		{euros, "1.250 €", Right, "a full stop between thousands, before the sign of the euro"},
		{euros, "1.250 €/l", Wrong, "decimals of a price for each"},
	})
}
