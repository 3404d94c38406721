package matching

// saysIdentity reads a statement that says who or what it is of which there is one, asked whether somebody is: asked
// whether Metz is the capital, "the capital is Lyon" is a no and "the capital is Metz" a yes. Ok is false where s does
// not say so.
func (d *document) saysIdentity(s span) (yes, ok bool) {
	q := d.lastAsk()
	the := -1
	for i := 2; i < len(q) && the < 0; i++ {
		if q[i].norm == "the" {
			the = i
		}
	}
	if the < 0 || the+1 >= len(q) {
		return false, false
	}
	switch q[0].norm {
	case "is", "was", "are", "were":
	default:
		return false, false
	}
	what, who := d.describes(q[the+1:], s), q[1:the]
	if what.empty() {
		return false, false
	}
	is, named, other := false, false, false
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		switch {
		case i >= what.from && i < what.to:
		case t.norm == q[0].norm || t.norm == "is" || t.norm == "was":
			is = true
		case holds(who, t.key):
			named = true
		case t.is(article) || t.is(title):
		case t.upper && !t.number && !t.is(light) && !d.asked(t.key) && (i > s.from || i+1 < s.to && (d.toks[i+1].upper || d.toks[i+1].is(auxiliary) || d.toks[i+1].norm == "is" || d.toks[i+1].norm == "was")):
			other = true
		default:
			return false, false // it says something else beside
		}
	}
	return named, is && named != other
}

// describes is where s holds the words of what is described, in their order and with no other content word between
// them; empty where it does not.
func (d *document) describes(what []token, s span) (at span) {
	k := 0
	for i := s.from; i < s.to && k < len(what); i++ {
		for k < len(what) && (function(&what[k]) || what[k].is(article)) {
			k++
		}
		if k == len(what) {
			break
		}
		switch t := &d.toks[i]; {
		case d.sameForm(&what[k], t):
			if k++; at.empty() {
				at.from = i
			}
			at.to = i + 1
		case !at.empty() && !function(t) && !t.is(article):
			return span{}
		}
	}
	for k < len(what) && (function(&what[k]) || what[k].is(article)) {
		k++
	}
	if k < len(what) {
		return span{}
	}
	return at
}

// holds reports whether one of toks has the key.
func holds(toks []token, key string) bool {
	for i := range toks {
		if toks[i].key == key {
			return true
		}
	}
	return false
}

// saysOnly reports whether s says that what is asked holds of something else alone: "he only speaks Danish", asked
// whether he speaks Dutch.
func (d *document) saysOnly(s span) bool {
	q := d.lastAsk()
	only, other, said := false, false, 0
	for i := s.from; i < s.to; i++ {
		switch t := &d.toks[i]; {
		case t.norm == "only" || t.norm == "solely" || t.norm == "exclusively":
			only = true
		case function(t) || t.is(article):
		case d.ofQuestion(t):
			said++
		case t.upper && i > s.from || t.word.day != "":
			other = true
		}
	}
	if !only || !other || said == 0 || d.asked("only") {
		return false
	}
	last := &q[len(q)-1]
	return (last.upper || last.word.day != "") && !d.holdsForm(last, s)
}
