package main

import (
	"errors"
	"testing"
)

// TestAdviceInKeys: flags that a file takes as keys are called so, with the colon of the
// file before a value and none in the middle of a sentence.
func TestAdviceInKeys(t *testing.T) {
	e := &jobError{errors.New("e"), "j.yaml"}
	for _, c := range []struct{ next, want string }{
		{"raise --max-tokens and add --retry truncated", "raise max_tokens and add --retry truncated (in j.yaml)"},
		{"cut off before --max-tokens, by the server", "cut off before max_tokens, by the server (in j.yaml)"},
		{"ask it with --api completions", "ask it with api: completions (in j.yaml)"},
		{"leave out --top-k", "leave out top_k (in j.yaml)"},
		{"add --retry truncated", "add --retry truncated"},
		{"ask again", "ask again"},
	} {
		if got := e.inKeys(c.next); got != c.want {
			t.Errorf("%q: got %q, want %q", c.next, got, c.want)
		}
	}
}
