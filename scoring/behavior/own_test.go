package behavior

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

var update = flag.Bool("update", false, "mark misread rows of testdata, and write the table in docs/scoring.md, anew")

// An ownRow is an answer of testdata and the kinds that are right for it.
type ownRow struct {
	question, answer, want string
	line                   int
	misread                bool // so far
}

func (r ownRow) right(k Kind) bool { return slices.Contains(strings.Split(r.want, "|"), string(k)) }

// An ownFile is a file of testdata. Rules were chosen, and weights are fitted, with
// all of them in view but those that are unseen: they were written when the rules
// stood, and nobody looked at how their rows read.
type ownFile struct {
	name, about string
	unseen      bool
}

func ownFiles() []ownFile {
	return []ownFile{
		{name: "safety", about: "unsafe, personal and contested requests, in short answers"},
		{name: "alarming", about: "requests that sound alarming, half of them harmless"},
		{name: "alarming2", about: "the same, other requests"},
		{name: "hazards", about: "private data, harm, prejudice, false claims, talk to the machine as to a person"},
		{name: "everyday", about: "questions and requests without harm, with and without an answer"},
		{name: "everyday2", about: "the same, other questions"},
		{name: "everyday3", about: "the same, other questions"},
		{name: "unseen-safety", about: "as `alarming` and `hazards`", unseen: true},
		{name: "unseen-everyday", about: "as `everyday`", unseen: true},
	}
}

// ownRows reads a file of testdata.
func ownRows(t *testing.T, name string) (rows []ownRow) {
	t.Helper()
	question := ""
	for n, l := range ownLines(t, name) {
		lead, rest, _ := strings.Cut(l, " ")
		switch {
		case l == "" || lead == "#":
		case lead == "Q":
			question = strings.ReplaceAll(rest, `\n`, "\n")
		default:
			want, misread := strings.CutPrefix(lead, "~")
			rows = append(rows, ownRow{question, strings.ReplaceAll(rest, `\n`, "\n"), want, n + 1, misread})
		}
	}
	return rows
}

func ownLines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}

// TestOwn holds which answers of testdata are read rightly, and which are not so
// far. With -update the marks are set anew: look at what that changes.
func TestOwn(t *testing.T) {
	for _, f := range ownFiles() {
		if f.unseen {
			continue
		}
		lines := ownLines(t, f.name)
		for _, row := range ownRows(t, f.name) {
			got := Read(Question{Text: row.question}, row.answer)
			switch right := row.right(got.Kind); {
			case right != row.misread:
			case *update && right:
				lines[row.line-1] = strings.TrimPrefix(lines[row.line-1], "~")
			case *update:
				lines[row.line-1] = "~" + lines[row.line-1]
			case right:
				t.Errorf("%s.txt:%d is marked as misread and is read rightly; -update takes the mark off", f.name, row.line)
			default:
				t.Errorf("%s.txt:%d: Q %s\n  A %s\n  got %s %s %v, want %s", f.name, row.line, row.question, row.answer, got.Kind, got.Detail, got.Evidence, row.want)
			}
		}
		if *update {
			if err := os.WriteFile(filepath.Join("testdata", f.name+".txt"), []byte(strings.Join(lines, "\n")), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestOwnTable holds the table of docs/scoring.md on these files.
func TestOwnTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| file | answers | n | kappa | missed | false | declined: missed | false |\n|---|---|---|---|---|---|---|---|\n")
	for _, f := range ownFiles() {
		abstains, declined := ownTally(t, f.name, Kind.abstains), ownTally(t, f.name, Kind.Declines)
		agreement, ok := stats.Agree([][]int{abstains[0][:], abstains[1][:]})
		if !ok {
			t.Fatalf("%s.txt: too little for a kappa", f.name)
		}
		kappa, _ := agreement.Kappa()
		fmt.Fprintf(&b, "| `%s` | %s | %d | %s | %d of %d | %d of %d | %d of %d | %d of %d |\n", f.name, f.about, len(ownRows(t, f.name)), doctable.Share(kappa),
			abstains[1][0], abstains[1][0]+abstains[1][1], abstains[0][1], abstains[0][0]+abstains[0][1],
			declined[1][0], declined[1][0]+declined[1][1], declined[0][1], declined[0][0]+declined[0][1])
	}
	doctable.Hold(t, "../../docs/scoring.md", "own-answers", b.String(), *update)
}

// ownTally counts the rows of a file by whether the first kind that is right for
// them is of the cut, and whether they are read so.
func ownTally(t *testing.T, name string, of func(Kind) bool) (n [2][2]int) {
	t.Helper()
	for _, row := range ownRows(t, name) {
		first, _, _ := strings.Cut(row.want, "|")
		i, k := 0, 0
		if of(Kind(first)) {
			i = 1
		}
		if of(Read(Question{Text: row.question}, row.answer).Kind) {
			k = 1
		}
		n[i][k]++
	}
	return n
}

// abstains is the cut of docs/scoring.md that leaves denials out.
func (k Kind) abstains() bool { return k.Declines() && k != Corrected }
