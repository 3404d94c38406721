package signature_test

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		share  float64
		want   string
		reason string
	}{
		{.524, "52%", "whole points"},
		{.285, "29%", "a half goes up, though 100*.285 is 28.499999999999996"},
		{0, "0%", "nothing"},
		{1, "100%", "all"},
		{-.001, "0%", "no minus before a zero"},
		{-.126, "-13%", "differences have a sign"},
	} {
		if got := signature.Percent(c.share); got != c.want {
			t.Errorf("%v: got %s, want %s: %s", c.share, got, c.want, c.reason)
		}
	}
	if got := signature.PercentOf(nil); got != "no data" {
		t.Errorf("no value: %q", got)
	}
	half := .5
	if got := signature.PercentOf(&half); got != "50%" {
		t.Errorf("a value: %q", got)
	}
	if got := signature.PercentInterval(.1, .2) + signature.PercentInterval(-.1, .2); got != "(10-20)(-10 to 20)" {
		t.Errorf("intervals: %q", got)
	}
}

func TestSideTextShowsTheSideOfTheMargin(t *testing.T) {
	p := .05
	for _, c := range []struct {
		lo, hi float64
		want   string
		reason string
	}{
		{.01, .17, "5% (1-17)", "far from the margin whole points do"},
		{.01, .097, "5% (1-9.7)", "just below it a decimal shows that"},
		{.10003, .3, "5% (10.003-30)", "just above it as many as it takes"},
		{.01, .1, "5% (1-10)", "on it there is nothing to show"},
	} {
		s := signature.Side{Margin: .1, Rate: signature.Rate{Value: &p, Lo: c.lo, Hi: c.hi}}
		if got := s.Text(); got != c.want {
			t.Errorf("got %s, want %s: %s", got, c.want, c.reason)
		}
	}
}
