package suites

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseLimit(t *testing.T) {
	for _, row := range []struct {
		text string
		want Limit
		err  string
	}{
		{text: "50", want: Limit{Items: 50}},
		{text: " 1 ", want: Limit{Items: 1}},
		{text: "10%", want: Limit{Percent: 10}},
		{text: "0.5%", want: Limit{Percent: .5}},
		{text: "100%", want: Limit{Percent: 100}},
		{text: "", err: "empty"},
		{text: "0", err: "at least 1 item"},
		{text: "-5", err: "at least 1 item"},
		{text: "0%", err: "a percentage lies above 0 and is at most 100"},
		{text: "101%", err: "a percentage lies above 0 and is at most 100"},
		{text: "-5%", err: "not a percentage"},
		{text: "%", err: "not a percentage"},
		{text: "1e1%", err: "not a percentage"},
		{text: "nan%", err: "not a percentage"},
		{text: "0.1", err: "a fraction is written as a percentage"},
		{text: "10-20", err: "ranges are not taken, since they would tear pairs apart"},
		{text: "99999999999999999999", err: "too large"},
		{text: "all", err: "not a number"},
		{text: "0x10", err: "not a number"},
	} {
		got, err := ParseLimit(row.text)
		want := ""
		if row.err != "" {
			want = fmt.Sprintf("limit %q: %s; write a number of items (50) or a percentage (10%%)", row.text, row.err)
		}
		if diff := cmp.Diff(want, message(err)); diff != "" {
			t.Errorf("ParseLimit(%q) (-want +got):\n%s", row.text, diff)
		}
		if got != row.want {
			t.Errorf("ParseLimit(%q) = %+v, want %+v", row.text, got, row.want)
		}
		if again, err := ParseLimit(got.String()); row.err == "" && (err != nil || again != got) {
			t.Errorf("ParseLimit(%q) = %+v, %v", got.String(), again, err)
		}
	}
	if got := (Limit{}).String(); got != "" {
		t.Errorf("no limit is written %q", got)
	}
}

func sequence(items []Item) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}

func apply(l Limit, items []Item) []string {
	var ids []string
	for it := range l.Apply(sequence(items)) {
		ids = append(ids, it.ID)
	}
	return ids
}

// suite makes pairs twin pairs in each of scenarios, a pair's items far apart.
func twins(pairs int, scenarios ...Scenario) []Item {
	var items []Item
	for _, side := range []bool{true, false} {
		for i := range pairs {
			for _, sc := range scenarios {
				items = append(items, Item{ID: fmt.Sprintf("%s-%d-%t", sc, i, side), Pair: fmt.Sprintf("%s-%d", sc, i), Scenario: sc, Answerable: side})
			}
		}
	}
	return items
}

func TestLimitApply(t *testing.T) {
	core := twins(40, Scenarios()...)
	small := twins(3, Stale, Subjective)
	alone := []Item{{ID: "a", Scenario: Stale}, {ID: "b", Scenario: Stale}, {ID: "c", Scenario: Stale, Answerable: true}, {ID: "d", Scenario: Stale, Answerable: true}}
	for _, row := range []struct {
		reason       string
		limit        Limit
		items        []Item
		n, scenarios int
	}{
		{"no limit", Limit{}, core, 640, 8},
		{"more than there is", Limit{Items: 1000}, core, 640, 8},
		{"everything", Limit{Percent: 100}, core, 640, 8},
		{"a pair of each scenario", Limit{Items: 16}, core, 16, 8},
		{"never one more, so an odd number loses one", Limit{Items: 17}, core, 16, 8},
		{"a percentage", Limit{Percent: 10}, core, 64, 8},
		{"a percentage is rounded down", Limit{Percent: 50.1}, core, 320, 8},
		{"fewer than scenarios", Limit{Items: 5}, core, 4, 2},
		{"one pair is the least", Limit{Items: 1}, core, 2, 1},
		{"of a percentage too", Limit{Percent: .01}, core, 2, 1},
		{"a percentage that binary fractions miss by a hair", Limit{Percent: 18.4}, twins(375, Stale), 138, 1},
		{"a small suite", Limit{Items: 8}, small, 8, 2},
		{"without pairs one item will do", Limit{Items: 1}, alone, 1, 1},
		{"without items there is nothing", Limit{Items: 5}, nil, 0, 0},
		{"nor by percentage", Limit{Percent: 50}, nil, 0, 0},
	} {
		ids := apply(row.limit, row.items)
		scenarios := make(map[Scenario]bool)
		for _, it := range row.items {
			if slices.Contains(ids, it.ID) {
				scenarios[it.Scenario] = true
			}
		}
		if len(ids) != row.n || len(scenarios) != row.scenarios {
			t.Errorf("%s: %d items of %d scenarios, want %d of %d", row.reason, len(ids), len(scenarios), row.n, row.scenarios)
		}
	}
	if ids := apply(Limit{Items: 2}, alone); len(ids) != 2 || ids[0] > "b" || ids[1] < "c" {
		t.Errorf("without pairs both sides are drawn from: got %q", ids)
	}
	pair := []Item{{ID: "x", Scenario: Stale, Control: "y"}, {ID: "z", Scenario: Stale}, {ID: "y", Scenario: Stale}}
	for n := 1; n <= 2; n++ {
		if ids := apply(Limit{Items: n}, pair); slices.Contains(ids, "x") != slices.Contains(ids, "y") {
			t.Errorf("an item and its control are torn apart: %q", ids)
		}
	}
}

// A suite sorted by difficulty must not give its easy items only.
func TestLimitDrawsFromAllOfTheFile(t *testing.T) {
	items := twins(200, Stale)
	late := 0
	for _, id := range apply(Limit{Items: 100}, items) {
		if i := slices.IndexFunc(items, func(it Item) bool { return it.ID == id }); i%200 >= 100 {
			late++
		}
	}
	if late < 25 || late > 75 {
		t.Errorf("%d of 100 items are from the second half of the pairs", late)
	}
}

func TestLimitPassesErrorsOn(t *testing.T) {
	broken := errors.New("broken")
	passes := 0
	at := func(pass int) iter.Seq2[Item, error] {
		return func(yield func(Item, error) bool) {
			passes++
			if yield(Item{ID: "a"}, nil) && passes == pass {
				yield(Item{}, broken)
			}
		}
	}
	for pass := 1; pass <= 2; pass++ {
		passes = 0
		var got error
		for _, err := range (Limit{Items: 5}).Apply(at(pass)) {
			got = err
		}
		if !errors.Is(got, broken) {
			t.Errorf("an error in pass %d: got %v", pass, got)
		}
	}
}

func TestLimitProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Item
		for i := range rapid.IntRange(0, 30).Draw(t, "units") {
			sc := rapid.SampledFrom(Scenarios()[:3]).Draw(t, "scenario")
			first := Item{ID: fmt.Sprintf("%d-u", i), Scenario: sc}
			if rapid.Bool().Draw(t, "paired") {
				first.Pair = fmt.Sprint(i)
				all = append(all, Item{ID: fmt.Sprintf("%d-a", i), Scenario: sc, Pair: first.Pair, Answerable: true})
			}
			all = append(all, first)
		}
		all = rapid.Permutation(all).Draw(t, "order")
		limit := Limit{Items: rapid.IntRange(1, 70).Draw(t, "items")}
		room := limit.Items
		if rapid.Bool().Draw(t, "as a percentage") {
			limit = Limit{Percent: rapid.Float64Range(.1, 100).Draw(t, "percent")}
			room = int(limit.Percent*float64(len(all))/100 + 1e-9)
		}
		got := apply(limit, all)

		if len(got) > max(room, 2) {
			t.Fatalf("%d items with room for %d", len(got), room)
		}
		if len(got) == 0 && len(all) > 0 {
			t.Fatalf("nothing of %d items", len(all))
		}
		if len(got) < min(room, len(all))-1 {
			t.Fatalf("only %d items with room for %d", len(got), room)
		}
		last := -1
		for _, id := range got {
			i := slices.IndexFunc(all, func(it Item) bool { return it.ID == id })
			if i <= last {
				t.Fatalf("%q is out of order", got)
			}
			last = i
		}
		for _, it := range all {
			if it.Pair != "" && slices.Contains(got, it.Pair+"-a") != slices.Contains(got, it.Pair+"-u") {
				t.Fatalf("pair %s is torn apart in %q", it.Pair, got)
			}
		}
		if diff := cmp.Diff(got, apply(limit, all)); diff != "" {
			t.Fatalf("not the same twice (-first +second):\n%s", diff)
		}
	})
}
