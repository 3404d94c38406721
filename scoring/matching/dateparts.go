package matching

// dateAt reads a date that begins at toks[i] and returns its length in tokens:
// "26 April 1564", "April 26th, 1564", "the first of April", "April 1564",
// "1564-04-26", "26/4/1564", "26.4.1564", or a year alone. A year has three or
// four digits, or is told in words.
//
// The year is below zero where "BC" stands behind it.
func dateAt(toks []token, i int) (date, int) {
	e, n := calendarDate(toks, i)
	if e.year > 0 && i+n < len(toks) && (toks[i+n].norm == "bc" || toks[i+n].norm == "bce") {
		e.year = -e.year
		n++
	}
	return e, n
}

func calendarDate(toks []token, i int) (date, int) {
	p := dateReader{toks: toks, first: i}
	if m := p.month(i); m > 0 {
		j := p.skip(i+1, "the")
		if day, n := p.day(j); n > 0 {
			y, end := p.yearOf(j + n)
			return date{year: y, month: m, day: day}, end - i
		}
		y, end := p.yearOf(i + 1)
		return date{year: y, month: m}, end - i
	}
	if day, n := p.day(i); n > 0 {
		j := p.skip(p.skip(i+n, "day"), "of")
		if m := p.month(j); m > 0 {
			y, end := p.yearOf(j + 1)
			return date{year: y, month: m, day: day}, end - i
		}
		return p.digits(day)
	}
	if y, n := p.wordYear(i); n > 0 {
		return date{year: y}, n
	}
	if y := p.year(i); y > 0 {
		if m := p.month(i + 1); m > 0 {
			if day, n := p.day(i + 2); n > 0 && p.year(i+2+n) == 0 { // 1564 April 26
				return date{year: y, month: m, day: day}, 2 + n
			}
		}
		if m, n := p.day(i + 1); n > 0 && m <= 12 && y > 999 && p.near(3) {
			if day, n := p.day(i + 2); n > 0 {
				return date{year: y, month: m, day: day}, 3
			}
		}
		return date{year: y}, 1
	}
	return date{}, 0
}

// A dateReader reads the parts of a date that begins at token first.
type dateReader struct {
	toks  []token
	first int
}

func (p dateReader) same(j int) bool {
	return j < len(p.toks) && p.toks[j].sentence == p.toks[p.first].sentence
}

// day reads a day of the month in digits or as an ordinal in words.
func (p dateReader) day(j int) (day, n int) {
	if !p.same(j) {
		return 0, 0
	}
	t := &p.toks[j]
	switch {
	case t.number && t.value >= 1 && t.value <= 31 && len(t.norm) <= 2:
		return int(t.value), 1
	case t.word.number.kind == "ordinal" && t.word.number.value <= 31:
		return int(t.word.number.value), 1
	case t.word.number.kind == "ten" && t.word.number.value <= 30 && p.same(j+1):
		if u := p.toks[j+1].word.number; u.kind == "ordinal" && u.value < 10 && t.word.number.value+u.value <= 31 {
			return int(t.word.number.value + u.value), 2
		}
	}
	return 0, 0
}

// month reads the name of a month. Without its capital it has to be spelled out, and one that is a verb as
// well has to stand behind a day or before one, and beside no other word.
func (p dateReader) month(j int) int {
	if !p.same(j) || p.toks[j].word.month == 0 {
		return 0
	}
	t := &p.toks[j]
	if t.upper {
		return t.word.month
	}
	word := func(i int) bool {
		return i >= 0 && i < len(p.toks) && p.toks[i].clause == t.clause && p.toks[i].letters && !p.toks[i].is(beforeYear)
	}
	day := func(i int) bool { return i >= 0 && i < len(p.toks) && p.toks[i].number && p.toks[i].clause == t.clause }
	switch t.norm {
	case "may", "march":
		if (!day(j-1) || word(j+1)) && (!day(j+1) || word(j-1)) {
			return 0
		}
	case load().monthNames[t.word.month]:
	default:
		return 0
	}
	return t.word.month
}

func (p dateReader) year(j int) int {
	if !p.same(j) {
		return 0
	}
	t := &p.toks[j]
	if t.number && t.suffix == "" && t.end-t.start == len(t.norm) && len(t.norm) >= 3 && len(t.norm) <= 4 && t.value == float64(int(t.value)) {
		return int(t.value)
	}
	return 0
}

// yearOf reads the year that stands from token j on, behind "of" or "in" or not, and returns where it
// ends: at j where there is none.
func (p dateReader) yearOf(j int) (year, end int) {
	k := p.skip(p.skip(j, "of"), "in")
	if y := p.year(k); y > 0 {
		return y, k + 1
	}
	if p.same(k) {
		if y, n := longYearInWords(p.toks, k); n > 0 {
			return y, k + n
		}
	}
	return 0, j
}

// wordYear reads a year in words that stands alone: what may count something as well, such as "two
// thousand", is one only where nothing that it counts follows.
func (p dateReader) wordYear(i int) (year, n int) {
	if p.toks[i].word.number.kind == "" {
		return 0, 0
	}
	if year, n = yearInWords(p.toks, i); n > 0 {
		return year, n
	}
	if year, n = longYearInWords(p.toks, i); n > 0 && (i == 0 || p.toks[i-1].is(beforeYear)) {
		if end := i + n; end == len(p.toks) || p.toks[end].clause != p.toks[i].clause || p.toks[end].is(light) {
			return year, n
		}
	}
	return 0, 0
}

// digits reads "26/4/1564" behind its first number.
func (p dateReader) digits(a int) (date, int) {
	b, n := p.day(p.first + 1)
	y := p.year(p.first + 2)
	if y == 0 {
		y = p.shortYear(p.first + 2)
	}
	switch {
	case n == 0 || y <= 999 || !p.near(3):
	case b > 12 && a <= 12:
		return date{year: y, month: a, day: b}, 3
	case b <= 12:
		return date{year: y, month: b, day: a, either: a <= 12}, 3
	}
	return date{}, 0
}

// shortYear reads the two digits of a year in "5/5/90": from 50 on of the last century.
func (p dateReader) shortYear(j int) int {
	const turn = 50
	if !p.same(j) {
		return 0
	}
	t := &p.toks[j]
	switch {
	case !t.number || t.suffix != "" || t.end-t.start != 2 || t.value != float64(int(t.value)):
		return 0
	case t.value < turn:
		return 2000 + int(t.value)
	}
	return 1900 + int(t.value)
}

func (p dateReader) skip(j int, word string) int {
	if p.same(j) && p.toks[j].norm == word {
		return j + 1
	}
	return j
}

// near reports whether n tokens are one byte apart, as in 2024-04-26.
func (p dateReader) near(n int) bool {
	for j := p.first + 1; j < p.first+n; j++ {
		if j >= len(p.toks) || p.toks[j].start-p.toks[j-1].end != 1 {
			return false
		}
	}
	return true
}
