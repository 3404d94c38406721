package evaluate

import (
	"fmt"
	"testing"
)

// TestAFingerprintThatChangesIsToldOnce: some servers give each reply another one.
func TestAFingerprintThatChangesIsToldOnce(t *testing.T) {
	var told []string
	w := &watchedLog{changed: func(was, is string) { told = append(told, was+" "+is) }}
	for _, fingerprint := range []string{"", "a", "a", "", "b", "c", "a", "d"} {
		w.see(fingerprint)
	}
	if got := fmt.Sprint(told); got != "[a b]" {
		t.Errorf("told %s, want one change", got)
	}
}
