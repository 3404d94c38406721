// Package runs is the run directory: the manifest that is written once, the
// items as they were asked, the append-only logs, the lock, and recovery after
// a kill or a power cut. It stores lines, not meaning: it knows where a
// response stands and that it is whole, and nothing of what it is worth.
//
// The promise it keeps: once [Log.Append] has returned, a kill loses nothing;
// once a further 50 ms have passed, a power cut loses nothing
// either; and what is lost is lost as whole lines.
package runs

import (
	"path/filepath"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/suites"
)

// The files of a run directory. Those that are derived are written by other rooms, with
// [WriteDerived].
const (
	ManifestFile  = "run.json"
	ItemsFile     = "items.jsonl"
	ResponsesFile = "responses.jsonl"
	EventsFile    = "events.jsonl"
	AttemptsFile  = "attempts.jsonl"
	HTTPFile      = "http.log"
	LockFile      = "lock"
	JobFile       = "job.json"       // in the directory of a job
	VerdictsFile  = "verdicts.jsonl" // derived
	ReportFile    = "report.json"    // derived, of a run or of a job: written last
	// LedgerFile holds, in the directory of a demonstration, what every simulated
	// checkpoint draws for every item.
	LedgerFile = "ledger.jsonl"
)

// A Run is an open run directory. Reading needs no lock and works while
// another process writes. Lock, Unlock and OpenLog are for one goroutine; all
// other methods may be called from many.
type Run struct {
	// Manifest is run.json. It is never changed on disk, and changing it here
	// changes nothing there.
	Manifest Manifest

	dir  string
	lock *heldLock
	now  func() time.Time
	end  *int64 // of responses.jsonl, where the run is frozen
	held []*suites.Item

	small sync.Mutex // serializes appends to events.jsonl and attempts.jsonl
}

func newRun(dir string, m Manifest) *Run {
	return &Run{Manifest: m, dir: dir, now: time.Now}
}

// Dir returns the directory as it was given to Create or Open.
func (r *Run) Dir() string { return r.dir }

// Path returns the path of a file in the run directory, whether or not it
// exists.
func (r *Run) Path(name string) string { return filepath.Join(r.dir, name) }

func (r *Run) plan() plan {
	return plan{items: r.Manifest.Identity.NItems, epochs: r.Manifest.Identity.Epochs}
}
