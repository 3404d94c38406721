package evaluate

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
)

// hold holds figures to docs/statistics.md. Those of a plain go test, of fewer runs,
// stand nowhere.
func hold(t *testing.T, name, figures string, all bool) {
	t.Helper()
	t.Log(figures)
	if all {
		doctable.Hold(t, "../../docs/statistics.md", name, figures, *update)
	}
}
