package behavior

import "strings"

// ruleRow is the rule of an answer that lists what there is, and has nothing behind the label of what was asked.
const ruleRow = "row of a lack"

// longestList is how many words a list of such rows has at most.
const longestList = 80

// longestRow is how many words a row has at most, and longestRowLabel how many of them its label.
const longestRow, longestRowLabel = 12, 4

// lacksRow finds, in an answer that lists what there is, the row of what was asked for with nothing in it:
// "Jam: Ann Reed. Marrows: no entry." One sentence may stand beside them.
func (s *scene) lacksRow() (e Evidence, found bool) {
	if s.asks == asksMake || len(s.toks) > longestList {
		return e, false
	}
	others, lacking, told := 0, false, 0
	for k := range s.sent {
		from, to := s.firstClause(k), s.ends[k]
		label, ok := s.rowLabel(from, to)
		if !ok {
			if told++; told > 1 {
				return e, false
			}
			continue
		}
		named := s.namesProper(s.clauses[from].from, label)
		switch lacks := s.saysLack(label, s.clauses[to].to); {
		case named && !lacks:
			return e, false
		case named:
			e, lacking = s.span(s.clauses[from].from, s.clauses[to].to, ruleRow), true
		default:
			others++
		}
	}
	return e, lacking && others > 0
}

// rowLabel is where the label of a sentence ends that is little more than one with what stands behind it.
func (s *scene) rowLabel(from, to int) (end int, ok bool) {
	first, last := s.clauses[from].from, s.clauses[to].to
	if last-first > longestRow {
		return 0, false
	}
	for i := first + 1; i < min(last, first+longestRowLabel+1); i++ {
		if strings.ContainsAny(s.between(i-1, i), ":|") {
			return i, true
		}
	}
	return 0, false
}

// namesProper reports whether a form of a word of the question proper stands in the tokens from from to to.
func (s *scene) namesProper(from, to int) bool {
	first, last := s.proper()
	for i := from; i < to; i++ {
		for k := first; k < last && !s.toks[i].is(classStop); k++ {
			if a := &s.asked[k]; a.kind == word && !a.is(classStop) && sameStem(s.askedWord(k), s.word(i)) {
				return true
			}
		}
	}
	return false
}

// saysLack reports whether what stands in the tokens from from to to is that there is nothing, and no figure.
func (s *scene) saysLack(from, to int) bool {
	lacks := false
	for i := from; i < to; i++ {
		t := &s.toks[i]
		if t.kind == number {
			return false
		}
		lacks = lacks || t.is(classMissing) || s.says(i, i+1, "no", "not", "none", "nothing", "unknown", "undisclosed", "unmentioned", "n/a")
	}
	return lacks
}
