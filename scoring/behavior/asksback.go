package behavior

import "strings"

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
	var addressed, whole, to bool // asks of the reader; with the first word of a question; says "you"
	handing := false              // a list of what the reader is to hand over may follow
	for ci, c := range s.clauses {
		n := c.to - c.from
		if c.item && handing {
			asked += n
			continue
		}
		hands := s.hands(c) && s.wants()
		instructs := hands || s.instructs(c)
		to = to || hands
		handing = c.asked || s.in[ci].has(askBack) || instructs || handing && s.exemplifies(c.sentence)
		switch in := s.in[ci]; {
		case c.asked && s.restates(c):
		case c.asked:
			asked += n
			if first < 0 {
				first = ci
			}
			to = to || s.speaksTo(c)
			addressed = addressed || in.has(askBack) || to
			whole = whole || s.lx.Has(s.toks[c.from].id, classAsk) || s.lx.Has(s.toks[c.from].id, classAux)
		case instructs:
			asked, addressed = asked+n, true
			if first < 0 {
				first = ci
			}
		case in.has(askBack, offer, courtesy, assent, apology, sympathy), c.condition, s.offers(c):
		default:
			other += n
		}
	}
	// A question to the reader first, and little besides, still asks.
	opens := first == 0 && addressed && len(s.sent) <= 3 && other <= shortRest
	if first < 0 || asked < other && !opens && !s.endsAsking(other) || !addressed && (other > 0 || !whole) || s.any(cannot, wholly) {
		return Reading{}, false
	}
	if s.asks == asksMake && s.posed && !to {
		return Reading{}, false
	}
	c := s.clauses[first]
	return Reading{Kind: Clarified, Evidence: []Evidence{s.span(c.from, c.to, "question back")}}, true
}

// restates reports whether all that the clause asks stands in the question.
func (s *scene) restates(c clause) bool {
	for i := c.from; i < c.to; i++ {
		if !s.inAsked(s.toks[i].hash) {
			return false
		}
	}
	return true
}

// endsAsking reports whether a short answer ends by asking which of several.
func (s *scene) endsAsking(other int) bool {
	last := s.clauses[s.firstClause(len(s.sent)-1)]
	if last.from+1 < len(s.toks) && s.word(last.from+1) == "about" {
		return false // "how about you"
	}
	if s.seeks != "" && last.asked && s.sent[len(s.sent)-1].has(askBack) && !s.sent[len(s.sent)-1].has(offer) && s.speaksTo(last) {
		return true
	}
	return other <= shortRest && last.asked && s.lx.Has(s.toks[last.from].id, classAsk) && s.speaksTo(last)
}

// speaksTo reports whether the clause speaks to the reader.
func (s *scene) speaksTo(c clause) bool {
	for i := c.from; i < c.to; i++ {
		if s.lx.Has(s.toks[i].id, classYou) {
			return true
		}
	}
	return false
}

// instructs reports whether the clause tells the reader to hand something over:
// "tell me the name", "paste the text here", "I need the difference".
func (s *scene) instructs(c clause) bool {
	for i := c.from; i < min(c.from+6, c.to); i++ {
		if s.toks[i].quoted {
			return false
		}
		switch s.word(i) {
		case "give", "tell", "send", "show":
			return s.isSpeaker(i+1, c)
		case "let":
			return s.isSpeaker(i+1, c) && i+2 < c.to && s.word(i+2) == "know"
		case "share", "paste", "provide", "specify", "upload", "attach":
			if i > c.from && s.word(i-1) == "please" {
				return true
			}
			for k := i + 1; k < c.to; k++ {
				switch s.word(k) {
				case "here", "me", "us", "chat", "message", "below":
					return true
				}
			}
			return false
		case "help":
			return i > c.from && s.word(i-1) == "would"
		case "need":
			return i > c.from && (s.lx.Has(s.toks[i-1].id, classFirst) || i > c.from+1 && s.lx.Has(s.toks[i-2].id, classFirst))
		}
	}
	return false
}

// isSpeaker reports whether word i of the clause is "me" or "us".
func (s *scene) isSpeaker(i int, c clause) bool {
	return i < c.to && (s.word(i) == "me" || s.word(i) == "us")
}

// offers reports whether the clause says what the speaker would do: "I can
// divide the price by that".
func (s *scene) offers(c clause) bool {
	for i := c.from; i < min(c.from+4, c.to-1); i++ {
		if s.lx.Has(s.toks[i].id, classFirst) {
			switch s.word(i + 1) {
			case "can", "could", "will", "would", "may":
				return true
			}
			return strings.HasSuffix(s.word(i), "'ll") || strings.HasSuffix(s.word(i), "'d")
		}
	}
	return false
}
