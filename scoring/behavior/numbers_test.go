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

// TestListNumbers: what numbers the items of a list is no value, and a value in front of a full stop
// is no number of a list.
func TestListNumbers(t *testing.T) {
	q := Question{Text: "A tray holds 30 eggs, and 16 are sold. How many are left?", AnswerType: "number", Values: []string{"14"}}
	for _, row := range []struct{ answer, value, reason string }{
		{"14. I hope this helps!", "14", "a value, and a sentence"},
		{"14) That is what is left.", "14", "with a bracket"},
		{"1. 14", "14", "a list of one"},
		{"1. Take 30.\n2. Take away 16.\n3. That leaves 14.", "14", "a list of steps"},
		{"2. Take away 16.\n3. That leaves 14.", "14", "the end of one"},
	} {
		if got := Read(q, row.answer); got.Kind != Answered || got.Value != row.value {
			t.Errorf("%s: %s is %s with %q, want %q", row.reason, row.answer, got.Kind, got.Value, row.value)
		}
	}
}
