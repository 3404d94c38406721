package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestPrefixes: units with prefixes of the SI are turned into one another, and M is not m.
func TestPrefixes(t *testing.T) {
	checkRows(t, []row{
		{number("250 µg"), "250 mg", Wrong, "a thousand times as much"},
		{number("250 µg"), "0.25 mg", Right, "as much"},
		{number("250 mcg"), "250 micrograms", Right, "in words"},
		{number("2 TB"), "2 GB", Wrong, "bytes"},
		{number("2 TB"), "2000 GB", Right, "as many bytes"},
		{number("100 Mbit/s"), "12.5 MB/s", Right, "bits and bytes"},
		{number("3.2 eV"), "3.2 keV", Wrong, "electronvolts"},
		{number("3.2 eV"), "3.2 J", Wrong, "of one dimension"},
		{number("4.7 kΩ"), "4.7 Ω", Wrong, "a sign"},
		{number("4.7 kΩ"), "4700 ohms", Right, "a sign in words"},
		{number("20 mA"), "20 A", Wrong, "a letter that is an article too"},
		{number("20 mA"), "The current is 0.02 A.", Right, "before a full stop"},
		{number("20 ms"), "20 µs", Wrong, "times"},
		{number("532 nm"), "0.532 µm", Right, "lengths"},
		{number("5 mmol/L"), "5 mol/L", Wrong, "divided by another"},
		{number("60 mg/dL"), "0.6 g/L", Right, "divided by another"},
		{number("5 MW"), "5 mW", Wrong, "a large prefix and a small one"},
		{number("5 MW"), "5000 kW", Right, "a large prefix"},
		{number("5 MW"), "5 mw", Right, "without its case"},
		{number("40 N·m"), "40 Nm", Right, "a product of units"},
		{number("7"), "7 A level students", Right, "an article before a noun"},
		{text("20 ms"), "20 s", Wrong, "as text"},
		{text("250 µg"), "0.25 mg", Right, "as text"},
	})
}

// TestMonths: months and years are turned into one another, and into no days.
func TestMonths(t *testing.T) {
	checkRows(t, []row{
		{number("2 years"), "2 months", Wrong, "another unit"},
		{number("2 years"), "24 months", Right, "as long"},
		{number("2 years"), "two", Right, "without a unit"},
		{number("18 months"), "1.5 years", Right, "a decimal"},
		{number("18 months"), "a year and a half", Right, "in words"},
		{number("18 months"), "1 year and 6 months", Right, "in two units"},
		{number("2 years"), "730 days", Wrong, "days are counted otherwise"},
	})
}

// TestUnknownUnits: a value in a unit that is known is none in one that is not.
func TestUnknownUnits(t *testing.T) {
	checkRows(t, []row{
		{number("85 phons"), "85 Hz", Wrong, "a known unit"},
		{number("85 phons"), "85", Right, "no unit"},
		{number("85 phons"), "It is 85 phons loud.", Right, "the unit"},
		{number("12 apples"), "12 kg", Wrong, "what is counted"},
		{number("12 apples"), "He has 12 red apples.", Right, "what is counted"},
	})
	for gold, want := range map[string]string{
		"85 phons": "phons", "85 dB": "", "60 mg/dL": "", "30": "", "12 €": "", "9.81 m/s²": "", "10³": "", "20 °C": "", "1.2 million": "", "none": "",
	} {
		if got := UnknownUnit(gold); got != want {
			t.Errorf("unit of %q: got %q, want %q", gold, got, want)
		}
	}
}

// TestFeet: feet and inches by their marks.
func TestFeet(t *testing.T) {
	checkRows(t, []row{
		{number(`5'7"`), `5'9"`, Wrong, "inches count"},
		{number(`5'7"`), "5 feet 7 inches", Right, "in words"},
		{number("5 ft 7 in"), "She is 5′7″ tall.", Right, "primes"},
		{number("5"), `He said "5".`, Right, "a quotation mark"},
	})
}

// TestCurrencies: the sign or the code of a currency counts on either side of the figure, as text too.
func TestCurrencies(t *testing.T) {
	checkRows(t, []row{
		{number("12 €"), "$12", Wrong, "behind and before"},
		{number("12 €"), "12 dollars", Wrong, "in words"},
		{number("12 €"), "EUR 12", Right, "by its code"},
		{number("12 €"), "12", Right, "none"},
		{number("€12.50"), "CHF 12.50", Wrong, "the code of another"},
		{number("€12.50"), "12.50 $", Wrong, "behind"},
		{number("12"), "$12$", Right, "a formula"},
		{number("12 €"), "It is $12$ euros.", Right, "a formula"},
		{number("£12"), "12 pounds", Right, "pounds of money"},
		{number("12 lb"), "12 pounds", Right, "pounds of weight"},
		{number("¥500"), "500 yen", Right, "yen"},
		{text("€12.50"), "$12.50", Wrong, "as text"},
		{text("CHF 100"), "100 francs", Right, "the code before gold"},
		{text("€12.50"), "12.50 €", Right, "as text"},
		{text("$1.5 million"), "€1.5 million", Wrong, "as text, in millions"},
		{text("$1.5 million"), "It made 1,500,000 dollars.", Right, "as text, written out"},
	})
}
