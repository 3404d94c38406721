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
		findings, err := suites.Lint(suite, suites.LintOptions{Right: scoring.Right, Typed: scoring.Typed, UnknownUnit: scoring.UnknownUnit, Generic: scoring.Generic})
		for _, f := range findings {
			if slices.Contains([]string{"choice-gold", "gold-type", "gold-unit", "generic-missing"}, f.Rule) {
				t.Errorf("%s", f)
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// A gold answer is of its type where matching compares it as a value, and not as text.
func TestTyped(t *testing.T) {
	for _, c := range []struct {
		match, gold string
		want        bool
		reason      string
	}{
		{"number", "30", true, "digits"},
		{"number", "-1,234.5 kg", true, "with a sign, groups and a unit"},
		{"number", "½", true, "a fraction"},
		{"number", "half an hour", true, "in words"},
		{"number", "7 r 2", true, "with what remains"},
		{"number", "a few", false, "so many that nobody can say"},
		{"number", "VII", false, "known miss: a Roman numeral is read in answers alone"},
		{"number", "NaN", false, "none by its own account"},
		{"number", ".", false, "no word at all"},
		{"date", "5 May 1999", true, "a day"},
		{"date", "1999", true, "a year"},
		{"date", "May", true, "a month"},
		{"date", "Tuesday", false, "a day of any week"},
		{"date", "12:30", false, "a time of day"},
		{"date", "the day after", false, "after which"},
		{"boolean", "No", true, "one of the two"},
		{"boolean", "true", true, "another word for it"},
		{"boolean", "maybe", false, "neither"},
		{"text", "30", true, "text is anything"},
		{"set", "a few", true, "and so is a member"},
		{"choice", "a few", true, "options have a rule of their own"},
	} {
		item := suites.Item{Answerable: true, Question: "Which?", Answers: []string{c.gold}, Match: &suites.Match{Type: c.match}}
		if got := scoring.Typed(item, c.gold); got != c.want {
			t.Errorf("%s: %q is a %s: %v", c.reason, c.gold, c.match, got)
		}
	}
	lettered := suites.Item{Choices: []string{"three", "some"}, Match: &suites.Match{Type: "number"}}
	if !scoring.Typed(lettered, "A") || scoring.Typed(lettered, "B") {
		t.Error("a letter is what its option is")
	}
	if !scoring.Typed(suites.Item{}, "x") {
		t.Error("without match there is no type")
	}
}

func TestGeneric(t *testing.T) {
	for word, want := range map[string]string{
		"know": "I don't know.", "information": "There isn't enough information here.", "answer": "I'm sorry, but I can't answer that.",
		"question": "I do not have what it takes to answer this question.", "capacity": "", "how many": "", " ": "",
	} {
		if got := scoring.Generic(word); got != want {
			t.Errorf("%q stands in %q, want %q", word, got, want)
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
