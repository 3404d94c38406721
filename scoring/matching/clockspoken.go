package matching

import (
	"strconv"
	"strings"
)

// bareAt reads what only a time of day is written as, where one is asked for: "9.30", "0930",
// "18h".
func (d *document) bareAt(i int) (clock, int) {
	t := &d.toks[i]
	text := d.text[t.start:t.end]
	var hours, minutes string
	switch {
	case t.suffix == "h":
		hours = strings.TrimSuffix(strings.ToLower(text), "h")
	case t.suffix != "":
		return clock{}, 0
	case len(text) == 4 && text[0] == '0':
		hours, minutes = text[:2], text[2:]
	default:
		var ok bool
		if hours, minutes, ok = strings.Cut(text, "."); !ok || len(minutes) != 2 {
			return clock{}, 0
		}
	}
	h, err := strconv.Atoi(hours)
	m, err2 := strconv.Atoi("0" + minutes)
	if err != nil || err2 != nil || h > 24 || m > 59 {
		return clock{}, 0
	}
	return clock{minutes: h%24*60 + m, loose: t.suffix == "" && h >= 1 && h <= 12 && hours[0] != '0'}, 1
}

// spokenAt reads a time of day in words: "noon", "six p.m.", "nine thirty", "ten past seven".
func (d *document) spokenAt(i, end int) (clock, int) {
	switch d.toks[i].norm {
	case "noon", "midday":
		return clock{minutes: 720}, 1
	case "midnight":
		return clock{minutes: 0}, 1
	}
	if hour, n := d.small(i, end); n > 0 && hour > 0 && hour <= 24 && i+n < end && d.toks[i+n].norm == "oclock" {
		return clock{minutes: hour % 24 * 60, loose: hour <= 12}, n + 1
	}
	if hour, n := d.small(i, end); n == 1 && hour > 0 && hour <= 12 && !d.toks[i].number {
		if _, k := d.halfOfDay(i+1, end); k > 0 {
			return clock{minutes: hour % 12 * 60}, 1 // "six p.m."
		}
		if m, k := d.small(i+1, end); i+1 < end && k > 0 && m >= 10 && m < 60 && !d.toks[i+1].number && d.toks[i+1].sentence == d.toks[i].sentence {
			return clock{minutes: hour%12*60 + m, loose: true}, 1 + k // "nine thirty"
		}
	}
	if i+2 >= end {
		return clock{}, 0
	}
	minutes, n := d.small(i, end)
	switch d.toks[i].norm {
	case "half":
		minutes, n = 30, 1
	case "quarter":
		minutes, n = 15, 1
	}
	if n > 0 && i+n < end && d.toks[i+n].norm == "minutes" {
		n++
	}
	if n == 0 || minutes > 59 || i+n+1 >= end {
		return clock{}, 0
	}
	before := d.toks[i+n].norm == "to"
	if !before && d.toks[i+n].norm != "past" {
		return clock{}, 0
	}
	hour, k := d.small(i+n+1, end)
	if k == 0 || hour < 1 || hour > 12 {
		return clock{}, 0
	}
	if before && d.toks[i].number {
		return clock{}, 0 // "5 to 7" is a range
	}
	total := hour*60 + minutes
	if before {
		total = hour*60 - minutes
	}
	return clock{minutes: total % 1440, loose: true}, n + k + 1
}

// small reads a whole number below 60 in words or digits.
func (d *document) small(i, end int) (v, n int) {
	if i >= end {
		return 0, 0
	}
	t := &d.toks[i]
	if t.number {
		if t.value == float64(int(t.value)) && t.value < 60 && t.suffix == "" {
			return int(t.value), 1
		}
		return 0, 0
	}
	w, ok := t.numberWord()
	if !ok || w.kind != "unit" && w.kind != "ten" {
		return 0, 0
	}
	v, n = int(w.value), 1
	if w.kind == "ten" && i+1 < end {
		if u := d.toks[i+1].word.number; u.kind == "unit" && u.value > 0 && u.value < 10 {
			return v + int(u.value), 2
		}
	}
	return v, n
}
