package main

import (
	"errors"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/spf13/pflag"
)

// What a user wrote stands in a message as it was written, whatever hyphens it has.
func TestMentionsOfFlags(t *testing.T) {
	for _, test := range []struct{ text, atKey, inKeys, reason string }{
		{"--timeout is 0", "timeout is 0", "timeout is 0 (in j.yaml)", "the flag, before a space"},
		{"raise --timeout.", "raise timeout.", "raise timeout. (in j.yaml)", "at the end of a sentence"},
		{"give --max-tokens, or (--timeout)", "give max_tokens, or (timeout)", "give max_tokens, or (timeout) (in j.yaml)", "several of them"},
		{"--header A=b--c is odd", "A: b--c is odd", "headers: A=b--c is odd (in j.yaml)", "in a value behind a flag"},
		{"open keys/my--key.txt", "open keys/my--key.txt", "open keys/my--key.txt", "in a path"},
		{"abstain-eval report out--nightly/k", "abstain-eval report out--nightly/k", "abstain-eval report out--nightly/k", "in a command to copy"},
		{"open models--org--timeout", "open models--org--timeout", "open models--org--timeout", "the name of a flag, in a path"},
		{"open --timeout/x and --timeout.txt", "open --timeout/x and --timeout.txt", "open --timeout/x and --timeout.txt", "a path that begins so"},
		{"a -- b --- c --nosuch d", "a -- b --- c --nosuch d", "a -- b --- c --nosuch d", "no flags"},
		{"a dash --", "a dash --", "a dash --", "at the end"},
	} {
		f := &jobFile{}
		f.atKey(newJobKeys(&yaml.Node{}, pflag.NewFlagSet("", pflag.ContinueOnError)), errors.New(test.text))
		if got := f.mistakes[0].text; got != test.atKey {
			t.Errorf("%q is %q, want %q: %s", test.text, got, test.atKey, test.reason)
		}
		if got := (&jobError{file: "j.yaml"}).inKeys(test.text); got != test.inKeys {
			t.Errorf("the advice %q is %q, want %q: %s", test.text, got, test.inKeys, test.reason)
		}
	}
}
