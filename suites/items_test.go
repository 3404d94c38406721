package suites

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// said lists what Items yields: an id, or an error.
func said(s *Suite) []string {
	var out []string
	for it, err := range s.Items() {
		if err != nil {
			out = append(out, err.Error())
		} else {
			out = append(out, it.ID)
		}
	}
	return out
}

func TestItems(t *testing.T) {
	for _, row := range []struct {
		reason, text string
		want         []string
	}{
		{"no items", "", nil},
		{"blank lines count as lines but hold nothing", "\n" + lineA + "\n\n" + lineU + "\n", []string{"t/uc-1-a", "t/uc-1-u"}},
		{"lines of another system", lineA + "\r\n" + lineU + "\r\n", []string{"t/uc-1-a", "t/uc-1-u"}},
		{"no newline at the end", lineA + "\n" + lineU, []string{"t/uc-1-a", "t/uc-1-u"}},
		{"a torn last line", lineA + "\n" + lineU[:30], []string{"t/uc-1-a",
			`items.jsonl:2: scenario: byte 29: this string is not closed; the file ends in this line, so it may have been cut off`}},
		{"a list of items", "[" + lineA + "]", []string{
			`items.jsonl:1: the file is one JSON list, not one object a line: jq -c '.[]' FILE takes it apart`}},
		{"an item over several lines", "{\n\"id\": \"a\"\n}\n", []string{
			`items.jsonl:1: an object goes over several lines here: jq -c . FILE puts each on one`}},
		{"the same behind an item", lineA + "\n{\n}", []string{"t/uc-1-a",
			`items.jsonl:2: byte 2: expected a key in double quotes, got the end of the line; a file of items holds one object a line, whole and with nothing around it`,
			`items.jsonl:3: expected an object, got '}'; a file of items holds one object a line, whole and with nothing around it`}},
		{"a first line that is no object, and opens none", "# items\n" + lineA, []string{
			`items.jsonl:1: expected an object, got a comment, which JSON does not have; a file of items holds one object a line, whole and with nothing around it`, "t/uc-1-a"}},
		{"a wrong last line that is whole", lineA + "\n{}", []string{"t/uc-1-a", `items.jsonl:2: the key "id" is missing`}},
		{"UTF-16, said once", "\xff\xfe{\x00}\x00\n\x00{\x00}\x00\n\x00", []string{`items.jsonl:1: the file is UTF-16: save it as UTF-8`}},
		{"a faulty line, after which reading goes on", lineA + "\n\n{}\n" + lineU, []string{"t/uc-1-a",
			`items.jsonl:3: the key "id" is missing`, "t/uc-1-u"}},
		{"an id twice names both lines", lineA + "\n" + lineU + "\n" + lineA, []string{"t/uc-1-a", "t/uc-1-u",
			`items.jsonl:3: the id "t/uc-1-a" stands on line 1 already`}},
	} {
		s := memory(Manifest{}, row.text)
		for range 2 { // it ranges again
			if diff := cmp.Diff(row.want, said(s)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", row.reason, diff)
			}
		}
	}
}

func TestItemsErrorsNameFileAndLine(t *testing.T) {
	for _, err := range memory(Manifest{}, lineA, "{}").Items() {
		var at *jsonl.SyntaxError
		if err != nil && (!errors.As(err, &at) || at.File != "items.jsonl" || at.Line != 2) {
			t.Errorf("got %#v", err)
		}
	}
}

func TestItemsStopsWhenToldTo(t *testing.T) {
	closed := 0
	s := memory(Manifest{}, lineA, "{}", lineU)
	open := s.open
	s.open = func() (io.ReadCloser, error) {
		in, err := open()
		return closer{in, &closed}, err
	}
	for range 3 {
		seen := 0
		for range s.Items() {
			if seen++; seen == 2 {
				break
			}
		}
	}
	if closed != 3 {
		t.Errorf("the file was closed %d times in 3 passes", closed)
	}
}

type closer struct {
	io.Reader
	closed *int
}

func (c closer) Close() error { *c.closed++; return nil }

func TestItemsOnABrokenDisk(t *testing.T) {
	broken := errors.New("input/output error")
	s := memory(Manifest{})
	s.open = func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(strings.NewReader(lineA+"\n"), iotest.ErrReader(broken))), nil
	}
	if diff := cmp.Diff([]string{"t/uc-1-a", "items.jsonl:2: reading the items: input/output error"}, said(s)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := s.Stat(); !errors.Is(err, broken) {
		t.Errorf("Stat: %v", err)
	}
	if fs, err := Lint(s, LintOptions{}); !errors.Is(err, broken) {
		t.Errorf("Lint: %v, %v", fs, err)
	}
}

func TestItemsOfAFileThatWentAway(t *testing.T) {
	d := dir(t, "d", map[string]string{"items.jsonl": lineA})
	s, err := Open(d, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(d, "items.jsonl")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Stat(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Stat: %v", err)
	}
	if _, err := Lint(s, LintOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Lint: %v", err)
	}
}

func TestStat(t *testing.T) {
	a, u := parse(t, lineA), parse(t, lineU)
	alone := Item{ID: "alone", Scenario: AnswerUnknown, Question: "Q"}
	half := Item{ID: "half", Scenario: AnswerUnknown, Question: "R", Pair: "half"}
	twice := a
	twice.ID = "third of a pair"
	identity := func(items ...Item) string {
		h := sha256.New()
		for _, it := range items {
			one := it.Hash()
			h.Write(one[:])
		}
		return hex.EncodeToString(h.Sum(nil))
	}
	for _, row := range []struct {
		reason string
		lines  []string
		want   Stat
	}{
		{"no items", nil, Stat{Hash: identity()}},
		{"pairs count when both sides are there, and once", linesOf(a, u, twice, half, alone), Stat{Items: 5, Answerable: 2, Unanswerable: 3, Pairs: 1,
			Scenarios: []ScenarioStat{{AnswerUnknown, 0, 2}, {UnderspecifiedContext, 2, 1}}, Hash: identity(a, u, twice, half, alone)}},
		{"the order is part of the identity", linesOf(u, a), Stat{Items: 2, Answerable: 1, Unanswerable: 1, Pairs: 1,
			Scenarios: []ScenarioStat{{UnderspecifiedContext, 1, 1}}, Hash: identity(u, a)}},
		{"space and the order of keys are not", []string{"", `{ "lures": ["30"], ` + strings.Replace(lineU, `"lures":["30"],`, ``, 1)[1:]},
			Stat{Items: 1, Unanswerable: 1, Scenarios: []ScenarioStat{{UnderspecifiedContext, 0, 1}}, Hash: identity(u)}},
	} {
		got, err := memory(Manifest{}, row.lines...).Stat()
		if err != nil {
			t.Errorf("%s: %v", row.reason, err)
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
		counted, err := memory(Manifest{}, row.lines...).Count()
		row.want.Hash = ""
		if diff := cmp.Diff(row.want, counted); diff != "" || err != nil {
			t.Errorf("%s, without the hash: %v (-want +got):\n%s", row.reason, err, diff)
		}
	}
	if _, err := memory(Manifest{}, lineA, "x").Count(); !errors.As(err, new(*jsonl.SyntaxError)) {
		t.Errorf("a faulty line, without the hash: %v", err)
	}
	if _, err := memory(Manifest{}, lineA, "x").Stat(); !errors.As(err, new(*jsonl.SyntaxError)) {
		t.Errorf("a faulty line: %v", err)
	}
}
