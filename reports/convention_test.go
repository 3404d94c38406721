package reports_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
	"github.com/abstain-eval/abstain-eval/scoring/suspects"
	shortcut "github.com/abstain-eval/abstain-eval/suites/audit"
)

// TestWhatEveryWriterDoes holds the convention of the package: the zero value of what
// is written is written, and the error is the writer's own.
func TestWhatEveryWriterDoes(t *testing.T) {
	var d reports.Document
	for name, write := range map[string]func(io.Writer) error{
		"Audit":           func(w io.Writer) error { return reports.Audit(w, shortcut.Report{}) },
		"AuditJSON":       func(w io.Writer) error { return reports.AuditJSON(w, shortcut.Report{}) },
		"CSV":             func(w io.Writer) error { return reports.CSV(w, d, nil) },
		"Card":            func(w io.Writer) error { return reports.Card(w, d, nil) },
		"CardVerified":    func(w io.Writer) error { return reports.CardVerified(w, reports.CardCheck{}) },
		"Cells":           func(w io.Writer) error { return reports.Cells(w, d, nil) },
		"Compared":        func(w io.Writer) error { return reports.Compared(w, d) },
		"Demo":            func(w io.Writer) error { return reports.Demo(w, d) },
		"Doctor":          func(w io.Writer) error { return reports.Doctor(w, reports.Diagnosis{}) },
		"DoctorJSON":      func(w io.Writer) error { return reports.DoctorJSON(w, reports.Diagnosis{}) },
		"DryRun":          func(w io.Writer) error { return reports.DryRun(w, reports.Plan{}) },
		"Gates":           func(w io.Writer) error { return reports.Gates(w, d) },
		"HTML":            func(w io.Writer) error { return reports.HTML(w, d, nil) },
		"JSON":            func(w io.Writer) error { return reports.JSON(w, d, nil) },
		"JUnit":           func(w io.Writer) error { return reports.JUnit(w, d) },
		"Markdown":        func(w io.Writer) error { return reports.Markdown(w, d, nil) },
		"Metrics":         func(w io.Writer) error { return reports.Metrics(w, reports.MetricsReport{}) },
		"MetricsJSON":     func(w io.Writer) error { return reports.MetricsJSON(w, reports.MetricsReport{}) },
		"ScorerAudit":     func(w io.Writer) error { return reports.ScorerAudit(w, audit.Report{}) },
		"ScorerAuditJSON": func(w io.Writer) error { return reports.ScorerAuditJSON(w, audit.Report{}) },
		"SizingJSON":      func(w io.Writer) error { return reports.SizingJSON(w, reports.Sizing{}) },
		"SizingText":      func(w io.Writer) error { return reports.SizingText(w, reports.Sizing{}) },
		"Suspects":        func(w io.Writer) error { return reports.Suspects(w, suspects.Report{}) },
		"SuspectsJSON":    func(w io.Writer) error { return reports.SuspectsJSON(w, suspects.Report{}) },
		"Terminal":        func(w io.Writer) error { return reports.Terminal(w, d, nil) },
		"Wire":            func(w io.Writer) error { return reports.Wire(w, reports.Diagnosis{}) },
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Errorf("of nothing: %v", err)
			}
			if bytes.Contains(out.Bytes(), []byte("NaN")) || bytes.Contains(out.Bytes(), []byte("%!")) {
				t.Errorf("of nothing it writes %s", out.Bytes())
			}
			if err := write(&failing{}); out.Len() > 0 && !errors.Is(err, errDisk) {
				t.Errorf("a full disk: %v", err)
			}
		})
	}
}
