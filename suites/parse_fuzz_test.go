package suites

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// FuzzParse holds Parse to three things: it does not panic; what it accepts it
// gives back from the canonical line; and what it accepts encoding/json reads
// as the same item.
func FuzzParse(f *testing.F) {
	f.Add([]byte(lineA))
	f.Add([]byte(lineU))
	f.Add([]byte(`{"id":"\u00e9\ud83d\ude00","scenario":"stale","answerable":false,"question":"Q","meta":{"a":[{"b":"}\"]"}]},"difficulty":3,"steps":["x"]}`))
	f.Add([]byte(`{"id":"i","scenario":"stale","answerable":true,"question":"Q","answers":["1"],"match":{"type":"number","tolerance":1.5e-9},"valid_from":"2024-01-01","upstream":{"id":"u"},"assumes":["no_clock"]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		it, err := Parse(line)
		if err != nil {
			return
		}
		canonical := it.AppendJSON(nil)
		again, err := Parse(canonical)
		if err != nil {
			t.Fatalf("Parse refuses the canonical line %s: %v", canonical, err)
		}
		if diff := cmp.Diff(it, again); diff != "" {
			t.Errorf("canonical line (-first +second):\n%s", diff)
		}

		var same struct {
			Item
			Difficulty float64 `json:"difficulty"` // 2.0 is 2 to us, and not to encoding/json
		}
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&same); err != nil {
			t.Fatalf("encoding/json refuses %s: %v", line, err)
		}
		if same.Meta != nil {
			var compact bytes.Buffer
			if err := json.Compact(&compact, same.Meta); err != nil {
				t.Fatal(err)
			}
			same.Meta = compact.Bytes()
		}
		same.Item.Difficulty = int(same.Difficulty)
		if diff := cmp.Diff(same.Item, it, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-encoding/json +got):\n%s", diff)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	lines := [][]byte{[]byte(lineA), []byte(lineU)}
	b.SetBytes(int64(len(lineA)+len(lineU)) / 2)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, err := Parse(lines[i&1]); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkHash(b *testing.B) {
	it, err := Parse([]byte(lineU))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		it.Hash()
	}
}
