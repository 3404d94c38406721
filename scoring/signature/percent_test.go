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
		{.0025, "<1%", "one of 400 is not none"},
		{.9975, ">99%", "and all but one are not all"},
		{.005, "1%", "what rounds to a point is one"},
		{.994, "99%", "and up to 99"},
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

// TestEndsOfIntervals: an end that is not none, or not all, does not read as if it were.
func TestEndsOfIntervals(t *testing.T) {
	none, few, most := 0., .0025, .9975
	for _, c := range []struct {
		rate   signature.Rate
		want   string
		reason string
	}{
		{signature.Rate{Value: &none, Lo: 0, Hi: .000738}, "0% (0-0.1)", "none of 5,000"},
		{signature.Rate{Value: &none, Lo: 0, Hi: .0000369}, "0% (0-0.004)", "none of 100,000"},
		{signature.Rate{Value: &few, Lo: .00006, Hi: .0138}, "<1% (0-1)", "one of 400: a lower end may be none"},
		{signature.Rate{Value: &most, Lo: .9862, Hi: .99994}, ">99% (99-100)", "and an upper one all"},
		{signature.Rate{Value: &most, Lo: .9985, Hi: 1}, ">99% (99.9-100)", "a lower one is not"},
	} {
		if got := c.rate.Text(); got != c.want {
			t.Errorf("got %s, want %s: %s", got, c.want, c.reason)
		}
		if got := (signature.Side{Rate: c.rate, Margin: .1}).Text(); got != c.want {
			t.Errorf("a side: got %s, want %s: %s", got, c.want, c.reason)
		}
	}
}

func TestSideTextShowsTheSideOfTheMargin(t *testing.T) {
	p := .05
	for _, c := range []struct {
		margin, lo, hi float64
		want           string
		reason         string
	}{
		{.1, .01, .17, "5% (1-17)", "far from the margin whole points do"},
		{.1, .01, .097, "5% (1-9.7)", "just below it a decimal shows that"},
		{.1, .10003, .3, "5% (10.003-30)", "just above it as many as it takes"},
		{.1, .01, .1, "5% (1-10)", "on it there is nothing to show"},
		{.075, .01, .076, "5% (1-8)", "between whole points they may do too"},
		{.073, .01, .074, "5% (1-7.4)", "a bound above the margin does not round to below it"},
		{.076, .01, .075, "5% (1-7.5)", "nor one below it to above"},
		{.075, .01, .075, "5% (1-7.5)", "nor one that meets it past it"},
	} {
		s := signature.Side{Margin: c.margin, Rate: signature.Rate{Value: &p, Lo: c.lo, Hi: c.hi}}
		if got := s.Text(); got != c.want {
			t.Errorf("got %s, want %s: %s", got, c.want, c.reason)
		}
	}
}

func TestMarginText(t *testing.T) {
	for _, c := range []struct {
		margin float64
		want   string
		reason string
	}{
		{.1, "10%", "whole points"},
		{.075, "7.5%", "it is no margin of 8 points"},
		{.045, "4.5%", "nor this one of 5"},
		{.004, "0.4%", "nor is a small one none"},
		{.07, "7%", "100*.07 is 7.000000000000001"},
	} {
		if got := signature.MarginText(c.margin); got != c.want {
			t.Errorf("%v: got %s, want %s: %s", c.margin, got, c.want, c.reason)
		}
	}
}

func TestFigure(t *testing.T) {
	for _, c := range []struct {
		x      float64
		want   string
		reason string
	}{
		{2.345, "2.35", "two decimals"},
		{-.126, "-0.13", "with its sign"},
		{-.004, "0.00", "no minus before a zero"},
		{-6.9e-17, "0.00", "nor before the last bits of one"},
	} {
		if got := signature.Figure(c.x); got != c.want {
			t.Errorf("%v: got %s, want %s: %s", c.x, got, c.want, c.reason)
		}
	}
}

func TestInPoints(t *testing.T) {
	for _, c := range []struct {
		got    string
		want   string
		reason string
	}{
		{signature.InPoints(signature.Points(.01)), "1 point", "one is singular"},
		{signature.InPoints(signature.Points(-.01)), "-1 point", "and so is one less"},
		{signature.InPoints(signature.SignedPoints(.014)), "+1 point", "or one more, after rounding"},
		{signature.InPoints(signature.SignedPoints(.13)), "+13 points", "a rise has its sign"},
		{signature.InPoints(signature.SignedPoints(-.11)), "-11 points", "eleven is many"},
		{signature.InPoints(signature.SignedPoints(-.001)), "0 points", "what rounds to none has no sign"},
		{signature.InPoints(signature.SignedApart(-.001)), "-0.1 points", "where it matters a difference shows on which side of none it lies"},
		{signature.InPoints(signature.SignedApart(.0004)), "+0.04 points", "with as many decimals as that takes"},
		{signature.InPoints(signature.SignedApart(-1e-6)), "0 points", "up to three"},
		{signature.ApartInterval(.0036, .0643), "0.4 to 6", "an end beside zero is not told to be it"},
		{signature.ApartInterval(-.0712, 0), "-7 to 0", "and one that meets it is"},
		{signature.InPoints("1.5"), "1.5 points", "a fraction is plural"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s: %s", c.got, c.want, c.reason)
		}
	}
}

// TestSignedFigure: an end on one side of 0 is never shown on the other, or at it.
func TestSignedFigure(t *testing.T) {
	for x, want := range map[float64]string{0: "+0.00", 1.234: "+1.23", -.72: "-0.72", -.0049: "-0.005", .004: "+0.004", -.0004: "+0.00", 1e-9: "+0.00"} {
		if got := signature.SignedFigure(x); got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
}
