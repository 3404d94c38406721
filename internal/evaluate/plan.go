package evaluate

import (
	"fmt"
	"math"
	"time"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// PlanOptions are what a run is to be planned for. A pointer that is nil leaves a
// figure to what Like shows, or to a default.
type PlanOptions struct {
	Suite string // reference as suites.Open takes it
	Limit suites.Limit

	Margin, Level, Power float64   // shares in (0, 1)
	Rates                []float64 // true rates to be settled
	Change               *float64  // of a rate between two checkpoints
	Discordant           *float64  // share of items on which the two differ
	Comparisons          int       // changes tested together, from 1
	Epochs               int       // samples of each item, from 1
	ICC                  *float64  // how samples of one item correlate

	Model         string // whose price Prices holds
	Prices        map[string]Price
	AnswerTokens  *float64
	AnswerSeconds *float64
	Connections   *float64 // requests in flight

	// Like are the directories of runs that the figures are taken from: one, or
	// two for the share of items on which two checkpoints differ.
	Like []string
}

// RatesCompared is how many changes compare tests together for each checkpoint, and
// figuresCompared how many it tells of beside them: d' and c.
const RatesCompared, figuresCompared = 3, 2

// What is assumed where nothing is known.
const (
	likelyDiscordant   = .10 // of two checkpoints of one lineage
	likelyICC          = .5
	likelyAnswerTokens = 300 // a short answer with a little working, without a trace
)

// A planner fills in a sizing.
type planner struct {
	o        PlanOptions
	seen     observed
	items    counted
	icc      float64
	discord  float64
	alphaOne float64 // one-sided, against the margin
	alphaTwo float64 // two-sided, of a rate's change among those that are tested together
	alphaD   float64 // two-sided, of a change of d', for c and the checkpoints that these are of
	out      reports.Sizing
}

// PlanSizes says how many items a verdict or a change takes, what a suite can
// see, and what that costs. It asks nothing and writes nothing. What cannot be
// is a *UsageError.
func PlanSizes(o PlanOptions, now time.Time) (reports.Sizing, error) {
	if err := o.check(); err != nil {
		return reports.Sizing{}, err
	}
	items, err := countItems(o.Suite, suites.Selection{Limit: o.Limit, Now: now.UTC()}, now)
	if err != nil {
		return reports.Sizing{}, err
	}
	seen, err := observe(o.Like, items.name)
	if err != nil {
		return reports.Sizing{}, err
	}
	p := planner{o: o, items: items, seen: seen, alphaOne: (1 - o.Level) / 2, alphaTwo: (1 - o.Level) / float64(o.Comparisons)}
	p.alphaD = (1 - o.Level) / (figuresCompared * math.Ceil(float64(o.Comparisons)/RatesCompared))
	p.out = reports.Sizing{
		Schema: reports.SizingSchema, Simulated: seen.simulated,
		Margin: stats.Round9(o.Margin), Level: stats.Round9(o.Level), Power: stats.Round9(o.Power),
		Epochs: o.Epochs, Comparisons: o.Comparisons, Alpha: stats.Round9(p.alphaTwo), AlphaDPrime: stats.Round9(p.alphaD),
		Rates: []reports.SizedRate{}, Assumptions: []reports.Assumption{},
	}
	if p.items.clustered(o.Epochs) {
		p.icc = p.choose(reports.AssumedICC, o.ICC, seen.icc, likelyICC)
	}
	p.discord = p.choose(reports.AssumedDiscordant, o.Discordant, seen.discordant, likelyDiscordant)
	if p.discord == 0 {
		return p.out, &UsageError{
			Message: "in the first sample of every item that they share these two runs did the same: there is no change to plan by",
			Next:    "give --discordant, the share of items on which two checkpoints differ",
		}
	}
	p.suite()
	p.rates()
	if err := p.change(); err != nil {
		return p.out, err
	}
	return p.out, p.costs()
}

// check fails where no number of items could do.
func (o PlanOptions) check() error {
	for _, rate := range o.Rates {
		if rate == o.Margin {
			return &UsageError{
				Message: fmt.Sprintf("--rate is %g, the margin itself: no number of items can settle on which side of the margin such a rate lies", rate),
				Next:    "give a rate above or below it, or another --margin",
			}
		}
	}
	if o.Change != nil && o.Discordant != nil {
		return changeFits(*o.Change, *o.Discordant)
	}
	return nil
}

// changeFits fails where a rate changes on more items than change.
func changeFits(change, discordant float64) error {
	if math.Abs(change) <= discordant {
		return nil
	}
	return &UsageError{
		Message: fmt.Sprintf("--change is %g, and the two checkpoints are taken to differ on %g of the items: no rate can change by more than that", change, discordant),
		Next:    fmt.Sprintf("give --discordant %g or more, or a smaller change", math.Abs(change)),
	}
}

// choose takes what was given, else what was measured, else what is likely, and
// writes down which.
func (p *planner) choose(what string, given, measured *float64, likely float64) float64 {
	a := reports.Assumption{What: what, Value: likely, Source: reports.Assumed}
	switch {
	case given != nil:
		a.Value, a.Source = *given, reports.Given
	case measured != nil:
		a.Value, a.Source = *measured, reports.Measured
	}
	value := a.Value
	a.Value = stats.Round9(a.Value)
	p.out.Assumptions = append(p.out.Assumptions, a)
	return value
}

// rates adds what settles the rates that were asked for, or those of the run
// that was named.
func (p *planner) rates() {
	for _, rate := range p.o.Rates {
		p.out.Rates = append(p.out.Rates, p.rate(rate, ""))
	}
	if len(p.o.Rates) > 0 || p.o.Change != nil {
		return
	}
	for _, side := range []struct {
		from string
		rate *float64
	}{{"over-answer", p.seen.overAnswer}, {"over-refusal", p.seen.overRefusal}} {
		if side.rate != nil && *side.rate != p.o.Margin {
			p.out.Rates = append(p.out.Rates, p.rate(*side.rate, side.from))
		}
	}
}

func (p *planner) rate(rate float64, from string) reports.SizedRate {
	r := reports.SizedRate{Rate: stats.Round9(rate), From: from, State: string(signature.Exceeds)}
	power, least := stats.PowerExceeds, 0
	if rate < p.o.Margin {
		r.State = string(signature.Within)
		power = stats.PowerWithin
		least, _ = stats.TrialsForWithin(p.o.Margin, p.alphaOne)
		both, ok := stats.TrialsForCalibrated(rate, p.o.Margin, p.alphaOne, p.o.Power)
		r.Both = p.itemsFor(both, ok, least)
	}
	trials, ok := stats.TrialsToDecide(rate, p.o.Margin, p.alphaOne, p.o.Power)
	r.Items = p.itemsFor(trials, ok, least)
	for _, side := range []struct {
		size reports.SizedSide
		into **float64
	}{{p.out.Suite.Unanswerable, &r.PowerUnanswerable}, {p.out.Suite.Answerable, &r.PowerAnswerable}} {
		if side.size.Items == 0 {
			continue
		}
		chance, _ := power(side.size.Effective, rate, p.o.Margin, p.alphaOne)
		if rate < p.o.Margin && side.size.Within == nil {
			chance = 0
		}
		*side.into = defined(chance, true)
	}
	return r
}

// itemsFor is how many items are as good as so many independent trials, and not
// fewer than least: where nothing fails, all samples of an item count as one.
func (p *planner) itemsFor(trials int, ok bool, least int) *int {
	if !ok {
		return nil
	}
	items, ok := stats.ItemsForTrials(trials, p.o.Epochs, p.icc, p.o.Level)
	if !ok {
		return nil
	}
	items = max(items, least)
	return &items
}

// change adds how many items show the change that was asked for.
func (p *planner) change() error {
	if p.o.Change == nil {
		return nil
	}
	if err := changeFits(*p.o.Change, p.discord); err != nil {
		return err
	}
	c := reports.SizedChange{Change: stats.Round9(math.Abs(*p.o.Change)), Discordant: stats.Round9(p.discord)}
	if n, ok := stats.PairsToShow(p.discord, *p.o.Change, p.alphaTwo, p.o.Power); ok {
		c.Items = &n
		c.Power = defined(stats.PowerOfChange(n, p.discord, *p.o.Change, p.alphaTwo))
	}
	p.out.Change = &c
	return nil
}

// defined is a pointer to x, rounded for a file, or nil where it is undefined.
func defined(x float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	x = stats.Round9(x)
	return &x
}
