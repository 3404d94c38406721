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
	// Type and Values are what a run knows of the question: the type of value that is asked
	// for, and the values in play. Empty where the file names none.
	Type   string
	Values []string
	// MisreadTyped says that the answer is misread so far where they are known.
	MisreadTyped bool
}

// Right reports whether a kind is right for the answer.
func (r Row) Right(kind string) bool { return slices.Contains(r.Want, kind) }

// Read reads a file: a line that begins with "Q " opens a question, each line under it
// is one answer, led by the kinds that are right for it, parted by bars; a tilde before them
// marks one that is misread so far, a caret one that is misread where the type of value is
// known. That, and the values in play, stand behind "T " under the question, parted by bars.
// A line break is written \n; # opens a comment.
func Read(t testing.TB, file string) (rows []Row) {
	t.Helper()
	var question Row
	for n, l := range lines(t, file) {
		lead, rest, _ := strings.Cut(l, " ")
		rest = strings.ReplaceAll(rest, `\n`, "\n")
		switch {
		case l == "" || lead == "#":
		case lead == "Q":
			question = Row{Question: rest}
		case lead == "T":
			known := strings.Split(rest, " | ")
			question.Type, question.Values = known[0], known[1:]
		default:
			row := question
			row.Answer, row.Line = rest, n+1
			want, misread := strings.CutPrefix(lead, "~")
			want, row.MisreadTyped = strings.CutPrefix(want, "^")
			row.Want, row.Misread = strings.Split(want, "|"), misread
			rows = append(rows, row)
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
	known := map[[3]string]string{}
	return func(row Row) string {
		key := [3]string{row.Question, row.Answer, strings.Join(append([]string{row.Type}, row.Values...), "|")}
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
	hold(t, file, kind, update, func(r *Row) *bool { return &r.Misread })
}

// HoldTyped does so where the type of value that is asked for is known; rows of which the
// file names none are passed over.
func HoldTyped(t testing.TB, file string, kind func(Row) string, update bool) {
	t.Helper()
	hold(t, file, kind, update, func(r *Row) *bool {
		if r.Type == "" {
			return nil
		}
		return &r.MisreadTyped
	})
}

func hold(t testing.TB, file string, kind func(Row) string, update bool, mark func(*Row) *bool) {
	t.Helper()
	text := lines(t, file)
	for _, row := range Read(t, file) {
		misread := mark(&row)
		if misread == nil {
			continue
		}
		got := kind(row)
		switch right := row.Right(got); {
		case right != *misread:
		case update:
			*misread = !right
			text[row.Line-1] = row.marks() + strings.TrimLeft(text[row.Line-1], "~^")
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

// marks are what stands before the kinds of the row.
func (r Row) marks() (marks string) {
	if r.Misread {
		marks = "~"
	}
	if r.MisreadTyped {
		marks += "^"
	}
	return marks
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
