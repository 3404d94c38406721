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
func clauses(toks []token, lx *phrases.Table, out []clause) []clause {
	out = out[:0]
	sentence := -1
	item := false
	begin := func(i int, first bool) {
		if first {
			sentence++
		}
		id := toks[i].id
		out = append(out, clause{
			from: i, to: i + 1, sentence: sentence, first: first,
			contrast:  id != 0 && lx.Has(id, classTurn) || granting(toks, i),
			condition: id != 0 && lx.Has(id, classCondition),
			item:      item,
			paragraph: toks[i].brk == paragraphBreak,
		})
	}
	for i := range toks {
		t := &toks[i]
		switch {
		case t.brk >= sentenceBreak:
			item = t.item
			begin(i, true)
		case t.brk == clauseBreak, i-out[len(out)-1].from >= longestClause:
			begin(i, false)
		case t.id != 0 && i > out[len(out)-1].from && lx.Has(t.id, classTurn) && !joined(toks, i, lx) && !aside(toks, i) && !pending(toks, i, lx):
			begin(i, false)
		case t.id != 0 && t.brk == comma && lx.Has(t.id, classCondition):
			begin(i, false)
		case t.id != 0 && t.brk == comma && out[len(out)-1].condition && lx.Has(t.id, classSubject),
			t.brk == comma && (possessive(t, lx) || possessive(&toks[out[len(out)-1].from], lx)):
			begin(i, false)
		default:
			out[len(out)-1].to = i + 1
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
func possessive(t *token, lx *phrases.Table) bool {
	return t.brk == comma && t.id != 0 && lx.Has(t.id, classAsk) && t.hash == phrases.Hash("whose")
}

// pending reports whether the word at i is the "yet" of "has yet to be drawn".
func pending(toks []token, i int, lx *phrases.Table) bool {
	return toks[i].brk == none && toks[i].hash == phrases.Hash("yet") && lx.Has(toks[i-1].id, classStop)
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
