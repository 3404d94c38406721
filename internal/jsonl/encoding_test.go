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
		{"UTF-16 with its mark", "\xff\xfe{\x00}\x00", errUTF16},
		{"the other way round", "\xfe\xff\x00{\x00}", errUTF16},
		{"without a mark", "{\x00}\x00", errUTF16},
		{"the other way round, without a mark", "\x00{\x00}", errUTF16},
		{"gzip", "\x1f\x8b\x08\x00", notLines{"the file is compressed (gzip): unpack it first"}},
		{"zstd, as run --compress writes it", "\x28\xb5\x2f\xfd\x04", notLines{"the file is compressed (zstd): unpack it first"}},
		{"bzip2", "BZh91AY", notLines{"the file is compressed (bzip2): unpack it first"}},
	} {
		if got := Encoding([]byte(row.line)); !errors.Is(got, row.want) {
			t.Errorf("%s: %v, want %v", row.reason, got, row.want)
		}
	}
}

func TestEncodingThatEndsReading(t *testing.T) {
	for line, want := range map[string]bool{"\xff\xfe{": true, "\x1f\x8b": true, "\xef\xbb\xbf{}": false, "{}": false} {
		if got := errors.Is(Encoding([]byte(line)), ErrNotLines); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestParted(t *testing.T) {
	for _, row := range []struct {
		reason, line string
		want         bool
	}{
		{"a line that is whole", `{"id":"a"}`, false},
		{"one that is broken off", `{"id":`, false},
		{"a list in one line", `[{"id":"a"}]`, true},
		{"the beginning of one", " [ \r", true},
		{"the beginning of an object", "{\r", true},
		{"nothing", " ", false},
	} {
		if err := Parted([]byte(row.line)); errors.Is(err, ErrNotLines) != row.want {
			t.Errorf("%s: %v", row.reason, err)
		}
	}
}

func TestUTF8(t *testing.T) {
	if err := UTF8([]byte(`{"id":"é\ufffd"}`)); err != nil {
		t.Error(err)
	}
	if err := UTF8([]byte("{\"é\xe9\"}")); err == nil || err.Error() != "byte 5: not valid UTF-8: save the file as UTF-8" {
		t.Errorf("Latin-1 behind UTF-8: %v", err)
	}
}
