// Package suspects finds the items of a suite whose label is probably wrong, or
// that tell nothing, from what several checkpoints did on them. It judges
// items, never checkpoints, and it proves nothing: a suspect is a question for
// the suite's author to read again.
//
// There are three kinds.
//
//   - same-value: an item without an answer, to which at least two checkpoints,
//     and at least half of those that were scored on it, commit to the same
//     value. If the value is a lure of the item or its twin's gold, the item may
//     simply be a good trap; a new value that several share is the stronger
//     suspicion that there is an answer.
//   - all-fail: an item with an answer, on which every checkpoint that was
//     scored on it, at least two, is wrong or declines. If all give the same
//     wrong value, the gold may be wrong; if all decline, there may be no answer.
//   - one-side-varies: a pair on one side of which all checkpoints did the same
//     in every response, while on the other they differ; looked for among the
//     checkpoints that were scored on both sides, from FewestForPairs on.
//
// A checkpoint that was asked an item several times, in epochs or under several
// policies, has one word: what it did most often. On a tie, declining comes
// before a value, and of values the one it said first. It fails an item if it
// is never right. What could not be scored is no word at all.
package suspects

// Schema is the version of the report. It grows when a field changes its
// meaning.
const Schema = "abstain-eval/suspects/1"

// Kind is why an item or a pair is suspect.
type Kind string

// The kinds.
const (
	SameValue     Kind = "same-value"
	AllFail       Kind = "all-fail"
	OneSideVaries Kind = "one-side-varies"
)

const (
	// Fewest is how many checkpoints have to be scored on an item for what they
	// share to say something of the item rather than of one of them.
	Fewest = 2
	// FewestForPairs is how many have to be scored on both sides of a pair.
	// Checkpoints that toss a coin all fall on one side once in two with two of
	// them and once in eight with four: with fewer, a side that does not vary
	// is mostly luck.
	FewestForPairs = 4
)

// A Report is what was found. Counts are over all of it, Suspects may be cut.
type Report struct {
	Schema      string       `json:"schema"`
	Simulated   bool         `json:"simulated"` // a simulated checkpoint is among them
	Runs        int          `json:"runs"`
	Checkpoints []Checkpoint `json:"checkpoints"`
	ScoredBy    []string     `json:"scored_by"` // scorers, sorted; several do not quite compare
	Items       int          `json:"items"`     // different questions, by ask
	Seen        []Seen       `json:"seen"`      // most checkpoints first
	Comparable  int          `json:"comparable"`
	// SetAside counts responses to questions whose label or gold was changed in
	// a later run: they were judged by what no longer holds.
	SetAside int `json:"set_aside"`
	// Doubled counts questions that several items of one run ask with different
	// labels or gold; each of these is an item.
	Doubled  int       `json:"doubled,omitempty"`
	Counts   Counts    `json:"counts"`
	Suspects []Suspect `json:"suspects"` // most suspicious first
}

// A Checkpoint is one whose runs were read.
type Checkpoint struct {
	Name      string `json:"name"`
	Runs      int    `json:"runs"`
	Responses int    `json:"responses"`
	Scored    int    `json:"scored"`
	Simulated bool   `json:"simulated"`
}

// Seen says how many items were asked of exactly so many checkpoints.
type Seen struct {
	Checkpoints int `json:"checkpoints"`
	Items       int `json:"items"`
}

// Counts are the suspects of each kind, and the pairs.
type Counts struct {
	SameValue     int `json:"same_value"`
	NewValue      int `json:"new_value"` // of SameValue, those that share no known lure
	AllFail       int `json:"all_fail"`
	OneSideVaries int `json:"one_side_varies"`
	Pairs         int `json:"pairs"`  // that FewestForPairs checkpoints or more were scored on
	Silent        int `json:"silent"` // of Pairs, those on which all did the same on both sides
}

// All is the number of suspects, shown or not.
func (c Counts) All() int { return c.SameValue + c.AllFail + c.OneSideVaries }

// A Suspect is one item or, if its kind is one-side-varies, one pair.
type Suspect struct {
	Kind     Kind   `json:"kind"`
	Suite    string `json:"suite"`
	Pair     string `json:"pair,omitempty"`
	Scenario string `json:"scenario,omitempty"`
	Scored   int    `json:"scored"` // checkpoints, of a pair those scored on both sides
	// Value is what they share or, if the kind is all-fail, the wrong value most
	// of them give; nil where there is none.
	Value *Value `json:"value,omitempty"`
	// Declined counts checkpoints, also where their kind of declining differs.
	// It is 0 for a pair.
	Declined int    `json:"declined"`
	Items    []Item `json:"items"` // one; of a pair two, the side that does not vary first
}

// Unanimous reports whether all checkpoints give one value.
func (s Suspect) Unanimous() bool { return s.Value != nil && len(s.Value.By) == s.Scored }

// Origin says whether a shared value was to be expected.
type Origin string

// The origins. An all-fail value has none.
const (
	Lure Origin = "lure" // a lure of the item, or its twin's gold
	New  Origin = "new"
)

// A Value is what several checkpoints commit to, as the first of them words it.
type Value struct {
	Text   string   `json:"text"`
	Origin Origin   `json:"origin,omitempty"`
	By     []string `json:"by"` // checkpoints
}

// An Item is what the author has to look at.
type Item struct {
	ID         string   `json:"id"`
	Ask        string   `json:"ask"`
	Answerable bool     `json:"answerable"`
	Question   string   `json:"question"`
	Choices    []string `json:"choices,omitempty"` // in the order in which they were shown
	Answers    []string `json:"answers,omitempty"` // gold
	Missing    string   `json:"missing,omitempty"`
	Outcomes   Outcomes `json:"outcomes"`
}

// Outcomes counts scored responses. Answered is an answer that has no gold to
// be compared with: any answer to an item without one.
type Outcomes struct {
	Answered int `json:"answered"`
	Right    int `json:"right"`
	Wrong    int `json:"wrong"`
	Declined int `json:"declined"`
}
