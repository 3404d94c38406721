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

// TestHigherRoots: cube roots and others, and roots that the question itself names.
func TestHigherRoots(t *testing.T) {
	asks := func(gold, question string) Gold {
		return Gold{Answers: []string{gold}, Type: Number, Question: question}
	}
	sixteen := asks("4", "What is the square root of 16?")
	cube := asks("3", "What is the cube root of 27?")
	checkRows(t, []row{
		{number("2"), "∛8", Right, "a sign of its own"},
		{number("2"), "∛64", Wrong, "another cube root"},
		{number("2"), `\boxed{\sqrt[3]{8}}`, Right, "as LaTeX has it"},
		{number("2"), `\sqrt[4]{16}`, Right, "a fourth root"},
		{number("4"), `\sqrt[3]{16}`, Wrong, "a root of another degree"},
		{number("5"), "the cube root of 125", Right, "in words"},
		{number("5"), "cbrt(125)", Right, "as a program has it"},
		{number("3"), "the fifth root of 243", Right, "a degree in words"},
		{number("3"), "81^(1/4)", Right, "a fraction of an exponent"},
		{number("9"), "81^(1/4)", Wrong, "another exponent"},
		{number("√2"), "2^(1/2)", Right, "a root as a power"},
		{sixteen, "The square root of 16 is 4.", Right, "the question's root said again"},
		{sixteen, "The square root of 16 is 5.", Wrong, "and said to be another number"},
		{sixteen, "√16 is 8.", Wrong, "with its sign"},
		{Gold{Answers: []string{"4"}, Question: sixteen.Question}, "The square root of 16 is 5.", Wrong, "as text"},
		{cube, "The cube root of 27 is 9.", Wrong, "a cube root said to be another number"},
		{cube, "27^(1/3) = 3", Right, "as a power"},
		{asks("5√2", "Simplify √50."), "√50 is 5√2.", Right, "one root is another"},
		{asks("5√2", "Simplify √50."), "√50 is 2√5.", Wrong, "one root is not another"},
	})
}
