package matching

import "testing"

// TestTokensMoveOn holds that each token takes a byte at least, whatever signs stand around it:
// one that took none would be read again without end.
func TestTokensMoveOn(t *testing.T) {
	for _, signs := range []string{" .,1-/'", "1.,$%e½²", "a.-'1 :", "\\{}1a[", "mp.:1 (", "1st&\n*#"} {
		every([]rune(signs), 5, "", func(text string) {
			at := 0
			for _, k := range tokenize(text) {
				if k.end <= at || k.start >= len(text) {
					t.Fatalf("%q: a token from %d to %d behind one that ends at %d", text, k.start, k.end, at)
				}
				at = k.end
			}
		})
	}
}

// every calls do with all texts of up to most signs.
func every(signs []rune, most int, text string, do func(text string)) {
	do(text)
	for _, c := range signs {
		if most > 0 {
			every(signs, most-1, text+string(c), do)
		}
	}
}
