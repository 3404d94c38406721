package signature

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// NoData is what stands where a rate has no denominator.
const NoData = "no data"

// Percent writes a share in [0, 1] as a whole percentage: .524 is "52%". Halves
// round away from zero, and only what is none or all is "0%" or "100%": one of 400 is
// "<1%".
func Percent(share float64) string {
	switch text := Points(share); {
	case text == "0" && share > 0:
		return "<1%"
	case text == "100" && stats.Round9(share) < 1:
		return ">99%"
	default:
		return text + "%"
	}
}

// PercentOf is Percent of *share, and NoData for nil.
func PercentOf(share *float64) string {
	if share == nil {
		return NoData
	}
	return Percent(*share)
}

// PercentInterval writes an interval of shares as whole percentages: "(40-64)".
// Negative ends, which only differences have, are set apart by the word "to". An upper
// end above zero gets as many decimals, up to three, as it takes to see that, and a lower
// one below 100 likewise.
func PercentInterval(lo, hi float64) string {
	if lo < 0 {
		return fmt.Sprintf("(%s to %s)", Points(lo), Points(hi))
	}
	return fmt.Sprintf("(%s-%s)", besides(lo, 1), besides(hi, 0))
}

// Text is the rate with its interval, "52% (40-64)", or NoData.
func (r Rate) Text() string {
	if r.Value == nil {
		return NoData
	}
	return Percent(*r.Value) + " " + PercentInterval(r.Lo, r.Hi)
}

// Text is the rate with its interval. An end that would round to the margin it
// lies beside, or past it, gets as many decimals, up to three, as it takes to see on
// which side it lies: "3% (0-9.7)" is within 10 points, "3% (0-10.4)" is not settled.
func (s Side) Text() string {
	if s.Value == nil {
		return NoData
	}
	return fmt.Sprintf("%s (%s-%s)", Percent(*s.Value), besides(s.Lo, s.Margin, 1), besides(s.Hi, s.Margin, 0))
}

// Points is a share, or a difference of two, in whole points, without the sign
// of a zero: "-5", "0", "13".
func Points(share float64) string { return decimals(share, 0) }

// Apart is a difference in whole points, or with as many decimals, up to three, as it
// takes to see on which side of zero it lies: "-5", "0.3", and "0" for none or next to
// none.
func Apart(difference float64) string {
	if text := besides(difference, 0); strings.ContainsAny(text, "123456789") {
		return text
	}
	return "0"
}

// ApartInterval is an interval of a difference in points: "0.3 to 12".
func ApartInterval(lo, hi float64) string { return Apart(lo) + " to " + Apart(hi) }

// SignedPoints is Points with a sign for a rise too: "+13", "0", "-5".
func SignedPoints(difference float64) string { return signed(Points(difference)) }

// SignedApart is Apart with a sign for a rise too: "+13", "+0.3", "0", "-5".
func SignedApart(difference float64) string { return signed(Apart(difference)) }

func signed(text string) string {
	if text == "0" || strings.HasPrefix(text, "-") {
		return text
	}
	return "+" + text
}

// InPoints puts the noun behind a number of points: "1 point", "-1 point", "13
// points".
func InPoints(number string) string {
	if strings.TrimLeft(number, "+-") == "1" {
		return number + " point"
	}
	return number + " points"
}

// besides writes a bound so that a reader sees on which side of each of marks it is.
func besides(bound float64, marks ...float64) string {
	text := Points(bound)
	misread := func(mark float64) bool { return !reads(text, bound, mark) }
	for places := 1; places <= 3 && slices.ContainsFunc(marks, misread); places++ {
		text = decimals(bound, places)
	}
	return text
}

// reads reports whether the points that text says lie where bound does: below
// margin, at it or above it.
func reads(text string, bound, margin float64) bool {
	n, err := strconv.ParseFloat(text, 64)
	return err == nil && cmp.Compare(n, stats.Round9(100*margin)) == cmp.Compare(bound, margin)
}

// MarginText writes a margin as a percentage, with the decimals that it was given:
// "10%", "7.5%". Rounded it would be another margin.
func MarginText(margin float64) string { return marginPoints(margin) + "%" }

// marginPoints is a margin in points, with the decimals it was given: "10",
// "7.5".
func marginPoints(margin float64) string {
	return strconv.FormatFloat(stats.Round9(100*margin), 'f', -1, 64)
}

// Figure writes d', c or a score with two decimals; what rounds to zero is not
// negative.
func Figure(x float64) string {
	if text := strconv.FormatFloat(x, 'f', 2, 64); text != "-0.00" {
		return text
	}
	return "0.00"
}

func decimals(share float64, places int) string {
	scale := math.Pow10(places)
	// Round9 first: 100 * .285 is 28.499999999999996.
	n := math.Round(stats.Round9(100*share*scale)) / scale
	if n == 0 {
		n = 0 // not "-0"
	}
	return strconv.FormatFloat(n, 'f', places, 64)
}

// SignedFigure is a d' or c, or a change of one, with its sign and as many decimals, two or
// three, as it takes to tell it from 0: an interval that ends just below 0 does not hold it.
func SignedFigure(x float64) string {
	if text := fmt.Sprintf("%+.2f", x); text != "-0.00" && text != "+0.00" {
		return text
	}
	if text := fmt.Sprintf("%+.3f", x); text != "-0.000" && text != "+0.000" {
		return text
	}
	return "+0.00"
}
