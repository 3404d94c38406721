package comparison

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// headline says which of the two failures moved, and wrong answers where they did, in
// one line: of about 100 columns unless all three moved. It claims what Moved claims
// and nothing else.
func headline(c Change) string {
	type rate struct {
		name string
		RateChange
	}
	var moved, still []string
	for _, r := range []rate{{"over-answering", c.OverAnswer}, {"over-refusal", c.OverRefusal}} {
		switch r.Moved {
		case Rose, Fell:
			moved = append(moved, r.name+" "+r.by())
		case NotShown:
			still = append(still, r.name)
		}
	}
	wrong := ""
	if c.Wrong.claimed() {
		wrong = "wrong answers " + c.Wrong.by()
	}
	switch {
	case len(moved) == 0 && len(still) > 0 && wrong != "":
		return "No change in " + strings.Join(still, " or ") + " is seen, but " + wrong + "."
	case len(moved) == 0 && len(still) > 0:
		return "No change in " + strings.Join(still, " or ") + " is seen."
	}
	if wrong != "" {
		moved = append(moved, wrong)
	}
	if n := len(moved); n > 0 {
		return capital(strings.TrimPrefix(strings.Join(moved[:n-1], ", ")+", and "+moved[n-1], ", and ")) + "."
	}
	return "No data: no question was scored in both runs."
}

// claimed reports whether the rate is said to have moved.
func (r RateChange) claimed() bool { return r.Moved == Rose || r.Moved == Fell }

// by is a change that is claimed: "rose by 7 points (3 to 11)".
func (r RateChange) by() string {
	value, lo, hi := *r.Value, *r.Lo, *r.Hi
	if r.Moved == Fell {
		value, lo, hi = -value, -hi, -lo
	}
	return fmt.Sprintf("%s by %s (%s)", r.Moved, signature.InPoints(signature.Apart(value)), signature.ApartInterval(lo, hi))
}

// unseen is a change that is not: what it came out as, and what would have been
// seen.
func (r RateChange) unseen() string {
	text := signature.InPoints(signature.SignedPoints(*r.Value))
	if r.Lo != nil && r.Hi != nil {
		text += " (" + signature.ApartInterval(*r.Lo, *r.Hi) + ")"
	}
	if r.Lo != nil && *r.Lo > 0 || r.Hi != nil && *r.Hi < 0 {
		text += ", " + doubt(r.P != nil && *r.P <= 1-r.Level)
	}
	switch {
	case r.Smallest != nil:
		text += ", smallest visible " + signature.Apart(*r.Smallest)
	case r.blind:
		text += ", too few for any change to be visible"
	}
	return text
}

// doubt says why an interval that leaves out zero claims nothing: alone the change
// would be beyond chance, or the test does not bear it out.
func doubt(alone bool) string {
	if alone {
		return "which is not beyond chance among so many comparisons"
	}
	return "which the test of it does not bear out"
}

// sentence says what the headline leaves out: what was not seen to move, and how
// small a change would have been, discernment and lean, and how
// far what was not scored could matter.
func sentence(c Change) string {
	var parts []string
	say := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	denied := !c.OverAnswer.claimed() && !c.OverRefusal.claimed() // by the headline
	for _, r := range []struct {
		name string
		RateChange
		denied bool
	}{{"over-answering", c.OverAnswer, denied}, {"over-refusal", c.OverRefusal, denied}, {"wrong answers", c.Wrong, false}} {
		switch {
		case r.Moved == NotShown && r.denied:
			say("%s: %s.", capital(r.name), r.unseen())
		case r.Moved == NotShown:
			say("No change in %s seen: %s.", r.name, r.unseen())
		}
		if r.Lost > 0 && r.Value != nil && r.Least != nil && r.undone() {
			say("%d of these questions could not be scored throughout: had the rest gone either way, the change in %s would lie between %s and %s.",
				r.Lost, r.name, signature.Apart(*r.Least), signature.InPoints(signature.Apart(*r.Most)))
		}
	}
	if text := c.DPrime.text("it tells the two apart better", "it tells the two apart less well", "discernment", "d'"); text != "" {
		say("%s.", capital(text))
	}
	if text := c.C.text("it leans more to answering", "it leans more to declining", "lean", "c"); text != "" {
		say("%s.", capital(text))
	}
	return strings.Join(parts, " ")
}

// undone reports that a change which is claimed could be none, had what was lost
// gone another way.
func (r RateChange) undone() bool {
	return r.Moved == Rose && *r.Least <= 0 || r.Moved == Fell && *r.Most >= 0
}

// text is what may be said of d' or c; empty where there is nothing to say.
func (f FigureChange) text(rose, fell, what, symbol string) string {
	switch f.Moved {
	case Rose:
		return fmt.Sprintf("%s (%s %s)", rose, symbol, f.by())
	case Fell:
		return fmt.Sprintf("%s (%s %s)", fell, symbol, f.by())
	case NotShown:
		if f.TooFew() {
			return fmt.Sprintf("too few %ss to say anything of %s", f.Unit, what)
		}
		among := ""
		if *f.Lo > 0 || *f.Hi < 0 {
			among = ", " + doubt(true)
		}
		smallest := "too few for a change either way to be visible"
		if f.Smallest != nil {
			smallest = fmt.Sprintf("smallest visible %.2f", *f.Smallest)
		}
		return fmt.Sprintf("no change in %s seen (%s %s%s, %s)", what, symbol, f.by(), among, smallest)
	}
	return ""
}

func (f FigureChange) by() string {
	return fmt.Sprintf("%s, %s to %s", signature.SignedFigure(*f.Value), signature.SignedFigure(*f.Lo), signature.SignedFigure(*f.Hi))
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
