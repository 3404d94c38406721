package jsonl

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// TestEach: what Lines yields, parsed, in the same order.
func TestEach(t *testing.T) {
	var many strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&many, "{\"i\":%d,%q:1}\n", i, strings.Repeat("x", i%700))
	}
	for _, in := range []string{"", "{}\n", "{}\n\n[]", many.String(), strings.Repeat("y", 1<<20) + "\n" + many.String()} {
		var got []string
		for text, err := range Each(strings.NewReader(in), func(l Line) string {
			s := fmt.Sprintf("%d@%d %s", l.Number, l.Offset, l.Bytes)
			if l.Torn {
				s += " torn"
			}
			return s
		}) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(lines(t, strings.NewReader(in)), got); diff != "" {
			t.Errorf("(-Lines +Each):\n%s", diff)
		}
	}
}

func TestEachYieldsAReadErrorLast(t *testing.T) {
	broken := errors.New("broken")
	in := io.MultiReader(strings.NewReader("1\n2\n"), iotest.ErrReader(broken))
	var got []string
	var last *SyntaxError
	for text, at := range Each(in, func(l Line) string { return string(l.Bytes) }) {
		if last = at; at == nil {
			got = append(got, text)
		}
	}
	if last == nil || last.Line != 3 || !errors.Is(last, broken) {
		t.Errorf("the last error is %v, want that of line 3", last)
	}
	if diff := cmp.Diff([]string{"1", "2"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
