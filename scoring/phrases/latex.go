package phrases

import "strings"

// LatexThousands is the length of what LaTeX writes between groups of digits, where s begins
// with it and a group of three digits follows ("{,}" of "12{,}500"), else 0.
func LatexThousands(s string) int {
	if s == "" || s[0] != '{' && s[0] != '\\' && s[0] != ',' {
		return 0
	}
	for _, mark := range [...]string{"{,}", `\,`, `,\!`, `\;`, `\:`, `\ `, `{\,}`, `{\;}`} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			digits := 0
			for digits < len(rest) && digits < 4 && '0' <= rest[digits] && rest[digits] <= '9' {
				digits++
			}
			if digits == 3 {
				return len(mark)
			}
			return 0
		}
	}
	return 0
}
