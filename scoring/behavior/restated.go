package behavior

import (
	"math"
	"strconv"
	"strings"
)

// restated reports whether v and w are one number told in two ways: as a fraction and in percent ("3/4, or 75%"), or in
// two units ("30 minutes, or half an hour"). Numbers between which an answer does not choose are told in one.
func (s *scene) restated(v, w value) bool {
	if s.wanted() != "number" {
		return false
	}
	a, inA := s.share(v)
	b, inB := s.share(w)
	if inA != inB && math.Abs(a-b) < 1e-9 {
		return true
	}
	one, other := s.measure(v), s.measure(w)
	return one != "" && other != "" && one != other
}

// share is a number by itself as it counts, and how it is written: '/' as a fraction, '%' in percent, else '.'; it is
// not a number, and written in no way, where it is none of digits.
func (s *scene) share(v value) (x float64, written byte) {
	text := s.raw(v.from, v.to)
	if over, under, ok := strings.Cut(text, "/"); ok {
		a, err := strconv.ParseFloat(over, 64)
		b, err2 := strconv.ParseFloat(under, 64)
		if err == nil && err2 == nil && b != 0 {
			return a / b, '/'
		}
	}
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return math.NaN(), 0
	case s.measure(v) == percent:
		return x / 100, '%'
	}
	return x, '.'
}

// percent is the measure of a number in percent.
const percent = "percent"

// measure is the sign or the unit of a number without a plural's s: "%" and "percent" are one. It is empty where neither
// stands beside it.
func (s *scene) measure(v value) string {
	first, last := &s.toks[v.from], &s.toks[v.to-1]
	if strings.HasPrefix(s.text[last.end:], "%") || strings.HasPrefix(s.text[last.end:], `\%`) {
		return percent
	}
	for _, sign := range [...]string{"$", "€", "£", "¥"} {
		if strings.HasSuffix(s.text[:first.start], sign) {
			return sign
		}
	}
	i := v.to
	if last.kind == word && v.to-v.from > 1 {
		i = v.to - 1 // "30 minutes"
	}
	if i >= len(s.toks) || s.toks[i].kind != word || i == v.to && s.toks[i].brk != none || s.toks[i].is(classStop) {
		return ""
	}
	return strings.TrimSuffix(s.word(i), "s")
}
