package traces

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

func TestTablesCompile(t *testing.T) {
	lx, err := compile(tableFiles)
	if err != nil {
		t.Fatal(err)
	}
	for g, name := range groupNames {
		if !lx.Says(g) {
			t.Errorf("no pattern is in the group %s", name)
		}
	}
	if !lx.Has(lx.ID(phrases.Hash("but")), classTurning) || !lx.Has(lx.ID(phrases.Hash("never")), classDenying) {
		t.Error("no words that turn a sentence, or none that deny")
	}
}
