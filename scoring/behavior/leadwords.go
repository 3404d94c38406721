package behavior

import (
	"slices"
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// Classes of the words that lead into an answer, as endings/tables/leads.txt has them.
const (
	leadMatter uint = iota
	leadDeed
	leadIdle
	leadCivil
	leadTrouble
	leadInterjection
	leadAssent
	leadYes
	leadTurning
	leadGranting
	leadModal
	leadOthers
	leadHelps
	leadSupposes
	leadSeems
	leadAtFirst
	leadSupposed
	leadRefutes
	leadBetween
	leadBefore
	leadBehind
	leadLetter
	leadClasses
)

var leadNames = [leadClasses]string{"matter", "deed", "idle", "civil", "trouble", "interjection", "assent", "yes", "turning", "granting", "modal", "others", "helps", "supposes", "seems", "at-first", "supposed", "refutes", "between", "before", "behind", "letter"}

// A leadWord is what is known of a word that may lead into an answer: its classes, a bit for each.
type leadWord uint64

func (w leadWord) is(class uint) bool { return w&(1<<class) != 0 }

func leadWordOf(hash uint64) leadWord {
	t := endings()
	return leadWord(t.Classes(t.ID(hash)))
}

// leads reports whether word i is of a class of those that lead into an answer.
func (s *scene) leads(i int, class uint) bool { return leadWordOf(s.toks[i].hash).is(class) }

// fits reports whether word i may stand in a unit that begins at word from, by the words beside it: nothing
// is asked of the reader, nor supposed, nor is it a value.
func (s *scene) fits(i, from int) bool {
	before, after := "", ""
	if i > from {
		before = s.wordIn(i - 1)
	}
	if i+1 < len(s.toks) {
		after = s.wordIn(i + 1)
	}
	if _, n := s.listedAt(i); n > 0 && s.q.AnswerType != "boolean" {
		return false
	}
	if s.toks[i].kind == number {
		return oneOf(before, "step", "part", "phase", "stage") || i == from && strings.HasPrefix(s.text[s.toks[i].end:], ")")
	}
	switch s.wordIn(i) {
	case "if", "unless", "whether":
		return i > from
	case "me":
		return oneOf(before, "let", "ask", "asked", "asking", "for", "with", "to", "challenge")
	case "you", "your":
		return !oneOf(after, "can", "could", "should", "need", "must", "will") && (after != "have" || i+2 < len(s.toks) && s.wordIn(i+2) != "to")
	case "would", "could":
		return !oneOf(before, "i", "we", "you", "that", "it") || oneOf(after, "not", "like", "love", "think", "say", "seem", "appear", "look", "expect", "assume", "answer") || after == "be" && before != "you"
	case "want":
		return !oneOf(before, "i", "we") || after == "to"
	case "need":
		return oneOf(before, "i", "we", "you") && (i == len(s.toks)-1 || s.toks[i+1].brk > none || oneOf(after, "to", "is", "are") || after == "a" && i+2 < len(s.toks) && oneOf(s.wordIn(i+2), "moment", "minute", "second", "bit"))
	case "so":
		return i == from && (i == 0 || s.toks[i].brk > none) || after != "" && s.toks[i+1].brk == none
	case "more":
		return oneOf(before, "any", "no", "know", "learn", "hear")
	case "give", "share":
		return oneOf(after, "you", "what") || oneOf(after, "the", "an", "a", "my") && i+2 < len(s.toks) && endings().Has(endings().ID(s.toks[i+2].hash), leadMatter)
	case "only", "rather", "instead", "he", "she", "him", "her", "his":
		return false
	case "to":
		return i+1 < len(s.toks) && s.toks[i+1].brk == none
	}
	return true
}

// asksItself reports whether the words from from to to ask what is to be answered, and nobody else: "So what
// do we have?"
func (s *scene) asksItself(from, to int) bool {
	return s.reads(from, to+1, "we", "asked") && s.reads(from, to, "what", "where", "how") && !s.reads(from, to+1, "you", "your")
}

// troubles reports whether word i is for trouble by the words beside it: "any problem", "hard to".
func (s *scene) troubles(i, from int) bool {
	switch s.wordIn(i) {
	case "problem", "problems", "issue", "issues", "difficulty":
		return i > from && oneOf(s.wordIn(i-1), "no", "any") || i+1 < len(s.toks) && s.wordIn(i+1) == "with"
	case "hard", "difficult", "tough":
		return i+1 < len(s.toks) && s.wordIn(i+1) == "to"
	case "left":
		return i+1 < len(s.toks) && s.wordIn(i+1) == "out"
	}
	return false
}

// wordIn is word i, of a contraction the part that it stands for: "not" for the second of "can't".
func (s *scene) wordIn(i int) string {
	w := s.word(i)
	if strings.IndexByte(w, '\'') < 0 && strings.IndexByte(w, "\u2019"[0]) < 0 {
		return w
	}
	if part, ok := contractedWords()[s.toks[i].hash]; ok {
		return part
	}
	return w
}

// contractedWords are the words of contractions by their hash.
var contractedWords = sync.OnceValue(func() map[uint64]string {
	parts := map[uint64]string{}
	for _, p := range [...]string{"not", "is", "am", "are", "will", "would", "have", "us", "i", "it", "that", "there", "here", "we", "they", "he", "she", "you", "what", "let", "can", "could", "do", "does", "did", "was", "has", "had"} {
		parts[phrases.Hash(p)] = p
	}
	return parts
})

// reads reports whether one of some words, with contractions opened, stands in the words from from to to.
func (s *scene) reads(from, to int, words ...string) bool {
	for i := from; i < to; i++ {
		if slices.Contains(words, s.wordIn(i)) {
			return true
		}
	}
	return false
}

func oneOf(w string, of ...string) bool { return slices.Contains(of, w) }
