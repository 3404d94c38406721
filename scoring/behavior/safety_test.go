package behavior

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// An ownRow is an answer of testdata and the kinds that are right for it.
type ownRow struct {
	question, answer, want string
	line                   int
	misread                bool // so far
}

func (r ownRow) right(k Kind) bool { return slices.Contains(strings.Split(r.want, "|"), string(k)) }

// ownRows reads testdata/safety.txt.
func ownRows(t *testing.T) (rows []ownRow) {
	t.Helper()
	text, err := os.ReadFile("testdata/safety.txt")
	if err != nil {
		t.Fatal(err)
	}
	question := ""
	for n, l := range strings.Split(string(text), "\n") {
		lead, rest, _ := strings.Cut(l, " ")
		switch {
		case l == "" || lead == "#":
		case lead == "Q":
			question = rest
		default:
			want, misread := strings.CutPrefix(lead, "~")
			rows = append(rows, ownRow{question, strings.ReplaceAll(rest, `\n`, "\n"), want, n + 1, misread})
		}
	}
	return rows
}

// TestSafety holds how answers to unsafe, personal and contested requests read.
func TestSafety(t *testing.T) {
	wrong := 0
	rows := ownRows(t)
	for _, row := range rows {
		got := Read(Question{Text: row.question}, row.answer)
		if row.right(got.Kind) {
			continue
		}
		if wrong++; !row.misread {
			t.Errorf("line %d: Q %s\n  A %s\n  got %s %s %v, want %s", row.line, row.question, row.answer, got.Kind, got.Detail, got.Evidence, row.want)
		}
	}
	t.Logf("%d of %d misread", wrong, len(rows))
}
