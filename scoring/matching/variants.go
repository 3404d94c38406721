package matching

import (
	"strings"
	"unicode"
)

// A variant is another text of a gold answer that says more than was asked.
type variant struct {
	text  string
	place string // what stood behind its comma: "Germany" of "Hamburg, Germany"
}

// variants are what stands before a bracket ("gross weight (GW)"), before a
// comma or "in" ("Hamburg, Germany"), and either side of an "or".
func variants(gold string) []variant {
	var out []variant
	if e, ok := parseDate(tokenize(gold)); ok && e.month > 0 {
		return nil
	}
	if open := strings.IndexByte(gold, '('); open > 0 {
		out = append(out, variant{text: gold[:open]})
		if end := strings.IndexByte(gold[open:], ')'); end > 0 {
			out = append(out, variant{text: gold[:open] + gold[open+end+1:]})
		}
	}
	for _, sep := range []string{", ", " in "} {
		if before, rest, ok := strings.Cut(gold, sep); ok && capitalized(before) && !strings.ContainsFunc(before, unicode.IsDigit) {
			out = append(out, variant{before, rest})
		}
	}
	if a, b, ok := strings.Cut(gold, " or "); ok {
		out = append(out, variant{text: a}, variant{text: b})
	}
	return out
}
