package evaluate

import (
	"fmt"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/metrics"
)

// Metrics computes what other benchmarks publish, of a run or of every run of a
// job. It asks nothing and writes nothing. It fails with a *PartialError where
// responses are missing: a figure for other people's tables is of a whole run.
func Metrics(dir, tool string) (reports.MetricsReport, error) {
	dirs, unbegun, err := runDirs(dir)
	if err != nil {
		return reports.MetricsReport{}, err
	}
	if len(unbegun) > 0 {
		return reports.MetricsReport{}, &PartialError{Dir: dir, Run: unbegun[0]}
	}
	var measured []reports.MetricsRun
	for _, dir := range dirs {
		run, err := openFrozen(dir)
		if err != nil {
			return reports.MetricsReport{}, err
		}
		if _, err := intact(run); err != nil {
			return reports.MetricsReport{}, fmt.Errorf("reading %s: %w", dir, err)
		}
		one, err := measure(run)
		if err != nil {
			return reports.MetricsReport{}, fmt.Errorf("reading %s: %w", dir, err)
		}
		measured = append(measured, one)
	}
	return reports.NewMetrics(tool, measured), nil
}

func measure(run *runs.Run) (reports.MetricsRun, error) {
	m := run.Manifest
	var tally *metrics.Tally
	var recorded int
	var by string
	simulated := m.Provenance.Simulated
	asked := scoring.Options{Elicited: prompts.ElicitsConfidence(m.Identity.Policy.Name)}
	_, err := withVerdicts(run, func(all iter.Seq2[exchange, error]) error {
		tally, recorded = metrics.NewTally(), 0 // it may be passed over twice
		for x, err := range all {
			if err != nil {
				return err
			}
			recorded++
			by = x.verdict.By
			simulated = simulated || x.verdict.Simulated
			final, _ := scoring.Answer(x.record, asked)
			tally.Add(*x.item, x.verdict, final)
		}
		return nil
	})
	if err != nil {
		return reports.MetricsRun{}, err
	}
	if planned := m.Identity.NItems * m.Identity.Epochs; recorded < planned {
		return reports.MetricsRun{}, &PartialError{Dir: run.Dir(), Open: planned - recorded, Of: planned}
	}
	one := reports.MetricsRun{
		ID: m.ID, Checkpoint: m.Checkpoint.Name, Model: m.Identity.Model, Policy: m.Identity.Policy.Name,
		Simulated: simulated, ScoredBy: by,
	}
	for _, s := range tally.Suites() {
		ref, _ := suiteOf(run, s.Suite)
		one.Suites = append(one.Suites, reports.MetricsSuite{Version: ref.Version, Hash: ref.Hash, Suite: s})
	}
	return one, nil
}
