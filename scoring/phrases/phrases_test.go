package phrases

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func compiled(t *testing.T, table string) *Table {
	t.Helper()
	got, err := Compile(fstest.MapFS{"tables/x.txt": {Data: []byte(table)}}, []string{"one", "two"}, []string{"kin", "all"})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// found are the phrases in a sentence of plain words, in which digits are
// numbers and fillers are dropped.
func found(table *Table, sentence string) []Match {
	ids := idsOf(table, sentence)
	var f Finder
	f.Look(table, ids)
	return f.Find(0, len(ids), nil)
}

func idsOf(table *Table, sentence string) (ids []int32) {
	for w := range strings.FieldsSeq(sentence) {
		id := table.ID(Hash(w))
		if w[0] >= '0' && w[0] <= '9' {
			id = Number
		}
		if id >= 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

func TestFind(t *testing.T) {
	rows := []struct {
		pattern, text string
		want          []Match
		reason        string
	}{
		{"a b", "x a b", []Match{{0, 1, 3, 3, 3}}, "words in a row"},
		{"a b", "a x b", nil, "and no other between"},
		{"@kin b", "d b", []Match{{0, 0, 2, 2, 2}}, "a class"},
		{"a (b|c d|) e", "a e a b e a c d e", []Match{{0, 0, 2, 2, 2}, {0, 2, 5, 5, 5}, {0, 5, 9, 9, 9}}, "alternatives, one of them empty"},
		{"a [b|c] e", "a e a c e a b c e", []Match{{0, 0, 2, 2, 2}, {0, 2, 5, 5, 5}}, "an optional word"},
		{"a ..2 b", "a b a x b a x x b a x x x b", []Match{{0, 0, 2, 2, 2}, {0, 2, 5, 5, 5}, {0, 5, 9, 9, 9}}, "a gap"},
		{"a ..2", "a x x x", []Match{{0, 0, 1, 1, 3}}, "a gap at the end"},
		{"a ..8 ..8 b", "a 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 b", []Match{{0, 0, 17, 17, 17}}, "two gaps are one"},
		{"a #", "a 12 a b", []Match{{0, 0, 2, 2, 2}}, "a number"},
		{"^ a", "a a", []Match{{0, 0, 1, 1, 1}}, "at the start alone"},
		{"a $", "a a", []Match{{0, 1, 2, 2, 2}}, "at the end alone"},
		{"a ..2 $", "a x x", []Match{{0, 0, 3, 3, 3}}, "at the end behind a gap"},
		{"a ..2 $", "a x x x", nil, "and not before more than that"},
		{"a b", "a really b", []Match{{0, 0, 2, 2, 2}}, "a filler does not count"},
		{"a [b [c]]", "a b c", []Match{{0, 0, 3, 1, 3}}, "the longest"},
		{"a b\n[[two]]\na\n[[one]]\na b c", "a b c", []Match{{0, 0, 3, 2, 3}, {1, 0, 1, 1, 1}}, "by group"},
		{"(a b|a c) d\na c e", "a c e", []Match{{0, 0, 3, 3, 3}}, "a beginning that patterns share"},
		{"(a|b) c\na d", "b d", nil, "and one that they do not"},
	}
	for _, row := range rows {
		table := compiled(t, "@filler: really\n@kin: c d\n[[one]]\n"+row.pattern)
		if diff := cmp.Diff(row.want, found(table, row.text)); diff != "" {
			t.Errorf("%s: %q in %q (-want +got):\n%s", row.reason, row.pattern, row.text, diff)
		}
	}
}

// walked are the phrases that are found by trying every way through the graph of a table.
func walked(t *Table, ids []int32) (out []Match) {
	for begin := range ids {
		var found []Match
		var walk func(n int32, at int)
		follow := func(n int32, at int) {
			of := t.words[ids[at]].symbols
			for _, e := range t.edges[t.nodes[n].edges.from:t.nodes[n].edges.to] {
				if slices.Contains(t.symbols[of.from:of.to], e.symbol) {
					walk(e.next, at+1)
				}
			}
		}
		walk = func(n int32, at int) {
			nd := &t.nodes[n]
			for _, a := range t.accepts[nd.accepts.from:nd.accepts.to] {
				if a.start && begin > 0 || a.end && at+int(a.more) < len(ids) {
					continue
				}
				end := at
				if a.end {
					end = len(ids)
				}
				m := Match{a.group, begin, end, end, min(len(ids), end+int(a.more))}
				if k := slices.IndexFunc(found, func(f Match) bool { return f.Group == m.Group }); k < 0 {
					found = append(found, m)
				} else {
					f := &found[k]
					f.To, f.Least, f.Most = max(f.To, m.To), min(f.Least, m.Least), max(f.Most, m.Most)
				}
			}
			if at < len(ids) {
				follow(n, at)
			}
			for _, g := range t.gaps[nd.gaps.from:nd.gaps.to] {
				for k := at; k < len(ids) && k <= at+int(g.most); k++ {
					follow(g.node, k)
				}
			}
		}
		follow(0, begin)
		slices.SortFunc(found, func(a, b Match) int { return a.Group - b.Group })
		out = append(out, found...)
	}
	return out
}

// FuzzFind holds that a Finder finds what is found by trying every way, also where its
// automaton has no room and is made anew.
func FuzzFind(f *testing.F) {
	for _, pattern := range []string{
		"a b", "a ..3 b", "@kin (a|b ..1 c) [d] $", "^ (a|b) (c|a ..8) #", "a|b", "a ..1", "a ..2 b ..3 c\n[[two]]\na ..8 d", "a [b] [b] [b] ..2 c",
	} {
		f.Add(pattern, "a b 1 c d a x y b c really d a 2 b b x c b")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		const most = 200 // there are many ways through a long pattern
		if len(pattern) > most || len(text) > most {
			return
		}
		table, err := Compile(fstest.MapFS{"tables/x.txt": {Data: []byte("@filler: really\n@kin: c d\n[[one]]\na c\n" + pattern)}}, []string{"one", "two"}, nil)
		if err != nil {
			return
		}
		ids := idsOf(table, text)
		want, got := walked(table, ids), found(table, text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q in %q (-every way +as it is):\n%s", pattern, text, diff)
		}
		table.automaton.Store(newAutomaton(table, 4))
		if diff := cmp.Diff(want, found(table, text)); diff != "" {
			t.Errorf("%q in %q, with little room (-every way +as it is):\n%s", pattern, text, diff)
		}
	})
}

// TestFindAtOnce holds that any number of Finders may share a table, and the automaton
// that each of them adds to and finds full.
func TestFindAtOnce(t *testing.T) {
	table := compiled(t, "@kin: c d\n[[one]]\na ..3 @kin\n[[two]]\n(a|b) [c] ..2 #")
	table.automaton.Store(newAutomaton(table, 4))
	var readers sync.WaitGroup
	for k := range 8 {
		readers.Go(func() {
			for i := range 200 {
				text := strings.Repeat([]string{"a ", "b ", "x "}[(i+k)%3], i%5) + "a b c 1 x d 2 a c d"
				if got, want := found(table, text), walked(table, idsOf(table, text)); !slices.Equal(got, want) {
					t.Errorf("%q: got %v, want %v", text, got, want)
					return
				}
			}
		})
	}
	readers.Wait()
}

func TestClasses(t *testing.T) {
	table := compiled(t, "@kin: a b\n@all: @kin c\n[[one]]\n@all")
	id := func(w string) int32 { return table.ID(Hash(w)) }
	if !table.Has(id("a"), 0) || table.Has(id("c"), 0) || !table.Has(id("c"), 1) || !table.Has(id("b"), 1) || table.Has(id("x"), 1) {
		t.Error("a class has other words than the table says")
	}
	if !table.Says(0) || table.Says(1) {
		t.Error("a group is said to have other patterns than it has")
	}
}

func TestCompileErrors(t *testing.T) {
	rows := []struct{ table, want, reason string }{
		{"[[three]]\na", `x.txt:1: no group is named "[[three]]"`, "a misspelled group"},
		{"a b", `x.txt:1: a pattern stands before any [[group]]`, "a pattern without a group"},
		{"[[one]]\n@who knows", `x.txt:2: pattern "@who knows": class @who is not defined`, "an unknown class"},
		{"@a: @b", `x.txt:1: class @b is not defined before its use in @a`, "a class of an unknown class"},
		{"[[one]]\na (b c", `missing ")"`, "an open parenthesis"},
		{"[[one]]\na b) c", `unmatched ")"`, "a stray parenthesis"},
		{"[[one]]\n(a]", `unmatched "]"`, "closed by the other mark"},
		{"[[one]]\n[a] ..2 b", `it begins with a gap`, "a gap first"},
		{"[[one]]\na ..9 b", `gap "..9": want ..1 to ..8`, "a gap too wide to be linear"},
		{"[[one]]\n[a]", `it matches nothing at all`, "a pattern that is always there"},
		{"@filler: really\n[[one]]\na really b", `"really" is a filler`, "a word that is never seen"},
	}
	for _, row := range rows {
		_, err := Compile(fstest.MapFS{"tables/x.txt": {Data: []byte(row.table)}}, []string{"one"}, nil)
		if err == nil || !strings.Contains(err.Error(), row.want) || !strings.HasPrefix(err.Error(), "tables/x.txt:") {
			t.Errorf("%s: got %v, want %q with file and line", row.reason, err, row.want)
		}
	}
	if got := found(Nothing(), "a b"); got != nil {
		t.Errorf("without a phrase %v was found", got)
	}
}

func TestSum(t *testing.T) {
	of := func(name, text string) string { return Sum(fstest.MapFS{name: {Data: []byte(text)}}) }
	if a := of("tables/x.txt", "a"); len(a) != 64 || a != of("tables/x.txt", "a") || a == of("tables/x.txt", "b") || a == of("tables/y.txt", "a") {
		t.Error("a sum is of names and texts, and the same each time")
	}
}

func TestWords(t *testing.T) {
	var w Words
	w.Reset(10)
	for i := range int32(1000) {
		w.Put(Hash([]byte{byte(i), byte(i >> 8)}), i+1)
	}
	for i := range int32(1000) {
		if got := w.Get(Hash([]byte{byte(i), byte(i >> 8)})); got != i+1 {
			t.Fatalf("word %d: got %d", i+1, got)
		}
	}
	if w.Len() != 1000 || w.Get(Hash("another")) != 0 {
		t.Error("it holds other words than it was given")
	}
	if w.Reset(1000); w.Len() != 0 || w.Get(Hash([]byte{1, 0})) != 0 {
		t.Error("it is not empty after Reset")
	}
}
