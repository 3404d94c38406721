package jsonl

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// lines renders what Lines yields as "NUMBER@OFFSET TEXT", with "torn" behind a
// last line without its newline.
func lines(t testing.TB, r io.Reader) []string {
	t.Helper()
	var got []string
	for line, err := range Lines(r) {
		if err != nil {
			t.Fatal(err)
		}
		s := fmt.Sprintf("%d@%d %s", line.Number, line.Offset, line.Bytes)
		if line.Torn {
			s += " torn"
		}
		got = append(got, s)
	}
	return got
}

func TestLines(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	for _, tc := range []struct {
		in     string
		want   []string
		reason string
	}{
		{"", nil, "an empty file has no lines"},
		{"{}\n", []string{"1@0 {}"}, "one line"},
		{"{}\n[]", []string{"1@0 {}", "2@3 [] torn"}, "the end without a newline is torn, even where it is whole"},
		{"\n \t\n{}\n\n", []string{"3@4 {}"}, "blank lines are left out and counted"},
		{"{}\r\n[]\r\n", []string{"1@0 {}", "2@4 []"}, "the other line ending"},
		{"{}\n   ", []string{"1@0 {}"}, "a blank end is no torn line"},
		{long + "\n" + long + "\n1", []string{"1@0 " + long, "2@200001 " + long, "3@400002 1 torn"}, "lines longer than any buffer"},
		{"\x00\xff\n", []string{"1@0 \x00\xff"}, "bytes that are no text"},
	} {
		for name, r := range map[string]io.Reader{
			"at once": strings.NewReader(tc.in), "with the end in one": iotest.DataErrReader(strings.NewReader(tc.in)), "by halves": iotest.HalfReader(strings.NewReader(tc.in)),
		} {
			if diff := cmp.Diff(tc.want, lines(t, r)); diff != "" {
				t.Errorf("%s, read %s (-want +got):\n%s", tc.reason, name, diff)
			}
		}
	}
}

func TestLinesStopsWhereTheConsumerDoes(t *testing.T) {
	count := 0
	for _, err := range Lines(strings.NewReader("1\n2\n3\n")) {
		if err != nil {
			t.Error(err)
		}
		if count++; count == 2 {
			break
		}
	}
	if count != 2 {
		t.Errorf("%d lines, want 2", count)
	}
}

func TestLinesGivesTheReadersError(t *testing.T) {
	broken := errors.New("broken")
	r := io.MultiReader(strings.NewReader("1\n2"), iotest.ErrReader(broken))
	var got []string
	for line, err := range Lines(r) {
		got = append(got, fmt.Sprintf("%d %s %v", line.Number, line.Bytes, err))
	}
	if diff := cmp.Diff([]string{"1 1 <nil>", "2  broken"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSyntaxError(t *testing.T) {
	cause := errors.New("unknown key")
	for _, tc := range []struct {
		err  SyntaxError
		want string
	}{
		{SyntaxError{"a.jsonl", 3, cause}, "a.jsonl:3: unknown key"},
		{SyntaxError{"a.jsonl", 0, cause}, "a.jsonl: unknown key"},
		{SyntaxError{"", 3, cause}, "line 3: unknown key"},
		{SyntaxError{"", 0, cause}, "unknown key"},
	} {
		if got := tc.err.Error(); got != tc.want {
			t.Errorf("Error() = %q, want %q", got, tc.want)
		}
		if !errors.Is(&tc.err, cause) {
			t.Errorf("%q does not unwrap to its cause", tc.want)
		}
	}
}

// FuzzLines holds Lines to splitting the whole file at once.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{}\n\r\n [] \r\ntorn"))
	f.Add([]byte("\n\n"))
	for _, n := range []int{blockBytes - 1, blockBytes, blockBytes + 1} {
		f.Add(append(bytes.Repeat([]byte("x"), n), "\ny"...))
		f.Add(append(bytes.Repeat([]byte("x"), n-10), "\n{}\r\n\n [],\ny\n"...))
		f.Add(append(bytes.Repeat([]byte("{}\n  \n[1,2]\n"), 20_000), bytes.Repeat([]byte("x"), n)...))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var want []string
		offset := 0
		parts := bytes.Split(data, []byte("\n"))
		for i, part := range parts {
			text := bytes.TrimSuffix(part, []byte("\r"))
			if len(bytes.Trim(text, " \t\r")) > 0 {
				s := fmt.Sprintf("%d@%d %s", i+1, offset, text)
				if i == len(parts)-1 {
					s += " torn"
				}
				want = append(want, s)
			}
			offset += len(part) + 1
		}
		for _, r := range []io.Reader{bytes.NewReader(data), iotest.HalfReader(bytes.NewReader(data))} {
			if got := lines(t, r); !slices.Equal(want, got) {
				t.Errorf("(-want +got):\n%s", cmp.Diff(want, got))
			}
		}
	})
}
