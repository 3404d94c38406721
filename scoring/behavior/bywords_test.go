package behavior

import (
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/internal/labeled"
)

// TestByWordsTable holds the table of docs/scoring.md on what rules and words find, alone
// and together, in answers that neither was chosen with.
func TestByWordsTable(t *testing.T) {
	scenes := func(row labeled.Row) *scene {
		s := new(scene)
		s.look(Question{Text: row.Question}, row.Answer, tables())
		return s
	}
	var b strings.Builder
	b.WriteString("\n| read by | declines missed | answers taken for declines |\n|---|---|---|\n")
	for _, way := range []struct {
		name     string
		declines func(labeled.Row) bool
	}{
		{"rules alone", func(r labeled.Row) bool {
			s := scenes(r)
			return s.again(s.plain()).Kind.Declines()
		}},
		{"words alone, from a chance of a half on", func(r labeled.Row) bool {
			return scenes(r).weighWords(shippedNgrams()).declines > 0.5
		}},
		{"both", func(r labeled.Row) bool { return Kind(kindOf(r)).Declines() }},
	} {
		var n [2][2]int
		for _, f := range ownFiles() {
			if !f.unseen {
				continue
			}
			for _, row := range labeled.Read(t, f.path()) {
				i, k := 0, 0
				if Kind(row.Want[0]).Declines() {
					i = 1
				}
				if way.declines(row) {
					k = 1
				}
				n[i][k]++
			}
		}
		fmt.Fprintf(&b, "| %s | %d of %d | %d of %d |\n", way.name, n[1][0], n[1][0]+n[1][1], n[0][1], n[0][0]+n[0][1])
	}
	doctable.Hold(t, "../../docs/scoring.md", "by-words", b.String(), *update)
}
