package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestRoots: a square root agrees with itself however it is written, and with a decimal only where gold
// is a number and the decimal is the root rounded.
func TestRoots(t *testing.T) {
	checkRows(t, []row{
		{text("√2"), `The diagonal is \(\sqrt{2}\).`, Right, "as LaTeX"},
		{text("√2"), "the square root of two", Right, "in words"},
		{text("√2"), "Square root of 2", Right, "in capitals"},
		{text("√2"), "sqrt(2)", Right, "as a program has it"},
		{text("√2"), `x = \sqrt2`, Right, "without braces"},
		{text("√2"), "2", Wrong, "without the root"},
		{text("√2"), "√3", Wrong, "another root"},
		{text("√2"), "-√2", Wrong, "another sign"},
		{text("-√2"), "√2", Wrong, "the other way round"},
		{text("√2"), "about 1.414", Wrong, "a decimal where gold is text"},
		{text("2"), "√2", Wrong, "a root where gold is the number under it"},
		{text("2"), `2\sqrt{3}`, Wrong, "a number that a root is multiplied by"},
		{text("3"), "√9 = 3", Right, "what the root is"},
		{text(`2\sqrt{3}`), "It is 2√3 cm.", Right, "times a number"},
		{text("2√3"), "two times the square root of three", Right, "the same in words"},
		{text("2√3"), `2 \cdot \sqrt{3}`, Right, "with a dot"},
		{text("2√3"), "2 and 3", Wrong, "its numbers apart"},
		{text("√3/2"), `\frac{\sqrt{3}}{2}`, Right, "a fraction with a root above"},
		{text("√3/2"), `\frac{\sqrt{3}}{4}`, Wrong, "another one"},
		{text("sqrt(3)"), "sqrt(5)", Wrong, "what stands in brackets counts"},
		{number("√2"), "1.414", Right, "rounded to three decimals"},
		{number("√2"), "1.415", Wrong, "rounded the wrong way"},
		{number("√2"), "2", Wrong, "without the root"},
		{number("√5"), `\boxed{\sqrt{5}}`, Right, "in a box"},
		{number("√5"), `\boxed{5}`, Wrong, "the number under it in a box"},
		{number("1.73"), `It is \sqrt{3}.`, Right, "gold is the root rounded"},
		{number("1.74"), `It is \sqrt{3}.`, Wrong, "gold is rounded otherwise"},
		{number("2"), `It is \sqrt{3}.`, Wrong, "a whole number is no root rounded"},
		{number("5"), `\sqrt{3^2 + 4^2} = 5`, Right, "a root of more than a number"},
	})
}
