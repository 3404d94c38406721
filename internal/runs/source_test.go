package runs

import (
	"path/filepath"
	"testing"
	"time"
)

func TestFindSource(t *testing.T) {
	now := started().Add(time.Hour)
	logDir := t.TempDir()
	of := func(sum, day, tool string) func(*Manifest) {
		return func(m *Manifest) {
			m.Provenance.Source, m.Provenance.Tool = &Source{SHA256: sum, Day: day}, tool
		}
	}
	for _, r := range []struct {
		dir    string
		ago    time.Duration
		change func(*Manifest)
	}{
		{"older", 3 * time.Hour, of("aa", "", "v1")},
		{"newer", 2 * time.Hour, of("aa", "", "v1")},
		{"dated", time.Hour, of("bb", "2026-11-23", "v1")},
		{"long-ago", 48 * time.Hour, of("cc", "", "v1")},
		{"unknown", 0, func(*Manifest) {}},
		{"nightly/20261123T0120Z/one", time.Hour, of("dd", "", "v1")},
	} {
		runWith(t, filepath.Join(logDir, r.dir), 1, now.Add(-r.ago), r.change)
	}
	for _, tc := range []struct {
		job, tool string
		source    Source
		want      string
		reason    string
	}{
		{"", "v1", Source{"aa", "2026-11-24"}, "newer", "the newest; no day matters to it"},
		{"", "v2", Source{"aa", "2026-11-24"}, "", "another version may make other items of it"},
		{"", "v1", Source{"bb", "2026-11-23"}, "dated", "the day it was made"},
		{"", "v1", Source{"bb", "2026-11-24"}, "", "another day may give other items"},
		{"", "v1", Source{"cc", "2026-11-24"}, "", "too long ago to be gone on with"},
		{"", "v1", Source{"dd", "2026-11-24"}, "", "a run of a job is none of the log directory's"},
		{"nightly", "v1", Source{"dd", "2026-11-24"}, "nightly/20261123T0120Z/one", "a run of a job"},
		{"weekly", "v1", Source{"dd", "2026-11-24"}, "", "a job that was never run"},
		{"", "v1", Source{"", ""}, "", "a run that does not say what it was made of"},
	} {
		run, err := FindSource(logDir, tc.job, tc.tool, tc.source, 24*time.Hour, now)
		got := ""
		if run != nil {
			got, _ = filepath.Rel(logDir, run.Dir())
		}
		if filepath.ToSlash(got) != tc.want || err != nil {
			t.Errorf("%s: got %q, error %v, want %q", tc.reason, got, err, tc.want)
		}
	}
}
