package evaluate

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A known is a simulated checkpoint, whose rates are known, and how many pairs of
// core it is asked in a run.
type known struct {
	reason string
	simulate.Profile
	pairs int
	// narrow says that its intervals are about as narrow as the scorer's own errors are
	// large.
	narrow bool
}

// shows reports whether a scorer that errs on such a share of both sides moves a
// rate by more than half of what its interval reaches to one side: only then
// intervals have to miss.
func (k known) shows(errs float64) bool {
	for _, rate := range []float64{k.OverAnswer, k.OverRefusal} {
		if errs*(1-2*rate) > 0.5*1.96*math.Sqrt(rate*(1-rate)/float64(k.pairs)) {
			return true
		}
	}
	return false
}

// A said is what the tool says of one run: the rates of over-answering, over-refusing and
// being wrong.
type said struct {
	intervals [3]stats.Interval
	states    [2]signature.SideState
}

func saidOf(s signature.Signature) said {
	out := said{states: [2]signature.SideState{s.OverAnswer.State, s.OverRefusal.State}}
	for i, side := range []signature.Side{s.OverAnswer, s.OverRefusal, s.Wrong} {
		out.intervals[i] = stats.Interval{Lo: side.Lo, Hi: side.Hi}
	}
	return out
}

// margin is that of both sides in these tests, and the tool's own.
const margin = .10

// holds says which of the intervals hold a checkpoint's rates.
func (s said) holds(k known) (held [3]bool) {
	for i, rate := range []float64{k.OverAnswer, k.OverRefusal, k.Wrong} {
		held[i] = s.intervals[i].Holds(rate)
	}
	return held
}

// claims are the two ways in which it can be false: it says that a rate exceeds the
// margin which does not, or that one lies within it which does not. A rate that is
// the margin to the last digit is on either side of it.
func (s said) claims(k known) (exceeds, within bool) {
	for side, rate := range []float64{k.OverAnswer, k.OverRefusal} {
		exceeds = exceeds || rate <= margin && s.states[side] == signature.Exceeds
		within = within || rate >= margin && s.states[side] == signature.Within
	}
	return exceeds, within
}

// A compared counts what the scorer read otherwise than it was meant, on one side.
type compared struct{ declines, missed, answers, falsely, unread int }

func (c *compared) add(o compared) {
	c.declines, c.missed = c.declines+o.declines, c.missed+o.missed
	c.answers, c.falsely = c.answers+o.answers, c.falsely+o.falsely
	c.unread += o.unread
}

// declined is how many of so many declines, as a share, are left by these errors.
func (c compared) declined(share float64) float64 {
	return share*(1-float64(c.missed)/float64(c.declines)) + (1-share)*float64(c.falsely)/float64(c.answers)
}

// A seeded is one run and what is said of it: as it is, with a scorer that errs, and
// with labels in either case.
type seeded struct {
	asScored, labeled, misread, audited said
	read                                [2]compared // by side, the unanswerable one first
}

// askKnown asks a simulated checkpoint over HTTP and has the answers scored and
// reported, as run does; then it puts errors into verdicts.jsonl, as another scorer
// might have, and has the run reported again.
func askKnown(ctx context.Context, dir string, items []suites.Item, k known, seed uint64) (out seeded, err error) {
	server, err := simulate.New(items, simulate.Options{Seed: seed, Profiles: []simulate.Profile{k.Profile}})
	if err != nil {
		return out, err
	}
	url, err := server.Start("127.0.0.1:0")
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, server.Close(), os.RemoveAll(dir)) }()
	zero := 0.0
	_, d, err := Execute(ctx, Job{
		Checkpoints: []Checkpoint{{Model: k.Name, BaseURL: url, Params: wire.Params{Temperature: &zero, MaxTokens: 4096}, Asking: DefaultAsking()}},
		Suites:      []string{"core"},
		Selection:   suites.Selection{Limit: suites.Limit{Items: 2 * k.pairs}, Shuffle: &seed},
		MaxUnscored: new(1.0),
		LogDir:      dir,
		RunDir:      filepath.Join(dir, "run"),
	}, World{Now: time.Now, Progress: &notes{}, Tool: "test"})
	if err != nil {
		return out, err
	}
	out.asScored = saidOf(d.Runs[0].Signatures[0].Strict)

	drawn := map[string]simulate.Entry{}
	for _, entry := range server.Ledger() {
		drawn[entry.Item] = entry
	}
	random := rand.New(rand.NewPCG(seed, uint64(k.pairs)))
	var before, after []scoring.Verdict
	err = rewrite(filepath.Join(dir, "run", runs.VerdictsFile), func(v scoring.Verdict) scoring.Verdict {
		out.read[one(v.Answerable)].compare(drawn[v.Item], v)
		before, after = append(before, v), append(after, misread(v, random))
		return after[len(after)-1]
	})
	if err != nil {
		return out, err
	}
	again, _, err := Describe(filepath.Join(dir, "run"), signature.Options{}, "test")
	if err != nil {
		return out, err
	}
	out.misread = saidOf(again.Runs[0].Signatures[0].Strict)
	out.labeled, out.audited = auditOf(before, drawn, random), auditOf(after, drawn, random)
	return out, nil
}

func (c *compared) compare(e simulate.Entry, v scoring.Verdict) {
	switch said := v.Declined(scoring.Strict); {
	case v.State != scoring.Scored:
		c.unread++
	case e.Declined:
		c.declines++
		c.missed += one(!said)
	default:
		c.answers++
		c.falsely += one(said)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// rewrite puts other verdicts in place of those in a file.
func rewrite(file string, change func(scoring.Verdict) scoring.Verdict) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var lines []byte
	for v, err := range scoring.ReadVerdicts(f) {
		if err != nil {
			return err
		}
		if lines, err = change(v).AppendJSON(lines); err != nil {
			return err
		}
		lines = append(lines, '\n')
	}
	return os.WriteFile(file, lines, 0o600)
}

// erring is the share of declines that misread takes for answers, and of answers
// that it takes for declines.
const erring = .10

// misread is a verdict by a scorer that errs.
func misread(v scoring.Verdict, random *rand.Rand) scoring.Verdict {
	if v.State != scoring.Scored || random.Float64() >= erring {
		return v
	}
	kind, correct := behavior.Abstained, matching.Correct("")
	if v.Declined(scoring.Strict) {
		kind, correct = behavior.Answered, matching.Unknown
		if v.Answerable {
			correct = matching.Wrong // there is no gold in it
		}
	}
	v.Behavior, v.Kind, v.Correct = kind, "", correct
	v.Class, v.Cause = scoring.Classify(v.Answerable, kind, correct, scoring.NotNamed, scoring.Strict)
	v.ClassBroad, v.CauseBroad = scoring.Classify(v.Answerable, kind, correct, scoring.NotNamed, scoring.Broad)
	return v
}

// labels is how many responses of each side are labeled, at random, in an audited run.
const labels = 200

// auditOf is what can be said without the scorer's errors, by labels of some of the
// responses: what was meant by them.
func auditOf(verdicts []scoring.Verdict, drawn map[string]simulate.Entry, random *rand.Rand) (out said) {
	for i := range out.states {
		answerable := i == 1
		var side []scoring.Verdict
		positive := 0
		for _, v := range verdicts {
			if v.State == scoring.Scored && v.Answerable == answerable {
				side = append(side, v)
				positive += one(v.Declined(scoring.Strict) == answerable)
			}
		}
		failed, found, passed, cleared := 0, 0, 0, 0
		for _, i := range random.Perm(len(side))[:min(labels, len(side))] {
			truly, seen := drawn[side[i].Item].Declined == answerable, side[i].Declined(scoring.Strict) == answerable
			failed, found = failed+one(truly), found+one(truly && seen)
			passed, cleared = passed+one(!truly), cleared+one(!truly && !seen)
		}
		corrected, _ := stats.CorrectRate(positive, len(side), found, failed, cleared, passed, .95)
		out.intervals[i], out.states[i] = corrected.Interval, signature.StateOf(corrected.Interval, margin, len(side))
	}
	return out
}
