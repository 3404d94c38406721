package runs

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
)

// Every error here is one that a user can bring about. Each says what is
// wrong, where, and what to do next. Exit codes are the commands' affair.

// A NotARunError is a path that holds no run.
type NotARunError struct {
	Dir string
	// Creatable says that Create would make a run here: there is nothing, or an
	// empty directory, or one whose creation was interrupted.
	Creatable bool
	Reason    string // as in "it does not exist"
	Newest    string // the directory of the newest run or job within; empty where there is none
}

// Error names the directory and what is missing.
func (e *NotARunError) Error() string {
	if e.Newest != "" {
		return fmt.Sprintf("%s is not a run: it holds runs, of which %s is the newest; name one", e.Dir, e.Newest)
	}
	what := "give the directory of a run, the one that holds run.json"
	if e.Creatable {
		what = "abstain-eval run --run-dir " + ShellQuoted(e.Dir) + " makes a run there"
	}
	return fmt.Sprintf("%s is not a run: %s; %s", e.Dir, e.Reason, what)
}

// An OccupiedError is a directory in which no run can be created, because
// something is there that must not be touched.
type OccupiedError struct {
	Dir   string
	Holds string // as in "a run", or a file's name
}

// Error names the directory and what it holds.
func (e *OccupiedError) Error() string {
	return fmt.Sprintf("cannot create a run in %s: it already holds %s, and nothing there is overwritten; give a directory that is new or empty", e.Dir, e.Holds)
}

// A CorruptError is a file of a run that does not hold what this package wrote.
type CorruptError struct {
	File string
	Line int // counted from 1; 0 where the file as a whole is meant
	Err  error
	Do   string // what the user can do
}

// Error gives "file:line: what is wrong; what to do".
func (e *CorruptError) Error() string {
	where := e.File
	if e.Line > 0 {
		where = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	if e.Do == "" {
		return fmt.Sprintf("%s: %v", where, e.Err)
	}
	return fmt.Sprintf("%s: %v; %s", where, e.Err, e.Do)
}

// Unwrap returns what is wrong.
func (e *CorruptError) Unwrap() error { return e.Err }

// A LockedError is a run that another process is writing.
type LockedError struct {
	Dir   string
	PID   int       // 0 where the other process has not written it yet
	Host  string    // "" likewise
	Since time.Time // zero likewise
}

// Error names the other process as far as it is known.
func (e *LockedError) Error() string {
	who := "another process"
	if e.PID != 0 {
		who = fmt.Sprintf("process %d on %s since %s", e.PID, e.Host, e.Since.UTC().Format(time.DateTime+"Z"))
	}
	return fmt.Sprintf("%s is in use by %s; wait for it or end it", e.Dir, who)
}

// A WriteError is a response that could not be written to the log. What the log
// held before is untouched.
type WriteError struct {
	File     string
	Recorded int  // asks recorded, all of them safe
	Full     bool // no space is left, on the disk or in the user's quota
	Err      error
}

// Error says what is safe and what to do.
func (e *WriteError) Error() string {
	cause, do := "", "run the same command again"
	if e.Full {
		cause, do = "the disk is full: ", "free some space and run the same command again"
	}
	return fmt.Sprintf("writing %s: %s%v; nothing recorded is lost (%s): %s", e.File, cause, e.Err, nouns.Count(e.Recorded, "response"), do)
}

// Unwrap returns the system's error.
func (e *WriteError) Unwrap() error { return e.Err }

// A SyncError is a log that the disk did not take. The last responses may be
// missing after a power cut, so no further one is accepted.
type SyncError struct {
	File string
	Err  error
}

// Error says what may be lost.
func (e *SyncError) Error() string {
	return fmt.Sprintf("writing %s to disk: %v; responses of the last moments may be lost if the machine stops: check the disk, then run the same command again", e.File, e.Err)
}

// Unwrap returns the system's error.
func (e *SyncError) Unwrap() error { return e.Err }

// A LongLineError is a line of a log that is larger than what a reader of a
// compressed log takes at once. The log stays as it is, and every command reads it.
type LongLineError struct {
	File string
	Line int // counted from 1
	Size int // in bytes
}

// Error says how long the line is, and what becomes of the log.
func (e *LongLineError) Error() string {
	return fmt.Sprintf("%s is not compressed: line %d has %d MiB, and no more than %d can be read of a compressed log at once",
		e.File, e.Line, e.Size>>20, mostFrame>>20)
}

// An UnknownRunError is a name under which no run was found.
type UnknownRunError struct {
	Name, LogDir string
	Newest       []string // the newest few names, newest first; none where there are no runs
	Nearest      string   // "" where nothing is near
}

// Error gives the nearest name, or else the newest few. What was asked for may have
// been a path, so that it is not said to be missing from the log directory.
func (e *UnknownRunError) Error() string {
	none := "no run " + quoted(e.Name)
	if e.Name == latest {
		none = "no run"
	}
	switch {
	case len(e.Newest) == 0:
		return fmt.Sprintf("%s: there are no runs under %s; abstain-eval run makes one, and --log-dir names another place", none, e.LogDir)
	case e.Nearest != "":
		return fmt.Sprintf("%s; did you mean %s under %s?", none, e.Nearest, e.LogDir)
	}
	return fmt.Sprintf("%s; the newest under %s are:\n  %s", none, e.LogDir, strings.Join(e.Newest, "\n  "))
}

// An AmbiguousRunError is the beginning of more than one name.
type AmbiguousRunError struct {
	Name    string
	Matches []string // newest first, at least two
}

// Error lists the names.
func (e *AmbiguousRunError) Error() string {
	const most = 10
	names, more := e.Matches, ""
	if len(names) > most {
		names, more = names[:most], fmt.Sprintf("\nand %d more", len(e.Matches)-most)
	}
	return fmt.Sprintf("%s is the beginning of %d runs; give more of the name:\n  %s%s", quoted(e.Name), len(e.Matches), strings.Join(names, "\n  "), more)
}

// quoted is a name in quotes. A backslash stays one: it may be part of a path.
func quoted(name string) string {
	return strings.ReplaceAll(strconv.Quote(name), `\\`, `\`)
}
