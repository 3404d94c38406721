package endpoint

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
)

// TestWhatIsDroppedHidesNoKey: whatever a text loses on its way to a terminal, a key
// with that between its characters is found, as it is and escaped.
func TestWhatIsDroppedHidesNoKey(t *testing.T) {
	const key = "sk9é-4711"
	s := secretsOf(key, nil, nil)
	dropped := 0
	for r := range rune(unicode.MaxRune + 1) {
		if !utf8.ValidRune(r) {
			continue
		}
		between := "k" + string(r) + "9" + string(r) + "é" + string(r) + "-"
		if reports.Safe(between) != "k9é-" && reports.SafeLines(between) != "k9é-" && wire.Clean(between, 99) != "k9é-" {
			continue
		}
		dropped++
		text := strings.Join(strings.Split(key, ""), string(r))
		forms := []string{text, url.QueryEscape(text)}
		if r <= 0xffff { // beyond, JSON is decoded before it is searched
			forms = append(forms, strings.Join(strings.Split(key, ""), fmt.Sprintf(`\u%04x`, r)))
		}
		for _, form := range forms {
			if got := s.text(form); got != redacted {
				t.Fatalf("with %U between its characters, the key as %q becomes %q", r, form, got)
			}
		}
	}
	if dropped < 100_000 { // private characters alone are more
		t.Errorf("%d characters are dropped: are they looked for?", dropped)
	}
}
