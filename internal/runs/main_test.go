package runs

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// The test binary is also the second process of the lock tests.
func TestMain(m *testing.M) {
	if dir := os.Getenv(holdLockEnv); dir != "" {
		os.Exit(holdLock(dir))
	}
	goleak.VerifyTestMain(m)
}

func started() time.Time { return time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC) }

func writeItemLines(n int) func(io.Writer) error {
	return func(w io.Writer) error {
		for i := range n {
			_, err := fmt.Fprintf(w, `{"id":"t/%d","scenario":"subjective","answerable":true,"question":"What is %d + 0?","answers":["%d"]}`+"\n", i, i, i)
			if err != nil {
				return err
			}
		}
		return nil
	}
}

func testManifest(t testing.TB, n, epochs int) Manifest {
	t.Helper()
	sum, lines, err := ItemsDigest(writeItemLines(n))
	if err != nil {
		t.Fatal(err)
	}
	zero := 0.0
	id := Identity{
		Model:  "my-ckpt",
		Policy: Policy{Name: "neutral", SHA256: "00"},
		Params: wire.Params{Temperature: &zero},
		Epochs: epochs, ItemsSHA256: sum, NItems: lines,
	}
	return Manifest{
		ID: NewID(id, started()), Identity: id, Checkpoint: Checkpoint{Name: "my-ckpt"},
		Suites:     []Suite{{Name: "core", Version: "1.0.0", Hash: "ab", Population: "core", Items: n}},
		Provenance: Provenance{BaseURLs: []string{"http://gpu7:8000/v1"}, Tool: "v0", Started: started()},
	}
}

func createIn(t testing.TB, dir string, n, epochs int) *Run {
	t.Helper()
	run, err := Create(dir, testManifest(t, n, epochs), writeItemLines(n))
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// lockedRun is a fresh run of n items that this test holds.
func lockedRun(t testing.TB, n, epochs int) *Run {
	t.Helper()
	run := createIn(t, filepath.Join(t.TempDir(), "run"), n, epochs)
	if err := run.Lock(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = run.Unlock() })
	return run
}

func openLog(t testing.TB, run *Run) *Log {
	t.Helper()
	log, err := run.OpenLog()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	return log
}

func record(n, epoch int) responses.Record {
	return responses.Record{
		N: n, Epoch: epoch, Item: fmt.Sprintf("t/%d", n), Outcome: responses.Replied, Finish: "stop",
		Text: fmt.Sprintf("answer %d of %d", epoch, n), At: started(), Seconds: .5, Tries: 1,
		Raw: []byte(`{"choices":[{"message":{"content":"x"}}]}`),
	}
}

func appendAll(t testing.TB, log *Log, recs ...responses.Record) {
	t.Helper()
	for _, rec := range recs {
		if err := log.Append(rec); err != nil {
			t.Fatal(err)
		}
	}
}

type at struct{ N, Epoch int }

// duplicates counts the lines behind the first of their ask that nobody asked for
// again. They are kept and do not count.
func duplicates(t interface {
	Helper()
	Fatal(args ...any)
}, run *Run) (n int) {
	t.Helper()
	seen := map[at]bool{}
	for rec, err := range run.AllRecords() {
		if err != nil {
			t.Fatal(err)
		}
		if seen[at{rec.N, rec.Epoch}] && rec.Again == "" {
			n++
		}
		seen[at{rec.N, rec.Epoch}] = true
	}
	return n
}

// positions drains a sequence of records.
func positions(t testing.TB, seq func(func(responses.Record, error) bool)) []at {
	t.Helper()
	var list []at
	for rec, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, at{rec.N, rec.Epoch})
	}
	return list
}

func writeFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
