package suites

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Parse reads one line of an items.jsonl. It is strict: a key that is unknown
// or stands twice, a value of another type (null too), an unknown scenario or
// kind, a claim that contradicts the item's side, and anything behind the
// object are errors that name the field and say what was expected. An empty
// array counts as a field that is not there. Meta is compacted.
//
// Parse does not keep line. An error is returned with the zero Item.
func Parse(line []byte) (Item, error) {
	var it Item
	if _, err := parseInto(&it, line); err != nil {
		return Item{}, err
	}
	return it, nil
}

// parseInto is Parse. It returns line as the string of which texts are parts.
func parseInto(it *Item, line []byte) (whole string, err error) {
	if err := jsonl.Encoding(line); err != nil {
		return "", err
	}
	if err := jsonl.UTF8(line); err != nil {
		return "", err
	}
	s := newScanner(line)
	s.space()
	names := itemKeys()
	seen, err := s.object(names[:], func(name string) error { return s.field(name, it) })
	if err == nil && s.at < len(s.b) {
		err = s.syntax("nothing after the item's object")
		if s.b[s.at] == '{' {
			err = fmt.Errorf("%w: put each item on a line of its own", err)
		}
	}
	if err == nil {
		err = check(it, func(name string) bool { return seen&(1<<slices.Index(names[:], name)) != 0 })
	}
	return s.whole, err
}

// itemKeys are the keys of an item, in the order in which it is written.
func itemKeys() [31]string {
	return [...]string{
		"id", "scenario", "answerable", "pair", "cluster", "context", "question", "choices",
		"answers", "match", "missing", "lures", "answer_type", "assumes", "proof", "difficulty",
		"domain", "source", "license", "valid_from", "valid_until", "review_by", "public_since",
		"contested", "why", "probe", "control", "steps", "upstream", "eval_only", "meta",
	}
}

// field reads the value of one key of an item.
func (s *scanner) field(name string, it *Item) (err error) {
	switch name {
	case "id":
		return s.text(&it.ID)
	case "scenario":
		return word(s, &it.Scenario, "scenario", Scenarios())
	case "answerable":
		return s.boolean(&it.Answerable)
	case "pair":
		return s.text(&it.Pair)
	case "cluster":
		return s.text(&it.Cluster)
	case "context":
		return s.text(&it.Context)
	case "question":
		return s.text(&it.Question)
	case "choices":
		return s.texts(&it.Choices)
	case "answers":
		return s.texts(&it.Answers)
	case "match":
		return s.match(&it.Match)
	case "missing":
		return s.missing(&it.Missing)
	case "lures":
		return s.texts(&it.Lures)
	case "answer_type":
		return word(s, &it.AnswerType, "answer type", AnswerTypes())
	case "assumes":
		return s.list(func() error {
			var a Assumption
			err := word(s, &a, "assumption", Assumptions())
			it.Assumes = append(it.Assumes, a)
			return err
		})
	case "proof":
		return s.proof(&it.Proof)
	case "difficulty":
		return s.difficulty(&it.Difficulty)
	case "domain":
		return s.text(&it.Domain)
	case "source":
		return s.text(&it.Source)
	case "license":
		return s.text(&it.License)
	case "valid_from":
		return s.date(&it.ValidFrom)
	case "valid_until":
		return s.date(&it.ValidUntil)
	case "review_by":
		return s.date(&it.ReviewBy)
	case "public_since":
		return s.date(&it.PublicSince)
	case "contested":
		return s.boolean(&it.Contested)
	case "why":
		return s.text(&it.Why)
	case "probe":
		return word(s, &it.Probe, "probe", probes())
	case "control":
		return s.text(&it.Control)
	case "steps":
		return s.texts(&it.Steps)
	case "upstream":
		return s.upstream(&it.Upstream)
	case "eval_only":
		return s.boolean(&it.EvalOnly)
	case "meta":
		it.Meta, err = s.value()
		return err
	}
	//nolint:forbidigo // a key without a reader is a mistake of this file; a test reads every key
	panic("suites: no reader for the key " + strconv.Quote(name))
}
