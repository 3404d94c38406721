package matching

// yearInWords reads a year as it is spoken at toks[i], and how many tokens it takes: "nineteen
// eighty-four", "nineteen oh six", "nineteen hundred". N is 0 where none stands there, as in "ten
// thirty", which is a time of day, and in "fifteen twenty-minute walks".
func yearInWords(toks []token, i int) (year, n int) {
	const firstAlone, lastMinute = 13, 59
	century := inWords(toks, i, i)
	if century < 10 || century > 20 {
		return 0, 0
	}
	rest, n := inWords(toks, i, i+1), 2
	switch {
	case rest >= 20:
		if unit := inWords(toks, i, i+2); unit > 0 && unit < 10 {
			rest, n = rest+unit, 3
		}
	case rest >= 10:
	case i+1 < len(toks) && (toks[i+1].norm == "oh" || toks[i+1].norm == "o"):
		if rest, n = inWords(toks, i, i+2), 3; rest < 1 || rest > 9 {
			return 0, 0
		}
	default:
		return 0, 0
	}
	counts := i+n < len(toks) && (toks[i+n].word.unit || toks[i+n].norm == "year") && toks[i+n].clause == toks[i].clause
	if century < firstAlone && rest <= lastMinute || counts {
		return 0, 0
	}
	return 100*century + rest, n
}

// inWords is the number below 100 that toks[j] is in a word, -1 where it is none or stands in
// another clause than toks[i].
func inWords(toks []token, i, j int) int {
	if j >= len(toks) || toks[j].clause != toks[i].clause {
		return -1
	}
	if w := &toks[j].word.number; w.kind == "unit" || w.kind == "ten" {
		return int(w.value)
	}
	return -1
}

// longYearInWords is yearInWords for what may be a count of something by itself too: "nineteen
// hundred", "two thousand and five".
func longYearInWords(toks []token, i int) (year, n int) {
	if year, n = yearInWords(toks, i); n > 0 {
		return year, n
	}
	first := inWords(toks, i, i)
	if first < 1 || i+1 >= len(toks) || toks[i+1].clause != toks[i].clause {
		return 0, 0
	}
	switch toks[i+1].norm {
	case "hundred":
		year = 100 * first
	case "thousand":
		year = 1000 * first
	}
	if year < 1000 || year > 2000 {
		return 0, 0
	}
	n = 2
	j := i + n
	if j < len(toks) && toks[j].norm == "and" {
		j++
	}
	if rest := inWords(toks, i, j); rest > 0 {
		year, n = year+rest, j+1-i
		if unit := inWords(toks, i, j+1); rest >= 20 && unit > 0 && unit < 10 {
			year, n = year+unit, n+1
		}
	}
	return year, n
}
