package signature

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// sentence is the direction in full: both rates with their intervals, margins
// and states, how many more questions would settle what is not settled, and
// what else the direction rests on. noDirection is Options.NoDirection.
func sentence(s Signature, noDirection string) string {
	if s.Scored == 0 {
		return strings.Join(append(
			[]string{"No response could be scored: there is nothing to say of either side."},
			refused(noDirection)...), " ")
	}
	parts := []string{capital(overAnswerClause(s.OverAnswer)) + "; " + overRefusalClause(s.OverRefusal) + "."}
	if noDirection != "" {
		return strings.Join(append(parts, refused(noDirection)...), " ")
	}
	oneSided := s.OverAnswer.State == Unmeasured || s.OverRefusal.State == Unmeasured
	switch {
	case oneSided:
		parts = append(parts, "One side alone gives no direction.")
	case s.Direction == Both:
		parts = append(parts, leanSentence(s.Difference))
	case s.Direction == Calibrated:
		parts = append(parts, wrongSentence(s.Wrong))
	}
	return strings.Join(parts, " ")
}

func refused(reason string) []string {
	if reason == "" {
		return nil
	}
	return []string{"No direction is given: " + strings.TrimRight(reason, ".") + "."}
}

func overAnswerClause(s Side) string {
	if s.State == Unmeasured {
		return "no question without an answer was scored"
	}
	return fmt.Sprintf("of %s no answer it answered %s, %s", asked(s), s.Text(), standing(s, "unanswerable"))
}

func overRefusalClause(s Side) string {
	if s.State == Unmeasured {
		return "no question with an answer was scored"
	}
	return fmt.Sprintf("of %s an answer it declined %s, %s", asked(s), s.Text(), standing(s, "answerable"))
}

// asked counts questions, and the responses to them where there are more.
func asked(s Side) string {
	questions := fmt.Sprintf("%d questions that have", s.Items)
	if s.Items == 1 {
		questions = "1 question that has"
	}
	if s.Of == s.Items {
		return questions
	}
	return fmt.Sprintf("%d responses to %s", s.Of, questions)
}

// standing is a side's state in words.
func standing(s Side, kind string) string {
	margin := "the " + marginPoints(s.Margin) + "-point margin"
	switch s.State {
	case Exceeds:
		return "above " + margin
	case Within:
		return "within " + margin
	}
	return "not settled against " + margin + " (" + remedy(s, kind) + ")"
}

// remedy says what would settle a side.
func remedy(s Side, kind string) string {
	if s.More < 0 {
		return "so near to it that not even 100,000 questions would settle it"
	}
	noun := kind + " questions"
	if s.More == 1 {
		noun = kind + " question"
	}
	more := fmt.Sprintf("about %d more %s would settle it", About(s.More), noun)
	fewest, ok := stats.TrialsForWithin(s.Margin, (1-s.Level)/2)
	if ok && s.Items < fewest && *s.Value < s.Margin {
		return fmt.Sprintf("fewer than %d questions can never be within it; %s", fewest, more)
	}
	return more
}

// About rounds up to two digits: what it stands for is a chance of 80%.
func About(n int) int {
	step := 1
	for n/step >= 100 {
		step *= 10
	}
	return (n + step - 1) / step * step
}

func leanSentence(d Estimate) string {
	if d.Value == nil || d.Lo == nil || d.Hi == nil {
		return "Which failure prevails cannot be said."
	}
	by := func(value, lo, hi float64) string {
		return fmt.Sprintf("%s (%s).", InPoints(Apart(value)), ApartInterval(lo, hi))
	}
	switch LeanOf(d) {
	case MostlyAnswers:
		return "It is mostly over-answering: that rate is higher by " + by(*d.Value, *d.Lo, *d.Hi)
	case MostlyRefuses:
		return "It is mostly over-refusing: that rate is higher by " + by(-*d.Value, -*d.Hi, -*d.Lo)
	}
	return "Neither failure prevails: the first rate less the second is " + by(*d.Value, *d.Lo, *d.Hi)
}

func wrongSentence(s Side) string {
	if s.State == Unmeasured {
		return "Whether its answers are right was not measured."
	}
	return fmt.Sprintf("It was wrong on %s of the answerable questions, %s.", s.Text(), standing(s, "answerable"))
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
