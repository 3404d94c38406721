package simulate

import (
	"slices"
	"testing"

	"github.com/abstain-eval/abstain-eval/suites"
)

func TestWrongValuesAreWrong(t *testing.T) {
	for _, s := range subjects(slices.Concat(testItems(), coreItems(t))) {
		if !s.item.Answerable || s.item.Match.Type == "set" {
			continue
		}
		for seed := range uint64(40) {
			v := s.wrongValue(lot{seed: seed, item: s.item.ID})
			if !s.isWrong(v) {
				t.Errorf("%s: %q is drawn as wrong, gold %q", s.item.ID, v, s.item.Answers)
			}
			if v == "none of these" {
				t.Errorf("%s: no wrong value of type %s was found", s.item.ID, s.answerType())
			}
		}
	}
}

func TestIsWrong(t *testing.T) {
	item := func(m suites.Match, golds ...string) subject {
		return subject{item: suites.Item{Answerable: true, Answers: golds, Match: &m}}
	}
	for _, row := range []struct {
		reason, value string
		s             subject
		want          bool
	}{
		{"the gold itself", "Fifth", item(suites.Match{}, "Fifth"), false},
		{"another case of it", "fifth", item(suites.Match{}, "Fifth"), false},
		{"a longer name that holds it", "the Fifth Symphony", item(suites.Match{}, "Fifth"), false},
		{"a part of it", "Brandt", item(suites.Match{}, "Ada Brandt"), false},
		{"letters inside a word", "126", item(suites.Match{}, "26"), true},
		{"the same number written otherwise", "1,240.0", item(suites.Match{}, "1240"), false},
		{"a number within the tolerance", "30.05", item(suites.Match{Tolerance: .1}, "30"), false},
		{"a number beyond it", "45", item(suites.Match{Tolerance: .1}, "30 min"), true},
		{"a tolerance of several units is no share", "50", item(suites.Match{Tolerance: 2}, "40"), true},
		{"an empty value", "", item(suites.Match{}, "x"), false},
	} {
		if got := row.s.isWrong(row.value); got != row.want {
			t.Errorf("%s: isWrong(%q) = %t, gold %q", row.reason, row.value, got, row.s.item.Answers)
		}
	}
}

// Items that say little still get values: imported suites may have no type, no
// match, no twin and no lures.
func TestValuesOfBareItems(t *testing.T) {
	for _, typ := range append(suites.AnswerTypes(), "") {
		s := subject{item: suites.Item{ID: "bare", AnswerType: typ, Question: "Which one?"}}
		for seed := range uint64(8) {
			if v := s.lureValue(lot{seed: seed}); v == "" {
				t.Errorf("type %q: no value", typ)
			}
		}
	}
	for matchType, want := range map[string]suites.AnswerType{"number": suites.TypeNumber, "set": suites.TypeText, "date": suites.TypeDate} {
		s := subject{item: suites.Item{Match: &suites.Match{Type: matchType}}}
		if got := s.answerType(); got != want {
			t.Errorf("match %s: type %s, want %s", matchType, got, want)
		}
	}
}
