package behavior

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

// A clause is a run of tokens that says one thing.
type clause struct {
	from, to  int // tokens
	sentence  int
	first     bool // of its sentence
	contrast  bool // opens with but, however, although ...
	condition bool // opens with if, unless, whether ...
	asked     bool // stands in a question
	item      bool // stands in a list
	paragraph bool // opens a paragraph
}

// longestClause bounds what is looked at around one word, in words.
const longestClause = 150

// clauses splits tokens at sentence ends, semicolons, colons, dashes,
// parentheses, and before words that turn the sentence.
func clauses(toks []token, out []clause) []clause {
	out = out[:0]
	sentence := -1
	item := false
	var last *clause
	begin := func(i int, first bool) {
		if first {
			sentence++
		}
		t := &toks[i]
		out = append(out, clause{
			from: i, to: i + 1, sentence: sentence, first: first,
			contrast:  t.is(classTurn) || granting(toks, i),
			condition: t.is(classCondition),
			item:      item,
			paragraph: t.brk == paragraphBreak,
		})
		last = &out[len(out)-1]
	}
	for i := range toks {
		t := &toks[i]
		switch {
		case t.brk == none && !t.is(classTurn) && i-last.from < longestClause: // as mostly
			last.to = i + 1
		case t.brk >= sentenceBreak:
			item = t.item
			begin(i, true)
		case t.brk == clauseBreak, i-last.from >= longestClause:
			begin(i, false)
		case i > last.from && t.is(classTurn) && !joined(toks, i) && !aside(toks, i) && !pending(toks, i):
			begin(i, false)
		case t.brk == comma && t.is(classCondition):
			begin(i, false)
		case t.brk == comma && last.condition && t.is(classSubject),
			t.brk == comma && (possessive(t) || possessive(&toks[last.from])):
			begin(i, false)
		default:
			last.to = i + 1
		}
		if t.asked {
			for k := len(out) - 1; k >= 0 && out[k].sentence == sentence; k-- {
				out[k].asked = true
			}
		}
	}
	return out
}

// possessive reports whether t is a "whose" that tells something of what stands before it:
// "Ann Reed, whose age is not given, won it".
func possessive(t *token) bool {
	return t.brk == comma && t.is(classAsk) && t.hash == phrases.Hash("whose")
}

// pending reports whether the word at i is the "yet" of "has yet to be drawn".
func pending(toks []token, i int) bool {
	return toks[i].brk == none && toks[i].hash == phrases.Hash("yet") && toks[i-1].is(classStop)
}

// aside reports whether the word at i stands between two commas ("the notice,
// however, does not say"): it turns nothing there.
func aside(toks []token, i int) bool {
	return toks[i].brk == comma && i+1 < len(toks) && toks[i+1].brk == comma
}

// granting reports whether "that said", "that being said" or "with that in mind"
// stands at i.
func granting(toks []token, i int) bool {
	if i+2 < len(toks) && toks[i].hash == phrases.Hash("with") && toks[i+1].hash == phrases.Hash("that") {
		w := toks[i+2].hash
		return w == phrases.Hash("in") || w == phrases.Hash("said") || w == phrases.Hash("caveat")
	}
	return i+1 < len(toks) && toks[i].hash == phrases.Hash("that") && (toks[i+1].hash == phrases.Hash("said") || toks[i+1].hash == phrases.Hash("being"))
}

// opening is what the first two sentences say.
func (s *scene) opening() groupSet {
	if len(s.sent) > 1 {
		return s.sent[0] | s.sent[1]
	}
	return s.sent[0]
}
