package signature

import "github.com/abstain-eval/abstain-eval/scoring"

// What Options are where they set nothing.
const (
	DefaultMargin    = .10 // of each rate
	DefaultLevel     = .95
	DefaultResamples = 10_000
)

// Margins are what the rates are held against: DefaultMargin each where o sets none between 0
// and 1.
func (o Options) Margins() (answer, refusal, wrong float64) {
	held := func(margin float64) float64 {
		if margin > 0 && margin < 1 {
			return margin
		}
		return DefaultMargin
	}
	return held(o.MarginAnswer), held(o.MarginRefusal), held(o.MarginWrong)
}

// withDefaults fills in what was left at zero.
func (o Options) withDefaults() Options {
	if o.Definition == "" {
		o.Definition = scoring.Strict
	}
	o.MarginAnswer, o.MarginRefusal, o.MarginWrong = o.Margins()
	if !(o.Level > 0 && o.Level < 1) {
		o.Level = DefaultLevel
	}
	if o.Resamples <= 0 {
		o.Resamples = DefaultResamples
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Probe != "" && o.NoDirection == "" {
		o.NoDirection = "the suite is a probe, one-sided by design"
	}
	return o
}
