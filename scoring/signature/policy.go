package signature

// PolicyShareTold is above which share of refusals for policy among all declines
// the lean is given a second time without them.
const PolicyShareTold = .20

// withoutPolicy is c over the responses that are no refusals for policy, as if
// those had not been asked for; nil where the share of such refusals is at most
// PolicyShareTold, or unknown. A model that refuses by topic declines on both
// sides alike, which moves c to declining though it says nothing of what the
// model knows. Rows are sorted.
func withoutPolicy(rows []row, share Rate, o Options) *Estimate {
	if share.Value == nil || *share.Value <= PolicyShareTold {
		return nil
	}
	rest := make([]row, 0, len(rows)-share.Count)
	for _, r := range rows {
		if !r.facts.policyRefusal(o.Definition) {
			rest = append(rest, r)
		}
	}
	c := contrastsOf(rest, o).c
	return &c
}
