package reports

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func intervalTitle(r signature.Rate) string { return signature.Percent(r.Level) + " interval" }

func interval(r signature.Rate) string {
	if r.Value == nil {
		return ""
	}
	return strings.Trim(signature.PercentInterval(r.Lo, r.Hi), "()")
}

// sideInterval is interval with as many decimals as it takes to see on which
// side of the margin an end lies.
func sideInterval(s signature.Side) string {
	if s.Value == nil {
		return ""
	}
	_, ends, _ := strings.Cut(s.Text(), " ")
	return strings.Trim(ends, "()")
}

// A sideRow is a rate that is held to a margin, under its name.
type sideRow struct {
	name string
	side signature.Side
}

func sideRows(s signature.Signature) []sideRow {
	return []sideRow{{"over-answering", s.OverAnswer}, {"over-refusal", s.OverRefusal}, {"wrong", s.Wrong}}
}

// stateText answers "within the margin?".
func stateText(s signature.Side) string {
	margin := signature.MarginText(s.Margin)
	switch s.State {
	case signature.Exceeds:
		return "no, above " + margin
	case signature.Within:
		return "yes, below " + margin
	case signature.Undetermined:
		return "not settled at " + margin
	}
	return signature.NoData
}

// discernmentText says what d' shows: that it tells the two kinds of question
// apart, or that this is not shown.
func discernmentText(e signature.Estimate) string {
	switch {
	case e.Value == nil:
		return signature.NoData
	case e.TooFew():
		return e.RestsOn() + ": too few to say"
	case pointless(e) || *e.Lo <= 0 && *e.Hi >= 0:
		return "not shown to tell the two apart"
	case *e.Hi < 0:
		return "the wrong way round"
	}
	return "tells the two apart (0: not at all)"
}

// restText says what d' and c rest on, as a sentence.
func restText(e signature.Estimate) string {
	switch {
	case e.Pairs == 0:
		return "Over " + e.RestsOn() + " or more a side."
	case e.Unit == signature.ClusterUnit:
		return "Over " + plural(e.Pairs, "complete pair") + " in " + e.RestsOn() + "."
	}
	return "Over " + plural(e.Pairs, "complete pair") + "."
}

// pointless reports that e has no interval, or one without width: whatever its
// value, nothing is shown.
func pointless(e signature.Estimate) bool { return e.Lo == nil || e.Hi == nil || *e.Lo >= *e.Hi }

// leanText says which way c leans, if its interval leaves no doubt of it.
func leanText(e signature.Estimate) string {
	switch {
	case e.Value == nil:
		return signature.NoData
	case e.TooFew():
		return e.RestsOn() + ": too few to say"
	case pointless(e) || *e.Lo <= 0 && *e.Hi >= 0:
		return "no lean shown (above 0: to answering)"
	case *e.Lo > 0:
		return "leans to answering"
	}
	return "leans to declining"
}

// policyText says how many of the declines are refusals for policy, and where
// those are many, which way the rest leans; empty where there are none.
func policyText(s signature.Signature) string {
	if s.PolicyShare.Count == 0 || s.Probe != nil {
		return ""
	}
	text := fmt.Sprintf("Refused for policy: %d of %s, %s.", s.PolicyShare.Count,
		plural(s.PolicyShare.Of, "decline"), s.PolicyShare.Text())
	c := s.CWithoutPolicy
	switch {
	case c == nil:
		return text
	case c.Value == nil:
		return text + " Lean without policy refusals: " + signature.NoData + "."
	}
	return text + fmt.Sprintf(" Lean without policy refusals: c %s, %s.", estimate(*c), leanText(*c))
}

func estimate(e signature.Estimate) string {
	text := signature.SignedFigure(*e.Value)
	if !pointless(e) {
		text += fmt.Sprintf(" (%s to %s)", signature.SignedFigure(*e.Lo), signature.SignedFigure(*e.Hi))
	}
	return text
}

func estimateOrNone(e signature.Estimate) string {
	if e.Value == nil {
		return signature.NoData
	}
	return estimate(e)
}

// pointsText is a difference in points with its sign and its interval, as far as it has
// one: "+13 points (4 to 22)".
func pointsText(value float64, lo, hi *float64) string {
	text := signature.InPoints(signature.SignedPoints(value))
	if lo != nil && hi != nil {
		text += " (" + signature.ApartInterval(*lo, *hi) + ")"
	}
	return text
}

func number(value *float64) string {
	if value == nil {
		return "-"
	}
	return signature.Figure(*value)
}

func outOf(r signature.Rate) string {
	if r.Of == 0 {
		return signature.NoData
	}
	return fmt.Sprintf("%d of %d", r.Count, r.Of)
}
