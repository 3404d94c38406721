package behavior

// stands reports whether a decline holds whatever the words weigh: one that is all there is
// ("I don't know."), a formula in a box or in a few words, or one beside which values are no
// more than examples.
func (s *scene) stands(r Reading) bool {
	return s.isAll(r) || r.Detail == "formula" && (s.boxes || len(s.toks) < fewWords) || s.onlyExamples()
}

// isAll reports whether the phrase by which an answer abstains or refuses is all that it says.
func (s *scene) isAll(r Reading) bool {
	e := r.Evidence[0]
	return (r.Kind == Abstained || r.Kind == Refused) && e.Start <= s.toks[0].start && e.End >= s.toks[len(s.toks)-1].end
}
