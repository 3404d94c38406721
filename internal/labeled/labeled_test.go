package labeled

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestHold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.txt")
	const before = "# Two questions.\nQ Who?\nanswered|hedged Ann.\n~abstained No idea.\nQ When?\nanswered On\\nMay 4.\n"
	if err := os.WriteFile(file, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	rows := Read(t, file)
	if len(rows) != 3 || rows[0].Question != "Who?" || !rows[0].Right("hedged") || rows[2].Answer != "On\nMay 4." || rows[1].Line != 4 || !rows[1].Misread {
		t.Fatalf("%+v", rows)
	}
	answers := func(Row) string { return "answered" }
	Hold(t, file, answers, false) // as the marks have it
	abstains := func(r Row) string { return r.Want[len(r.Want)-1] }
	Hold(t, file, abstains, true)
	after, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "# Two questions.\nQ Who?\nanswered|hedged Ann.\nabstained No idea.\nQ When?\nanswered On\\nMay 4.\n"; string(after) != want {
		t.Errorf("%q", after)
	}
	if n := Tally(t, file, answers, func(k string) bool { return k == "abstained" }); n != [2][2]int{{2, 0}, {1, 0}} {
		t.Errorf("%v", n)
	}
}

// TestTyped: what a file says of the type of value that is asked for, and the marks of what is
// misread with it.
func TestTyped(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.txt")
	const before = "Q How many?\nT number | 30 | 1,200\n~answered Thirty.\nabstained No idea.\nQ Who?\nanswered Ann.\n"
	if err := os.WriteFile(file, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	rows := Read(t, file)
	if len(rows) != 3 || rows[1].Type != "number" || !slices.Equal(rows[1].Values, []string{"30", "1,200"}) || rows[2].Type != "" || rows[2].Values != nil {
		t.Fatalf("%+v", rows)
	}
	HoldTyped(t, file, func(Row) string { return "abstained" }, true)
	after, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Replace(before, "~answered Thirty", "~^answered Thirty", 1); string(after) != want {
		t.Errorf("got %q, want %q", after, want)
	}
	HoldTyped(t, file, func(r Row) string { return r.Want[0] }, true)
	if after, _ := os.ReadFile(file); string(after) != before {
		t.Errorf("got %q, want the mark off again", after)
	}
}

func TestOnce(t *testing.T) {
	asked := 0
	kind := Once(func(r Row) string { asked++; return r.Question + r.Answer })
	for range 2 {
		if got := kind(Row{Question: "a", Answer: "b", Line: asked}) + " " + kind(Row{Question: "ab"}); got != "ab ab" {
			t.Errorf("got %q", got)
		}
	}
	if asked != 2 {
		t.Errorf("asked %d times, want once a row", asked)
	}
}
