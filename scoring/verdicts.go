package scoring

import (
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// ReadVerdicts yields the verdicts of a verdicts.jsonl in order, streaming. An
// empty input yields nothing.
//
// Every error is a *responses.SyntaxError with the line and without a file name; a
// read error is the last pair, behind any other reading goes on. A verdict
// file is written as a whole, so that a torn last line is an error: some
// verdicts are missing, and the run is to be scored again.
func ReadVerdicts(r io.Reader) iter.Seq2[Verdict, error] {
	return func(yield func(Verdict, error) bool) {
		for d, at := range jsonl.Each(r, readVerdict) {
			if at != nil {
				yield(Verdict{}, &jsonl.SyntaxError{Line: at.Line, Err: fmt.Errorf("reading verdicts: %w", at.Err)})
				return
			}
			if !yield(d.verdict, d.err) {
				return
			}
		}
	}
}

type verdictOrError struct {
	verdict Verdict
	err     error
}

func readVerdict(line jsonl.Line) verdictOrError {
	v, err := decodeVerdict(line.Bytes)
	if err == nil {
		return verdictOrError{verdict: v}
	}
	if line.Torn {
		err = fmt.Errorf("the last line is cut off (%w); score the run again", err)
	}
	return verdictOrError{err: &jsonl.SyntaxError{Line: line.Number, Err: err}}
}

func decodeVerdict(line []byte) (Verdict, error) {
	v, err := parseVerdict(line)
	if err != nil {
		return Verdict{}, fmt.Errorf("not a verdict: %w", err)
	}
	if !slices.Contains(States(), v.State) {
		return Verdict{}, fmt.Errorf("not a verdict: unknown state %q", string(v.State))
	}
	if v.State == Scored && v.Class == "" {
		return Verdict{}, fmt.Errorf("not a verdict: item %q is scored and has no class", v.Item)
	}
	return v, nil
}

// AppendJSON appends v to b as one line of verdicts.jsonl without its newline,
// nothing escaped for HTML, invalid UTF-8 replaced by U+FFFD. Equal verdicts
// give equal bytes. A Verdict holds nothing that cannot be encoded: the error
// is there for the day it does.
func (v Verdict) AppendJSON(b []byte) ([]byte, error) {
	w := jsonl.NewWriter(b)
	w.Int("n", v.N)
	w.Int("epoch", v.Epoch)
	w.Text("suite", v.Suite)
	w.Text("item", v.Item)
	w.Text("ask", v.Ask)
	w.TextIf("pair", v.Pair)
	w.TextIf("cluster", v.Cluster)
	w.Text("scenario", v.Scenario)
	w.TextIf("domain", v.Domain)
	w.IntIf("difficulty", v.Difficulty)
	w.TextIf("control", v.Control)
	w.Bool("answerable", v.Answerable)
	w.Text("state", string(v.State))
	w.TextIf("behavior", string(v.Behavior))
	w.TextIf("kind", v.Kind)
	w.TextIf("correct", string(v.Correct))
	w.TextIf("class", string(v.Class))
	w.TextIf("cause", string(v.Cause))
	w.TextIf("class_broad", string(v.ClassBroad))
	w.TextIf("cause_broad", string(v.CauseBroad))
	w.TextIf("extracted", v.Extracted)
	w.Bool("apt", v.Apt)
	if len(v.Evidence) > 0 {
		w.Append("evidence", v.appendEvidence)
	}
	if c := v.Confidence; c != nil {
		w.Begin("confidence")
		for _, member := range []struct {
			name string
			f    *float64
		}{{"verbal", c.Verbal}, {"logprob", c.Logprob}} {
			if member.f != nil {
				w.Float(member.name, nineDigits(*member.f))
			}
		}
		w.IntIf("tokens", c.Tokens)
		if c.Agreement != nil {
			w.Float("agreement", nineDigits(*c.Agreement))
		}
		w.Close()
	}
	v.writeTrace(&w)
	w.BoolIf("simulated", v.Simulated)
	w.IntIf("replaced", v.Replaced)
	w.IntIf("redrawn", v.Redrawn)
	w.Text("by", v.By)
	line, err := w.End()
	if err != nil {
		return b, fmt.Errorf("encoding the verdict on item %q: %w", v.Item, err)
	}
	return jsonl.EscapeFrom(line, len(b)), nil
}

func (v Verdict) appendEvidence(b []byte) ([]byte, error) {
	b = append(b, '[')
	for i, e := range v.Evidence {
		if i > 0 {
			b = append(b, ',')
		}
		w := jsonl.NewWriter(b)
		w.Int("start", e.Start)
		w.Int("end", e.End)
		w.Text("rule", e.Rule)
		var err error
		if b, err = w.End(); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}
