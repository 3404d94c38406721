package main

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestJobJSON(t *testing.T) {
	for _, test := range []struct{ yaml, want, reason string }{
		{`{repetition_penalty: 1.0}`, `{"repetition_penalty":1.0}`, "1 and 1.0 are two measurements"},
		{`{big: 12345678901234567890123}`, `{"big":12345678901234567890123}`, "no number of this program's is that large"},
		{`{e: 1e3, small: -0.50}`, `{"e":1e3,"small":-0.50}`, "as on the command line"},
		{`{n: 0x10, o: 1_000, p: .5, q: +2}`, `{"n":16,"o":1000,"p":0.5,"q":2}`, "JSON has no such notation"},
		{`{since: 2026-11-23}`, `{"since":"2026-11-23"}`, "JSON has no dates"},
		{`{a: "1.0", b: yes, c: true, d: null, e: ~}`, `{"a":"1.0","b":"yes","c":true,"d":null,"e":null}`, "quoted, a number is a text"},
		{`{a: [1.0, [2.0, null], {b: 3.0}]}`, `{"a":[1.0,[2.0,null],{"b":3.0}]}`, "however deep"},
		{`{a: &x {b: 1.0}, c: *x, d: {<<: *x, e: 2}}`, `{"a":{"b":1.0},"c":{"b":1.0},"d":{"b":1.0,"e":2}}`, "what an alias stands for"},
		{`{a: "<b> & c"}`, `{"a":"<b> & c"}`, "as on the command line"},
	} {
		var document yaml.Node
		if err := yaml.Unmarshal([]byte(test.yaml), &document); err != nil {
			t.Fatal(err)
		}
		f := &jobFile{name: "job.yaml"}
		got := f.asJSON(&yaml.Node{Value: "extra_body"}, document.Content[0])
		if got != test.want || f.err() != nil {
			t.Errorf("%s gives %s, %v; want %s: %s", test.yaml, got, f.err(), test.want, test.reason)
		}
	}
	for _, text := range []string{`{a: .inf}`, `{a: &a [*a]}`, `{a: 1, a: 2}`, `{[1]: 2}`} {
		var document yaml.Node
		if err := yaml.Unmarshal([]byte(text), &document); err != nil {
			t.Fatal(err)
		}
		f := &jobFile{name: "job.yaml"}
		f.asJSON(&yaml.Node{Value: "extra_body"}, document.Content[0])
		if err := f.err(); err == nil || !strings.Contains(err.Error(), "expected what JSON can hold") {
			t.Errorf("%s: %v", text, err)
		}
	}
}
