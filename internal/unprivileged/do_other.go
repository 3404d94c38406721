//go:build !linux

package unprivileged

import (
	"os"
	"testing"
)

// Do calls f as the user it is: only Linux lets one thread give up what root may do.
// As root, who may read everything, the test is skipped.
func Do(tb testing.TB, f func()) {
	tb.Helper()
	if os.Geteuid() == 0 {
		tb.Skip("root may read everything, and on this system cannot give that up for a moment")
	}
	f()
}
