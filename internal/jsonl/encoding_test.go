package jsonl

import (
	"errors"
	"testing"
)

func TestEncoding(t *testing.T) {
	for _, row := range []struct {
		reason, line string
		want         error
	}{
		{"plain", `{"id":"é"}`, nil},
		{"nothing", "", nil},
		{"one byte", "{", nil},
		{"a byte order mark", "\xef\xbb\xbf{}", errMark},
		{"UTF-16 with its mark", "\xff\xfe{\x00}\x00", ErrUTF16},
		{"the other way round", "\xfe\xff\x00{\x00}", ErrUTF16},
		{"without a mark", "{\x00}\x00", ErrUTF16},
		{"the other way round, without a mark", "\x00{\x00}", ErrUTF16},
	} {
		if got := Encoding([]byte(row.line)); !errors.Is(got, row.want) {
			t.Errorf("%s: %v, want %v", row.reason, got, row.want)
		}
	}
}
