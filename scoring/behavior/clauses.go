package behavior

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
func clauses(toks []token, lx *lexicon, out []clause) []clause {
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
			contrast:  id != 0 && lx.has(id, classTurn) || granting(toks, i),
			condition: id != 0 && lx.has(id, classCondition),
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
		case t.id != 0 && i > out[len(out)-1].from && lx.has(t.id, classTurn) && !lx.joined(toks, i) && !aside(toks, i) && !pending(toks, i, lx):
			begin(i, false)
		case t.id != 0 && t.brk == comma && lx.has(t.id, classCondition):
			begin(i, false)
		case t.id != 0 && t.brk == comma && out[len(out)-1].condition && lx.has(t.id, classSubject):
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

// pending reports whether the word at i is the "yet" of "has yet to be drawn".
func pending(toks []token, i int, lx *lexicon) bool {
	return toks[i].brk == none && toks[i].hash == hashOf("yet") && lx.has(toks[i-1].id, classStop)
}

// aside reports whether the word at i stands between two commas ("the notice,
// however, does not say"): it turns nothing there.
func aside(toks []token, i int) bool {
	return toks[i].brk == comma && i+1 < len(toks) && toks[i+1].brk == comma
}

// granting reports whether "that said" or "that being said" stands at i.
func granting(toks []token, i int) bool {
	return i+1 < len(toks) && toks[i].hash == hashOf("that") && (toks[i+1].hash == hashOf("said") || toks[i+1].hash == hashOf("being"))
}
