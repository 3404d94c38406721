package unprivileged

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// nobody is the user who owns nothing, by the convention of every distribution.
const nobody = 65534

// Do calls f with the file permissions of a user who owns nothing, where the test
// runs as root, and as the user it is otherwise. f must not end the test: it may
// be called on a thread of its own, which is thrown away.
func Do(tb testing.TB, f func()) {
	tb.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	done := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		err := syscall.Setfsuid(nobody)
		if err == nil {
			f()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		tb.Fatal(err)
	}
}
