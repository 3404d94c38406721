package matching

import "slices"

// quantityOf is "none" of an option such as "None of the above", "all" of "All of these"; "" of others.
func quantityOf(choice string) string {
	const longest = 6 // words
	toks := tokenize(choice)
	if len(toks) == 0 || len(toks) > longest {
		return ""
	}
	switch toks[0].norm {
	case "none", "neither":
		return "none"
	case "all", "both":
		return "all"
	}
	return ""
}

// quantified returns where s says of the options what one of them says in other words: "None of them",
// "All three". What a "none" leaves out ("none of the others") it does not say.
func (d *document) quantified(quantity string, s span) []span {
	if quantity == "" {
		return nil
	}
	from := s.from
	for from < s.to && (d.toks[from].is(light) || d.at(conclude, from) == 1) {
		from++ // "It is none of them"
	}
	if from == s.to || quantityOf(d.toks[from].norm) != quantity {
		return nil
	}
	to := from + 1
	if to < s.to && d.toks[to].norm == "of" {
		for to++; to < s.to && d.toks[to].is(article); to++ {
		}
		if to == s.to || !ofOptions(d.toks[to].norm) {
			return nil
		}
		to++
	} else if n := d.toks[from].norm; n == "all" && (to == s.to || !d.isNumber(to)) || n == "none" && to < s.to && d.toks[to].clause == d.toks[from].clause {
		return nil
	}
	if d.excepts(to, s) {
		return nil
	}
	return []span{{from, to}}
}

// excepts reports whether behind token i a clause of s leaves something out: "none of these but zinc".
func (d *document) excepts(i int, s span) bool {
	for k := i; k < min(s.to, i+reach) && d.toks[k].clause == d.toks[max(0, i-1)].clause; k++ {
		if n := d.toks[k].norm; n == "but" || n == "except" || n == "other" || n == "others" {
			return true
		}
	}
	return false
}

// ofOptions reports whether a word speaks of the options, or of what was listed.
func ofOptions(norm string) bool {
	switch norm {
	case "above", "these", "them", "those", "options", "choices", "answers", "listed", "given":
		return true
	}
	return false
}

// ofTheOthers returns, of several options that s names, the one that speaks of the others and opens s, behind
// its letter or not: "D. None of these, as iron, copper and zinc are solid". It is -1 where none does.
func (d *document) ofTheOthers(options []option, picked []int, s span) int {
	k := slices.IndexFunc(picked, func(o int) bool {
		opt := &options[o]
		from := opt.at.from
		if d.lettered(from, opt.letter) {
			from--
		}
		return opt.quantity != "" && d.opensAt(span{from, s.to}, s)
	})
	if k < 0 {
		return -1
	}
	return picked[k]
}
