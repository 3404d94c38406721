package audit

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// Read reads labeled responses, one JSON object a line, and says how the scorer
// does on them. file is the name that the user gave; it goes into errors and
// into the Corpus. The same lines give the same Corpus, on any number of cores.
//
// It streams: what is held is counts by label, model and question. A last line
// without its newline counts. The first line that is no labeled response ends
// it with a *responses.SyntaxError around a *RowError; no line at all is an
// *EmptyError; what r fails with is wrapped.
func Read(file string, r io.Reader) (Corpus, error) {
	t := newTally()
	for s, at := range jsonl.Each(r, scoreLine) {
		if at != nil {
			return Corpus{}, fmt.Errorf("reading %s: line %d: %w", file, at.Line, at.Err)
		}
		if s.err != nil {
			return Corpus{}, &jsonl.SyntaxError{File: file, Line: s.line, Err: s.err}
		}
		t.add(s)
	}
	if t.total.n == 0 {
		return Corpus{}, &EmptyError{File: file}
	}
	c := t.corpus()
	c.File = file
	c.Name = strings.TrimSuffix(filepath.Base(file), ".jsonl")
	return c, nil
}

// scored is a row and what the scorer made of it.
type scored struct {
	line     int
	err      error
	question responses.Key // of the question's text
	model    string
	source   string
	labelBy  string
	label    string
	gold     bool
	reading  string           // behavior.Kind, scoring.Empty or scoring.Truncated
	correct  matching.Correct // Unknown where it cannot be said
}

func scoreLine(line jsonl.Line) scored {
	row, err := Parse(line.Bytes)
	if err != nil {
		return scored{line: line.Number, err: err}
	}
	s := scored{
		line: line.Number, question: responses.KeyOf([]byte(row.Question)),
		model: row.Model, source: row.Source, labelBy: row.LabelBy, label: row.Label, gold: len(row.Gold) > 0,
	}
	s.reading, s.correct = score(row)
	return s
}

// score reads a response as scoring.Score does one to an item of which only the
// question is known: gold answers are kept from the behavior reader, or it would
// be told on which rows there is an answer. An answer without a value to compare
// stays an answer for the cuts on behavior, and is unknown for that on
// correctness.
func score(row Row) (reading string, c matching.Correct) {
	answer, _, cut := responses.Split(row.Response, "", responses.DefaultTags())
	switch {
	case cut:
		return string(scoring.Truncated), matching.Unknown
	case strings.TrimSpace(answer) == "":
		return string(scoring.Empty), matching.Unknown
	}
	b := behavior.Read(behavior.Question{Text: row.Question}, answer)
	return string(b.Kind), correctness(row, b, answer)
}

// correctness is whether a run would count the response as right. A decline is
// not right, unless the gold stands behind a denied premise.
func correctness(row Row, b behavior.Reading, answer string) matching.Correct {
	if len(row.Gold) == 0 || b.Kind == behavior.Unclear {
		return matching.Unknown
	}
	gold := matching.Gold{Answers: row.Gold, Question: row.Question}
	if b.Kind.Declines() {
		if b.Kind == behavior.Corrected && b.Value != "" && matching.Check(gold, b.Value).Correct == matching.Right {
			return matching.Right
		}
		return matching.Wrong
	}
	m := matching.Check(gold, answer)
	if m.Unclear && b.Value != "" {
		m = matching.Check(gold, b.Value)
	}
	return m.Correct
}
