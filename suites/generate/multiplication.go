package generate

import (
	"fmt"
	"strconv"
)

// multiplication asks for a product. The work is the number of pairs of
// digits: 4, 6, 9, 16, 25, 49.
func multiplication(r *random, step int, f frame) draft {
	digits := [Steps][2]int{{2, 2}, {3, 2}, {3, 3}, {4, 4}, {5, 5}, {7, 7}}[step-1]
	a, b := factor(r, digits[0]), factor(r, digits[1])
	d := draft{
		question: fill(multiplicationFrames()[f.setting][f.wording], "a", grouped(a), "b", grouped(b)),
		answer:   a * b, // below 2^53: exact in the scorer's floating point too
		note:     fmt.Sprintf("computed exactly: %d × %d", a, b),
	}
	total, parts := int64(0), 0
	for rest, place := b, int64(1); rest > 0; rest, place = rest/10, place*10 {
		by := rest % 10 * place
		total += a * by
		parts++
		d.steps = append(d.steps, fmt.Sprintf("%d × %d = %d", a, by, a*by))
		if parts > 1 && rest >= 10 {
			d.steps = append(d.steps, strconv.FormatInt(total, 10))
		}
	}
	return d
}

// factor draws a number of so many digits, none of them 0 or 1: each pair of
// digits then takes work, and two items of a step take the same.
func factor(r *random, digits int) int64 {
	n := int64(0)
	for range digits {
		n = 10*n + int64(r.between(2, 9))
	}
	return n
}

// multiplicationFrames are plain at any size of number.
func multiplicationFrames() [settings][wordings]string {
	return [settings][wordings]string{
		{
			"What is {a} times {b}?",
			"Calculate {a} × {b} and give the exact result.",
		}, {
			"Multiply {a} by {b}. What do you get?",
			"What is the product of {a} and {b}?",
		}, {
			"A factory has packed {a} boxes with {b} screws in each. How many screws are packed?",
			"There are {a} boxes in store, and each of them holds {b} screws. What is the total number of screws?",
		}, {
			"A sheet is ruled into {a} rows and {b} columns. How many cells does the sheet have?",
			"A rectangle is {a} units long and {b} units wide. What is its area in square units?",
		}, {
			"A telescope took {a} pictures, and every picture has {b} pixels. How many pixels were recorded in all?",
			"If one picture is made of {b} pixels, of how many pixels are {a} such pictures made?",
		}, {
			"A lottery sold {a} tickets at {b} pesos apiece. How many pesos did the sales bring in?",
			"Every one of {a} members pays {b} pesos a year. How much do they pay together in a year, in pesos?",
		},
	}
}
