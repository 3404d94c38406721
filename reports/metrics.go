package reports

import (
	"fmt"
	"io"

	"github.com/abstain-eval/abstain-eval/scoring/metrics"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// MetricsSchema is the version of what MetricsJSON writes.
const MetricsSchema = "abstain-eval/metrics/1"

// A MetricsReport is what other benchmarks publish, for comparison with their
// tables. It is no part of a Document.
type MetricsReport struct {
	Schema string `json:"schema"`
	// Simulated is true if any figure rests on a simulated checkpoint.
	Simulated bool   `json:"simulated"`
	Tool      string `json:"tool"` // version
	// About says of each metric whose it is and why it is no headline.
	About MetricsAbout `json:"about"`
	Runs  []MetricsRun `json:"runs"`
}

// MetricsAbout is one sentence or two for each metric.
type MetricsAbout struct {
	Abstention string `json:"abstention"`
	SimpleQA   string `json:"simpleqa"`
	SQuAD      string `json:"squad"`
}

// A MetricsRun is the metrics of one run, a suite each.
type MetricsRun struct {
	ID         string         `json:"id"`
	Checkpoint string         `json:"checkpoint"`
	Model      string         `json:"model"`
	Policy     string         `json:"policy"`
	Simulated  bool           `json:"simulated"`
	ScoredBy   string         `json:"scored_by"`
	Suites     []MetricsSuite `json:"suites"`
}

// A MetricsSuite says of which questions the metrics are.
type MetricsSuite struct {
	Version string `json:"version"`
	Hash    string `json:"hash"`
	metrics.Suite
}

// NewMetrics puts runs into one report. Without runs it is an empty one.
func NewMetrics(tool string, runs []MetricsRun) MetricsReport {
	r := MetricsReport{Schema: MetricsSchema, Tool: tool, Runs: append([]MetricsRun{}, runs...), About: MetricsAbout{
		Abstention: "As in AbstentionBench (Kirichenko and others 2025), which compares under broad, by a judge of its own. " +
			"No headline: F1 moves with how many of the questions have no answer, and does not see how many with one were answered (TN).",
		SimpleQA: "As in SimpleQA (Wei and others 2024), over questions with a gold answer; F is 2C / (N + C + I). " +
			"No headline: it sees no question without an answer, and guessing can raise it.",
		SQuAD: "As evaluate-v2.0.py of SQuAD 2.0 has it (Rajpurkar and others 2018), in shares. The prediction is the whole final answer, " +
			"or empty where it declined. No headline: a right answer in a full sentence has no exact match and a low F1, and the total moves with the mix.",
	}}
	for _, run := range runs {
		r.Simulated = r.Simulated || run.Simulated
	}
	return r
}

// MetricsJSON writes the report as it is. The same report gives the same bytes.
func MetricsJSON(w io.Writer, r MetricsReport) error { return writeJSON(w, "the metrics", r) }

// Metrics writes a table for each suite of each run, 72 columns wide, and what
// each metric is.
func Metrics(w io.Writer, r MetricsReport) error {
	p := &printer{w: w}
	if r.Simulated {
		p.f("%s\n", fold(simulatedNote, "", ""))
	}
	p.f("%s", wide("Metrics of other benchmarks, to stand beside their tables. What this tool says of a run is in its report.", ""))
	if len(r.Runs) == 0 {
		p.f("\n%s\n", noRun)
		return p.err
	}
	for _, run := range r.Runs {
		for _, s := range run.Suites {
			p.f("\n")
			metricsSuite(p, run, s)
		}
	}
	p.f("\n%s%s%s", fold("Abstention: "+r.About.Abstention, "", "  "), fold("SimpleQA: "+r.About.SimpleQA, "", "  "), fold("SQuAD 2.0: "+r.About.SQuAD, "", "  "))
	return p.err
}

func metricsSuite(p *printer, run MetricsRun, s MetricsSuite) {
	p.f("%s", fold(fmt.Sprintf("%s on %s, policy %s, scored by %s", nameText(run.Checkpoint), nameText(s.Suite.Suite+" "+s.Version),
		nameText(run.Policy), nameText(run.ScoredBy)), "", "  "))
	text := plural(s.Responses, "response")
	if u := s.Unscored; u != (metrics.Sides{}) {
		text += fmt.Sprintf("; not scored, and in no figure: %d to unanswerable questions, %d to answerable ones", u.Unanswerable, u.Answerable)
	}
	p.f("%s", fold(text, "  ", "  "))
	p.f("%-46s%9s%9s\n", "", "strict", "broad")
	metricsAbstention(p, s.Strict.Abstention, s.Broad.Abstention)
	metricsSimpleQA(p, s.Strict.SimpleQA, s.Broad.SimpleQA)
	metricsSQuAD(p, s.Strict.SQuAD, s.Broad.SQuAD)
}

func metricsAbstention(p *printer, strict, broad metrics.Abstention) {
	p.f("  abstention (AbstentionBench)\n")
	metricsCount(p, "TP, declined a question without an answer", strict.TP, broad.TP)
	metricsCount(p, "FP, declined one with an answer", strict.FP, broad.FP)
	metricsCount(p, "FN, answered one without an answer", strict.FN, broad.FN)
	metricsCount(p, "TN, answered one with an answer", strict.TN, broad.TN)
	metricsShare(p, "precision", strict.Precision, broad.Precision)
	metricsShare(p, "recall", strict.Recall, broad.Recall)
	metricsShare(p, "F1", strict.F1, broad.F1)
	switch { // the sides are the same under both
	case strict.TP+strict.FN == 0 && strict.FP+strict.TN > 0:
		p.f("%s", fold("Not defined: no question without an answer was scored.", "    ", "    "))
	case strict.FP+strict.TN == 0 && strict.TP+strict.FN > 0:
		p.f("%s", fold("Precision and F1 are not defined: no question with an answer was scored.", "    ", "    "))
	}
}

func metricsSimpleQA(p *printer, strict, broad metrics.SimpleQA) {
	p.f("  answerable questions (SimpleQA)\n")
	metricsCount(p, "correct", strict.Correct, broad.Correct)
	metricsCount(p, "incorrect", strict.Incorrect, broad.Incorrect)
	metricsCount(p, "not attempted", strict.NotAttempted, broad.NotAttempted)
	metricsShare(p, "correct, of all", strict.CorrectShare, broad.CorrectShare)
	metricsShare(p, "correct, given attempted", strict.CorrectGivenAttempted, broad.CorrectGivenAttempted)
	metricsShare(p, "F", strict.F, broad.F)
	if n := strict.WithoutGold; n > 0 {
		p.f("%s", fold(fmt.Sprintf("Left out: %s to questions without a gold answer.", plural(n, "response")), "    ", "    "))
	}
}

func metricsSQuAD(p *printer, strict, broad metrics.SQuAD) {
	p.f("  spans (SQuAD 2.0)\n")
	for _, side := range []struct {
		name          string
		strict, broad metrics.SQuADSide
	}{
		{"total", strict.Total, broad.Total}, {"HasAns", strict.HasAns, broad.HasAns}, {"NoAns", strict.NoAns, broad.NoAns},
	} {
		name := fmt.Sprintf("%s, of %d", side.name, side.strict.Responses)
		metricsShare(p, "exact, "+name, side.strict.Exact, side.broad.Exact)
		metricsShare(p, "F1, "+name, side.strict.F1, side.broad.F1)
	}
	if n := strict.LeftOut; n > 0 {
		p.f("%s", fold(fmt.Sprintf("Left out: %s to questions without a gold answer, or whose gold is a set.", plural(n, "response")), "    ", "    "))
	}
}

func metricsCount(p *printer, name string, strict, broad int) {
	p.f("    %-42s%9d%9d\n", name, strict, broad)
}

func metricsShare(p *printer, name string, strict, broad *float64) {
	text := func(x *float64) string {
		if x == nil {
			return signature.NoData
		}
		return share(*x)
	}
	p.f("    %-42s%9s%9s\n", name, text(strict), text(broad))
}
