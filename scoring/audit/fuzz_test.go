package audit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
)

// FuzzRead: any bytes are read as labeled responses, each counted once, or
// give an error that says where, what and what to do.
func FuzzRead(f *testing.F) {
	f.Add([]byte(line(1, "answers", answer) + line(2, "abstains", decline, `"model":"m"`)))
	f.Add([]byte(line(1, "correct", answer, `"gold":["30",""]`, `"source":null`)))
	f.Add([]byte(`{"question":"Q?","response":"","label":"` + "\xff\u202e" + `","gold":null}`))
	f.Add([]byte("\n\r\n  "))
	f.Add([]byte(`{"question":1}`))
	f.Add([]byte(`{"QUESTION":"Q?","response":"R","label":"l","label":null}`))
	f.Add([]byte("\xef\xbb\xbf{}"))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := 0
		for range jsonl.Lines(bytes.NewReader(data)) {
			lines++
		}
		c, err := audit.Read("f", bytes.NewReader(data))
		var at *jsonl.SyntaxError
		var row *audit.RowError
		var empty *audit.EmptyError
		switch {
		case errors.As(err, &empty):
			if lines > 0 {
				t.Errorf("%d lines, and %v", lines, err)
			}
			return
		case err != nil:
			if !errors.As(err, &at) || !errors.As(err, &row) || at.File != "f" || at.Line < 1 || row.Problem == "" || row.Next == "" {
				t.Errorf("%#v", err)
			}
			return
		}
		read, models := 0, 0
		for _, cell := range c.Total.Confusion {
			read += cell.N
		}
		for _, m := range c.Models {
			models += m.N
		}
		if c.Total.N != lines || c.Population.Responses != lines || read != lines || models != lines {
			t.Errorf("%d lines: %d responses, %d in the confusion, %d of models", lines, c.Total.N, read, models)
		}
		cut := c.Total.Declined
		if cut.N+cut.LeftOut != lines || cut.Hits+cut.Missed+cut.FalseAlarms+cut.CorrectRejections != cut.N || cut.Unclear > cut.Missed+cut.FalseAlarms {
			t.Errorf("%d lines: %+v", lines, cut)
		}
		if _, err := json.Marshal(audit.NewReport(c)); err != nil {
			t.Error(err)
		}
	})
}

// FuzzParse: a row that is taken holds what it needs.
func FuzzParse(f *testing.F) {
	f.Add(strings.TrimSpace(line(1, "answers", answer, `"gold":["","30"]`)))
	f.Add(`{"question":"Q?","response":"","label":"x","extra":{"deep":[1,null]}}`)
	f.Add(`[]`)
	f.Fuzz(func(t *testing.T, text string) {
		row, err := audit.Parse([]byte(text))
		var problem *audit.RowError
		if err != nil {
			if !errors.As(err, &problem) || problem.Problem == "" || problem.Next == "" {
				t.Errorf("%#v", err)
			}
			return
		}
		if row.Question == "" || row.Label == "" || !json.Valid([]byte(text)) {
			t.Errorf("%q gave %+v", text, row)
		}
		for _, answer := range row.Gold {
			if answer == "" {
				t.Errorf("%q gave an empty gold answer", text)
			}
		}
	})
}
