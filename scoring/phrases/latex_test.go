package phrases

import "testing"

func TestLatexThousands(t *testing.T) {
	for _, row := range []struct {
		text   string
		want   int
		reason string
	}{
		{`{,}500`, 3, "a comma in braces"},
		{`\,500}`, 2, "a thin space"},
		{`,\!500`, 3, "a comma that takes no room behind it"},
		{`{,}50`, 0, "two digits are no group"},
		{`{,}5000`, 0, "nor are four"},
		{`\quad 500`, 0, "another command"},
		{`,500`, 0, "a comma alone is no LaTeX"},
		{`{,}`, 0, "nothing behind"},
		{"", 0, "no text"},
	} {
		if got := LatexThousands(row.text); got != row.want {
			t.Errorf("%s: %q: got %d, want %d", row.reason, row.text, got, row.want)
		}
	}
}
