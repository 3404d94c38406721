package simulate

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// nearDate is a date some days from an anchor, written the anchor's way.
func nearDate(anchors []string, l lot, again func(string) string) string {
	for _, a := range anchors {
		for _, layout := range []string{"2006-01-02", "2 January 2006", "January 2, 2006", "2 January", "January 2", "2 Jan 2006", "02/01/2006"} {
			if t, err := time.Parse(layout, a); err == nil {
				return t.AddDate(0, 0, step(l, again, 40)).Format(layout)
			}
		}
	}
	day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, l.between(again("value"), 0, 43000))
	return day.Format("2 January 2006")
}

// nearTime is a time of day some minutes from an anchor, in steps of five,
// written the anchor's way.
func nearTime(anchors []string, l lot, again func(string) string) string {
	for _, a := range anchors {
		for _, layout := range []string{"15:04", "3:04 pm", "3:04 PM", "3:04pm", "3 pm", "15:04:05"} {
			if t, err := time.Parse(layout, a); err == nil {
				return t.Add(time.Duration(5*step(l, again, 24)) * time.Minute).Format(layout)
			}
		}
	}
	return fmt.Sprintf("%02d:%02d", l.between(again("hour"), 6, 21), 5*l.between(again("minute"), 0, 11))
}

// nearNumber is a number near one of the anchors, with as many decimals.
func nearNumber(anchors []string, l lot, again func(string) string) string {
	var near []string
	for _, a := range anchors {
		if _, ok := number(a); ok {
			near = append(near, a)
		}
	}
	if len(near) == 0 {
		return strconv.Itoa(l.between(again("value"), 3, 96))
	}
	a := near[l.pick(again("anchor"), len(near))]
	v, _ := number(a)
	decimals := 0
	if _, after, ok := strings.Cut(a, "."); ok {
		for decimals < len(after) && decimals < 4 && after[decimals] >= '0' && after[decimals] <= '9' {
			decimals++
		}
	}
	switch l.pick(again("slip"), 4) {
	case 0:
		v *= 2
	case 1:
		v += v / 10 * float64(l.between(again("tenths"), 1, 5))
	default:
		v += float64(step(l, again, 9))
	}
	if v < 0 {
		v = -v
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// step is an integer in -most..most without 0.
func step(l lot, again func(string) string, most int) int {
	n := l.between(again("step"), 1, most)
	if l.hit(again("sign"), .5) {
		return -n
	}
	return n
}

// nearSymbol changes one letter or digit of a symbol to another of its kind.
func nearSymbol(anchors []string, l lot, again func(string) string) string {
	if len(anchors) == 0 {
		return string(rune('A'+l.pick(again("capital"), 26))) + string(rune('a'+l.pick(again("letter"), 26)))
	}
	symbol := []rune(anchors[l.pick(again("anchor"), len(anchors))])
	at := l.pick(again("place"), max(len(symbol), 1))
	for range symbol {
		var first rune
		span := 26
		switch r := symbol[at]; {
		case r >= 'A' && r <= 'Z':
			first = 'A'
		case r >= 'a' && r <= 'z':
			first = 'a'
		case r >= '0' && r <= '9':
			first, span = '0', 10
		default:
			at = (at + 1) % len(symbol)
			continue
		}
		symbol[at] = first + (symbol[at]-first+rune(l.between(again("by"), 1, span-1)))%rune(span)
		return string(symbol)
	}
	return fmt.Sprintf("X%d", l.between(again("value"), 2, 99))
}
