package runs

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const holdLockEnv = "RUNS_TEST_HOLD_LOCK"

// holdLock is the other process: it takes the lock, says so, and keeps it until
// its standard input ends.
func holdLock(dir string) int {
	run, err := Open(dir)
	if err == nil {
		err = run.Lock()
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("locked")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	return 0
}

func TestLockAgainstAnotherProcess(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 2, 1)
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), holdLockEnv+"="+run.Dir())
	in, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if said, _ := bufio.NewReader(out).ReadString('\n'); said != "locked\n" {
		t.Fatalf("the other process said %q", said)
	}

	err = run.Lock()
	var locked *LockedError
	if !errors.As(err, &locked) {
		t.Fatalf("Lock while another process holds it = %v, want a *LockedError", err)
	}
	host, _ := os.Hostname()
	if locked.PID != other.Process.Pid || locked.Host != host || locked.Since.IsZero() {
		t.Errorf("LockedError = %+v, want process %d on %s", locked, other.Process.Pid, host)
	}
	for _, want := range []string{run.Dir(), fmt.Sprintf("process %d on %s", other.Process.Pid, host), "wait for it"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("message %q does not name %q", err, want)
		}
	}
	if _, err := Create(run.Dir(), testManifest(t, 2, 1), writeItemLines(2)); !errors.As(err, new(*OccupiedError)) {
		t.Errorf("Create over a run in use = %v, want an *OccupiedError", err)
	}

	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	if held := readFile(t, run.Path(LockFile)); held == "" {
		t.Error("the killed process left no trace in the lock file; this test should show that one is no obstacle")
	}
	if err := run.Lock(); err != nil {
		t.Errorf("Lock after the holder was killed = %v, want nil", err)
	}
	if err := run.Unlock(); err != nil {
		t.Error(err)
	}
}

func TestLockWithinOneProcess(t *testing.T) {
	run := lockedRun(t, 1, 1)
	if err := run.Lock(); err != nil {
		t.Errorf("Lock by the holder = %v, want nil", err)
	}
	second, err := Open(run.Dir())
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Lock(); !errors.As(err, new(*LockedError)) {
		t.Errorf("Lock through a second Run = %v, want a *LockedError", err)
	}
	if err := second.Unlock(); err != nil {
		t.Errorf("Unlock without a lock = %v, want nil", err)
	}
	if err := run.Unlock(); err != nil {
		t.Fatal(err)
	}
	if err := second.Lock(); err != nil {
		t.Errorf("Lock after Unlock = %v, want nil", err)
	}
	if err := second.Unlock(); err != nil {
		t.Error(err)
	}
}

func TestLockedErrorBeforeTheHolderWroteItsName(t *testing.T) {
	run := lockedRun(t, 1, 1)
	if err := os.Truncate(run.Path(LockFile), 0); err != nil {
		t.Fatal(err)
	}
	second, err := Open(run.Dir())
	if err != nil {
		t.Fatal(err)
	}
	err = second.Lock()
	if !errors.As(err, new(*LockedError)) || !strings.Contains(err.Error(), "another process") {
		t.Errorf("Lock = %v, want a *LockedError that speaks of another process", err)
	}
}
