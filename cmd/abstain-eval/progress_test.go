package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

func xterm(string) string { return "xterm" }

func TestProgress(t *testing.T) {
	// show runs ten answers, one of them useless and one retried, a step of
	// the clock apart, after notes and a plan of which two were done before.
	show := func(t *testing.T, flags logFlags, columns int, term string, step time.Duration) string {
		t.Helper()
		var out bytes.Buffer
		clock := time.Date(2026, 11, 23, 1, 20, 0, 0, time.UTC)
		o := &outside{stderr: &out, columns: func() int { return columns }, getenv: func(string) string { return term }, now: func() time.Time { return clock }}
		p, err := newProgress(o, flags)
		if err != nil {
			t.Fatal(err)
		}
		p.Note("resuming x\x1b[31m")
		p.Plan([]evaluate.Part{{Name: "c", Total: 12, Done: 2}})
		for i := range 10 {
			clock = clock.Add(step)
			if i == 3 {
				p.Retried("c", "HTTP 429\x1b[0m from http://gpu7.example.org:8000/v1: slow down")
			}
			p.Recorded("c", i != 5)
		}
		p.Close()
		return out.String()
	}
	for _, test := range []struct {
		name    string
		flags   logFlags
		columns int // of the terminal; 0 is a log file
		term    string
		step    time.Duration
		want    []string
		never   []string
	}{
		{
			"a log file gets plain lines, not too many", logFlags{progress: "auto"}, 0, "xterm", 2 * time.Second,
			[]string{"resuming x", "5/12 recorded, about 14s left\n", "12/12 recorded, 1 without text, 1 retried; the last: HTTP 429\ufffd[0m from http://gpu7.example.org:8000/v1: slow down\n"},
			[]string{"\r", "\x1b", "4/12"},
		},
		{
			"a quick run gets its last line alone", logFlags{progress: "auto"}, 0, "xterm", time.Millisecond,
			[]string{"12/12 recorded"}, []string{"11/12", "\r"},
		},
		{
			"a terminal gets a bar", logFlags{progress: "auto"}, 80, "xterm", 2 * time.Second,
			[]string{"\r", "resuming x", "12/12 recorded"}, []string{"[31m\x1b"},
		},
		{
			"one that the bar does not fit into gets lines", logFlags{progress: "auto"}, 79, "xterm", 2 * time.Second,
			[]string{"5/12 recorded"}, []string{"\r"},
		},
		{
			"so does one that can only print", logFlags{progress: "auto"}, 80, "dumb", 2 * time.Second,
			[]string{"5/12 recorded"}, []string{"\r"},
		},
		{
			"a bar where it is asked for", logFlags{progress: "bar"}, 40, "dumb", 2 * time.Second,
			[]string{"\r"}, nil,
		},
		{
			"plain where a bar could be", logFlags{progress: "plain"}, 80, "xterm", 2 * time.Second,
			[]string{"5/12 recorded"}, []string{"\r"},
		},
		{
			"none leaves the notes", logFlags{progress: "none"}, 80, "xterm", 2 * time.Second,
			[]string{"resuming x"}, []string{"recorded", "\r"},
		},
		{
			"quiet leaves nothing", logFlags{progress: "auto", quiet: true}, 80, "xterm", 2 * time.Second,
			nil, []string{"resuming", "recorded"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := show(t, test.flags, test.columns, test.term, test.step)
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in %q", want, got)
				}
			}
			for _, never := range test.never {
				if strings.Contains(got, never) {
					t.Errorf("%q in %q", never, got)
				}
			}
		})
	}
	t.Run("an ask that takes long is shown", func(t *testing.T) {
		for _, test := range []struct {
			name    string
			columns int
			age     time.Duration
			want    string
			never   string
		}{
			{"in a log file", 0, 95400 * time.Millisecond, "1/12 recorded, oldest in flight 1m35s (core/units-014-a-long-name-u\ufffd), about", ""},
			{"for longer than the rest would take at that pace, which is no guess then", 0, 30 * time.Minute, "1/12 recorded, oldest in flight 30m0s (core/units-014-a-long-name-u\ufffd)\n", "about"},
			{"not before half a minute", 0, 29 * time.Second, "1/12 recorded", "oldest"},
			{"on a terminal, short enough for one line", 80, 95 * time.Second, "oldest 1m35s: units-014-a-long-na… ", "1m35s: core/"},
		} {
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				p, err := newProgress(&outside{stderr: &out, columns: func() int { return test.columns }, getenv: xterm, now: time.Now}, logFlags{progress: "auto"})
				if err != nil {
					t.Fatal(err)
				}
				p.Plan([]evaluate.Part{{Name: "c", Total: 12}})
				p.Watch("idle", func() (time.Duration, string) { return 0, "" })
				p.Watch("c", func() (time.Duration, string) { return test.age, "core/units-014-a-long-name-u\x1b" })
				p.Recorded("c", true)
				time.Sleep(40 * time.Second) // nothing happens any more
				p.Close()
				if got := out.String(); !strings.Contains(got, test.want) || test.never != "" && strings.Contains(got, test.never) {
					t.Errorf("%s: %q", test.name, got)
				}
			})
		}
	})
	t.Run("what ends early ends without a guess", func(t *testing.T) {
		var out bytes.Buffer
		clock := time.Date(2026, 11, 23, 1, 20, 0, 0, time.UTC)
		p, err := newProgress(&outside{stderr: &out, columns: func() int { return 0 }, now: func() time.Time { return clock }}, logFlags{progress: "auto"})
		if err != nil {
			t.Fatal(err)
		}
		p.Plan([]evaluate.Part{{Name: "c", Total: 12}})
		for range 4 {
			clock = clock.Add(2 * time.Second)
			p.Recorded("c", true)
		}
		p.Close()
		if want := "3/12 recorded, about 18s left\n4/12 recorded\n"; out.String() != want {
			t.Errorf("got %q, want %q", out.String(), want)
		}
	})
	t.Run("runs are named where there are several", func(t *testing.T) {
		for _, columns := range []int{80, 0} {
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				p, err := newProgress(&outside{stderr: &out, columns: func() int { return columns }, getenv: xterm, now: time.Now}, logFlags{progress: "auto"})
				if err != nil {
					t.Fatal(err)
				}
				p.Plan([]evaluate.Part{{Name: "sft", Total: 4}, {Name: "rl", Total: 10, Done: 1}, {Name: "base", Total: 3, Done: 3}})
				p.Recorded("sft", true)
				time.Sleep(40 * time.Second)
				p.Close()
				if got := out.String(); !strings.Contains(got, "sft 25%, rl 10%") || strings.Contains(got, "base") {
					t.Errorf("%d columns: %q", columns, got)
				}
			})
		}
	})
	t.Run("nothing to do draws nothing", func(t *testing.T) {
		var out bytes.Buffer
		p, err := newProgress(&outside{stderr: &out, columns: func() int { return 80 }, getenv: xterm, now: time.Now}, logFlags{progress: "auto"})
		if err != nil {
			t.Fatal(err)
		}
		p.Plan([]evaluate.Part{{Name: "c", Total: 12, Done: 12}})
		p.Close()
		if out.Len() > 0 {
			t.Errorf("got %q", out.String())
		}
	})
	t.Run("an unknown style is the user's mistake", func(t *testing.T) {
		_, err := newProgress(&outside{columns: func() int { return 0 }}, logFlags{progress: "loud"})
		var usage *evaluate.UsageError
		if !errors.As(err, &usage) {
			t.Errorf("got %v", err)
		}
	})
}
