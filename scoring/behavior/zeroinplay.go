package behavior

import (
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// zeroInPlay reports whether one of the values in play is zero: "0", "zero", "none", "0 dollars".
func (s *scene) zeroInPlay() bool {
	for _, v := range s.q.Values {
		first, _, _ := strings.Cut(strings.Trim(strings.ToLower(v), " $€£¥."), " ")
		if first == "zero" || first == "none" || first == "nothing" {
			return true
		}
		if x, err := strconv.ParseFloat(strings.TrimSuffix(first, "%"), 64); err == nil && x == 0 {
			return true
		}
	}
	return false
}

// longestZero is how many words a sentence has at the most that is read as saying that there is none.
const longestZero = 16

// countsNone reports whether the first sentence says that there is none of what was counted, in words of the
// question, where zero is in play: "It found no errors.", "She sold none on Friday." Where it is not, the same words
// deny that such things are there: "A trumpet has no strings."
func (s *scene) countsNone() bool {
	end := s.clauses[s.ends[0]].to
	if end > longestZero || !s.zeroInPlay() || s.sent[0]&^(1<<denialSoft|1<<denial|1<<unfounded|1<<final) != 0 {
		return false
	}
	for k := range s.sent {
		if s.sent[k].declines() {
			return false
		}
	}
	none, counted := false, s.countedThing()
	for i := range end {
		t := &s.toks[i]
		if t.asked || t.is(classFirst) || t.is(classYou) || t.is(classCondition) {
			return false
		}
		if t.is(classNegation) {
			if none || !s.negatesCounted(i, end, counted) {
				return false
			}
			none = true
			continue
		}
		if !t.is(classStop) && !s.ofZero(i) && !s.formAsked(i) {
			return false
		}
	}
	return none
}

// countedThing is the word for what was counted: behind "how many", "how many of the 12" or "the number of"; 0 where
// there is none.
func (s *scene) countedThing() uint64 {
	for i := len(s.asked) - 2; i >= 0; i-- {
		w, next := s.askedWord(i), s.askedWord(i+1)
		if (w != "how" || next != "many" && next != "much") && (w != "number" && w != "amount" || next != "of") {
			continue
		}
		for k := i + 2; k < len(s.asked); k++ {
			if t := &s.asked[k]; t.kind == word && !t.is(classStop) && !t.is(classNumber) {
				return t.hash
			}
		}
	}
	return 0
}

// ofZero reports whether the word at i only says how far it goes that there is none.
func (s *scene) ofZero(i int) bool {
	switch s.word(i) {
	case "left", "single", "one", "any", "them", "these", "those", "all", "whatsoever", "there", "there's", "remain", "remains", "remaining", "remained", "over", "then", "so":
		return true
	}
	return s.toks[i].kind == number && s.given(s.toks[i].hash) // "none of the 10"
}

// negatesCounted reports whether the negation at i says that there is none of what was counted: "none", "nothing",
// "no broken eggs", "not a single egg", "did not sell any".
func (s *scene) negatesCounted(i, end int, counted uint64) bool {
	switch s.word(i) {
	case "none":
		return true
	case "nothing", "nobody":
		return s.asksCount()
	case "no", "not", "without":
	default:
		return s.says(i+1, min(end, i+5), "any", "a", "one", "single")
	}
	for k := i + 1; k < min(end, i+5); k++ {
		if h := s.toks[k].hash; h == counted || pluralOf(h) == counted {
			return true
		}
		if s.word(k) == "any" && (k+1 == end || s.toks[k+1].is(classStop)) {
			return true
		}
	}
	return false
}

// formAsked reports whether the word at i stands in the question or its context, in any form.
func (s *scene) formAsked(i int) bool {
	t := &s.toks[i]
	if s.given(t.hash) || s.given(pluralOf(t.hash)) || s.stemAsked(s.word(i)) {
		return true
	}
	root := roots().Get(phrases.Hash(s.word(i)))
	for k := range s.asked {
		if root > 0 && roots().Get(s.asked[k].hash) == root {
			return true
		}
	}
	return false
}
