package matching

// A date is a day of the calendar, or part of one: zero means not given.
type date struct{ year, month, day int }

func (d date) known() bool { return d.year != 0 || d.month != 0 && d.day != 0 }

// A dated is a date and where it stands.
type dated struct {
	date
	at span
}

// covers reports whether e gives everything that d gives, and the same.
func (d date) covers(e date) bool {
	return (d.year == 0 || d.year == e.year) && (d.month == 0 || d.month == e.month) &&
		(d.day == 0 || d.day == e.day)
}

// parseDate reads the first date of toks.
func parseDate(toks []token) (date, bool) {
	for i := range toks {
		if e, n := dateAt(toks, i); n > 0 {
			return e, true
		}
	}
	return date{}, false
}

// dates returns the dates of s in order.
func (d *document) dates(s span) []dated {
	var out []dated
	for i := s.from; i < s.to; {
		e, n := dateAt(d.toks[:s.to], i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, dated{e, span{i, i + n}})
		i += n
	}
	return out
}

// dateAt reads a date that begins at toks[i] and returns its length in tokens:
// "26 April 1564", "April 26th, 1564", "April 1564", "26 April", "1564-04-26",
// "26/4/1564" where only one reading is a date, or a year alone. A year has
// three or four digits.
func dateAt(toks []token, i int) (date, int) {
	same := func(j int) bool { return j < len(toks) && toks[j].sentence == toks[i].sentence }
	day := func(j int) int {
		if same(j) && toks[j].number && toks[j].value >= 1 && toks[j].value <= 31 && len(toks[j].norm) <= 2 {
			return int(toks[j].value)
		}
		return 0
	}
	month := func(j int) int {
		if same(j) && toks[j].upper {
			return toks[j].word.month
		}
		return 0
	}
	year := func(j int) int {
		if same(j) && toks[j].number && toks[j].suffix == "" && toks[j].end-toks[j].start == len(toks[j].norm) &&
			len(toks[j].norm) >= 3 && len(toks[j].norm) <= 4 && toks[j].value == float64(int(toks[j].value)) {
			return int(toks[j].value)
		}
		return 0
	}
	skip := func(j int, word string) int {
		if same(j) && toks[j].norm == word {
			return j + 1
		}
		return j
	}
	if m := month(i); m > 0 {
		j := skip(i+1, "the")
		if dd := day(j); dd > 0 {
			if y := year(skip(j+1, "of")); y > 0 {
				return date{y, m, dd}, skip(j+1, "of") + 1 - i
			}
			return date{0, m, dd}, j + 1 - i
		}
		if y := year(skip(i+1, "of")); y > 0 {
			return date{y, m, 0}, skip(i+1, "of") + 1 - i
		}
		return date{0, m, 0}, 1
	}
	if dd := day(i); dd > 0 {
		j := skip(i+1, "of")
		if m := month(j); m > 0 {
			if y := year(skip(j+1, "of")); y > 0 {
				return date{y, m, dd}, skip(j+1, "of") + 1 - i
			}
			return date{0, m, dd}, j + 1 - i
		}
		if m := day(i + 1); m > 0 {
			if y := year(i + 2); y > 999 && near(toks, i, 3) {
				switch {
				case m > 12 && dd <= 12:
					return date{y, dd, m}, 3
				case dd > 12 && m <= 12 || dd == m:
					return date{y, m, dd}, 3
				}
			}
		}
		return date{}, 0
	}
	if y := year(i); y > 0 {
		if m := day(i + 1); m > 0 && m <= 12 && y > 999 && near(toks, i, 3) {
			if dd := day(i + 2); dd > 0 {
				return date{y, m, dd}, 3
			}
		}
		return date{y, 0, 0}, 1
	}
	return date{}, 0
}

// near reports whether n tokens from i on are one byte apart, as in 2024-04-26.
func near(toks []token, i, n int) bool {
	for j := i + 1; j < i+n; j++ {
		if j >= len(toks) {
			return false
		}
		if toks[j].start-toks[j-1].end != 1 {
			return false
		}
	}
	return true
}

// findDate finds the dates that agree with gold: those that give all that gold
// gives, and a year, or a month of a year, that is gold's, which people accept
// of a text. Beside another day of that year they are no answer. Where the item
// asks for a date (checkDate), the whole of it is wanted.
func (d *document) findDate(gold date, s span) []span {
	var whole, part []span
	contradicted := false
	for _, e := range d.dates(s) {
		switch {
		case gold.covers(e.date):
			whole = append(whole, e.at)
		case gold.year != 0 && e.year == gold.year && (e.month == 0 || e.month == gold.month && e.day == 0):
			part = append(part, e.at)
		case gold.day != 0 && e.day != 0 && (e.year == gold.year || e.year == 0):
			contradicted = true
		}
	}
	if contradicted {
		return whole
	}
	return append(whole, part...)
}
