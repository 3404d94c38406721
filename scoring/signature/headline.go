package signature

import "fmt"

// headline is the direction in one line of at most 68 columns. The word
// calibrated stands in it only if the wrong rate is within its margin too.
func headline(s Signature) string {
	switch s.Direction {
	case OverAnswering:
		return "It fails by answering too much."
	case OverRefusing:
		return "It fails by refusing too much."
	case Both:
		switch LeanOf(s.Difference) {
		case MostlyAnswers:
			return "It fails both ways, mostly by answering too much."
		case MostlyRefuses:
			return "It fails both ways, mostly by refusing too much."
		}
		return "It fails both ways: it answers too much and refuses too much."
	case Calibrated:
		return withinBoth(s)
	case Inconclusive:
		return undecided(s)
	}
	return "No direction is given; the rates stand on their own."
}

func withinBoth(s Signature) string {
	within := "ithin " + InPoints(marginPoints(s.OverAnswer.Margin)) + " on both sides"
	if s.OverAnswer.Margin != s.OverRefusal.Margin {
		within = fmt.Sprintf("ithin its margins of %s and %s",
			marginPoints(s.OverAnswer.Margin), InPoints(marginPoints(s.OverRefusal.Margin)))
	}
	switch s.Wrong.State {
	case Within:
		return "Calibrated: w" + within + "."
	case Unmeasured:
		return "W" + within + "; wrong answers not measured."
	}
	return "W" + within + ", but wrong on " + s.Wrong.Text() + "."
}

func undecided(s Signature) string {
	answer, refusal := s.OverAnswer, s.OverRefusal
	switch {
	case answer.State == Unmeasured && refusal.State == Unmeasured:
		return "No data: no response could be scored."
	case answer.State == Unmeasured || refusal.State == Unmeasured:
		return "Only one side was measured: that gives no direction."
	case nearMargin(answer) && nearMargin(refusal):
		return "Too close to the margin to say which way it fails."
	}
	return "Too few items to say which way it fails."
}

// nearMargin reports that more items would not settle a side, or that it needs
// none.
func nearMargin(s Side) bool { return s.State != Undetermined || s.More < 0 }
