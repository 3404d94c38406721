package main

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
)

const (
	plainEvery  = 30 * time.Second // a line at least this often, so that a stall shows
	plainLeast  = 5 * time.Second  // and at most this often
	plainShares = 20               // one for every twentieth of the work
	barEvery    = 100 * time.Millisecond
	barLooks    = time.Second // how often the bar looks for an ask that takes long
)

// newProgress shows progress on stderr in the way that was asked for. A bar
// needs a terminal: it repaints one line, which a log file would keep a
// thousand times, as one that is too narrow for it would, or that can only print.
func newProgress(o *outside, f logFlags) (evaluate.Progress, error) {
	p := &progress{w: o.stderr, now: o.now, style: plain}
	if o.columns() >= usualColumns && o.getenv("TERM") != "dumb" {
		p.style = drawn
	}
	if f.quiet {
		p.w, p.style = io.Discard, notesOnly
		return p, nil
	}
	switch f.progress {
	case "auto":
	case "bar":
		p.style = drawn
	case "plain":
		p.style = plain
	case "none":
		p.style = notesOnly
	default:
		return nil, misuse("--progress is %q; it is auto, bar, plain or none", f.progress)
	}
	return p, nil
}

type progressStyle int

const (
	notesOnly progressStyle = iota
	plain
	drawn
)

// progress counts over all runs of a job: one bar, or one kind of line.
type progress struct {
	w     io.Writer
	now   func() time.Time
	style progressStyle

	mu                    sync.Mutex
	parts                 []evaluate.Part
	total, done, unscored int
	retries               int
	lastRetry             string
	bar                   *progressbar.ProgressBar
	started, printed      time.Time
	startedAt, nextShare  int
	oldest                []func() (time.Duration, string) // of each run's asks in flight
	described             string                           // what stands before the bar
	stop                  chan struct{}
	ticking               sync.WaitGroup
}

// Plan starts the display.
func (p *progress) Plan(parts []evaluate.Part) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.parts = slices.Clone(parts)
	total, done := 0, 0
	for _, part := range parts {
		total, done = total+part.Total, done+part.Done
	}
	p.total, p.done, p.startedAt = total, done, done
	p.started, p.printed = p.now(), p.now()
	p.nextShare = done*plainShares/max(total, 1) + 1
	if done >= total {
		return
	}
	switch p.style {
	case drawn:
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.w),
			progressbar.OptionSetDescription("asking"),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("answers"),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(barEvery),
			progressbar.OptionSetWidth(20),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetRenderBlankState(true),
		)
		_ = p.bar.Set(done) // the bar is a courtesy: nothing fails because of it
		p.described = "asking"
		p.every(barLooks, p.describe)
	case plain:
		p.every(plainEvery, func() {
			if p.now().Sub(p.printed) >= plainEvery/2 { // nothing else has for a while
				p.line(p.left())
			}
		})
	}
}

// every calls f, with p.mu held, until the display is closed.
func (p *progress) every(interval time.Duration, f func()) {
	stop := make(chan struct{})
	p.stop = stop
	p.ticking.Go(func() {
		ticker := time.NewTicker(interval)
		defer ticker.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
				p.mu.Lock()
				f()
				p.mu.Unlock()
			}
		}
	})
}

// Note prints a sentence above the bar.
func (p *progress) Note(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	fmt.Fprintln(p.w, reports.SafeLines(text))
}

// Recorded moves the bar by one.
func (p *progress) Recorded(part string, useful bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if i := slices.IndexFunc(p.parts, func(of evaluate.Part) bool { return of.Name == part }); i >= 0 {
		p.parts[i].Done++
	}
	if !useful {
		p.unscored++
	}
	if p.bar != nil {
		_ = p.bar.Add(1)
		return
	}
	if p.style == plain && p.done*plainShares >= p.nextShare*p.total && p.now().Sub(p.printed) >= plainLeast {
		p.nextShare = p.done*plainShares/max(p.total, 1) + 1
		p.line(p.left())
	}
}

// Retried counts a failed try and keeps its reason for the next line.
func (p *progress) Retried(_, why string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.retries++
	p.lastRetry = why
	p.describe()
}

// Close ends the display with a last line.
func (p *progress) Close() {
	p.mu.Lock()
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
	if p.style != notesOnly && p.done > p.startedAt {
		p.line("")
	}
	stop := p.stop
	p.stop, p.oldest = nil, nil
	p.mu.Unlock()
	if stop != nil {
		close(stop)
		p.ticking.Wait()
	}
}

// left is how long the rest will take at the pace so far, or "" where there is none
// yet, or where an ask in flight has taken longer already; p.mu is held.
func (p *progress) left() string {
	spent, fresh := p.now().Sub(p.started), p.done-p.startedAt
	if fresh <= 0 || p.done >= p.total {
		return ""
	}
	left := time.Duration(float64(spent) / float64(fresh) * float64(p.total-p.done))
	if age, _ := p.slowest(); age > left {
		return ""
	}
	return fmt.Sprintf(", about %s left", left.Round(time.Second))
}

// line prints where things stand, and how much is left of them; p.mu is held.
func (p *progress) line(left string) {
	p.printed = p.now()
	text := fmt.Sprintf("%d/%d recorded", p.done, p.total)
	if of := p.shares(60); of != "" {
		text += " (" + of + ")"
	}
	if p.unscored > 0 {
		text += fmt.Sprintf(", %d without text", p.unscored)
	}
	if p.retries > 0 {
		text += fmt.Sprintf(", %d retried", p.retries)
	}
	if age, item := p.slowest(); age > 0 {
		text += fmt.Sprintf(", oldest in flight %s (%s)", age, reports.SafeLines(item))
	}
	text += left
	if p.retries > 0 {
		text += "; the last: " + reports.Shorten(reports.Safe(p.lastRetry), 120)
	}
	fmt.Fprintln(p.w, text)
}
