package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestTemperatures: degrees of one scale are turned into those of another.
func TestTemperatures(t *testing.T) {
	boils := asked("At what temperature does it boil?", "100 °C")
	cold := Gold{Answers: []string{"-5"}, Type: Number, Unit: "°C"}
	oven := Gold{Answers: []string{"190"}, Type: Number, Unit: "degrees", Question: "How hot is the oven?"}
	scale := Gold{Answers: []string{"190"}, Type: Number, Unit: "degrees", Question: "How hot is the oven, in degrees Celsius?"}
	checkRows(t, []row{
		{boils, "212 °F", Right, "Fahrenheit"},
		{boils, "373.15 Kelvin", Right, "Kelvin"},
		{boils, "100 degrees Celsius (212 degrees Fahrenheit)", Right, "both"},
		{boils, `$100^\circ\text{C}$`, Right, "as LaTeX has it"},
		{boils, "100", Right, "without its scale"},
		{boils, "100 degrees", Right, "with half of it"},
		{boils, "100 degrees Fahrenheit", Wrong, "the same number of another scale"},
		{boils, "It boils at 210 °F.", Wrong, "another value"},
		{cold, "5 degrees Celsius below zero", Right, "below zero in words"},
		{cold, "23 °F", Right, "below zero in one scale alone"},
		{oven, "190 °C", Right, "either scale, where the item tells none"},
		{oven, "190 °F", Right, "and the other"},
		{oven, "190 °C (374 °F)", Right, "both"},
		{oven, "180 °C", Wrong, "another value"},
		{oven, "190 kg", Wrong, "another measure"},
		{scale, "190 °C", Right, "the scale that the question names"},
		{scale, "190 °F", Wrong, "and not the other"},
		{text("100 °C"), "It boils at 212 degrees Fahrenheit.", Right, "as text"},
	})
}

// TestMoneyOfGold: gold with the sign of a currency is of that currency.
func TestMoneyOfGold(t *testing.T) {
	costs := asked("What does a ticket cost?", "$12.50")
	checkRows(t, []row{
		{costs, "12.50", Right, "without a currency"},
		{costs, "12 dollars and 50 cents", Right, "in words"},
		{costs, "€12.50", Wrong, "another sign"},
		{costs, "12.50 euros", Wrong, "another currency in words"},
	})
}

// TestEras: a year before the turn of the eras is none behind it.
func TestEras(t *testing.T) {
	fell := asked("In what year did the city fall?", "44 BC")
	checkRows(t, []row{
		{fell, "44 BCE", Right, "by its other name"},
		{fell, "44", Right, "without its era"},
		{fell, "44 AD", Wrong, "the other era"},
		{fell, "In AD 44.", Wrong, "the other era in front"},
	})
}
