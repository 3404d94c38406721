package behavior

// shortRest is how many other words may follow a question to the reader.
const shortRest = 20

// asksBack reads an answer that puts more words into questions to the reader
// than into anything else, beside what goes with them: courtesy, offers, what
// it could do "if you share the notes". Where a question or something that holds
// questions was asked for, one is an answer.
func (s *scene) asksBack() (Reading, bool) {
	if s.word(0) == "here" || s.word(0) == "here's" {
		return Reading{}, false // "here is one you could send: would you mind ..."
	}
	asked, other, first := 0, 0, -1
	var addressed, whole, hands bool // asks of the reader; with the first word of a question; for something to work on
	handing := false                 // a list of what the reader is to hand over may follow
	for ci, c := range s.clauses {
		n := c.to - c.from
		if c.item && handing {
			asked += n
			continue
		}
		here := s.hands(c) && s.wants()
		hands = hands || here
		handing = c.asked || s.in[ci].has(askBack) || here
		switch in := s.in[ci]; {
		case c.asked:
			asked += n
			if first < 0 {
				first = ci
			}
			addressed = addressed || in.has(askBack) || hands
			whole = whole || s.toks[c.from].is(classAsk) || s.toks[c.from].is(classAux)
		case here:
			asked, addressed = asked+n, true
			if first < 0 {
				first = ci
			}
		case in.has(askBack, offer, courtesy, assent, apology, sympathy), c.condition:
		default:
			other += n
		}
	}
	// A question to the reader first, and little besides, still asks.
	opens := first == 0 && addressed && len(s.sent) <= 3 && other <= shortRest
	if first < 0 || asked < other && !opens || !addressed && (other > 0 || !whole) || s.any(cannot, wholly) {
		return Reading{}, false
	}
	if s.asks == asksMake && s.posed && !hands {
		return Reading{}, false
	}
	c := s.clauses[first]
	return Reading{Kind: Clarified, Evidence: []Evidence{s.span(c.from, c.to, "question back")}}, true
}
