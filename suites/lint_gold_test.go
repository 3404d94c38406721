package suites

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLintChoices: what is right is asked of the caller, option by option.
func TestLintChoices(t *testing.T) {
	wrong := []string{`items.jsonl:1: error: t/uc-1-a: none of its choices would be right: give as the answer one of them, or its letter [choice-gold]`}
	right := func(it Item, answer string) bool { return slices.Contains(it.Answers, answer) }
	for _, row := range []struct {
		reason  string
		right   func(Item, string) bool
		choices []string
		change  func(a *Item)
		want    []string
	}{
		{"the gold is an option", right, []string{"20", "30"}, nil, nil},
		{"no option is the gold", right, []string{"20", "40"}, nil, wrong},
		{"there are no options", right, nil, nil, nil},
		{"there is no gold", right, []string{"20", "40"}, func(a *Item) { a.Answers, a.Match = nil, nil }, nil},
		{"several are to be chosen", right, []string{"20", "40"}, func(a *Item) { a.Match.Type = "set" }, nil},
		{"nobody says what is right", nil, []string{"20", "40"}, nil, nil},
	} {
		a, u := parse(t, lineA), parse(t, lineU)
		a.Choices, u.Choices = row.choices, row.choices
		if row.change != nil {
			row.change(&a)
		}
		got := reportOn(t, LintOptions{Margin: sideOfOne, Right: row.right}, Manifest{}, linesOf(a, u)...)
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

// TestLintGold: what the gold of an item says beside its match, and what declines say.
func TestLintGold(t *testing.T) {
	options := LintOptions{
		Margin: sideOfOne,
		Right:  func(_ Item, answer string) bool { return answer != "1000" },
		Typed:  func(_ Item, gold string) bool { return gold != "many" && gold != "lots" },
		UnknownUnit: func(_ Item, gold string) string {
			if gold == "85 phons" {
				return "phons"
			}
			return ""
		},
		Generic: func(word string) string {
			if word == "know" {
				return "I don't know."
			}
			return ""
		},
	}
	for _, row := range []struct {
		reason string
		change func(a, u *Item)
		want   []string
	}{
		{"nothing", func(_, _ *Item) {}, nil},
		{"gold that is no number", func(a, _ *Item) { a.Answers = []string{"many"} }, []string{
			`items.jsonl:1: error: t/uc-1-a: its answer "many" is no number, as match.type says: write it as one, or make the type text [gold-type]`}},
		{"gold that is no date", func(a, _ *Item) { a.Answers, a.Match = []string{"many"}, &Match{Type: "date"} }, []string{
			`items.jsonl:1: error: t/uc-1-a: its answer "many" is no date, as match.type says: write it as one, or make the type text [gold-type]`}},
		{"gold that is neither", func(a, _ *Item) { a.Answers, a.Match = []string{"many"}, &Match{Type: "boolean"} }, []string{
			`items.jsonl:1: error: t/uc-1-a: its answer "many" is neither yes nor no, as match.type says: write it as one, or make the type text [gold-type]`}},
		{"two that are none", func(a, _ *Item) { a.Answers = []string{"many", "lots"} }, []string{
			`items.jsonl:1: error: t/uc-1-a: its answer "many" is no number, as match.type says: write it as one, or make the type text [gold-type]`,
			`items.jsonl:1: error: t/uc-1-a: its answer "lots" is no number, as match.type says: write it as one, or make the type text [gold-type]`}},
		{"a unit that is not known", func(a, _ *Item) { a.Answers = []string{"85 phons"} }, []string{
			`items.jsonl:1: warning: t/uc-1-a: "phons", the unit of its answer "85 phons", is none that is known, so that no other is turned into it: write one that is, or, of what is counted, the number alone [gold-unit]`}},
		{"one beside a number", func(a, _ *Item) { a.Answers = []string{"30", "many"} }, []string{
			`items.jsonl:1: warning: t/uc-1-a: its answer "many" is no number, as match.type says, and is passed over beside the others: write it as one, or leave it out [gold-type]`}},
		{"a number in groups of digits that is read as less", func(a, _ *Item) { a.Answers = []string{"1 000"} }, []string{
			`items.jsonl:1: error: t/uc-1-a: its answer "1 000" is not read as "1000", for the blank in it: write "1000" [gold-type]`}},
		{"one that is read whole", func(a, _ *Item) { a.Answers = []string{"12 345 678"} }, nil},
		{"two numbers, a fraction, a unit", func(a, _ *Item) { a.Answers = []string{"3 1/2", "10 100 km", "1 20", "1  000"} }, nil},
		{"no number at all", func(a, _ *Item) { a.Answers, a.Match = []string{"1 000"}, &Match{Type: "text"} }, nil},
		{"a day that no month has", func(a, _ *Item) { a.Answers, a.Match = []string{"2026-02-30"}, &Match{Type: "date"} }, []string{
			`items.jsonl:1: error: t/uc-1-a: its answer "2026-02-30" is no day of the calendar, so that no reply gives it: mend it [gold-type]`}},
		{"days that are", func(a, _ *Item) {
			a.Answers, a.Match = []string{"2024-02-29", "31.12.2026", "May 2026"}, &Match{Type: "date"}
		}, nil},
		{"members in one text", func(a, _ *Item) { a.Answers, a.Match = []string{"Ann, Bob"}, &Match{Type: "set"} }, []string{
			`items.jsonl:1: warning: t/uc-1-a: its set has one member, "Ann, Bob": give each as an answer of its own [set-of-one]`}},
		{"members by themselves", func(a, _ *Item) { a.Answers, a.Match = []string{"Ann, the elder", "Bob"}, &Match{Type: "set"} }, nil},
		{"letters that look like others", func(a, u *Item) {
			a.Answers, a.Match, u.Missing.AnyOf = []string{"in P\u0430ris"}, nil, []string{"cap\u0430city", "volume"}
		}, []string{
			`items.jsonl:1: warning: t/uc-1-a: in "in Pаris" (its 'а' is U+0430) one letter is of another script than those around it: no reply that is right has it [look-alike]`,
			`items.jsonl:2: warning: t/uc-1-u: in "capаcity" (its 'а' is U+0430) one letter is of another script than those around it: no reply that is right has it [look-alike]`}},
		{"words of several scripts, and a unit", func(a, _ *Item) { a.Answers, a.Match = []string{"Москва (Moscow)", "5 kΩ", "Δt"}, nil }, nil},
		{"without match it is text", func(a, _ *Item) { a.Answers, a.Match = []string{"many"}, nil }, nil},
		{"an option that stands twice", func(a, u *Item) {
			a.Choices = []string{"30", "Forty two", "forty  TWO", "50"}
			u.Choices = []string{"30", "40", "50", "50"}
		}, []string{
			`items.jsonl:1: error: t/uc-1-a: its choice 3, "forty  TWO", is also choice 2: take one out, or tell them apart by more than case [choice-twice]`,
			`items.jsonl:2: warning: t/uc-1-u: has other choices than its twin "t/uc-1-a"; the edit belongs in the question or the context [twin-edit]`,
			`items.jsonl:2: error: t/uc-1-u: its choice 4, "50", is also choice 3: take one out, or tell them apart by more than case [choice-twice]`}},
		{"a tolerance of text", func(a, _ *Item) { a.Match = &Match{Type: "text", Tolerance: .5, Unit: "kg"} }, []string{
			`items.jsonl:1: warning: t/uc-1-a: match.tolerance does nothing where the answer is compared as text: take it out, or make the type number [idle-match]`,
			`items.jsonl:1: warning: t/uc-1-a: match.unit does nothing where the answer is compared as text: take it out, or make the type number [idle-match]`}},
		{"a tolerance of numbers, and of a set of them", func(a, _ *Item) { a.Match.Tolerance = .5 }, nil},
		{"of a set", func(a, _ *Item) { a.Match = &Match{Type: "set", Tolerance: .5} }, nil},
		{"a word of nearly any decline", func(_, u *Item) { u.Missing.AnyOf = []string{"capacity", "know"} }, []string{
			`items.jsonl:2: warning: t/uc-1-u: missing.any_of has "know", by which "I don't know." would name what is missing: give words that only a decline of this question uses [generic-missing]`}},
	} {
		a, u := parse(t, lineA), parse(t, lineU)
		row.change(&a, &u)
		if diff := cmp.Diff(row.want, reportOn(t, options, Manifest{}, linesOf(a, u)...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
	a, u := parse(t, lineA), parse(t, lineU)
	a.Answers, u.Missing.AnyOf = []string{"many"}, []string{"know"}
	if got := reportOn(t, LintOptions{Margin: sideOfOne}, Manifest{}, linesOf(a, u)...); got != nil {
		t.Errorf("nobody says how gold is read: %q", got)
	}
}
