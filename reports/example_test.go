package reports_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A suite, answers from anywhere, verdicts, their signature and a report: the whole way
// without the command line.
func Example() {
	suite, err := suites.Open("core", time.Now())
	if err != nil {
		fmt.Println(err)
		return
	}
	tally, n := signature.NewTally(), 0
	for item, err := range suite.Items() {
		if err != nil {
			fmt.Println(err)
			return
		}
		answer := "I don't know." // a model that declines everything
		record := responses.Record{N: n, Item: item.ID, Outcome: responses.Replied, Text: answer}
		tally.Add(scoring.Score(item, record, scoring.Options{Suite: suite.Manifest.Name}))
		n++
	}
	run := reports.Run{ID: "a", Checkpoint: "silent", Policy: "neutral", Recorded: n, Planned: n}
	for _, s := range tally.Signatures(signature.Options{}) {
		run.Signatures = append(run.Signatures, reports.SuiteReport{Strict: s})
	}
	var text strings.Builder
	if err := reports.Terminal(&text, reports.Document{Schema: reports.Schema, Runs: []reports.Run{run}}, nil); err != nil {
		fmt.Println(err)
		return
	}
	head, _, _ := strings.Cut(text.String(), "\n\n")
	fmt.Println(head)
	// Output:
	// silent on core, policy neutral
	// It fails by refusing too much.
	// Of 367 questions that have no answer it answered 0% (0-1), within the
	// 10-point margin; of 367 questions that have an answer it declined 100%
	// (99-100), above the 10-point margin.
}
