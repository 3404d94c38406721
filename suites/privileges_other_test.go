//go:build !linux

package suites

import "testing"

// withoutPrivileges calls f as the user it is: only Linux lets one thread give
// up what root may do.
func withoutPrivileges(t *testing.T, f func()) {
	t.Helper()
	f()
}
