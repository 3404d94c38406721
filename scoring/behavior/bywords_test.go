package behavior

import (
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/internal/labeled"
)

// TestByWordsTable holds the table of docs/reading.md on what rules and words find, alone
// and together, in answers that neither was chosen with.
func TestByWordsTable(t *testing.T) {
	look := func(row labeled.Row) *scene {
		s := new(scene)
		s.look(Question{Text: row.Question}, row.Answer, tables())
		return s
	}
	var b strings.Builder
	b.WriteString("\n| read by | declines missed | answers taken for declines | hedged answers read as such | plain ones read as hedged |\n|---|---|---|---|---|\n")
	for _, way := range []struct {
		name string
		kind func(labeled.Row) Kind
	}{
		{"rules alone", func(r labeled.Row) Kind {
			s := look(r)
			return s.again(s.plain()).Kind
		}},
		{"words alone, from a chance of a half on", func(r labeled.Row) Kind {
			switch w := look(r).weighWords(shippedNgrams()); {
			case w.declines > 0.5:
				return kindsWeighed[w.likeliest]
			case w.hedges > 0.5:
				return Hedged
			}
			return Answered
		}},
		{"both", func(r labeled.Row) Kind { return Kind(kindOf(r)) }},
	} {
		var n, hedged [2][2]int
		for _, f := range ownFiles() {
			if !f.unseen {
				continue
			}
			for _, row := range labeled.Read(t, f.path()) {
				i, k := 0, 0
				if Kind(row.Want[0]).Declines() {
					i = 1
				}
				got := way.kind(row)
				if got.Declines() {
					k = 1
				}
				n[i][k]++
				if i == 1 {
					continue
				}
				h, as := 0, 0
				if row.Want[0] == string(Hedged) {
					h = 1
				}
				if got == Hedged {
					as = 1
				}
				hedged[h][as]++
			}
		}
		fmt.Fprintf(&b, "| %s | %d of %d | %d of %d | %d of %d | %d of %d |\n", way.name, n[1][0], n[1][0]+n[1][1], n[0][1], n[0][0]+n[0][1],
			hedged[1][1], hedged[1][0]+hedged[1][1], hedged[0][1], hedged[0][0]+hedged[0][1])
	}
	doctable.Hold(t, "../../docs/reading.md", "by-words", b.String(), *update)
}
