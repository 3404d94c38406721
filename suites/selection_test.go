package suites

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// few are two pairs of one scenario, one of another, and an item and its
// control of a probe.
func few() []Item {
	return []Item{
		{ID: "s1-a", Scenario: Stale, Answerable: true, Pair: "s1"},
		{ID: "s1-u", Scenario: Stale, Pair: "s1", Assumes: []Assumption{NoClock}},
		{ID: "n1-a", Scenario: NonexistentEntity, Answerable: true, Pair: "n1", Assumes: []Assumption{ClosedBook}},
		{ID: "n1-u", Scenario: NonexistentEntity, Pair: "n1", Assumes: []Assumption{ClosedBook}},
		{ID: "s2-a", Scenario: Stale, Answerable: true, Pair: "s2", ValidUntil: "2026-06-30"},
		{ID: "s2-u", Scenario: Stale, Pair: "s2"},
		{ID: "x", Answerable: true, Probe: "alarming", Control: "x-c", ValidFrom: "2027-01-01"},
		{ID: "x-c", Answerable: true, Probe: "alarming"},
	}
}

func idsOf(t *testing.T, items iter.Seq2[Item, error]) []string {
	t.Helper()
	var ids []string
	for it, err := range items {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, it.ID)
	}
	return ids
}

func TestSelection(t *testing.T) {
	seed := uint64(7)
	for _, row := range []struct {
		reason string
		s      Selection
		want   []string
		left   []LeftOut
	}{
		{"the zero selection is everything", Selection{},
			[]string{"s1-a", "s1-u", "n1-a", "n1-u", "s2-a", "s2-u", "x", "x-c"}, nil},
		{"a scenario", Selection{Scenarios: []Scenario{NonexistentEntity}}, []string{"n1-a", "n1-u"}, nil},
		{"an id takes that item alone, a pair's name both twins", Selection{Names: []string{"s2-u", "n1"}},
			[]string{"n1-a", "n1-u", "s2-u"}, nil},
		{"a name within a scenario", Selection{Names: []string{"s2-u", "n1"}, Scenarios: []Scenario{Stale}},
			[]string{"s2-u"}, nil},
		{"a checkpoint with a clock is not asked for the date, nor the twin that is told it",
			Selection{Capabilities: []Capability{Clock}},
			[]string{"n1-a", "n1-u", "s2-a", "s2-u", "x", "x-c"}, []LeftOut{{"assumes no_clock", 2}}},
		{"a capability that nothing assumes away", Selection{Capabilities: []Capability{Vision}},
			[]string{"s1-a", "s1-u", "n1-a", "n1-u", "s2-a", "s2-u", "x", "x-c"}, nil},
		{"validity takes the twin and the control along", Selection{Now: day(t, "2026-11-28")},
			[]string{"s1-a", "s1-u", "n1-a", "n1-u"}, []LeftOut{{"no longer valid", 2}, {"not yet valid", 2}}},
		{"the last day of validity is a day of it", Selection{Now: day(t, "2026-06-30"), Scenarios: []Scenario{Stale}},
			[]string{"s1-a", "s1-u", "s2-a", "s2-u"}, nil},
		{"what was not chosen is not left out", Selection{Now: day(t, "2026-11-28"), Names: []string{"n1"}},
			[]string{"n1-a", "n1-u"}, nil},
		{"a limit counts what is left", Selection{Capabilities: []Capability{Search}, Scenarios: []Scenario{Stale, NonexistentEntity}, Limit: Limit{Percent: 50}},
			[]string{"s1-a", "s1-u"}, []LeftOut{{"assumes closed_book", 2}}},
		{"nothing is chosen", Selection{Names: []string{"no such"}}, nil, nil},
		{"a shuffle keeps everything", Selection{Shuffle: &seed, Scenarios: []Scenario{Stale}},
			[]string{"s1-a", "s2-a", "s1-u", "s2-u"}, nil},
	} {
		var left []LeftOut
		asked := itemsOf(row.s.apply(entriesOf(sequence(few())), entriesOf(sequence(few())), &left))
		if diff := cmp.Diff(row.want, idsOf(t, asked)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
		if diff := cmp.Diff(row.left, left); diff != "" {
			t.Errorf("%s: left out (-want +got):\n%s", row.reason, diff)
		}
		if again := idsOf(t, asked); !slices.Equal(row.want, again) {
			t.Errorf("%s: ranged over again it gives %q", row.reason, again)
		}
	}
}

func TestSelectionEndsAtAnError(t *testing.T) {
	seed := uint64(1)
	broken := func(yield func(*entry, error) bool) {
		if yield(&entry{Item: few()[0]}, nil) {
			yield(nil, errors.New("line 2: broken"))
		}
	}
	for name, s := range map[string]Selection{
		"all": {}, "scenario": {Scenarios: []Scenario{Stale}}, "names": {Names: []string{"s1"}}, "shuffle": {Shuffle: &seed},
		"capabilities": {Capabilities: Capabilities()}, "limit": {Limit: Limit{Items: 1}},
	} {
		var failed error
		for _, err := range s.apply(broken, broken, nil) {
			if failed != nil {
				t.Errorf("%s: goes on behind an error", name)
			}
			failed = err
		}
		if failed == nil {
			t.Errorf("%s: the error is lost", name)
		}
	}
}

// A pass over the items with a claim meets a later fault than one over all.
func TestSelectionNamesTheFirstFault(t *testing.T) {
	failing := func(lines ...string) iter.Seq2[*entry, error] {
		return func(yield func(*entry, error) bool) {
			for _, line := range lines {
				if !yield(nil, errors.New(line)) {
					return
				}
			}
		}
	}
	s := Selection{Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	for _, err := range s.apply(failing("line 1", "line 11"), failing("line 11"), nil) {
		if err == nil || err.Error() != "line 1" {
			t.Errorf("%v, want the fault of line 1", err)
		}
	}
}

func TestEveryAssumptionIsBrokenByACapability(t *testing.T) {
	var broken []Capability
	for _, a := range Assumptions() {
		broken = append(broken, a.breaks())
	}
	if diff := cmp.Diff([]Capability{Search, Tools, Clock, Vision}, broken); diff != "" {
		t.Errorf("capabilities by assumption (-want +got):\n%s", diff)
	}
}

func many(n int) []Item {
	items := make([]Item, n)
	for i := range items {
		items[i] = Item{ID: fmt.Sprintf("i-%04d", i), Scenario: Stale, Answerable: i%2 == 0, Pair: fmt.Sprint("p-", i/2)}
	}
	return items
}

// A shuffle in parts, as a suite too large for memory is given one, loses
// nothing and doubles nothing.
func TestShuffleIsAPermutation(t *testing.T) {
	items := many(1000)
	whole := idsOf(t, sequence(items))
	for _, batch := range []int{1 << 15, 1000, 999, 64, 1} {
		ids := idsOf(t, itemsOf(shuffled(entriesOf(sequence(items)), 3, batch)))
		if slices.Equal(ids, whole) {
			t.Errorf("batch %d: the order is the old one", batch)
		}
		slices.Sort(ids)
		if !slices.Equal(ids, whole) {
			t.Errorf("batch %d: not the same items", batch)
		}
	}
}

func TestShuffleDependsOnItsSeedAndNotOnTheOrder(t *testing.T) {
	items := many(200)
	one := idsOf(t, itemsOf(shuffled(entriesOf(sequence(items)), 1, 1<<15)))
	if two := idsOf(t, itemsOf(shuffled(entriesOf(sequence(items)), 2, 1<<15))); slices.Equal(one, two) {
		t.Error("two seeds give one order")
	}
	slices.Reverse(items)
	if again := idsOf(t, itemsOf(shuffled(entriesOf(sequence(items)), 1, 1<<15))); !slices.Equal(one, again) {
		t.Error("the order depends on the order before")
	}
}

// With a limit the seed decides which pairs are drawn, and pairs stay whole.
func TestShuffleDrawsOtherPairs(t *testing.T) {
	drawn := func(seed *uint64) []string {
		ids := idsOf(t, itemsOf(Selection{Limit: Limit{Items: 20}, Shuffle: seed}.apply(entriesOf(sequence(many(200))), nil, nil)))
		slices.Sort(ids)
		return ids
	}
	one, two := uint64(1), uint64(2)
	if slices.Equal(drawn(&one), drawn(&two)) || slices.Equal(drawn(nil), drawn(&one)) {
		t.Error("another seed draws the same items")
	}
	pairs := map[string]int{}
	for it, err := range (Selection{Limit: Limit{Items: 20}, Shuffle: &one}).apply(entriesOf(sequence(many(200))), nil, nil) {
		if err != nil {
			t.Fatal(err)
		}
		pairs[it.Pair]++
	}
	for pair, n := range pairs {
		if n != 2 {
			t.Errorf("pair %s: %d of its items", pair, n)
		}
	}
	if len(pairs) != 10 {
		t.Errorf("%d pairs, want 10", len(pairs))
	}
}

// TestSelectionOfASuite: lines without a claim are not read to decide what is
// left out, and that changes nothing, however a claim is written.
func TestSelectionOfASuite(t *testing.T) {
	lines := []string{
		`{"id":"a1","scenario":"stale","answerable":true,"pair":"a","question":"Q"}`,
		`{"id":"a2","scenario":"stale","answerable":false,"pair":"a","question":"Q","valid\u005funtil":"2026-01-01"}`,
		`{"id":"b1","scenario":"stale","answerable":true,"pair":"b","question":"\"valid_until\""}`,
		`{"id":"b2","scenario":"stale","answerable":false,"pair":"b","question":"Q","assumes":["no_clock"]}`,
		`{"id":"c1","scenario":"stale","answerable":true,"pair":"c","question":"Q","assumes":["no_tools"]}`,
		`{"id":"c2","scenario":"stale","answerable":false,"pair":"c","question":"Q"}`,
	}
	file := filepath.Join(t.TempDir(), "few.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	suite, err := Open(file, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	today := time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		reason string
		s      Selection
		want   []string
		part   *Suite
	}{
		{"all", Selection{}, []string{"a1", "a2", "b1", "b2", "c1", "c2"}, suite},
		{"a day", Selection{Now: today}, []string{"b1", "b2", "c1", "c2"}, suite},
		{"a capability", Selection{Capabilities: []Capability{Clock}}, []string{"a1", "a2", "c1", "c2"}, suite},
		{"both", Selection{Now: today, Capabilities: []Capability{Tools}}, []string{"b1", "b2"}, suite},
		{"a part", Selection{Capabilities: []Capability{Tools, Clock}}, []string{"a1", "a2"}, suite.Part(Manifest{Name: "p"}, 0, 4)},
	} {
		if diff := cmp.Diff(row.want, idsOf(t, row.s.Apply(row.part, nil))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}
