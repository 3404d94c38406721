// Package reports renders what a run found. There is one Document, which is
// report.json, and one renderer a format; every format shows the same figures.
//
// One convention holds throughout. What writes takes the zero value of what it writes,
// and says that there is nothing, or writes an empty list; rows may be nil. Its error
// is that of the writer, of the rows, or of a figure that JSON has no word for. Shares
// are from 0 to 1 in JSON and CSV and in percent elsewhere, times are in seconds, and
// what could not be measured is "no data", null or an empty cell, never 0. Text of a
// model, a server or a suite is made harmless for the format; JSON keeps it as it is.
package reports

import (
	"io"
	"iter"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/reasoning"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// Schema is the version of report.json. It grows when a field changes its
// meaning or goes away.
const Schema = "abstain-eval/report/1"

// A Document is everything a report says.
type Document struct {
	Schema string `json:"schema"`
	// Simulated is true if any figure rests on a simulated checkpoint. Every
	// renderer says so where a reader cannot miss it.
	Simulated bool `json:"simulated"`
	// Provisional is true while asks are outstanding.
	Provisional bool   `json:"provisional"`
	Tool        string `json:"tool"` // version
	Runs        []Run  `json:"runs"`
	// Unbegun are the runs of a job that were never begun, as CHECKPOINT.POLICY:
	// their server may have been down. Their asks are outstanding too.
	Unbegun []string `json:"unbegun,omitempty"`
	// Comparisons hold runs of the document against each other.
	Comparisons []Comparison `json:"comparisons,omitempty"`
	// Gates are what the runs were judged by, in order; GateNotes what that leaves
	// open.
	Gates     []Gate   `json:"gates,omitempty"`
	GateNotes []string `json:"gate_notes,omitempty"`
	// Limits are sentences on what the figures do not show.
	Limits []string `json:"limits"`
}

// A Run is one checkpoint under one policy.
type Run struct {
	ID         string `json:"id"`
	Checkpoint string `json:"checkpoint"`
	Model      string `json:"model"`
	TrainedBy  string `json:"trained_by,omitempty"`
	Policy     string `json:"policy"`
	// Capabilities are what the checkpoint was declared to have.
	Capabilities []string          `json:"capabilities,omitempty"`
	Params       map[string]string `json:"params"` // as sent: name to JSON value
	// Tags are the user's own, and what a CI system said of itself.
	Tags      map[string]string `json:"tags,omitempty"`
	System    bool              `json:"system"` // a system message of the user's own was sent
	Simulated bool              `json:"simulated"`
	Started   string            `json:"started"`
	ScoredBy  string            `json:"scored_by"`
	Suites    []SuiteRef        `json:"suites"`
	Planned   int               `json:"planned"`  // asks
	Recorded  int               `json:"recorded"` // responses that count
	Usage     Usage             `json:"usage"`
	// Served are the names the server gave itself, where one of them is not Model;
	// Fingerprints those of its system, where there is more than one.
	Served       []Named       `json:"served,omitempty"`
	Fingerprints []Named       `json:"fingerprints,omitempty"`
	Signatures   []SuiteReport `json:"signatures"`
	// API is "completions" for a base model that was asked by a few-shot prompt,
	// whose hash stands beside it; "" is chat.
	API          string `json:"api,omitempty"`
	PromptSHA256 string `json:"prompt_sha256,omitempty"`
	// Truth is set for simulated checkpoints only.
	Truth *Truth `json:"truth,omitempty"`
}

// Truth is what a simulated checkpoint drew, beside which the measured figures
// can be judged.
type Truth struct {
	OverAnswer  TruthRate `json:"over_answer"`
	OverRefusal TruthRate `json:"over_refusal"`
	// MissedDeclines were drawn as declines and scored as answers;
	// FalseDeclines were drawn as answers and scored as declines.
	MissedDeclines int `json:"missed_declines"`
	FalseDeclines  int `json:"false_declines"`
	// Unclear were drawn as one or the other and could not be read.
	Unclear int `json:"unclear"`
	// Compared is how many scored responses the counts above are out of.
	Compared int `json:"compared"`
	// Noticed is nil for a checkpoint without traces.
	Noticed *TruthNotice `json:"noticed,omitempty"`
}

// TruthNotice is what the traces of answers were drawn to notice, beside what was
// read in them. Declines are left out: their traces are on the way to a decline.
type TruthNotice struct {
	Drawn    int `json:"drawn"`    // traces that notice that there is no answer
	Missed   int `json:"missed"`   // of Drawn, not read as that
	False    int `json:"false"`    // read as that, and not drawn
	Compared int `json:"compared"` // scored answers with a trace
}

// TruthRate is a rate as it was set and as it was drawn, over the responses
// that reached the rates.
type TruthRate struct {
	Injected float64 `json:"injected"`
	Drawn    int     `json:"drawn"`
	Of       int     `json:"of"`
}

// Add counts one draw.
func (t *TruthRate) Add(drawn bool) {
	t.Of++
	if drawn {
		t.Drawn++
	}
}

// Add counts one trace: what was drawn, and what was read.
func (t *TruthNotice) Add(drawn, read bool) {
	t.Compared++
	switch {
	case drawn && !read:
		t.Missed++
	case read && !drawn:
		t.False++
	}
	if drawn {
		t.Drawn++
	}
}

// SuiteRef is which questions were asked.
type SuiteRef struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Hash    string `json:"hash"`
	Items   int    `json:"items"`
	// LeftOut are items that were chosen and are not in the run, by reason: their
	// label did not hold on that day or for this checkpoint, or a file of answers
	// has none to them.
	LeftOut []LeftOut `json:"left_out,omitempty"`
}

// LeftOut counts items that were not asked for one reason.
type LeftOut struct {
	Why   string `json:"why"`
	Items int    `json:"items"`
}

// Usage sums what the server said the responses that count cost, in tokens. A count is
// 0, and left out of the file, where no reply tells it: servers that do not count
// reasoning apart send none, or 0.
type Usage struct {
	Prompt     int `json:"prompt,omitempty"`
	Completion int `json:"completion,omitempty"`
	Reasoning  int `json:"reasoning,omitempty"` // among Completion
}

// A SuiteReport is one suite of a run: the strict signature, the broad view,
// and a few responses to check by eye.
type SuiteReport struct {
	Strict      signature.Signature `json:"strict"`
	Broad       signature.Signature `json:"broad"`
	OverAnswers []Row               `json:"over_answers"` // the first five counted as over-answering an unanswerable item, one an item
	Declines    []Row               `json:"declines"`     // five counted as declining, first of answerable items, one an item
	Unscored    []Row               `json:"unscored"`     // the first five that entered no rate, one an item
	// ServerCut is how many of those that were cut off had not reached max_tokens: a
	// limit of the server's own ended them.
	ServerCut int `json:"server_cut,omitempty"`
	// Effort is what the replies took: tokens, seconds, truncation. It is nil in a
	// report from before it was measured, and where no reply arrived.
	Effort *effort.Effort `json:"effort,omitempty"`
	// Reasoning is what the reasoning did, apart from the answers. It is nil in a
	// report from before it was read, and where no reply arrived.
	Reasoning *reasoning.Reasoning `json:"reasoning,omitempty"`
	// NoEvidence is nil where enough was scored, and while asks are outstanding.
	NoEvidence *NoEvidence `json:"no_evidence,omitempty"`
	// UnbegunScenarios are those of the suite of which no response is recorded yet, in
	// the order in which they are asked. It is nil in a complete run, and for a probe.
	UnbegunScenarios []string `json:"unbegun_scenarios,omitempty"`
	// Unretried is how many responses are still to be asked again: a retry was not
	// finished.
	Unretried int `json:"unretried,omitempty"`
}

// A Row is one response beside its question. Its texts are the model's and the
// suite's own and are hostile until a renderer has made them safe.
type Row struct {
	Run      string          `json:"run"` // the ID of its run
	Verdict  scoring.Verdict `json:"verdict"`
	Context  string          `json:"context,omitempty"`
	Question string          `json:"question"` // with its options as lines "A. ..."
	Gold     []string        `json:"gold,omitempty"`
	Missing  string          `json:"missing,omitempty"`
	Answer   string          `json:"answer"` // the final answer, without reasoning
	// FromServer says that the model gave no answer: what stands there is the server's
	// error.
	FromServer bool `json:"from_server,omitempty"`
	// ToolCall says of an empty reply that it calls a tool.
	ToolCall bool   `json:"tool_call,omitempty"`
	Trace    string `json:"trace,omitempty"`
	// AnswerCut and TraceCut are how many bytes are left out of the middle of the
	// two, in examples: no format shows so much. The verdict's spans are of what is
	// here.
	AnswerCut int `json:"answer_cut,omitempty"`
	TraceCut  int `json:"trace_cut,omitempty"`
}

// refOf is which questions of a suite were asked; the zero SuiteRef where none were.
func refOf(run Run, suite string) SuiteRef {
	for _, ref := range run.Suites {
		if ref.Name == suite {
			return ref
		}
	}
	return SuiteRef{}
}

// runByID is a run of the document; the zero Run where there is none.
func runByID(d Document, id string) Run {
	for _, run := range d.Runs {
		if run.ID == id && id != "" {
			return run
		}
	}
	return Run{}
}

// A Renderer writes a document in one format. Rows are for formats that show
// every response; they may be empty.
type Renderer func(w io.Writer, d Document, rows iter.Seq2[Row, error]) error
