package reports

import (
	"strings"
	"testing"
)

// TestCommandKeepsItsWords: a word of a command stands as it is or loses its value;
// shortened it would be another command.
func TestCommandKeepsItsWords(t *testing.T) {
	long := "--extra-body '{\"note\":\"" + strings.Repeat("x", 300) + "\"}'"
	got := shellText([]string{"abstain-eval", "run", "core", long, "--stop 'a\nb'", "--temperature 0"})
	want := "    abstain-eval run core --extra-body '...' --stop '...' --temperature 0\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
