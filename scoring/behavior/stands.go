package behavior

// stands reports whether a decline holds whatever the words weigh: a formula in a box or in a
// few words, words for none in a box or behind a label, or one beside which values are no more
// than examples.
func (s *scene) stands(r Reading) bool {
	return r.Detail == "formula" && (s.boxes || len(s.toks) < fewWords) || s.marksNone(r) || s.onlyExamples()
}
