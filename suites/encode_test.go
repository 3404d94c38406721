package suites

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// items draws items that Parse accepts.
func items() *rapid.Generator[Item] {
	said := rapid.String().Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
	name := rapid.StringMatching(`[a-zé😀/ -]{0,8}[a-z0-9]`)
	some := rapid.SliceOfN(said, 0, 3)
	date := rapid.SampledFrom([]string{"", "2024-02-29", "2026-11-23"})
	return rapid.Custom(func(t *rapid.T) Item {
		it := Item{
			ID:          name.Draw(t, "id"),
			Scenario:    rapid.SampledFrom(Scenarios()).Draw(t, "scenario"),
			Answerable:  rapid.Bool().Draw(t, "answerable"),
			Pair:        rapid.SampledFrom([]string{"", "p"}).Draw(t, "pair"),
			Context:     rapid.String().Draw(t, "context"),
			Question:    said.Draw(t, "question"),
			Choices:     some.Draw(t, "choices"),
			AnswerType:  rapid.SampledFrom(append(AnswerTypes(), "")).Draw(t, "type"),
			Assumes:     rapid.SliceOfN(rapid.SampledFrom(Assumptions()), 0, 2).Draw(t, "assumes"),
			Difficulty:  rapid.IntRange(0, 6).Draw(t, "difficulty"),
			Domain:      rapid.String().Draw(t, "domain"),
			ReviewBy:    date.Draw(t, "review"),
			PublicSince: date.Draw(t, "public"),
			Contested:   rapid.Bool().Draw(t, "contested"),
			Steps:       some.Draw(t, "steps"),
			EvalOnly:    rapid.Bool().Draw(t, "eval_only"),
		}
		if rapid.Bool().Draw(t, "claims") {
			it.Proof = &Proof{rapid.SampledFrom(proofKinds()).Draw(t, "kind"), rapid.String().Draw(t, "note")}
			it.Upstream = &Upstream{ID: rapid.String().Draw(t, "upstream"), Rule: rapid.String().Draw(t, "rule")}
			it.Meta = json.RawMessage(`{"a":[1,"<"]}`)
		}
		if it.Answerable {
			it.Answers = rapid.SliceOfN(said, 1, 3).Draw(t, "answers")
			it.Match = &Match{
				Type:      rapid.SampledFrom(matchTypes()).Draw(t, "match"),
				Tolerance: rapid.Float64Range(0, math.MaxFloat64).Draw(t, "tolerance"),
				KeepCase:  rapid.Bool().Draw(t, "keep_case"),
			}
		} else {
			it.Missing = &Missing{said.Draw(t, "say"), rapid.SliceOfN(said, 1, 3).Draw(t, "any_of")}
			it.Lures = some.Draw(t, "lures")
		}
		return it
	})
}

func TestAppendJSONIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := items().Draw(t, "item")
		line := want.AppendJSON(nil)
		got, err := Parse(line)
		if err != nil {
			t.Fatalf("Parse(%s): %v", line, err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", line, diff)
		}
	})
}

func TestAppendJSONWritesAsAnEncoderDoes(t *testing.T) {
	check := func(t interface{ Errorf(string, ...any) }, it Item) {
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(it); err != nil {
			t.Errorf("encoding/json: %v", err)
		}
		if diff := cmp.Diff(strings.TrimSuffix(want.String(), "\n"), string(it.AppendJSON(nil))); diff != "" {
			t.Errorf("(-encoder +got):\n%s", diff)
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, items().Draw(t, "item")) })
	for _, it := range []Item{
		{}, // every required key stands in the line of an empty item too
		{Question: "\x00\x1f\x7f \u2028\u2029 <&>\"\\\b\f\n\r\t é😀"},
		{Question: "not UTF-8: \xff\xc3, cut: \xe2\x82"},
		{Match: &Match{Tolerance: 1e-7}},
		{Match: &Match{Tolerance: 1.5e-12}},
		{Match: &Match{Tolerance: 1e21}},
		{Match: &Match{Tolerance: 123456789.25}},
		{Meta: json.RawMessage(` { "a" : "<\u003c>" } `), Missing: &Missing{AnyOf: []string{}}, Proof: new(Proof), Upstream: new(Upstream)},
	} {
		check(t, it)
	}
}

func TestAppendJSONOfWhatJSONCannotSay(t *testing.T) {
	good := parse(t, lineA)
	for _, row := range []struct {
		reason string
		spoil  func(*Item)
		want   string
	}{
		{"no number", func(it *Item) { it.Match = &Match{Type: "number", Tolerance: math.NaN()} },
			`match.tolerance: expected a number, got null (leave it out instead)`},
		{"meta that is not JSON would break the line", func(it *Item) { it.Meta = json.RawMessage("{\n") },
			`meta: expected an object, got null (leave it out instead)`},
	} {
		it := good
		row.spoil(&it)
		_, err := Parse(it.AppendJSON(nil))
		if diff := cmp.Diff(row.want, message(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

func TestAppendJSONAppends(t *testing.T) {
	it := parse(t, lineU)
	if got := string(it.AppendJSON([]byte("before "))); got != "before "+lineU {
		t.Errorf("got %s", got)
	}
}
