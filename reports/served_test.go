package reports_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// Who answered a run is what it was asked of, or every format says otherwise.
func TestWhoAnswered(t *testing.T) {
	for _, row := range []struct {
		reason               string
		served, fingerprints []reports.Named
		want                 []string
	}{
		{"the model that was asked for, and one fingerprint", nil, nil, nil},
		{"another name in all of them", []reports.Named{{Name: "other", Responses: 120}}, nil,
			[]string{"The server called itself other, not open."}},
		{"two names: no sentence says that one did", []reports.Named{{Name: "open", Responses: 52}, {Name: "other", Responses: 48}}, nil,
			[]string{"The server called itself open in 52 responses and other in 48: more than one model may have answered."}},
		{"a fingerprint each, as some servers give it", nil, []reports.Named{{Name: "a", Responses: 1}, {Name: "b", Responses: 2}, {Responses: 117}},
			[]string{"The server's fingerprint was a in 1 response, b in 2 and others in 117: what answered may have changed within the run."}},
	} {
		d, rows := document(t, cases()["open"]...)
		d.Runs[0].Model, d.Runs[0].Served, d.Runs[0].Fingerprints = "open", row.served, row.fingerprints
		for _, r := range renderers()[:3] {
			text := regexp.MustCompile(`\s+`).ReplaceAllString(render(t, r.render, d, rows), " ")
			text = strings.NewReplacer("&#39;", "'", "&#34;", `"`).Replace(text)
			if got := strings.Count(text, "The server called itself") + strings.Count(text, "The server's fingerprint"); got != len(row.want) {
				t.Errorf("%s, %s: %d sentences, want %d", row.reason, r.name, got, len(row.want))
			}
			for _, want := range row.want {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %s does not say %q", row.reason, r.name, want)
				}
			}
		}
	}
}
