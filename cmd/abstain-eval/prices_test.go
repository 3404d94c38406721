package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

func TestPrices(t *testing.T) {
	name := filepath.Join(t.TempDir(), "p.yaml")
	for _, c := range []struct {
		reason, text string
		want         map[string]evaluate.Price
		wrong        string // mistakes, each on a line of its own
	}{
		{"whole numbers, fractions and nothing",
			"a: {input: 3, output: 15}\nb:\n  output: 0.6\n  input: 0\n", map[string]evaluate.Price{"a": {Input: 3, Output: 15}, "b": {Output: .6}}, ""},
		{"one price for two models", "a: &p {input: 1, output: 2}\nb: *p\n", map[string]evaluate.Price{"a": {Input: 1, Output: 2}, "b": {Input: 1, Output: 2}}, ""},
		{"nothing", "# later\n", nil, "p.yaml:1: expected models with their prices"},
		{"no models", "- a\n", nil, "p.yaml:1: expected models with their prices"},
		{"broken", "a: {input: 1\n", nil, "p.yaml:1: did not find expected ',' or '}': a comma or the end is missing, or a value with one of { } [ ] , in it is without quotes"},
		{"a second document would be passed over", "a: {input: 1, output: 1}\n---\nb: {input: 1, output: 1}\n", nil,
			"p.yaml:2: a second YAML document begins here: put all of it into one"},
		{"a model twice: which price is it?", "a: {input: 1, output: 1}\na: {input: 9, output: 9}\n", nil, "p.yaml:2: a stands here twice"},
		{"a price twice", "a: {input: 1, output: 1, input: 9}\n", nil, "p.yaml:1: input of a stands here twice"},
		{"a price of another kind would cost nothing", "a: {input: 1, output: 1, cached: 3}\n", nil, `p.yaml:1: unknown key "cached" of a; what a model costs is input and output`},
		{"a price is missing", "a: {input: 1}\n", nil, "p.yaml:1: a needs both input and output"},
		{"no prices", "a: 7\n", nil, "p.yaml:1: a has no prices"},
		{"a model alone", "a:\n", nil, "p.yaml:1: a has no prices"},
		{"below 0", "a:\n  input: -1\n  output: 1\n", nil, `p.yaml:2: input of a is "-1"; it is a number from 0, without quotation marks`},
		{"without end", "a: {input: .inf, output: 1}\n", nil, `p.yaml:1: input of a is ".inf"; it is a number from 0, without quotation marks`},
		{"no number at all", "a: {input: 1, output: .nan}\n", nil, `p.yaml:1: output of a is ".nan"; it is a number from 0, without quotation marks`},
		{"a text", `a: {input: "1", output: x}`, nil, `p.yaml:1: input of a is "1"; it is a number from 0, without quotation marks
p.yaml:1: output of a is "x"; it is a number from 0, without quotation marks`},
		{"a list", "a: {input: [1], output: 1}\n", nil, "p.yaml:1: input of a is no number; it is a number from 0, without quotation marks"},
	} {
		if err := os.WriteFile(name, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := pricesOf(name)
		if c.wrong != "" {
			said := ""
			if err != nil {
				said = strings.ReplaceAll(err.Error(), "--prices: "+filepath.Dir(name)+string(filepath.Separator), "")
			}
			if diff := cmp.Diff(c.wrong, said); diff != "" {
				t.Errorf("%s (-want +got)\n%s", c.reason, diff)
			}
			continue
		}
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got)\n%s", c.reason, err, diff)
		}
	}
}
