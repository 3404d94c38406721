package suites

import (
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
)

// rulePairIncomplete: a pair is one answerable and one unanswerable item.
func rulePairIncomplete(l *linter) {
	for _, p := range l.pairs {
		if _, _, ok := p.twins(); ok {
			continue
		}
		if l.oneSided() && p.wordings() {
			continue // they lie on one side
		}
		l.errorf(p.first(), "pair %s%s has %s and %s; twins are one of each",
			quote(p.name), mixed(p.name), nouns.Count(len(p.answerable), "answerable item"), nouns.Count(len(p.unanswerable), "unanswerable one"))
	}
}

func ruleTwinScenario(l *linter) {
	for a, u := range l.twins {
		if a.Scenario != u.Scenario {
			l.errorf(u, "scenario %s, but its twin %s (line %d) has %s", u.Scenario, quote(a.ID), a.Line, a.Scenario)
		}
	}
}

// ruleTwinSame: two items that look the same to the model cannot both have and
// lack an answer.
func ruleTwinSame(l *linter) {
	for a, u := range l.twins {
		if a.AskHash() == u.AskHash() {
			l.errorf(u, "looks exactly like its answerable twin %s (line %d)", quote(a.ID), a.Line)
		}
	}
}

// ruleTwinEdit holds twins to one edit: one contiguous span of at most 8 words
// or 30% of the item, in the question or in the context but not both, lengths
// at most 5 words apart. The larger the edit, the more there is to tell the
// sides apart by besides the answer.
func ruleTwinEdit(l *linter) {
	for a, u := range l.twins {
		l.oneEdit(a, u, "twin")
	}
}

// oneEdit reports on e where it is more than one edit away from other, which is
// its twin or its control.
func (l *linter) oneEdit(other, e entry, kind string) {
	const words, share, apart = 8, .30, 5
	question, context := editOf(other.Question, e.Question), editOf(other.Context, e.Context)
	if !question.none() && !context.none() {
		l.warnf(e, "differs from its %s %s in both question and context; let one of them stand", kind, quote(other.ID))
		return
	}
	if !slices.Equal(other.Choices, e.Choices) {
		l.warnf(e, "has other choices than its %s %s; the edit belongs in the question or the context", kind, quote(other.ID))
	}
	span := question
	if span.none() {
		span = context
	}
	whole := max(length(&other.Item), length(&e.Item))
	if span.size() > words && float64(span.size()) > share*float64(whole) {
		l.warnf(e, "differs from its %s %s over %d of %d words (%s); one edit is at most %d words or %.0f%%",
			kind, quote(other.ID), span.size(), whole, quote(strings.Join(span.to, " ")), words, 100*share)
	}
	if d := length(&other.Item) - length(&e.Item); d > apart || d < -apart {
		l.warnf(e, "%s from its %s %s; at most %d keep the length from giving the side away",
			nouns.Count(max(d, -d), "word")+" away", kind, quote(other.ID), apart)
	}
}

// ruleGoldInTwin looks for the answerable twin's gold in the words that only
// the unanswerable twin has, and leaves alone what both twins show: a shared
// context holds the gold by design, a question may list the options, and one
// that asks about something of the context may name it. But where the edit
// that should take the answer away is what brings it in, the label is
// doubtful. Yes and no are too common as words to look for.
func ruleGoldInTwin(l *linter) {
	for a, u := range l.twins {
		if a.AnswerType == TypeBoolean || a.Match != nil && a.Match.Type == "boolean" {
			continue
		}
		question, context := editOf(a.Question, u.Question), editOf(a.Context, u.Context)
		only := strings.Join(question.to, " ") + "\n" + strings.Join(context.to, " ")
		both := strings.Join(question.shared, " ") + "\n" + strings.Join(context.shared, " ")
		keepCase := a.Match != nil && a.Match.KeepCase
		for _, gold := range a.Answers {
			if says(only, gold, keepCase) && !says(both, gold, keepCase) {
				l.warnf(u, "its own words hold the gold answer %s of its twin %s; is it really without an answer?", quote(gold), quote(a.ID))
				break
			}
		}
	}
}

// twins ranges over the pairs that have one item on each side.
func (l *linter) twins(yield func(a, u entry) bool) {
	for _, p := range l.pairs {
		if a, u, ok := p.twins(); ok && !yield(a, u) {
			return
		}
	}
}

// length is the number of words the model sees, choices aside.
func length(it *Item) int {
	return len(strings.Fields(it.Context)) + len(strings.Fields(it.Question))
}

// says reports whether the words of phrase stand in text one after another.
func says(text, phrase string, keepCase bool) bool {
	if keepCase && !strings.Contains(text, phrase) {
		return false
	}
	words, want := wordsOf(text), wordsOf(phrase)
	if len(want) == 0 {
		return false
	}
	for i := 0; i+len(want) <= len(words); i++ {
		if slices.Equal(words[i:i+len(want)], want) {
			return true
		}
	}
	return false
}
