package wire

import "testing"

func TestCompactFillsHalvesOfPairs(t *testing.T) {
	for _, test := range []struct{ reason, body, want string }{
		{"the first half alone", `{"a":"x\ud83d y"}`, `{"a":"x\ufffd y"}`},
		{"the second half alone", `{"a":"\uDE00"}`, `{"a":"\ufffd"}`},
		{"a pair is one character", `{"a":"\ud83d\ude00"}`, `{"a":"\ud83d\ude00"}`},
		{"the wrong way round", `{"a":"\ude00\ud83d"}`, `{"a":"\ufffd\ufffd"}`},
		{"half a pair before a whole one", `{"a":"\ud83d\ud83d\ude00"}`, `{"a":"\ufffd\ud83d\ude00"}`},
		{"before another escape", `{"a":"\ud83d\n\u00e9"}`, `{"a":"\ufffd\n\u00e9"}`},
		{"in a name", `{"\ud83d":1}`, `{"\ufffd":1}`},
		{"a backslash and letters are no escape", `{"a":"\\ud83d \ud83d"}`, `{"a":"\\ud83d \ufffd"}`},
		{"beside a number that is none", `{"a":"\ud83d","b":NaN}`, `{"a":"\ufffd","b":null}`},
	} {
		raw, err := Compact([]byte(test.body))
		if err != nil || string(raw) != test.want {
			t.Errorf("%s: %s, %v; want %s", test.reason, raw, err, test.want)
		}
	}
}
