package matching

// zoneAt reads a time zone at token i, by its letters or its name: "EST", "Pacific", "Central
// European Time". Summer time, which people name or do not, is no zone of its own.
func (d *document) zoneAt(i, end int) (zone string, n int) {
	if i >= end {
		return "", 0
	}
	switch d.toks[i].norm {
	case "utc", "gmt":
		return "utc", 1
	case "est", "edt", "et":
		return "eastern", 1
	case "cst", "cdt", "ct":
		return "central", 1
	case "mst", "mdt", "mt":
		return "mountain", 1
	case "pst", "pdt", "pt":
		return "pacific", 1
	case "cet", "cest":
		return "cet", 1
	case "bst", "jst":
		return d.toks[i].norm, 1
	case "eastern", "central", "mountain", "pacific":
		if !d.toks[i].upper {
			return "", 0
		}
	default:
		return "", 0
	}
	zone, n = d.toks[i].norm, 1
	for i+n < end && d.toks[i+n].clause == d.toks[i].clause {
		switch d.toks[i+n].norm {
		case "european", "standard", "daylight", "time":
			if d.toks[i+n].norm == "european" {
				zone = "cet"
			}
			n++
			continue
		}
		break
	}
	return zone, n
}

// hourAt reads an hour that stands alone behind "at" where a time is asked for: "the second at
// eight", "at 8".
func (d *document) hourAt(i, end int) (clock, int) {
	if i == 0 || d.toks[i-1].norm != "at" || !d.asked("when") && !d.asked("time") {
		return clock{}, 0
	}
	hour, n := d.small(i, end)
	if n != 1 || hour < 1 || hour > 12 || d.toks[i].number && d.gapBefore(i+1) != "" && d.gapBefore(i + 1)[0] == '%' {
		return clock{}, 0
	}
	if i+1 < len(d.toks) && d.toks[i+1].clause == d.toks[i].clause && !d.joins(&d.toks[i+1]) {
		switch d.toks[i+1].norm {
		case "in", "on", "every", "each", "sharp", "daily", "tomorrow", "today", "tonight":
		default:
			return clock{}, 0 // "at eight places"
		}
	}
	return clock{minutes: hour * 60, loose: true}, 1
}
