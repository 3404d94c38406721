package reports

import (
	"io"
)

// SizingSchema is the schema of a Sizing as JSON.
const SizingSchema = "abstain-eval/plan/1"

// A Sizing says what a number of items can see, how many it takes to see
// something, and what that costs. Rates, margins and changes are shares; what
// cannot be reached is nil.
type Sizing struct {
	Schema string `json:"schema"`
	// Simulated says that a simulated checkpoint was measured for this.
	Simulated bool    `json:"simulated,omitempty"`
	Margin    float64 `json:"margin"`
	Level     float64 `json:"level"`
	Power     float64 `json:"power"` // chance with which something is to be seen
	Epochs    int     `json:"epochs"`
	// Comparisons is how many changes of rates are tested together, and Alpha the
	// two-sided level at which the first of them has to show: Holm's strictest.
	// AlphaDPrime is that of d', which is told with c for as many checkpoints as these
	// are of.
	Comparisons int          `json:"comparisons"`
	Alpha       float64      `json:"alpha"`
	AlphaDPrime float64      `json:"alpha_d_prime"`
	Suite       SizedSuite   `json:"suite"`
	Rates       []SizedRate  `json:"rates"`
	Change      *SizedChange `json:"change"`
	Costs       []SizedCost  `json:"costs"` // of one run each
	Assumptions []Assumption `json:"assumptions"`
}

// A SizedSuite is what one run of a suite can see.
type SizedSuite struct {
	Name         string    `json:"name"`
	Version      string    `json:"version"`
	Probe        string    `json:"probe,omitempty"`
	Items        int       `json:"items"`
	Pairs        int       `json:"pairs"` // of which both members are asked
	Unanswerable SizedSide `json:"unanswerable"`
	Answerable   SizedSide `json:"answerable"`
	// Calibrated is the largest rate that, true on both sides, is found within the
	// margin on both.
	Calibrated *float64 `json:"calibrated_up_to"`
	// DPrime is the smallest change of d' between two checkpoints, to the better and to
	// the worse; nil where to one of the two none is seen, and where little is known of d'.
	DPrime *float64 `json:"smallest_d_prime_change"`
	// Controlled is how many items of a probe have a plain-worded control, and
	// Contrast the smallest difference between the two that is seen in one run.
	Controlled int      `json:"controlled,omitempty"`
	Contrast   *float64 `json:"smallest_contrast,omitempty"`
	// Scenarios are held to a stricter level, adjusted for their number.
	Scenarios     []SizedScenario `json:"scenarios"`
	ScenarioLevel float64         `json:"scenario_level,omitempty"`
}

// A SizedScenario is what the items of one scenario can see by themselves.
type SizedScenario struct {
	Scenario     string    `json:"scenario"`
	Unanswerable SizedSide `json:"unanswerable"`
	Answerable   SizedSide `json:"answerable"`
}

// A SizedSide is what the items of one side can see.
type SizedSide struct {
	Items     int `json:"items"`
	Responses int `json:"responses"`
	Clusters  int `json:"clusters"`
	// Design is by how much clusters widen the variance of the rate, and Effective
	// how many independent responses tell as much; 0 without items.
	Design    float64 `json:"design_effect"`
	Effective int     `json:"effective"`
	// Above is the smallest true rate found above the margin, Within the largest
	// found within it.
	Above  *float64 `json:"exceeds_from"`
	Within *float64 `json:"within_up_to"`
	// Fewest is how many items it takes to be within the margin at all.
	Fewest *int `json:"fewest_to_be_within"`
	// Change is the smallest change of the rate between two checkpoints. It is left
	// out for scenarios, between which nothing is tested.
	Change *float64 `json:"smallest_change,omitempty"`
}

// A SizedRate is how many items settle a true rate against the margin.
type SizedRate struct {
	Rate float64 `json:"rate"`
	// From is empty for a rate that was given, else the side on which a run had it.
	From  string `json:"from,omitempty"`
	State string `json:"state"` // exceeds or within: the verdict it should get
	// Items is how many items of a side it takes, and Both how many of each side to
	// be within on both; nil where not even a hundred thousand do, and Both for a
	// rate above the margin.
	Items *int `json:"items_a_side"`
	Both  *int `json:"items_a_side_for_calibrated"`
	// The power that the suite's own sides have; nil for a side without items.
	PowerUnanswerable *float64 `json:"suite_power_unanswerable"`
	PowerAnswerable   *float64 `json:"suite_power_answerable"`
}

// A SizedChange is how many items show a change of a rate between two checkpoints
// that were asked the same.
type SizedChange struct {
	Change     float64  `json:"change"` // either way
	Discordant float64  `json:"discordant"`
	Items      *int     `json:"items"` // of that side; nil where not even a million do
	Power      *float64 `json:"power"` // of McNemar's mid-p test with so many, exactly
}

// A SizedCost is what one run costs, for as many items as What takes.
type SizedCost struct {
	What         string   `json:"what"`
	Items        int      `json:"items"`
	Requests     int      `json:"requests"`
	PromptTokens int      `json:"prompt_tokens"`
	AnswerTokens int      `json:"answer_tokens"`
	Cost         *float64 `json:"cost"`    // by the price file; nil without one
	Seconds      *float64 `json:"seconds"` // nil where nothing is known of the server
}

// An Assumption is a figure that the others rest on.
type Assumption struct {
	What   string  `json:"what"`
	Value  float64 `json:"value"`
	Source Source  `json:"source"`
}

// Source is where an assumption comes from.
type Source string

// The sources.
const (
	Given     Source = "given"     // by a flag
	Measured  Source = "measured"  // on the runs that were named
	Estimated Source = "estimated" // from the texts of the suite
	Assumed   Source = "assumed"   // a default
)

// What a Sizing may rest on.
const (
	AssumedDiscordant   = "discordant"
	AssumedICC          = "icc"
	AssumedOverAnswer   = "over_answer_rate"
	AssumedOverRefusal  = "over_refusal_rate"
	AssumedPromptTokens = "prompt_tokens"
	AssumedAnswerTokens = "answer_tokens"
	AssumedSeconds      = "answer_seconds"
	AssumedConnections  = "max_connections"
)

// SizingJSON writes a sizing as it is. The same sizing gives the same bytes.
func SizingJSON(w io.Writer, s Sizing) error { return writeJSON(w, "the plan", s) }
