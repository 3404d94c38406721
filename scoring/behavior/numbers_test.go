package behavior

import "testing"

// TestThousands: a value is committed to whole, whatever stands between its groups of digits.
func TestThousands(t *testing.T) {
	q := Question{Text: "How many units were sold?", AnswerType: "number", Values: []string{"12500"}}
	for _, row := range []struct{ answer, value, reason string }{
		{"The number is 12,500.", "12,500", "a comma"},
		{`\boxed{12{,}500}`, `12{,}500`, "a comma of LaTeX"},
		{`So $12\,500$ were sold.`, `12\,500`, "a thin space of LaTeX"},
		{`$12,\!500$`, `12,\!500`, "a comma without the space behind it"},
		{`\frac{12}{500}`, "12", "braces of a fraction are no mark"},
	} {
		if got := Read(q, row.answer); got.Kind != Answered || got.Value != row.value {
			t.Errorf("%s: %s is %s with %q, want %q", row.reason, row.answer, got.Kind, got.Value, row.value)
		}
	}
}
