// Package evaluate is the one orchestrator: it takes a job from questions to a
// document by calling each room in turn. The commands that ask, score, compare, judge,
// render or plan are thin around it; those that only read suites or audit the scorer do
// without it.
package evaluate

import (
	"net/http"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A Job is what to ask whom: every checkpoint is asked every suite under every
// policy, and each checkpoint under one policy is a run.
type Job struct {
	// Name makes the runs of the job lie together in LogDir/Name/STAMP. A job
	// without a name has one run, which lies in LogDir itself.
	Name        string
	Checkpoints []Checkpoint
	Policies    []prompts.Policy // none is prompts.Neutral alone
	Suites      []string         // references as suites.Open takes them
	// Selection is what is asked of each suite. Its Now is the world's, and its
	// Capabilities are each checkpoint's own.
	Selection suites.Selection
	// Epochs is how many samples of each item are asked for; below 1 counts as 1.
	Epochs  int
	Budget  Budget
	Margins signature.Options
	// MaxUnscored is the share of unscored responses on one side above which a
	// complete run does not count as evidence. nil is what a run was last held against,
	// and DefaultMaxUnscored where there is none.
	MaxUnscored *float64
	LogDir      string
	RunDir      string // create, resume or report this directory; "" chooses one
	New         bool   // never resume
	Compress    bool   // keep the responses of a complete run compressed
	// Tags are facts of the user's own, kept with each run beside those of the
	// World; where both have a name, the job's count.
	Tags map[string]string
	// Retry are the states, of RetryStates, whose responses are asked again in a
	// run that is there already, complete or not.
	Retry []scoring.State
}

// A Checkpoint is a model behind an endpoint, and how it is asked.
type Checkpoint struct {
	Name      string // "" means the model's name
	Model     string // "" means the only one the server lists
	TrainedBy string
	// Capabilities are what it has: items that assume one of them away are not
	// asked.
	Capabilities []suites.Capability
	BaseURL      string
	Replicas     []string // further addresses at which the same model is served
	Key          string   // never written anywhere
	Header       http.Header
	Secrets      []string // further values that are never written anywhere: of headers, from the environment
	CA           []byte   // certificates to trust beside the system's, as PEM
	// APIVersion makes the server an Azure one, whose addresses carry it.
	APIVersion string

	// Policies are asked in place of the job's, where there are any.
	Policies []prompts.Policy
	// API is wire.APIChat or, for base models, wire.APICompletions; "" is chat.
	API    string
	System string // a system message of the user's own, or ""
	Params wire.Params
	Asking Asking

	pace    *endpoint.Pace // of every request to it, the listing's among them
	replied bool           // in an earlier session of the run that is gone on with
}

// Asking is how the questions go out. None of it is part of a run's identity.
type Asking struct {
	Connections    int
	Auto           bool // find out how many connections the server takes well
	PerMinute      int  // requests a minute over all connections and tries; 0 is no limit
	MaxRetries     int
	AttemptTimeout time.Duration
	ItemTimeout    time.Duration // of one ask over all its tries; 0 is no limit
	MaxRetryAfter  time.Duration
	Stream         bool          // ask for replies as streams
	LogHTTP        int           // how many exchanges of a session are kept in http.log
	Backoff        time.Duration // bound of the wait before a first retry; 0 is the endpoint's default
}

// DefaultAsking is how questions go out unless something else is said.
func DefaultAsking() Asking {
	return Asking{
		Connections:    16,
		MaxRetries:     8,
		AttemptTimeout: 10 * time.Minute,
		ItemTimeout:    30 * time.Minute,
		MaxRetryAfter:  5 * time.Minute,
	}
}

// World is what a job needs of the world outside it.
type World struct {
	Now      func() time.Time
	Progress Progress
	Tool     string   // version, as recorded
	Command  []string // as recorded: never holds a key
	Tags     map[string]string
}

// Progress is told what happens while a job runs. Its methods are called from
// many goroutines.
type Progress interface {
	// Plan is called before the first ask with the runs of the job.
	Plan(parts []Part)
	// Note is a sentence the user should see: a run is resumed, a parameter
	// was adapted.
	Note(text string)
	// Recorded is called for every response, with its state as far as it is
	// known without scoring: true if there is text to score.
	Recorded(part string, useful bool)
	// Retried is called for every try that failed and will be repeated.
	Retried(part, why string)
	// Watch is called before a run's first ask with a function that tells of
	// the oldest ask in flight: how long it has been out, 0 where none is, and
	// its item. It may be called until Close.
	Watch(part string, oldest func() (age time.Duration, item string))
	// Close is called when no more will come.
	Close()
}

// A Part is a run in the eyes of a Progress.
type Part struct {
	Name        string // the checkpoint, with its policy where there are several
	Total, Done int    // asks, and how many of them are recorded and not to be asked again
}

// A Result is what came of a job.
type Result struct {
	Dir  string // of the job, or of its only run; "" where nothing was begun
	Runs []RunResult
}

// A RunResult is what came of one run.
type RunResult struct {
	Checkpoint, Policy string
	Dir                string // "" where there is nothing to describe
	ID                 string // in the document; "" where it is not there
	Asked              int    // responses recorded by this process
	// Err is what ended the run early, or why it is no evidence; or nil.
	Err error

	rows []reports.Row // as Rows yields them; nil where they are to be read again
}
