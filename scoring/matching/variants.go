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
// comma or "in" ("Hamburg, Germany"), either side of an "or", and behind "Republic of". Toks are
// those of gold.
func variants(gold string, toks []token) []variant {
	var out []variant
	if e, ok := parseDate(toks); ok && e.month > 0 {
		return nil
	}
	for i := 0; i+2 < len(toks) && (toks[i].is(article) || toks[i].is(polity) || toks[i].upper); i++ {
		if toks[i].is(polity) && toks[i+1].norm == "of" && !toks[i+2].is(partOfPlace) {
			out = append(out, variant{text: gold[toks[i+1].end:]})
		}
	}
	if open := strings.IndexByte(gold, '('); open > 0 {
		out = append(out, variant{text: gold[:open]})
		if end := strings.IndexByte(gold[open:], ')'); end > 0 {
			out = append(out, variant{text: gold[:open] + gold[open+end+1:]})
		}
	}
	for _, sep := range []string{", ", " in "} {
		if before, rest, ok := strings.Cut(gold, sep); ok && !lists(sep, rest) && capitalized(before) && !comparing(before) && !strings.ContainsFunc(before, unicode.IsDigit) {
			out = append(out, variant{before, rest})
		}
	}
	if a, b, ok := strings.Cut(gold, " or "); ok {
		out = append(out, variant{text: a})
		if or := tokenize(b); len(or) > 0 && !or[0].is(comparative) {
			out = append(out, variant{text: b})
		}
	}
	return out
}

// lists reports whether what stands behind a comma goes on with a list: "Health, Work and Food Agency".
func lists(sep, rest string) bool { return sep == ", " && strings.Contains(rest, " and ") }

// comparing reports whether s is one word that compares: the "Later" of "Later in the season".
func comparing(s string) bool {
	toks := tokenize(s)
	return len(toks) == 1 && toks[0].is(comparative)
}
