package matching

// findEvery finds how often something is where gold says it in one word and the answer in two, or the other way round:
// "monthly", "every month".
func (d *document) findEvery(a *alias, s span) (hits []span) {
	unit := ""
	switch n := a.toks; {
	case len(n) == 1:
		unit = everyUnit(n[0].norm)
	case len(n) == 2 && eachOf(n[0].norm) && period(n[1].norm):
		unit = n[1].key
	}
	if unit == "" {
		return nil
	}
	for i := s.from; i < s.to; i++ {
		switch t := &d.toks[i]; {
		case everyUnit(t.norm) == unit:
			hits = append(hits, span{i, i + 1})
		case i+1 < s.to && eachOf(t.norm) && d.toks[i+1].norm == unit:
			hits = append(hits, span{i, i + 2})
		}
	}
	return hits
}

func eachOf(norm string) bool { return norm == "every" || norm == "each" || norm == "per" }

func period(norm string) bool {
	switch norm {
	case "hour", "day", "week", "month", "year":
		return true
	}
	return false
}

// everyUnit is the unit of time that an adverb of how often is made of, "" for other words.
func everyUnit(norm string) string {
	switch norm {
	case "hourly":
		return "hour"
	case "daily":
		return "day"
	case "weekly":
		return "week"
	case "monthly":
		return "month"
	case "yearly", "annually", "annual":
		return "year"
	}
	return ""
}
