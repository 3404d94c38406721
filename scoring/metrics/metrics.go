// Package metrics computes what other benchmarks publish, from the same verdicts
// as a signature, so that a run can stand beside their tables. None of it enters a
// report: each figure mixes what a signature keeps apart.
package metrics

import "github.com/abstain-eval/abstain-eval/scoring/stats"

// A Suite is the metrics of one suite of one run. Only scored responses enter
// them; of the others it says how many there are.
type Suite struct {
	Suite     string `json:"suite"`
	Simulated bool   `json:"simulated"`
	Responses int    `json:"responses"`
	// Unscored are the responses that enter no metric, by side.
	Unscored Sides `json:"unscored"`
	// Strict counts a hedged answer as an answer, Broad as an abstention, as
	// AbstentionBench does. Everything else is alike in both.
	Strict View `json:"strict"`
	Broad  View `json:"broad"`
}

// Sides counts responses to questions without an answer and with one.
type Sides struct {
	Unanswerable int `json:"unanswerable"`
	Answerable   int `json:"answerable"`
}

// A View is every metric under one definition of declining.
type View struct {
	Abstention Abstention `json:"abstention"`
	SimpleQA   SimpleQA   `json:"simpleqa"`
	SQuAD      SQuAD      `json:"squad"`
}

// Abstention is declining as detection of questions without an answer, as in
// AbstentionBench (Kirichenko and others 2025). Recall is null without
// unanswerable items. Precision and F1 are null where a side has no item, since
// they would speak of the other alone, and precision also where nothing was
// declined.
type Abstention struct {
	TP        int      `json:"tp"` // declined, and has no answer
	FP        int      `json:"fp"` // declined, and has one
	FN        int      `json:"fn"` // answered, and has none
	TN        int      `json:"tn"` // answered, and has one
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	F1        *float64 `json:"f1"`
}

// Confusion is the four counts, of which the figures are computed.
func (a Abstention) Confusion() stats.Confusion {
	return stats.Confusion{TP: float64(a.TP), FP: float64(a.FP), FN: float64(a.FN), TN: float64(a.TN)}
}

// SimpleQA is the metric of SimpleQA (Wei and others 2024), over answerable items
// that have a gold answer. Shares are null without such items, CorrectGivenAttempted
// also where none was attempted.
type SimpleQA struct {
	Correct      int `json:"correct"`
	Incorrect    int `json:"incorrect"`
	NotAttempted int `json:"not_attempted"`
	// WithoutGold are responses to answerable items that have no gold answer; they
	// are left out.
	WithoutGold           int      `json:"without_gold"`
	CorrectShare          *float64 `json:"correct_share"` // of all
	CorrectGivenAttempted *float64 `json:"correct_given_attempted"`
	F                     *float64 `json:"f"` // 2C / (N + C + I)
}

// SQuAD is what evaluate-v2.0.py of SQuAD 2.0 (Rajpurkar and others 2018) gives,
// as shares, where it prints percentages. The prediction of a response is its whole
// final answer, or the empty text where it declined. Its figures by threshold need
// a probability of no answer and are not here.
type SQuAD struct {
	Total  SQuADSide `json:"total"`
	HasAns SQuADSide `json:"has_ans"`
	NoAns  SQuADSide `json:"no_ans"`
	// LeftOut are responses to answerable items without gold, which the script
	// would take for questions without an answer, or whose gold is a set, of which
	// it would take any member for the whole.
	LeftOut int `json:"left_out"`
}

// SQuADSide is the mean of exact match and of F1 over so many responses; null
// without any.
type SQuADSide struct {
	Exact     *float64 `json:"exact"`
	F1        *float64 `json:"f1"`
	Responses int      `json:"responses"`
}
