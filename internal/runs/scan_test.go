package runs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
)

func TestPosition(t *testing.T) {
	for _, tc := range []struct {
		line     string
		n, epoch int
		ok       bool
		reason   string
	}{
		{`{"n":412,"epoch":0,"key":""}`, 412, 0, true, "the form in which records are written"},
		{`{"n":0,"epoch":9999999999,`, 0, 9999999999, true, "ten digits"},
		{`{"n":0,"epoch":10000000000,`, 0, 0, false, "eleven digits are no ask"},
		{`{"n": 412,"epoch":0,"key":""}`, 0, 0, false, "a space: another writer's form, left to decoding"},
		{`{"epoch":0,"n":412,"key":""}`, 0, 0, false, "another order"},
		{`{"n":412,"epoch":0}`, 0, 0, false, "nothing behind it"},
		{`{"n":007,"epoch":0,"key":""}`, 0, 0, false, "no JSON number"},
		{`{"n":-1,"epoch":0,"key":""}`, 0, 0, false, "below zero"},
		{`{"n":1e2,"epoch":0,"key":""}`, 0, 0, false, "not in digits alone"},
		{`{"n":,"epoch":0,"key":""}`, 0, 0, false, "no digit"},
		{`{"n":1,"epoch":`, 0, 0, false, "cut off"},
		{``, 0, 0, false, "empty"},
	} {
		n, epoch, ok := position([]byte(tc.line))
		if n != tc.n && ok || epoch != tc.epoch && ok || ok != tc.ok {
			t.Errorf("%s: position(%s) = %d, %d, %v; want %d, %d, %v", tc.reason, tc.line, n, epoch, ok, tc.n, tc.epoch, tc.ok)
		}
	}
}

// FuzzPosition holds the reading of prefixes to decoding: on every line that is
// JSON they agree, and a record as it is written is never left to decoding.
func FuzzPosition(f *testing.F) {
	f.Add([]byte(`{"n":412,"epoch":3,"key":"00"}`), 5, 1, "text")
	f.Add([]byte(`{"n":0,"epoch":0,"raw":{"n":7}}`), 0, 0, "}\n{\"n\":1")
	f.Add([]byte(` {"epoch":1,"n":2}`), 1<<40, 9, "\xff\x00")
	f.Fuzz(func(t *testing.T, line []byte, n, epoch int, text string) {
		if pn, pe, ok := position(line); ok && json.Valid(line) {
			// The first two keys by the tokens: where a key stands twice,
			// encoding/json would take the last.
			dec := json.NewDecoder(bytes.NewReader(line))
			dec.UseNumber()
			var tokens []any
			for range 5 {
				tok, err := dec.Token()
				if err != nil {
					t.Fatalf("position accepted %q, whose tokens end in %v", line, err)
				}
				tokens = append(tokens, tok)
			}
			want := fmt.Sprintf("[{ n %d epoch %d]", pn, pe)
			if got := fmt.Sprint(tokens); got != want {
				t.Errorf("position reads %s from %q, decoding %s", want, line, got)
			}
		}
		if n < 0 || n > 9999999999 || epoch < 0 || epoch > 9999999999 {
			return
		}
		for _, outcome := range []responses.Outcome{responses.Replied, responses.APIError} {
			written, err := responses.Record{N: n, Epoch: epoch, Item: text, Text: text, Outcome: outcome}.AppendJSON(nil)
			if err != nil {
				t.Fatal(err)
			}
			if pn, pe, ok := position(written); !ok || pn != n || pe != epoch {
				t.Errorf("position(%q) = %d, %d, %v", written, pn, pe, ok)
			}
			if dn, de, err := decodePosition(written); err != nil || dn != n || de != epoch {
				t.Errorf("decodePosition(%q) = %d, %d, %v", written, dn, de, err)
			}
			if got := replied(written); got != (outcome == responses.Replied) {
				t.Errorf("replied(%q) = %v", written, got)
			}
			if bytes.IndexByte(written, 0) >= 0 || bytes.IndexByte(written, '\n') >= 0 {
				t.Errorf("a written line holds a NUL or a newline: %q", written)
			}
		}
	})
}

// FuzzScan feeds the recovery any bytes: it ends, what it yields lies within
// the plan, and cutting at the damage it reports leaves a log without damage
// that yields the same.
func FuzzScan(f *testing.F) {
	text, ends := smallLog(f)
	f.Add([]byte(text))
	f.Add([]byte(text[:ends[1]+9]))
	f.Add([]byte(text[:ends[0]] + "\x00\x00\n\x00"))
	f.Add([]byte("  \n\r\n{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := plan{items: 3, epochs: 2}
		drain := func(data []byte) (entries int, damage int64, err error) {
			for e, err := range p.scan(bytes.NewReader(data), "f", &damage) {
				if err != nil {
					return entries, damage, err
				}
				if e.slot < 0 || e.slot >= p.asks() || !bytes.HasPrefix(data[e.offset:], e.line) {
					t.Fatalf("entry %+v of %q", e, data)
				}
				entries++
			}
			return entries, damage, nil
		}
		entries, damage, err := drain(data)
		if err != nil || damage == whole {
			return
		}
		again, rest, err := drain(data[:damage])
		if err != nil || rest != whole || again != entries {
			t.Errorf("cut at %d: %d entries, damage %d, %v; want %d, none", damage, again, rest, err, entries)
		}
	})
}

func BenchmarkScan500000(b *testing.B) {
	const lines = 500_000
	var log bytes.Buffer
	tail := `,"key":"9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c","item":"core/units-014-u","outcome":"replied","text":"` + strings.Repeat("x", 300) + `"}` + "\n"
	for n := range lines {
		fmt.Fprintf(&log, `{"n":%d,"epoch":0%s`, n, tail)
	}
	p := plan{items: lines, epochs: 1}
	b.SetBytes(int64(log.Len()))
	for b.Loop() {
		seen := newBitmap(p.asks())
		var damage int64
		entries := 0
		for e, err := range p.scan(bytes.NewReader(log.Bytes()), "f", &damage) {
			if err != nil || seen.set(e.slot) {
				b.Fatal(err)
			}
			entries++
		}
		if entries != lines {
			b.Fatal(entries)
		}
	}
}
