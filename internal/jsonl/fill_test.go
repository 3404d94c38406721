package jsonl

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// FuzzFill holds what is handed out to encoding/json, and nothing to be taken that
// it refuses.
func FuzzFill(f *testing.F) {
	for _, text := range []string{
		``, ` {}`, `{}`, `{ }`, `{} `, `{}}`, `{`, `{"a":1}`, `{ "a" : 1 , "c" : [ { } ] } `, `{"a":1,}`, `{"a":1`, `{"a":1]`, `{"a" 1}`, `{"a":}`,
		`{"c":1,"a":1}`, `{"a":1,"a":2}`, `{"d":1}`, `{"\u0061":1}`, `{"a":01}`, `{"a":"x","b":nul}`, `{"a":1}x`, `[]`, `"a"`, `{"a":{"b":[1,2}]}`,
		`{"a":` + strings.Repeat("[", mostNested-1) + strings.Repeat("]", mostNested-1) + `}`,
		`{"a":` + strings.Repeat("[", mostNested) + strings.Repeat("]", mostNested) + `}`,
	} {
		f.Add(text)
	}
	keys := []string{"a", "b", "c"}
	f.Fuzz(func(t *testing.T, text string) {
		var got []string
		filled := Fill([]byte(text), keys, func(key string, value []byte) bool {
			got = append(got, fmt.Sprintf("%s %s", key, value))
			return true
		})
		if !filled {
			return
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &members); err != nil {
			t.Fatalf("%q is taken: %v", text, err)
		}
		var want []string
		for _, key := range keys {
			if value, ok := members[key]; ok {
				want = append(want, fmt.Sprintf("%s %s", key, value))
			}
		}
		if !slices.Equal(want, got) || len(got) != len(members) {
			t.Fatalf("%q of %q, want %q", got, text, want)
		}
	})
}

// TestFill: what it does not take, for reasons other than that it is no JSON.
func TestFill(t *testing.T) {
	for _, row := range []struct {
		reason, value string
		want          bool
	}{
		{"in order, some left out", `{"a":1,"c":3}`, true},
		{"no members", `{}`, true},
		{"out of order", `{"b":1,"a":2}`, false},
		{"twice", `{"a":1,"a":2}`, false},
		{"an unknown key", `{"a":1,"x":2}`, false},
		{"a value that set refuses", `{"a":0}`, false},
		{"no object", `["a"]`, false},
		{"blanks before it", ` {}`, false},
		{"cut off behind a member", `{"a":1`, false},
	} {
		if got := Fill([]byte(row.value), []string{"a", "b", "c"}, func(_ string, value []byte) bool { return string(value) != "0" }); got != row.want {
			t.Errorf("%s: %v, want %v", row.reason, got, row.want)
		}
	}
}
