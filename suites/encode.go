package suites

import "github.com/abstain-eval/abstain-eval/internal/jsonl"

// AppendJSON appends the item's canonical line, without a newline: fields in
// the order of the struct, empty ones left out where they are optional, no
// space, no HTML escaping. The bytes are those of a json.Encoder with
// SetEscapeHTML(false). Parse gives the same item back, provided that it would
// accept the item at all; a byte that is not UTF-8 becomes U+FFFD. A Tolerance
// that is not finite and a Meta that is not JSON are written as null, which
// Parse refuses.
func (it Item) AppendJSON(b []byte) []byte {
	w := jsonl.NewWriter(b)
	w.Text("id", it.ID)
	w.TextIf("scenario", string(it.Scenario))
	w.Bool("answerable", it.Answerable)
	w.TextIf("pair", it.Pair)
	w.TextIf("cluster", it.Cluster)
	w.TextIf("context", it.Context)
	w.Text("question", it.Question)
	jsonl.TextsIf(&w, "choices", it.Choices)
	jsonl.TextsIf(&w, "answers", it.Answers)
	if m := it.Match; m != nil {
		w.Begin("match")
		w.Text("type", m.Type)
		w.FloatIf("tolerance", m.Tolerance)
		w.TextIf("unit", m.Unit)
		w.BoolIf("keep_case", m.KeepCase)
		w.Close()
	}
	if m := it.Missing; m != nil {
		w.Begin("missing")
		w.Text("say", m.Say)
		jsonl.Texts(&w, "any_of", m.AnyOf)
		w.Close()
	}
	jsonl.TextsIf(&w, "lures", it.Lures)
	w.TextIf("answer_type", string(it.AnswerType))
	jsonl.TextsIf(&w, "assumes", it.Assumes)
	if p := it.Proof; p != nil {
		w.Begin("proof")
		w.Text("kind", p.Kind)
		w.Text("note", p.Note)
		w.Close()
	}
	w.IntIf("difficulty", it.Difficulty)
	w.TextIf("domain", it.Domain)
	w.TextIf("source", it.Source)
	w.TextIf("license", it.License)
	w.TextIf("valid_from", it.ValidFrom)
	w.TextIf("valid_until", it.ValidUntil)
	w.TextIf("review_by", it.ReviewBy)
	w.TextIf("public_since", it.PublicSince)
	w.BoolIf("contested", it.Contested)
	w.TextIf("why", it.Why)
	w.TextIf("probe", it.Probe)
	w.TextIf("control", it.Control)
	jsonl.TextsIf(&w, "steps", it.Steps)
	if u := it.Upstream; u != nil {
		w.Begin("upstream")
		w.Text("id", u.ID)
		w.TextIf("label", u.Label)
		w.TextIf("rule", u.Rule)
		w.Close()
	}
	w.BoolIf("eval_only", it.EvalOnly)
	w.RawIf("meta", it.Meta)
	line, _ := w.End() // what is no JSON is null
	return line
}
