package stats

import "strconv"

// Round9 rounds x to nine significant digits, so that files derived from one
// input are the same bytes whatever the last bits of a sum were. Minus zero
// becomes zero; what is not finite stays as it is.
func Round9(x float64) float64 {
	if x == 0 {
		return 0
	}
	// What FormatFloat writes parses, and the largest float rounds down.
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 8, 64), 64)
	return y
}
