package evaluate

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/reasoning"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// describe turns the exchanges of a run into its part of a document.
func describe(run *runs.Run, past history, all iter.Seq2[exchange, error], o signature.Options) (reports.Run, error) {
	g, err := gather(run, past, all)
	if err != nil {
		return reports.Run{}, err
	}
	return g.described(o), nil
}

// gathered is what a document has of a run when its exchanges have been passed over:
// all but the figures.
type gathered struct {
	run       *runs.Run
	past      history
	part      reports.Run
	verdicts  *signature.Tally
	took      *effort.Tally
	reasoning *reasoning.Tally
	shown     map[string]*reports.SuiteReport
	scenarios map[string][]string // by suite; see planScenarios
}

func gather(run *runs.Run, past history, all iter.Seq2[exchange, error]) (*gathered, error) {
	g := &gathered{
		run: run, past: past, verdicts: signature.NewTally(), took: effort.NewTally(), reasoning: reasoning.NewTally(),
		shown: map[string]*reports.SuiteReport{},
	}
	if err := g.begin(run.Manifest); err != nil {
		return nil, err
	}
	for x, err := range all {
		if err != nil {
			return nil, err
		}
		g.add(&x)
	}
	return g, g.planScenarios()
}

// begin fills in what the manifest says.
func (g *gathered) begin(m runs.Manifest) (err error) {
	d := &g.part
	*d = reports.Run{
		ID:         m.ID,
		Checkpoint: m.Checkpoint.Name,
		Model:      m.Identity.Model,
		TrainedBy:  m.Checkpoint.TrainedBy,
		Tags:       m.Provenance.Tags,
		Policy:     m.Identity.Policy.Name,
		API:        m.Identity.API,
		System:     m.Identity.SystemSHA256 != nil,
		Simulated:  m.Provenance.Simulated,
		Started:    m.Provenance.Started.Format("2006-01-02T15:04:05Z"),
		Planned:    m.Identity.NItems * m.Identity.Epochs,
	}
	for _, c := range m.Checkpoint.Capabilities {
		d.Capabilities = append(d.Capabilities, string(c))
	}
	if d.API != "" {
		d.PromptSHA256 = m.Identity.Policy.SHA256
	}
	for _, s := range m.Suites {
		ref := reports.SuiteRef{Name: s.Name, Version: s.Version, Hash: s.Hash, Items: s.Items}
		for _, l := range s.LeftOut {
			ref.LeftOut = append(ref.LeftOut, reports.LeftOut(l))
		}
		d.Suites = append(d.Suites, ref)
		g.verdicts.Expect(s.Name, s.Items*m.Identity.Epochs)
	}
	g.took.Expect(m.Identity.Epochs)
	g.reasoning.Expect(m.Identity.Epochs)
	d.Params, err = paramsText(m.Identity, g.past.mostTokens)
	return err
}

// add takes in an exchange.
func (g *gathered) add(x *exchange) {
	d := &g.part
	d.Recorded++
	d.ScoredBy = x.verdict.By
	d.Simulated = d.Simulated || x.verdict.Simulated
	if u := x.record.Usage; u != nil {
		d.Usage.Prompt += u.Prompt
		d.Usage.Completion += u.Completion
		d.Usage.Reasoning += u.Reasoning
	}
	d.Served = named(d.Served, x.record.Model)
	d.Fingerprints = named(d.Fingerprints, x.record.Fingerprint)
	g.verdicts.Add(x.verdict)
	g.took.Add(x.verdict, x.record)
	g.reasoning.Add(x.verdict)
	report := g.shown[x.verdict.Suite]
	if report == nil {
		report = &reports.SuiteReport{}
		g.shown[x.verdict.Suite] = report
	}
	if serverCut(x) {
		report.ServerCut++
	}
	if g.past.again.leave(x) {
		report.Unretried++
	}
	keepExample(report, d.ID, x)
}

// named counts a name that a server gave. Of many those behind the first are counted
// together.
func named(all []reports.Named, name string) []reports.Named {
	if name == "" {
		return all
	}
	i := slices.IndexFunc(all, func(n reports.Named) bool { return n.Name == name })
	switch {
	case i < 0 && len(all) < examples:
		return append(all, reports.Named{Name: name, Responses: 1})
	case i < 0 && len(all) == examples:
		return append(all, reports.Named{Responses: 1})
	case i < 0:
		i = examples
	}
	all[i].Responses++
	return all
}

// described adds the figures, by margins that the run was last held against where o has
// none. Each of the tallies has something of every response to
// put into order, so they do so side by side.
func (g *gathered) described(o signature.Options) reports.Run {
	o = g.past.held(o)
	took, shows := map[string]*effort.Effort{}, map[string]*reasoning.Reasoning{}
	var tallies sync.WaitGroup
	tallies.Go(func() {
		for suite := range g.shown {
			if e, ok := g.took.Effort(suite, o.Level); ok {
				took[suite] = &e
			}
		}
	})
	tallies.Go(func() {
		for suite := range g.shown {
			if r, ok := g.reasoning.Reasoning(suite, o.Level); ok {
				shows[suite] = &r
			}
		}
	})
	g.part.Signatures = g.sign(o)
	tallies.Wait()
	for i := range g.part.Signatures {
		s := &g.part.Signatures[i]
		s.Effort, s.Reasoning = took[s.Strict.Suite], shows[s.Strict.Suite]
	}
	if d := &g.part; len(d.Served) == 1 && d.Served[0].Name == d.Model {
		d.Served = nil
	}
	if len(g.part.Fingerprints) == 1 {
		g.part.Fingerprints = nil
	}
	weigh(&g.part, g.past.allowed(nil))
	return g.part
}

// sign computes both views of every suite, in the order in which the suites
// were asked.
func (g *gathered) sign(o signature.Options) []reports.SuiteReport {
	m := g.run.Manifest
	var out []reports.SuiteReport
	for _, ref := range m.Suites {
		report := g.shown[ref.Name]
		if report == nil {
			continue
		}
		own := g.options(o, ref)
		report.Strict, _ = g.verdicts.Signature(ref.Name, own)
		own.Definition = scoring.Broad
		report.Broad, _ = g.verdicts.Signature(ref.Name, own)
		report.UnbegunScenarios = withoutResponse(g.scenarios[ref.Name], report.Strict)
		out = append(out, *report)
	}
	return out
}

// strict computes the figures of sign once more under other options, in the strict view
// alone.
func (g *gathered) strict(o signature.Options) []signature.Signature {
	var out []signature.Signature
	for _, ref := range g.run.Manifest.Suites {
		if s, ok := g.verdicts.Signature(ref.Name, g.options(o, ref)); ok {
			out = append(out, s)
		}
	}
	return out
}

// options are those of one suite.
func (g *gathered) options(o signature.Options, ref runs.Suite) signature.Options {
	o.Probe = ref.Probe
	o.NoDirection = noDirection(g.run.Manifest.Identity.Policy.Name)
	return o
}

// noDirection is why no direction is given under a policy; empty where one is.
func noDirection(policy string) string {
	switch {
	case policy == unstated:
		return unstatedReason
	case prompts.Directed(policy):
		return ""
	case policy == "force":
		return "under policy force answering is obedience"
	}
	return "they are given under neutral and permit, which leave open whether to answer, and this is " + policy
}

func paramsText(id runs.Identity, most int) (map[string]string, error) {
	line, err := json.Marshal(id.Params)
	if err != nil {
		return nil, fmt.Errorf("writing the parameters: %w", err)
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(line, &values); err != nil {
		return nil, fmt.Errorf("reading the parameters of run.json: %w", err)
	}
	text := map[string]string{}
	for name, value := range values {
		text[name] = string(value)
	}
	if most > 0 {
		text["max_tokens"] = fmt.Sprint(most)
	}
	return text, nil
}
