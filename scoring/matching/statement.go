package matching

import (
	"slices"
	"strings"
)

// agreed reports whether the statement s says of what was asked about that it is so: it says no
// more than "It does" before its first comma, or what the question asks in the question's words.
func (d *document) agreed(s span) bool {
	const bare, longest = 4, 14 // words
	if i := s.from + 1; i < s.to && interjection(d.toks[s.from].norm) && d.toks[i].clause != d.toks[s.from].clause {
		s.from = i
	}
	s.from += d.at(conclude, s.from)
	if n := s.to - s.from; n < 2 || n > longest {
		return false
	}
	i := s.from + 1
	for i < s.to && d.toks[i].clause == d.toks[s.from].clause {
		i++
	}
	if n := i - s.from; n > 1 && n <= bare && d.toks[i-1].is(auxiliary) {
		return true
	}
	if i < s.to && !conditional(d.toks[s.from].norm) && !slices.ContainsFunc(d.toks[s.from:i], func(t token) bool { return saysWhat(&t) && d.ofQuestion(&t) }) {
		s.from = i // "According to the sign, it is open", "Botanically, it is a berry"
	}
	return d.repeats(s)
}

// conditional reports whether a word opens a clause under which alone the rest holds, or that it outweighs.
func conditional(norm string) bool {
	switch norm {
	case "if", "unless", "when", "whenever", "while", "although", "though", "without", "before", "after", "until", "till", "except", "only", "once", "on":
		return true
	}
	return false
}

// adverb reports whether t only says how something is so, which leaves it so.
func adverb(t *token) bool {
	switch t.norm {
	case "barely", "hardly", "rarely", "nearly", "scarcely", "partly", "partially", "supposedly", "allegedly", "reportedly", "only", "usually", "normally", "generally", "possibly", "probably", "occasionally", "mostly", "fairly":
		return false
	}
	return len(t.norm) > 5 && !t.upper && strings.HasSuffix(t.norm, "ly")
}

// permits reports whether t only says that one may or must, or that something is, as the question asks with its first
// word, or by how much: "allowed", "belongs", "much".
func (d *document) permits(t *token) bool {
	q := d.lastAsk()
	if len(q) == 0 {
		return false
	}
	switch q[0].norm {
	case "may", "can", "could":
		switch t.norm {
		case "allowed", "permitted", "free", "entitled", "eligible", "may":
			return true
		}
	case "is", "are", "was", "were":
		switch t.norm {
		case "belong", "belongs", "belonged", "considered", "classified", "counted", "classed", "much", "far", "slightly", "considerably", "significantly", "somewhat":
			return true
		}
	case "must", "should":
		switch t.norm {
		case "required", "obliged", "needs", "need":
			return true
		}
	}
	return false
}

// interjection reports whether a word before a comma says nothing: "Sure, the shop is open".
func interjection(norm string) bool {
	switch norm {
	case "sure", "well", "oh", "ok", "okay", "hmm", "ah", "surely":
		return true
	}
	return false
}

// repeats reports whether s has the words of the question in their order and no other until it has
// them all: asked whether the shop is open on Sunday, "it is closed on Sunday", "it is rarely open"
// and "it is open on weekdays" are no yes. A pronoun may stand for the subject, and where s says
// nothing more it may leave out what ends the question: "97 is prime", "a cap is required".
func (d *document) repeats(s span) bool {
	q := d.lastAsk()
	asked := make([]int, 0, len(q))
	for i := range q {
		if i+1 == len(q) || !function(&q[i]) {
			asked = append(asked, i)
		}
	}
	at, said := 0, false // how many of asked are behind; one of them that is no subject
	for i := s.from; i < s.to; i++ {
		t, k := &d.toks[i], at
		for k < len(asked) && !d.sameForm(&q[asked[k]], t) {
			k++
		}
		switch {
		case at < len(asked) && (k == at || at == 0 && (pronoun(&d.toks[s.from]) && k < len(asked) || k == 1 && len(asked) > 2)):
			at, said = k+1, said || k > 0 || i > s.from && pronoun(&d.toks[s.from])
		case t.norm == "almost" || t.norm == "nearly":
			return false
		case function(t), d.permits(t), adverb(t):
		case at > 0 && at < len(asked) && t.upper && q[asked[at]].upper && i+1 < s.to && d.toks[i+1].clause != t.clause && d.sameForm(&q[asked[at]], &d.toks[i+1]): // "born in Ulm, Germany"
		case at < len(asked) || !said || len(asked) < 2 || d.has(limit, span{i, s.to}) || d.sameForm(&q[asked[0]], t):
			return false
		default:
			return true
		}
	}
	if at == len(asked) || !said {
		return said
	}
	for i := asked[at-1] + 1; i < asked[at]; i++ {
		if q[i].is(light) && !q[i].is(article) || q[i].is(than) {
			return true // "... in the pool"
		}
	}
	return at+1 == len(asked)
}

// sameForm reports whether t is the word q of the question in some form.
func (d *document) sameForm(q, t *token) bool {
	return d.lex.near(q.key, t.key) || inflected(q.key, t.norm) || inflected(t.key, q.norm) || q.word.verb > 0 && q.word.verb == t.word.verb
}

// function reports whether t is a word that carries no part of what is asked.
func function(t *token) bool { return t.is(light) || t.is(auxiliary) || t.is(than) || pronoun(t) }

func pronoun(t *token) bool {
	switch t.norm {
	case "it", "they", "he", "she", "this", "that", "these", "those", "there", "you", "we", "i", "one":
		return true
	}
	return false
}
