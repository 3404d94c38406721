// Package labeled reads files of answers of the project's own with what each of them
// does. Only tests use it.
package labeled

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A Row is an answer and the kinds of behavior that are right for it.
type Row struct {
	Question string // its text, or the id of an item, as the file has it
	Answer   string
	Want     []string
	Line     int  // from 1
	Misread  bool // so far
}

// Right reports whether a kind is right for the answer.
func (r Row) Right(kind string) bool { return slices.Contains(r.Want, kind) }

// Read reads a file: a line that begins with "Q " opens a question, each line under it
// is one answer, led by the kinds that are right for it, parted by bars; a tilde before them
// marks one that is misread so far. A line break is written \n; # opens a comment.
func Read(t testing.TB, file string) (rows []Row) {
	t.Helper()
	question := ""
	for n, l := range lines(t, file) {
		lead, rest, _ := strings.Cut(l, " ")
		rest = strings.ReplaceAll(rest, `\n`, "\n")
		switch {
		case l == "" || lead == "#":
		case lead == "Q":
			question = rest
		default:
			want, misread := strings.CutPrefix(lead, "~")
			rows = append(rows, Row{question, rest, strings.Split(want, "|"), n + 1, misread})
		}
	}
	if len(rows) == 0 {
		t.Fatalf("%s holds no answer", file)
	}
	return rows
}

// Once is kind, asked once for each question with its answer however many tests look at
// the row. It is not for tests side by side.
func Once(kind func(Row) string) func(Row) string {
	known := map[[2]string]string{}
	return func(row Row) string {
		key := [2]string{row.Question, row.Answer}
		is, ok := known[key]
		if !ok {
			is = kind(row)
			known[key] = is
		}
		return is
	}
}

// Hold compares which rows of a file are misread with its marks, or sets these anew
// where update is set.
func Hold(t testing.TB, file string, kind func(Row) string, update bool) {
	t.Helper()
	text := lines(t, file)
	for _, row := range Read(t, file) {
		got := kind(row)
		switch right := row.Right(got); {
		case right != row.Misread:
		case update && right:
			text[row.Line-1] = strings.TrimPrefix(text[row.Line-1], "~")
		case update:
			text[row.Line-1] = "~" + text[row.Line-1]
		case right:
			t.Errorf("%s:%d is marked as misread and is read rightly; -update takes the mark off", file, row.Line)
		default:
			t.Errorf("%s:%d: Q %s\n  A %s\n  got %s, want %s", file, row.Line, row.Question, row.Answer, got, strings.Join(row.Want, " or "))
		}
	}
	if update {
		if err := os.WriteFile(file, []byte(strings.Join(text, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// Tally counts the rows of a file by whether the first kind that is right for them is
// of a cut, and whether they are read so.
func Tally(t testing.TB, file string, kind func(Row) string, of func(kind string) bool) (n [2][2]int) {
	t.Helper()
	for _, row := range Read(t, file) {
		i, k := 0, 0
		if of(row.Want[0]) {
			i = 1
		}
		if of(kind(row)) {
			k = 1
		}
		n[i][k]++
	}
	return n
}

func lines(t testing.TB, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}
