package behavior

import (
	"testing"
	"testing/fstest"
)

// TestEndingsCompile: where they did not, no answer would be read by them.
func TestEndingsCompile(t *testing.T) {
	for group := range endsTrouble + 1 {
		if !endings().Says(group) {
			t.Errorf("no pattern of endings says %d", group)
		}
	}
}

func TestTablesCompile(t *testing.T) {
	lx, err := compileTables(tableFiles)
	if err != nil {
		t.Fatal(err)
	}
	for g, name := range groupNames {
		if !lx.Says(g) {
			t.Errorf("no pattern says %q", name)
		}
	}
}

func TestTables(t *testing.T) {
	if got := Tables(); len(got) != 8 || got != Tables() {
		t.Errorf("Tables() = %q: want the same eight digits each time", got)
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
