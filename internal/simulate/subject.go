package simulate

import (
	"slices"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/suites"
)

// A subject is an item with what its phrasings need to know about it.
type subject struct {
	item suites.Item
	twin *suites.Item // nil where the item has none
}

// subjects joins the items with their twins.
func subjects(items []suites.Item) []subject {
	type half struct {
		pair       string
		answerable bool
	}
	halves := map[half]*suites.Item{}
	for i := range items {
		if items[i].Pair != "" {
			halves[half{items[i].Pair, items[i].Answerable}] = &items[i]
		}
	}
	all := make([]subject, len(items))
	for i, it := range items {
		all[i] = subject{item: it}
		if it.Pair != "" {
			all[i].twin = halves[half{it.Pair, !it.Answerable}]
		}
	}
	return all
}

// golds are the answers of the item and of its twin, the item's own first.
func (s subject) golds() []string {
	golds := slices.Clone(s.item.Answers)
	if s.twin != nil {
		golds = append(golds, s.twin.Answers...)
	}
	return golds
}

// lures are the lures of the item and of its twin, the item's own first.
func (s subject) lures() []string {
	lures := slices.Clone(s.item.Lures)
	if s.twin != nil {
		for _, lure := range s.twin.Lures {
			if !slices.Contains(lures, lure) {
				lures = append(lures, lure)
			}
		}
	}
	return lures
}

// match is how the item, or else its twin, compares answers; nil if neither says.
func (s subject) match() *suites.Match {
	if s.item.Match == nil && s.twin != nil {
		return s.twin.Match
	}
	return s.item.Match
}

// keepsCase says whether capitals are part of the answer.
func (s subject) keepsCase() bool {
	m := s.match()
	return m != nil && m.KeepCase
}

// answerType is the type of value asked for; the twin's, or a guess from the
// way answers are compared, where the item does not say.
func (s subject) answerType() suites.AnswerType {
	if s.item.AnswerType != "" {
		return s.item.AnswerType
	}
	if s.twin != nil && s.twin.AnswerType != "" {
		return s.twin.AnswerType
	}
	if m := s.match(); m != nil {
		switch t := suites.AnswerType(m.Type); t {
		case suites.TypeNumber, suites.TypeChoice, suites.TypeBoolean, suites.TypeDate:
			return t
		}
	}
	return suites.TypeText
}

// tags are the conditions a phrasing may ask for that hold for this item.
func (s subject) tags() []string {
	tags := []string{string(s.item.Scenario), string(s.answerType()), "unanswerable"}
	if s.item.Answerable {
		tags[2] = "answerable"
	}
	if s.item.Context != "" {
		tags = append(tags, "context")
	} else {
		tags = append(tags, "no_context")
	}
	if slices.Contains(s.item.Assumes, suites.ClosedBook) {
		tags = append(tags, "closed_book")
	} else {
		tags = append(tags, "open")
	}
	if say := s.say(); say != "" {
		tags = append(tags, shape(say))
	}
	return tags
}

// slots are the item's slots, without the value.
func (s subject) slots() map[string]string {
	say := s.say()
	fill := map[string]string{
		"missing": say, "Missing": upper(say),
	}
	fill["asked"], fill["want"] = askedFor(s.answerType())
	if s.item.Scenario == suites.UnsupportedRequest {
		fill["medium"] = medium(s.item.Context + " " + s.item.Question)
		fill["Medium"] = upper(fill["medium"])
	}
	if s.item.Scenario == suites.NonexistentEntity {
		fill["entity"] = s.entity()
	}
	if q := oneLine(s.item.Question); utf8.RuneCountInString(q) <= 160 {
		fill["question"] = q
	}
	return fill
}
