package matching

import "strings"

// A clock is a time of day in minutes from midnight. Loose means that nothing
// says which half of the day is meant.
type clock struct {
	minutes int
	loose   bool
	zone    string // as zoneAt has it; "" where none is given
}

// A timed is a time of day and where it stands.
type timed struct {
	clock
	marked bool // it says am or pm
	at     span
}

// agrees reports whether an answer e gives the gold time c. "7:10" is ten past
// seven in the morning where c is written on the 24-hour clock, and fits
// either half of the day where c says am or pm.
func (c clock) agrees(e clock, marked bool) bool {
	if c.zone != e.zone && c.zone != "" && e.zone != "" {
		return false
	}
	if e.minutes == c.minutes {
		return true
	}
	return (marked || c.loose) && e.loose && e.minutes%720 == c.minutes%720
}

// parseClock reads a gold answer that is a time of day and nothing else.
// Marked means that it says am or pm.
func (d *document) parseClock() (c clock, marked, ok bool) {
	if len(d.toks) == 0 || len(d.toks) > 5 {
		return clock{}, false, false
	}
	found := d.clocks(d.all())
	if len(found) != 1 || found[0].at != d.all() {
		return clock{}, false, false
	}
	return found[0].clock, found[0].marked, true
}

// clocks returns the times of day in s: "07:10", "7.10 am", "7 pm", "ten past
// seven", "quarter to six", "noon", "midnight".
func (d *document) clocks(s span) []timed {
	var out []timed
	for i := s.from; i < s.to; {
		c, n := d.digitalAt(i, s.to)
		if n == 0 {
			c, n = d.spokenAt(i, s.to)
		}
		if n == 0 {
			c, n = d.hourAt(i, s.to)
		}
		if n == 0 {
			i++
			continue
		}
		marked := d.toks[i+n-1].suffix != ""
		if shift, k := d.halfOfDay(i+n, s.to); k > 0 {
			c, n, marked = c.on(shift), n+k, true
		}
		if i+n < s.to && d.toks[i+n].sentence == d.toks[i].sentence {
			zone, k := d.zoneAt(i+n, s.to)
			c.zone, n = zone, n+k
		}
		out = append(out, timed{c, marked, span{i, i + n}})
		i += n
	}
	return out
}

// on puts c into the first (0) or second (1) half of the day.
func (c clock) on(half int) clock { return clock{minutes: c.minutes%720 + 720*half, zone: c.zone} }

// halfOfDay reads "am", "p.m." or "in the morning" at token i.
func (d *document) halfOfDay(i, end int) (half, n int) {
	if i >= end {
		return 0, 0
	}
	switch d.toks[i].norm {
	case "am":
		return 0, 1
	case "pm":
		return 1, 1
	case "a", "p":
		if i+1 < end && d.toks[i+1].norm == "m" {
			return strings.Index("ap", d.toks[i].norm), 2
		}
	case "in":
		if i+2 < end && d.toks[i+1].norm == "the" {
			switch d.toks[i+2].norm {
			case "morning":
				return 0, 3
			case "afternoon", "evening":
				return 1, 3
			}
		}
	}
	return 0, 0
}

func (d *document) digitalAt(i, end int) (clock, int) {
	t := &d.toks[i]
	if hours := t.value / 100; t.number && t.suffix == "" && t.end-t.start == 4 && hours < 24 && int(t.value)%100 < 60 && t.value == float64(int(t.value)) &&
		i+1 < end && (d.toks[i+1].norm == "hours" || d.toks[i+1].norm == "hrs") {
		return clock{minutes: int(hours)*60 + int(t.value)%100}, 2 // "1930 hours"
	}
	if t.number && t.end-t.start == 4 && d.text[t.start] == '0' {
		return d.bareAt(i)
	}
	if !t.number || t.value > 24 || t.value < 0 {
		return clock{}, 0
	}
	hour := int(t.value)
	if i+1 < end && t.suffix == "" && t.value == float64(hour) {
		m, gap := &d.toks[i+1], d.gapBefore(i+1)
		width := 0
		for width < m.end-m.start && isDigit(d.text[m.start+width]) {
			width++
		}
		if m.number && m.value < 60 && m.value == float64(int(m.value)) && width == 2 && (gap == ":" || gap == "{:}") {
			c := clock{minutes: hour*60 + int(m.value), loose: hour >= 1 && hour <= 12 && d.text[t.start] != '0'}
			return d.glued(c, m.suffix), 2
		}
	}
	whole, part := hour, int((t.value-float64(hour))*100+0.5) // 7.10 am
	if half, k := d.halfOfDay(i+1, end); k > 0 && part < 60 && t.suffix == "" {
		return clock{minutes: whole*60 + part}.on(half), 1
	}
	if t.suffix == "am" || t.suffix == "pm" {
		return d.glued(clock{minutes: whole*60 + part}, t.suffix), 1
	}
	return d.bareAt(i)
}

// glued applies "am" or "pm" written without a space.
func (d *document) glued(c clock, suffix string) clock {
	switch suffix {
	case "am":
		return c.on(0)
	case "pm":
		return c.on(1)
	}
	return c
}

// findClock finds the times that agree with the gold answer.
func (d *document) findClock(a *alias, s span) []span {
	var hits []span
	for _, e := range d.clocks(s) {
		if a.clock.agrees(e.clock, a.marked) {
			hits = append(hits, e.at)
		}
	}
	return hits
}
