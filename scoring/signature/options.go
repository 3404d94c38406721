package signature

import "github.com/abstain-eval/abstain-eval/scoring"

// withDefaults fills in what was left at zero.
func (o Options) withDefaults() Options {
	if o.Definition == "" {
		o.Definition = scoring.Strict
	}
	for _, margin := range []*float64{&o.MarginAnswer, &o.MarginRefusal, &o.MarginWrong} {
		if !(*margin > 0 && *margin < 1) {
			*margin = .10
		}
	}
	if !(o.Level > 0 && o.Level < 1) {
		o.Level = .95
	}
	if o.Resamples <= 0 {
		o.Resamples = 2000
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Probe != "" && o.NoDirection == "" {
		o.NoDirection = "the suite is a probe, one-sided by design"
	}
	return o
}
