package reports_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/suspects"
)

// suspicion is a report with a suspect of every sort.
func suspicion() suspects.Report {
	by := []string{"sft-1200", "rl-400", "rl-800"}
	tankU := suspects.Item{ID: "tank-u", Ask: "a1", Question: "A full tank stands outdoors. A pump empties it at 8 liters a minute. How many minutes does the pump need?",
		Missing: "how much the tank holds"}
	tankA := suspects.Item{ID: "tank-a", Ask: "a2", Answerable: true, Question: "A full tank holds 240 liters. A pump empties it at 8 liters a minute. How many minutes does the pump need?",
		Answers: []string{"30", "half an hour"}}
	tankC := suspects.Item{ID: "tank-c", Ask: "a3", Answerable: true, Question: "Which of these holds more than the tank?",
		Choices: []string{"a barrel of 200 liters", "a vat that stands behind the mill and is filled each spring by the brook to its brim",
			"c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"},
		Answers: []string{"B"}}
	with := func(item suspects.Item, o suspects.Outcomes) []suspects.Item {
		item.Outcomes = o
		return []suspects.Item{item}
	}
	one := func(kind suspects.Kind, items []suspects.Item, v *suspects.Value, declined int) suspects.Suspect {
		return suspects.Suspect{Kind: kind, Suite: "mine", Pair: "tank", Scenario: "underspecified_context", Scored: 5,
			Value: v, Declined: declined, Items: items}
	}
	all := append([]string{"base", "dpo-1"}, by...)
	return suspects.Report{
		Schema: suspects.Schema, Runs: 6, Items: 12, Comparable: 9, SetAside: 1, Doubled: 1,
		Checkpoints: []suspects.Checkpoint{
			{Name: "base", Runs: 2, Responses: 24, Scored: 24}, {Name: "dpo-1", Runs: 1, Responses: 9, Scored: 8},
			{Name: "sft-1200", Runs: 1}, {Name: "rl-400", Runs: 1}, {Name: "rl-800", Runs: 1},
		},
		ScoredBy: []string{"local/1 a", "local/1 b"},
		Seen:     []suspects.Seen{{Checkpoints: 5, Items: 9}, {Checkpoints: 1, Items: 3}},
		Counts:   suspects.Counts{SameValue: 2, NewValue: 1, AllFail: 5, OneSideVaries: 2, Pairs: 4, Silent: 1},
		Suspects: []suspects.Suspect{
			one(suspects.SameValue, with(tankU, suspects.Outcomes{Answered: 4, Declined: 1}), &suspects.Value{Text: "40", Origin: suspects.New, By: by}, 1),
			one(suspects.AllFail, with(tankA, suspects.Outcomes{Wrong: 5}), &suspects.Value{Text: "40", By: all}, 0),
			one(suspects.AllFail, with(tankA, suspects.Outcomes{Wrong: 3, Declined: 2}), &suspects.Value{Text: "40", By: by[:2]}, 2),
			one(suspects.AllFail, with(tankA, suspects.Outcomes{Declined: 5}), nil, 5),
			one(suspects.AllFail, with(tankC, suspects.Outcomes{Wrong: 5}), &suspects.Value{Text: "a barrel of 200 liters", By: all}, 0),
			one(suspects.AllFail, with(tankA, suspects.Outcomes{Wrong: 1, Declined: 4}), nil, 4),
			one(suspects.SameValue, with(tankU, suspects.Outcomes{Answered: 3, Declined: 2}), &suspects.Value{Text: "30", Origin: suspects.Lure, By: by}, 2),
			one(suspects.OneSideVaries, append(with(tankU, suspects.Outcomes{Declined: 5}), with(tankA, suspects.Outcomes{Right: 3, Wrong: 1, Declined: 1})...), nil, 0),
		},
	}
}

func suspectsText(t *testing.T, r suspects.Report) string {
	t.Helper()
	var b strings.Builder
	if err := reports.Suspects(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSuspects(t *testing.T) {
	text := suspectsText(t, suspicion())
	golden(t, "suspects.txt", text)
	assertColumns(t, text)
	var b strings.Builder
	if err := reports.SuspectsJSON(&b, suspicion()); err != nil {
		t.Fatal(err)
	}
	golden(t, "suspects.json", b.String())
}

func TestSuspectNotes(t *testing.T) {
	two := suspects.Report{Runs: 2, Checkpoints: make([]suspects.Checkpoint, 2), Simulated: true}
	four := suspects.Report{Runs: 4, Checkpoints: make([]suspects.Checkpoint, 4)}
	many := suspicion()
	many.Suspects = many.Suspects[:1]
	many.Suspects[0].Value.By = strings.Split("a b c d e f g h", " ")
	for _, test := range []struct {
		report suspects.Report
		want   string
		reason string
	}{
		{two, "no suspect", "nothing was found"},
		{two, "SIMULATED", "simulated checkpoints say nothing of a question"},
		{two, "fewer than 4", "too few for pairs"},
		{four, "No pair has 4", "enough checkpoints, and no pair for them"},
		{many, "e, f and 2 more", "a long list of names is cut"},
		{many, "8 more; --max 0", "suspects that are not shown"},
		{suspects.Report{Suspects: []suspects.Suspect{{Kind: suspects.SameValue}}}, "no suspect", "a suspect without an item is none"},
	} {
		if text := strings.Join(strings.Fields(suspectsText(t, test.report)), " "); !strings.Contains(text, test.want) {
			t.Errorf("%s: no %q in\n%s", test.reason, test.want, text)
		}
	}
}

func TestHostileSuspects(t *testing.T) {
	for _, text := range []string{hostile, strings.Repeat("long", 5_000), strings.Repeat("\xff", 5000), "", strings.Repeat("界", 60)} {
		r := suspicion()
		kinds := make([]suspects.Kind, len(r.Suspects))
		for i, s := range r.Suspects {
			kinds[i] = s.Kind
		}
		poison(reflect.ValueOf(&r).Elem(), text)
		for i := range r.Suspects {
			r.Suspects[i].Kind = kinds[i]
		}
		page := suspectsText(t, r)
		assertVisible(t, "suspects", page)
		assertColumns(t, page)
		if len(page) > 64<<10 {
			t.Errorf("the page has %d bytes", len(page))
		}
		var b strings.Builder
		if err := reports.SuspectsJSON(&b, r); err != nil {
			t.Fatal(err)
		}
		assertVisible(t, "suspects as JSON", b.String())
	}
}

func TestSuspectsOnAFullDisk(t *testing.T) {
	if err := reports.Suspects(&failing{left: 100}, suspicion()); !errors.Is(err, errDisk) {
		t.Errorf("text: %v", err)
	}
	if err := reports.SuspectsJSON(&failing{left: 100}, suspicion()); !errors.Is(err, errDisk) {
		t.Errorf("JSON: %v", err)
	}
}
