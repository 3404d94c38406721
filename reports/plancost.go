package reports

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// sizedCosts is what one run of each size costs.
func sizedCosts(p *printer, s Sizing) {
	priced, timed := false, false
	for _, c := range s.Costs {
		priced, timed = priced || c.Cost != nil, timed || c.Seconds != nil
	}
	p.f("\n%-24s%8s%10s%12s%12s", "one run", "items", "requests", "prompt tok.", "answer tok.")
	if priced {
		p.f("%10s", "cost")
	}
	p.f("\n")
	for _, c := range s.Costs {
		p.f("%s%8d%10d%12d%12d", pad(c.What, 24), c.Items, c.Requests, c.PromptTokens, c.AnswerTokens)
		if priced {
			p.f("%10s", money(c.Cost))
		}
		p.f("\n")
	}
	if timed {
		var times []string
		for _, c := range s.Costs {
			if c.Seconds != nil {
				times = append(times, Safe(c.What)+" "+duration(*c.Seconds))
			}
		}
		p.f("%s", wide("Time: "+strings.Join(times, ", ")+".", ""))
	}
}

// money is a cost with as many decimals as it takes to see it.
func money(cost *float64) string {
	switch {
	case cost == nil:
		return "-"
	case *cost == 0 || *cost >= .1:
		return strconv.FormatFloat(*cost, 'f', 2, 64)
	}
	return strconv.FormatFloat(*cost, 'f', 4, 64)
}

func duration(seconds float64) string {
	switch {
	case seconds < 90:
		return fmt.Sprintf("%.0f s", math.Ceil(seconds))
	case seconds < 90*60:
		return fmt.Sprintf("%.0f min", math.Ceil(seconds/60))
	}
	return fmt.Sprintf("%.1f h", seconds/3600)
}

// assumptionTexts say what the figures rest on, by where it comes from.
// What has no part in what is shown is left out: whole says that everything is.
func assumptionTexts(s Sizing, whole bool) []string {
	var texts []string
	for _, source := range []struct {
		Source
		title string
	}{{Given, "Given"}, {Measured, "Measured"}, {Estimated, "Estimated from the texts"}, {Assumed, "Assumed"}} {
		var parts []string
		for _, a := range s.Assumptions {
			if a.Source == source.Source && (whole || shown(s, a)) {
				parts = append(parts, assumptionText(a))
			}
		}
		if len(parts) > 0 {
			texts = append(texts, source.title+": "+strings.Join(parts, "; ")+".")
		}
	}
	alone := "Items count"
	if slices.ContainsFunc(s.Assumptions, func(a Assumption) bool { return a.What == AssumedICC }) {
		alone = "Clusters count"
	}
	return append(texts, alone+" as independent of one another, rates as scored, and every response as scored at all.")
}

// shown says whether an assumption bears on the rates or the change alone.
func shown(s Sizing, a Assumption) bool {
	switch a.What {
	case AssumedDiscordant:
		return s.Change != nil
	case AssumedOverAnswer, AssumedOverRefusal:
		return false
	}
	return true
}

func assumptionText(a Assumption) string {
	flag := func(name string) string {
		if a.Source == Assumed {
			return " (--" + name + ")"
		}
		return ""
	}
	switch a.What {
	case AssumedDiscordant:
		return "two checkpoints differ on " + percentage(signif(a.Value)) + " of the items of a side" + flag("discordant")
	case AssumedICC:
		return "responses of one cluster correlate by " + exact(signif(a.Value)) + flag("icc")
	case AssumedOverAnswer:
		return "for d', an over-answer rate of " + percentage(signif(a.Value))
	case AssumedOverRefusal:
		return "for d', an over-refusal rate of " + percentage(signif(a.Value))
	case AssumedPromptTokens:
		return fmt.Sprintf("%.0f tokens a prompt", a.Value)
	case AssumedAnswerTokens:
		return fmt.Sprintf("%.0f tokens an answer", a.Value) + flag("answer-tokens")
	case AssumedSeconds:
		return exact(signif(a.Value)) + " seconds an answer"
	case AssumedConnections:
		return fmt.Sprintf("%.0f requests at once", a.Value) + flag("max-connections")
	}
	return Safe(a.What) + " " + exact(a.Value)
}

// upward writes a share so that what is promised from there on holds: rounded
// up, to a tenth of a point. What is never reached is "never".
func upward(share *float64) string {
	if share == nil {
		return "never"
	}
	return upTo(100**share, 1) + "%"
}

// downward is upward for what is promised up to there.
func downward(share *float64) string {
	if share == nil {
		return "never"
	}
	return strconv.FormatFloat(math.Floor(stats.Round9(1000**share))/10, 'f', 1, 64) + "%"
}

func upTo(x float64, places int) string {
	scale := math.Pow10(places)
	return strconv.FormatFloat(math.Ceil(stats.Round9(x*scale))/scale, 'f', places, 64)
}

// percentage writes a share with the decimals it has.
func percentage(share float64) string { return exact(100*share) + "%" }

func exact(x float64) string { return strconv.FormatFloat(stats.Round9(x), 'f', -1, 64) }

// signif keeps three digits of what was measured.
func signif(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64)
	return y
}

func needed(n *int, otherwise string) string {
	if n == nil {
		return otherwise
	}
	return fmt.Sprint(*n)
}

// span is the range of figures: "45", or "45 to 47".
func span(values []float64, text func(float64) string) string {
	if len(values) == 0 {
		return "no"
	}
	lo, hi := text(slices.Min(values)), text(slices.Max(values))
	if lo == hi {
		return lo
	}
	return lo + " to " + hi
}
