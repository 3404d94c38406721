package scoring

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/traces"
)

// fullVerdict has a value for every member.
func fullVerdict() Verdict {
	x, early := .25, .125
	return Verdict{
		N: 7, Epoch: 1, Suite: "core", Item: "a \"b\" \u00e9", Ask: "9f2c", Pair: "p", Cluster: "c", Scenario: "stale", Domain: "d", Difficulty: 3,
		Control: "plain", Answerable: true, State: Scored, Behavior: behavior.Hedged, Kind: "assumption", Correct: "right", Class: Calibrated,
		Cause: CauseRight, ClassBroad: OverRefusing, CauseBroad: CauseHedged, Extracted: "4\n2", Apt: true,
		Evidence:   []behavior.Evidence{{Start: 0, End: 4, Rule: "r"}, {Start: 5, End: 9, Rule: "s"}},
		Confidence: &Confidence{Verbal: &x, Logprob: &x, Tokens: 2, Agreement: &x},
		Trace: &traces.Trace{Summary: true, Noticed: true, Start: 1, End: 2, Rule: "t", Reached: true,
			Steps: &traces.Steps{Found: 1, Of: 2, Early: &early}, By: "traces/1"},
		Repeats: 4, Loops: true, Simulated: true, Replaced: 1, Redrawn: 2, By: "local/22",
	}
}

func lineOf(t testing.TB, v Verdict) []byte {
	line, err := v.AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

// TestVerdictsAreReadMemberByMember: every member that is written is known where
// it is read, or encoding/json would have to read the line again.
func TestVerdictsAreReadMemberByMember(t *testing.T) {
	for _, want := range []Verdict{fullVerdict(), {State: Unclear}, {State: Empty, Trace: &traces.Trace{Steps: &traces.Steps{}}}} {
		line := lineOf(t, want)
		var got Verdict
		if !jsonl.Fill(line, verdictKeys[:], got.set) {
			t.Errorf("encoding/json has to read %s", line)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// FuzzParseVerdict holds the reading of verdicts to encoding/json's.
func FuzzParseVerdict(f *testing.F) {
	full := string(lineOf(f, fullVerdict()))
	for _, line := range []string{
		full, strings.ReplaceAll(full, ",", " ,\n "), strings.ReplaceAll(full, `"by"`, `"BY"`), strings.ReplaceAll(full, "true", "null"),
		`{}`, ` {"n":1} `, `[]`, `null`, `"n"`, `{"n":1,"n":2}`, `{"epoch":2,"n":1}`, `{"n":1.0}`, `{"n":"1"}`, `{"n":-0}`, `{"n":99999999999999999999}`,
		`{"apt":1}`, `{"item":null}`, `{"item":"\ud800"}`, `{"evidence":null}`, `{"evidence":[]}`, `{"evidence":[{}]}`, `{"evidence":[null]}`, `{"evidence":[1]}`,
		`{"evidence":[{"end":1,"start":2}]}`, `{"trace":null}`, `{"trace":{"steps":{"early":null}}}`, `{"trace":{"steps":{"early":1e999}}}`,
		`{"trace":[]}`, `{"confidence":{"verbal":"x"}}`, `{"n":1`, `{"n":1}}`, `{"\u006e":1}`, `{"":1}`, "{\"item\":\"\xff\"}", `{"unknown":{"n":1},"by":"x"}`,
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		var want Verdict
		failed := json.Unmarshal([]byte(line), &want)
		got, err := parseVerdict([]byte(line))
		if (err == nil) != (failed == nil) {
			t.Fatalf("error %v, want %v", err, failed)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-encoding/json +got)\n%s", diff)
		}
	})
}

func BenchmarkParseVerdict(b *testing.B) {
	line := lineOf(b, fullVerdict())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parseVerdict(line); err != nil {
			b.Fatal(err)
		}
	}
}
