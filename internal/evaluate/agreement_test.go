package evaluate

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

func TestAgreement(t *testing.T) {
	answered := func(n int, value string) exchange {
		return exchange{verdict: scoring.Verdict{N: n, State: scoring.Scored, Behavior: behavior.Answered, Extracted: value}}
	}
	declined := func(n int, kind behavior.Kind) exchange {
		return exchange{verdict: scoring.Verdict{N: n, State: scoring.Scored, Behavior: kind}}
	}
	lost := func(n int) exchange { return exchange{verdict: scoring.Verdict{N: n, State: scoring.Truncated}} }
	for _, row := range []struct {
		reason  string
		samples []exchange
		want    string
	}{
		{"one sample agrees with nobody", []exchange{answered(0, "30")}, "-"},
		{"the same value in other words", []exchange{answered(0, "30"), answered(0, "thirty"), answered(0, "31")}, "0.5 0.5 0"},
		{"declines of any kind are the same", []exchange{declined(0, behavior.Abstained), declined(0, behavior.Refused), answered(0, "30")}, "0.5 0.5 0"},
		{"what was not scored is nobody", []exchange{answered(0, "30"), lost(0), answered(0, "30")}, "1 - 1"},
		{"and alone with it one is alone", []exchange{answered(0, "30"), lost(0)}, "- -"},
		{"answers without a value are no two alike", []exchange{answered(0, ""), answered(0, "")}, "0 0"},
		{"each item has its own", []exchange{answered(0, "30"), answered(1, "30"), answered(1, "30"), answered(2, "1")}, "- 1 1 -"},
		{"nothing", nil, ""},
	} {
		var got []string
		for x, err := range agreeing(func(yield func(exchange, error) bool) {
			for _, x := range row.samples {
				if !yield(x, nil) {
					return
				}
			}
		}) {
			switch c := x.verdict.Confidence; {
			case err != nil:
				t.Fatal(err)
			case c == nil:
				got = append(got, "-")
			default:
				got = append(got, fmt.Sprint(*c.Agreement))
			}
		}
		if text := strings.Join(got, " "); text != row.want {
			t.Errorf("%s: %s, want %s", row.reason, text, row.want)
		}
	}
	broken := errors.New("broken")
	n := 0
	for _, err := range agreeing(func(yield func(exchange, error) bool) {
		if yield(answered(0, "1"), nil) {
			yield(exchange{}, broken)
		}
	}) {
		if n++; n == 2 && !errors.Is(err, broken) || n == 1 && err != nil {
			t.Errorf("pair %d: %v", n, err)
		}
	}
	if n != 2 {
		t.Errorf("%d pairs, want the sample and the error", n)
	}
}
