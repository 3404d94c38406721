package responses

import "testing"

func TestRefused(t *testing.T) {
	for outcome, want := range map[Outcome]bool{
		Replied: false, ContentFilter: false, ContextOverflow: true, APIError: true, "": false,
	} {
		if got := outcome.Refused(); got != want {
			t.Errorf("%q is refused: %v, want %v", outcome, got, want)
		}
	}
}
