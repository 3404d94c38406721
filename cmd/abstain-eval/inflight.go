package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/reports"
)

// longAsk is how long an ask may be in flight before it is shown: what holds a
// run up should have a name.
const longAsk = 30 * time.Second

// Watch keeps an eye on a run's oldest ask in flight.
func (p *progress) Watch(_ string, oldest func() (time.Duration, string)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.oldest = append(p.oldest, oldest)
}

// slowest is the oldest ask in flight over all runs, if it takes long; p.mu is
// held.
func (p *progress) slowest() (age time.Duration, item string) {
	for _, oldest := range p.oldest {
		if a, i := oldest(); a >= longAsk && a > age {
			age, item = a.Round(time.Second), i
		}
	}
	return age, item
}

// describe says before the bar what holds the run up; p.mu is held.
func (p *progress) describe() {
	if p.bar == nil {
		return
	}
	text := "asking"
	if of := p.shares(30); of != "" {
		text = of // the bar has to stay on its line
	} else if p.retries > 0 {
		text = fmt.Sprintf("asking (%d retried)", p.retries)
	}
	if age, item := p.slowest(); age > 0 {
		const most = 20 // the line has to stay one
		if cut := strings.LastIndexByte(item, '/') + 1; len(item) > most {
			item = item[cut:]
		}
		text = fmt.Sprintf("oldest %s: %s", age, reports.Shorten(reports.SafeLines(item), most))
	}
	if text != p.described {
		p.described = text
		p.bar.Describe(text)
	}
}

// shares names the runs that are under way, where a job has several, and how far
// each has come, in so many columns; p.mu is held.
func (p *progress) shares(columns int) string {
	if len(p.parts) < 2 {
		return ""
	}
	var open []evaluate.Part
	for _, part := range p.parts {
		if part.Done > 0 && part.Done < part.Total {
			open = append(open, part)
		}
	}
	if len(open) == 0 {
		return ""
	}
	name := max(columns/len(open)-len(" 99%, "), 4)
	var texts []string
	for _, part := range open {
		texts = append(texts, fmt.Sprintf("%s %d%%", reports.Shorten(reports.SafeLines(part.Name), name), 100*part.Done/part.Total))
	}
	return reports.Shorten(strings.Join(texts, ", "), columns)
}
