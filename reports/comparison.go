package reports

import (
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
)

// A Comparison is one run held against another that came before it. Both are
// among the runs of the document.
type Comparison struct {
	Base     string `json:"base"` // run ids
	Next     string `json:"next"`
	BaseName string `json:"base_name"` // as pages call them
	NextName string `json:"next_name"`
	// Differences are what else the two were asked otherwise, by field of run.json,
	// and max_tokens, the largest that each was asked with: what changed may be due to
	// that.
	Differences []Difference `json:"differences,omitempty"`
	// Mended is how many items have another gold answer, or another claim about
	// them, in the newer run: both runs are scored by it. Relabeled are the ids of
	// those whose side changed; they are left out.
	Mended    int      `json:"mended,omitempty"`
	Relabeled []string `json:"relabeled,omitempty"`
	// Skipped says for each suite that could not be compared why.
	Skipped []string          `json:"skipped,omitempty"`
	Suites  []SuiteComparison `json:"suites"`
}

// A Difference is a field in which two runs differ.
type Difference struct {
	Field string `json:"field"`
	Base  string `json:"base"`
	Next  string `json:"next"`
}

// A SuiteComparison is what changed on one suite, with a few of the items.
type SuiteComparison struct {
	comparison.Change
	Examples []FlipExample `json:"examples,omitempty"`
}

// A FlipExample is an item that was treated otherwise, with what both runs said
// of it. All of it but the ids and acts comes from suites and models.
type FlipExample struct {
	Item       string      `json:"item"`
	Answerable bool        `json:"answerable"`
	From       scoring.Act `json:"from"`
	To         scoring.Act `json:"to"`
	Question   string      `json:"question"`
	Gold       []string    `json:"gold,omitempty"`
	Missing    string      `json:"missing,omitempty"`
	Base       string      `json:"base"` // the first response to it
	Next       string      `json:"next"`
}
