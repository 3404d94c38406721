package traces

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestTablesCompile(t *testing.T) {
	lx, err := compile(tableFiles)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[group]bool{}
	for _, n := range lx.nodes {
		for _, a := range n.accept {
			seen[a.group] = true
		}
	}
	for g := range groups {
		if !seen[g] {
			t.Errorf("no pattern is in the group %s", groupNames[g])
		}
	}
	if len(lx.turns) == 0 || len(lx.denials) == 0 {
		t.Error("no words that turn a sentence, or none that deny")
	}
}

func TestTablesThatAreWrong(t *testing.T) {
	for _, test := range []struct{ reason, table, want string }{
		{"no such group", "[[nothing]]\n", `1: no group is named "[[nothing]]"`},
		{"outside a group", "a b\n", "1: a pattern stands before any [[group]]"},
		{"a class that is not there", "[[doubt]]\n@none\n", "2: pattern \"@none\": class @none is not defined"},
		{"a gap at the beginning", "[[doubt]]\n..2 a\n", "begins with a gap"},
		{"a gap without end", "[[doubt]]\na ..9 b\n", "want ..1 to ..8"},
		{"matches everything", "[[doubt]]\n[a]\n", "matches nothing at all"},
		{"not closed", "[[doubt]]\n(a|b\n", `missing ")"`},
		{"closed twice", "[[doubt]]\na)\n", `unmatched ")"`},
		{"closed by the other mark", "[[doubt]]\n(a]\n", `unmatched "]"`},
	} {
		_, err := compile(fstest.MapFS{"tables/x.txt": {Data: []byte(test.table)}})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.reason, err, test.want)
		}
	}
}
