package behavior

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestTablesCompile(t *testing.T) {
	lx, err := compileTables(tableFiles)
	if err != nil {
		t.Fatal(err)
	}
	var seen [groups]bool
	for _, n := range lx.nodes {
		for _, a := range n.accept {
			seen[a.group] = true
		}
	}
	for g, ok := range seen {
		if !ok {
			t.Errorf("no pattern says %q", groupNames[g])
		}
	}
}

func TestTables(t *testing.T) {
	if got := Tables(); len(got) != 8 || got != Tables() {
		t.Errorf("Tables() = %q: want the same eight digits each time", got)
	}
}

func TestCompileTablesErrors(t *testing.T) {
	rows := []struct{ table, want, reason string }{
		{"[[knwoledge]]\ni do not know", `no group is named`, "a misspelled group"},
		{"i do not know", `before any [[group]]`, "a pattern without a group"},
		{"[[knowledge]]\n@who knows", `class @who is not defined`, "an unknown class"},
		{"@a: @b", `class @b is not defined`, "a class of an unknown class"},
		{"[[knowledge]]\ni (do not know", `missing ")"`, "an open parenthesis"},
		{"[[knowledge]]\ni do) not know", `unmatched ")"`, "a stray parenthesis"},
		{"[[knowledge]]\n[i] ..2 know", `begins with a gap`, "a gap first"},
		{"[[knowledge]]\ni ..9 know", `want ..1 to ..8`, "a gap too wide to be linear"},
		{"[[knowledge]]\n[i]", `matches nothing`, "a pattern that is always there"},
		{"@filler: really\n[[knowledge]]\ni really know", `is a filler`, "a word the matcher never sees"},
	}
	for _, row := range rows {
		_, err := compileTables(fstest.MapFS{"tables/x.txt": {Data: []byte(row.table)}})
		if err == nil || !strings.Contains(err.Error(), row.want) || !strings.Contains(err.Error(), "tables/x.txt:") {
			t.Errorf("%s: got %v, want %q with file and line", row.reason, err, row.want)
		}
	}
}

func TestPatterns(t *testing.T) {
	lx, err := compileTables(fstest.MapFS{"tables/x.txt": {Data: []byte("@who: nobody none\n[[knowledge]]\n^ @who (really|) knows ..2 why\ni (do|did) not [ever] know $\n[[information]]\nroom #\n")}})
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		text   string
		want   string
		reason string
	}{
		{"Nobody knows why.", "knowledge", "a class and an optional word"},
		{"None knows to this why", "knowledge", "a gap of two"},
		{"None knows to this very day why", "", "a gap of four is too wide"},
		{"And nobody knows why", "", "not at the start of the clause"},
		{"I didn't ever know", "knowledge", "a contraction opened"},
		{"I did not know him", "", "not at the end of the clause"},
		{"room 12", "information", "a number"},
		{"**I** don\u2019t _know_", "knowledge", "emphasis and a curly apostrophe"},
		{"nobody. Knows why", "", "no phrase spans two sentences"},
	}
	for _, row := range rows {
		var s scene
		s.look(Question{}, row.text, lx)
		got := ""
		if len(s.signals) > 0 {
			got = groupNames[s.signals[0].group]
		}
		if got != row.want {
			t.Errorf("%q: got %q, want %q: %s", row.text, got, row.want, row.reason)
		}
	}
}
