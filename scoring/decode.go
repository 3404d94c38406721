package scoring

import (
	"encoding/json"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/traces"
)

// parseVerdict reads a verdict as encoding/json does. A line as AppendJSON writes
// it is read member by member; where anything is otherwise encoding/json decides,
// and says what is wrong.
func parseVerdict(line []byte) (Verdict, error) {
	var v Verdict
	if jsonl.Fill(line, verdictKeys[:], v.set) {
		return v, nil
	}
	return parseAny(line)
}

// parseAny stands apart, since what encoding/json is handed is on the heap.
func parseAny(line []byte) (v Verdict, err error) {
	err = json.Unmarshal(line, &v)
	return v, err
}

// The members of a verdict and of its parts, in the order in which they are
// written.
var (
	verdictKeys = [...]string{
		"n", "epoch", "suite", "item", "ask", "pair", "cluster", "scenario", "domain", "difficulty", "control", "answerable", "state",
		"behavior", "kind", "correct", "class", "cause", "class_broad", "cause_broad", "extracted", "apt", "evidence", "confidence",
		"trace", "repeats", "loops", "simulated", "replaced", "redrawn", "by",
	}
	evidenceKeys = [...]string{"start", "end", "rule"}
	traceKeys    = [...]string{"summary", "noticed", "start", "end", "rule", "reached", "steps", "by"}
	stepsKeys    = [...]string{"found", "of", "early"}
)

func (v *Verdict) set(key string, value []byte) bool {
	switch key {
	case "n":
		return jsonl.SetInt(&v.N, value)
	case "epoch":
		return jsonl.SetInt(&v.Epoch, value)
	case "suite":
		return jsonl.SetText(&v.Suite, value)
	case "item":
		return jsonl.SetText(&v.Item, value)
	case "ask":
		return jsonl.SetText(&v.Ask, value)
	case "pair":
		return jsonl.SetText(&v.Pair, value)
	case "cluster":
		return jsonl.SetText(&v.Cluster, value)
	case "scenario":
		return jsonl.SetText(&v.Scenario, value)
	case "domain":
		return jsonl.SetText(&v.Domain, value)
	case "difficulty":
		return jsonl.SetInt(&v.Difficulty, value)
	case "control":
		return jsonl.SetText(&v.Control, value)
	case "answerable":
		return jsonl.SetBool(&v.Answerable, value)
	case "state":
		return jsonl.SetText(&v.State, value)
	}
	return v.setReading(key, value)
}

// setReading sets what was read out of the response.
func (v *Verdict) setReading(key string, value []byte) bool {
	switch key {
	case "behavior":
		return jsonl.SetText(&v.Behavior, value)
	case "kind":
		return jsonl.SetText(&v.Kind, value)
	case "correct":
		return jsonl.SetText(&v.Correct, value)
	case "class":
		return jsonl.SetText(&v.Class, value)
	case "cause":
		return jsonl.SetText(&v.Cause, value)
	case "class_broad":
		return jsonl.SetText(&v.ClassBroad, value)
	case "cause_broad":
		return jsonl.SetText(&v.CauseBroad, value)
	case "extracted":
		return jsonl.SetText(&v.Extracted, value)
	case "apt":
		return jsonl.SetBool(&v.Apt, value)
	case "evidence":
		return v.setEvidence(value)
	case "confidence":
		var c *Confidence
		err := json.Unmarshal(value, &c)
		v.Confidence = c
		return err == nil
	case "trace":
		v.Trace = new(traces.Trace)
		return jsonl.Fill(value, traceKeys[:], v.setTrace)
	case "repeats":
		return jsonl.SetInt(&v.Repeats, value)
	case "loops":
		return jsonl.SetBool(&v.Loops, value)
	case "simulated":
		return jsonl.SetBool(&v.Simulated, value)
	case "replaced":
		return jsonl.SetInt(&v.Replaced, value)
	case "redrawn":
		return jsonl.SetInt(&v.Redrawn, value)
	}
	return jsonl.SetText(&v.By, value)
}

func (v *Verdict) setEvidence(value []byte) bool {
	if value[0] != '[' {
		return false
	}
	v.Evidence = []behavior.Evidence{}
	for element := range jsonl.Elements(value) {
		var e behavior.Evidence
		if !jsonl.Fill(element, evidenceKeys[:], func(key string, value []byte) bool {
			switch key {
			case "start":
				return jsonl.SetInt(&e.Start, value)
			case "end":
				return jsonl.SetInt(&e.End, value)
			}
			return jsonl.SetText(&e.Rule, value)
		}) {
			return false
		}
		v.Evidence = append(v.Evidence, e)
	}
	return true
}

func (v *Verdict) setTrace(key string, value []byte) bool {
	t := v.Trace
	switch key {
	case "summary":
		return jsonl.SetBool(&t.Summary, value)
	case "noticed":
		return jsonl.SetBool(&t.Noticed, value)
	case "start":
		return jsonl.SetInt(&t.Start, value)
	case "end":
		return jsonl.SetInt(&t.End, value)
	case "rule":
		return jsonl.SetText(&t.Rule, value)
	case "reached":
		return jsonl.SetBool(&t.Reached, value)
	case "steps":
		t.Steps = new(traces.Steps)
		return jsonl.Fill(value, stepsKeys[:], v.setSteps)
	}
	return jsonl.SetText(&t.By, value)
}

func (v *Verdict) setSteps(key string, value []byte) bool {
	s := v.Trace.Steps
	switch key {
	case "found":
		return jsonl.SetInt(&s.Found, value)
	case "of":
		return jsonl.SetInt(&s.Of, value)
	}
	early, err := strconv.ParseFloat(string(value), 64)
	s.Early = &early
	return err == nil
}
