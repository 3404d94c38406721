package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// measuredText is what the gate's figure came out as on a run, in a few words.
func measuredText(run Run, g Gate) string {
	switch {
	case g.Part == "n" && g.At != nil:
		return strconv.Itoa(g.N)
	case g.Direction != "":
		return nameText(g.Direction)
	case g.Outcome == GateUnmeasured && g.Value == nil:
		return signature.NoData
	case g.Value == nil:
		return "-"
	case g.Change && g.Figure != "d_prime" && g.Figure != "c":
		text := signature.InPoints(signature.SignedPoints(*g.Value))
		switch {
		case g.Part == "p" || g.Part == "":
			if p := gateP(g); p != "" {
				text += ", " + p
			}
		case g.Lo != nil && g.Hi != nil:
			text += fmt.Sprintf(" (%s to %s)", signedBeside(*g.Lo, bound(g, "lo")), signedBeside(*g.Hi, bound(g, "hi")))
		}
		return text
	case g.Figure == "d_prime" || g.Figure == "c":
		text := signature.SignedFigure(*g.Value)
		if g.Lo != nil && g.Hi != nil {
			text += fmt.Sprintf(" (%s to %s)", signature.SignedFigure(*g.Lo), signature.SignedFigure(*g.Hi))
		}
		return text
	}
	text := beside(*g.Value, cmp.Or(bound(g, "value"), bound(g, "side"), bound(g, "total"))) + "%"
	if g.Lo != nil && g.Hi != nil {
		held := marginOf(run, g)
		text += fmt.Sprintf(" (%s-%s)", beside(*g.Lo, bound(g, "lo"), held), beside(*g.Hi, bound(g, "hi"), held))
	}
	return text + fmt.Sprintf(" of %d", g.N)
}

// marginOf is the margin that the report of a run holds the gate's rate against, so
// that its interval reads alike there and here; nil where it holds it against none.
func marginOf(run Run, g Gate) *float64 {
	for _, s := range run.Signatures {
		if s.Strict.Suite != g.Suite {
			continue
		}
		side := map[string]signature.Side{
			"over_answer_rate": s.Strict.OverAnswer, "over_refusal_rate": s.Strict.OverRefusal, "wrong_rate": s.Strict.Wrong,
		}[g.Figure]
		if side.Margin > 0 {
			return &side.Margin
		}
	}
	return nil
}

// bound is what a part of the figure is held against, or nil.
func bound(g Gate, part string) *float64 {
	if g.Part != part {
		return nil
	}
	return g.Bound
}

// beside writes a share in points, with as many decimals, up to three, as it
// takes to see on which side of every bound it lies. A bound may be nil.
func beside(x float64, bounds ...*float64) string {
	text := ""
	for places := range 4 {
		scale := math.Pow10(places)
		at := math.Round(stats.Round9(100*x*scale)) / scale
		if at == 0 {
			at = 0 // not "-0"
		}
		text = strconv.FormatFloat(at, 'f', places, 64)
		if !slices.ContainsFunc(bounds, func(b *float64) bool {
			return b != nil && cmp.Compare(at, stats.Round9(100**b)) != cmp.Compare(x, *b)
		}) {
			break
		}
	}
	return text
}

// signedBeside is beside for a difference, with its sign; which side of zero it lies on
// can be seen too.
func signedBeside(x float64, bound *float64) string {
	none := 0.
	text := beside(x, bound, &none)
	switch {
	case !strings.ContainsAny(text, "123456789"):
		return "0"
	case strings.HasPrefix(text, "-"):
		return text
	}
	return "+" + text
}

// exactly is the number that was compared, with four digits or as many, up to nine, as
// it takes to see on which side of the bound it lies.
func exactly(at float64, bound *float64) string {
	for digits := 4; ; digits++ {
		text := strconv.FormatFloat(at, 'g', digits, 64)
		read, _ := strconv.ParseFloat(text, 64)
		if digits >= 9 || bound == nil || cmp.Compare(read, *bound) == cmp.Compare(at, *bound) {
			return text
		}
	}
}

// gateRemark says of a gate that did not simply pass why; else it is empty.
func gateRemark(g Gate) string {
	switch {
	case g.Outcome == GateUnmeasured:
		return strings.TrimSuffix(noteText(g.Why), ".")
	case g.Outcome == GateFailed:
		return gateFinding(g)
	case g.Warning != "":
		return gateFinding(g) + "; " + noteText(g.Warning)
	}
	return ""
}

// gateFinding is what was found, with the number that was compared.
func gateFinding(g Gate) string {
	var text string
	switch {
	case g.Direction != "":
		return "the direction is " + nameText(g.Direction)
	case g.At != nil:
		text = figureText(g) + " is " + exactly(*g.At, g.Bound)
	case g.Value != nil:
		text = "it changed by " + pointsText(*g.Value, g.Lo, g.Hi)
	}
	if g.PHolm != nil {
		text += fmt.Sprintf(", %s with all such gates allowed for", gateP(g))
	}
	return text
}

// gateP is the p of a change, with what it was adjusted by.
func gateP(g Gate) string {
	switch {
	case g.PHolm != nil:
		return "Holm p " + adjusted(g.PHolm)
	case g.P != nil:
		return "p " + adjusted(g.P)
	}
	return ""
}

// figureText is what was compared, as a gate writes it.
func figureText(g Gate) string {
	text := Safe(g.Figure)
	if g.Change {
		text += ".change"
	}
	if g.Part != "value" && g.Part != "side" {
		text += "." + Safe(g.Part)
	}
	return text
}
