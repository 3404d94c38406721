package matching

import "strings"

// listedWith returns what stands beside the option at s in a list of single words of a question that ends in "or":
// "blue, red or white". The one on the other side of the "or" is found by itself.
func listedWith(question string, toks []token, s span) (out []span) {
	if s.to != s.from+1 {
		return nil
	}
	comma := func(i int) bool { // before token i
		return i > 0 && i < len(toks) && strings.HasPrefix(question[toks[i-1].end:toks[i].start], ",")
	}
	or := func(i int) bool { return i >= 0 && i < len(toks) && toks[i].norm == "or" }
	opens := func(i int) bool {
		return i == 0 || i > 0 && (comma(i) || toks[i].sentence != toks[i-1].sentence || strings.HasPrefix(question[toks[i-1].end:toks[i].start], ":"))
	}
	last := s.to
	for comma(last) && !or(last) && (comma(last+1) || or(last+1)) {
		out = append(out, span{last, last + 1})
		last++
	}
	if !or(last) && !or(s.from-1) {
		return nil
	}
	first := s.from
	if or(first - 1) {
		first--
	}
	for first > 0 && (comma(first) || or(first)) && opens(first-1) {
		first--
		out = append(out, span{first, first + 1})
	}
	return out
}
