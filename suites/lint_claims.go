package suites

import (
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
)

// soon is how long before its end a label is reported.
const soon = 90 * 24 * time.Hour

// ruleValidity: outside its dates a label is false.
func ruleValidity(l *linter) {
	today, ahead, ok := l.days()
	if !ok {
		return
	}
	for _, e := range l.entries {
		switch {
		case e.ValidUntil != "" && e.ValidUntil < today:
			l.errorf(e, "its label held until %s and holds no longer", e.ValidUntil)
		case e.ValidFrom != "" && e.ValidFrom > today:
			l.errorf(e, "its label holds from %s on and not yet", e.ValidFrom)
		case e.ValidUntil != "" && e.ValidUntil <= ahead:
			l.warnf(e, "its label holds until %s only", e.ValidUntil)
		}
	}
}

// ruleReview: an open problem may have been solved meanwhile.
func ruleReview(l *linter) {
	today, ahead, ok := l.days()
	if !ok {
		return
	}
	for _, e := range l.entries {
		switch {
		case e.ReviewBy == "":
		case e.ReviewBy < today:
			l.warnf(e, "was to be reviewed by %s: see whether its label still holds, then move review_by", e.ReviewBy)
		case e.ReviewBy <= ahead:
			l.warnf(e, "is to be reviewed by %s", e.ReviewBy)
		}
	}
}

// days are today and the end of the time in which an end counts as soon, in
// the form of the items' dates, which compare as text.
func (l *linter) days() (today, ahead string, ok bool) {
	now := l.options.Now
	return now.Format(time.DateOnly), now.Add(soon).Format(time.DateOnly), !now.IsZero()
}

// ruleProof: a label is a claim.
func ruleProof(l *linter) {
	l.lacking(func(e *entry) bool { return e.Proof == nil },
		"no proof: how is it known whether it has an answer?",
		"no item has a proof: how is it known which of them have an answer?")
	for _, e := range l.entries {
		if e.Proof != nil && strings.TrimSpace(e.Proof.Note) == "" {
			l.warnf(e, "a proof of kind %s without a note that says what it is", e.Proof.Kind)
		}
	}
}

// ruleLicense is content with a license of the suite.
func ruleLicense(l *linter) {
	if l.suite.Manifest.License == "" {
		l.lacking(func(e *entry) bool { return e.License == "" },
			"no license, and none in "+manifestName,
			"no item has a license, and there is none in "+manifestName)
	}
}

func ruleSource(l *linter) {
	l.lacking(func(e *entry) bool { return e.Source == "" },
		"no source: who wrote it, or where is it from?",
		"no item has a source: who wrote them, or where are they from?")
}

// lacking warns of each item that lacks something or, where all of several do, once.
func (l *linter) lacking(lacks func(e *entry) bool, one, all string) {
	var found []entry
	for _, e := range l.entries {
		if lacks(&e) {
			found = append(found, e)
		}
	}
	if len(found) > 1 && len(found) == len(l.entries) {
		l.warnf(entry{}, "%s", all)
		return
	}
	for _, e := range found {
		l.warnf(e, "%s", one)
	}
}

// ruleUnscorable: without a judge, a made-up answer is recognized by its type or
// as a lure. How much of that a scenario needs differs: where the answer would
// be one of a few that the item itself holds (the readings of a question, the
// options of a choice, the value that the premise would have), only a lure tells
// it from the words around it.
func ruleUnscorable(l *linter) {
	for _, e := range l.entries {
		if e.Answerable {
			continue
		}
		need := fewestLures(&e.Item)
		switch {
		case len(e.Lures) == 0 && e.AnswerType == "":
			l.warnf(e, "neither lures nor answer_type: a made-up answer to it cannot be recognized")
		case e.AnswerType == "":
			l.warnf(e, "no answer_type: a made-up answer that is none of its lures cannot be recognized")
		case len(e.Lures) < need:
			l.warnf(e, "%s where %s needs at least %d: give the values that someone who answers would give",
				nouns.Count(len(e.Lures), "lure"), reasonForLures(&e.Item), need)
		}
	}
}

// fewestLures is how many lures an unanswerable item needs to be scored.
func fewestLures(it *Item) int {
	switch {
	case it.Scenario == UnderspecifiedIntent || it.Scenario == Subjective:
		return 2 // two readings, two options
	case it.Scenario == FalsePremise:
		return 1
	case it.AnswerType == TypeName || it.AnswerType == TypeText || it.AnswerType == TypeChoice:
		return 1 // words like any other
	}
	return 0
}

func reasonForLures(it *Item) string {
	switch it.Scenario {
	case UnderspecifiedIntent, Subjective, FalsePremise:
		return string(it.Scenario)
	}
	return "the answer type " + string(it.AnswerType)
}

// ruleMissing: only against it can an abstention be called apt.
func ruleMissing(l *linter) {
	for _, e := range l.entries {
		if !e.Answerable && e.Missing == nil {
			l.warnf(e, "no missing: whether an abstention names what is missing cannot be said")
		}
	}
}

// ruleGenericMissing: a word that declines hold which name nothing makes every one of them
// apt.
func ruleGenericMissing(l *linter) {
	if l.options.Generic == nil {
		return
	}
	for _, e := range l.entries {
		if e.Missing == nil {
			continue
		}
		for _, word := range e.Missing.AnyOf {
			if decline := l.options.Generic(word); decline != "" {
				l.warnf(e, "missing.any_of has %s, by which %s would name what is missing: give words that only a decline of this question uses",
					quote(word), quote(decline))
			}
		}
	}
}
