package suites

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// withoutPrivileges calls f on a thread that reads files as nobody does, where
// the test runs as root: root could read everything.
func withoutPrivileges(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	const nobody = 65534
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	// The raw call is for this thread alone, and it reports no error: that it
	// took effect shows when the file cannot be opened.
	_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
	defer func() { _, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, 0, 0, 0) }()
	f()
}
