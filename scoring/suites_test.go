package scoring_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/suites"
)

// The items that ship with the tool can be scored: a gold answer is right, a
// lure is an answer, and a plain decline is one.
func TestBuiltinSuitesCanBeScored(t *testing.T) {
	for _, name := range suites.Names() {
		suite, err := suites.Open(name, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		for item, err := range suite.Items() {
			if err != nil {
				t.Fatal(err)
			}
			say := func(text string) scoring.Verdict {
				return scoring.Score(item, responses.Record{Outcome: responses.Replied, Finish: "stop", Text: text}, scoring.Options{})
			}
			for _, decline := range []string{"I don't know.", "I'm sorry, but there is no way to tell from what is given here."} {
				if v := say(decline); v.State != scoring.Scored || !v.Declined(scoring.Strict) {
					t.Errorf("%s: %q is %s, %s", item.ID, decline, v.State, v.Behavior)
				}
			}
			for _, gold := range spoken(item) {
				for _, text := range []string{gold, "The answer is " + gold + ".", "**" + gold + "**"} {
					if v := say(text); v.State != scoring.Scored || v.Correct != matching.Right {
						t.Errorf("%s: %q is %s, %s, %s (%s)", item.ID, text, v.State, v.Behavior, v.Correct, v.Extracted)
					}
				}
			}
			for _, lure := range item.Lures {
				for _, text := range []string{lure, "The answer is " + lure + "."} {
					if v := say(text); v.State != scoring.Scored || v.Declined(scoring.Strict) {
						t.Errorf("%s: the lure %q is %s, %s", item.ID, text, v.State, v.Behavior)
					}
				}
			}
		}
	}
}

// Options are held against the gold as matching compares them.
func TestChoicesThatAreLinted(t *testing.T) {
	for _, c := range []struct {
		reason, choices, answers string
		complain                 bool
	}{
		{"an option, in other words than it has", `["red","blue"]`, `["Red one"]`, true},
		{"an option", `["red","blue"]`, `["red"]`, false},
		{"an article and a capital are no other option", `["the red one","blue"]`, `["Red one"]`, false},
		{"a letter", `["red","blue"]`, `["B"]`, false},
		{"the letter of no option", `["red","blue"]`, `["C"]`, true},
		{"one of several golds", `["left","right"]`, `["left jar","left"]`, false},
		{"a number in words", `["two","three"]`, `["2"]`, false},
		{"what is none of them", `["red","blue"]`, `["green"]`, true},
	} {
		item, err := suites.Parse([]byte(`{"id":"a","answerable":true,"scenario":"stale","question":"Which?","match":{"type":"choice"},"answer_type":"choice","choices":` + c.choices + `,"answers":` + c.answers + `}`))
		if err != nil {
			t.Fatal(err)
		}
		right := slices.ContainsFunc(item.Choices, func(choice string) bool { return scoring.Right(item, choice) })
		if right == c.complain {
			t.Errorf("%s: of %s with %s one is right: %v", c.reason, c.choices, c.answers, right)
		}
	}
	for _, name := range suites.Names() {
		suite, err := suites.Open(name, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := suites.Lint(suite, suites.LintOptions{Right: scoring.Right})
		for _, f := range findings {
			if f.Rule == "choice-gold" {
				t.Errorf("%s", f)
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// spoken are the gold answers as a model would give them: the members of a set
// in one breath.
func spoken(item suites.Item) []string {
	if item.Match != nil && item.Match.Type == "set" {
		return []string{strings.Join(item.Answers, " and ")}
	}
	return item.Answers
}
