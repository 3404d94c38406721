package behavior

import (
	"cmp"
	"embed"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed endings/tables/*.txt
var endingFiles embed.FS

// What a phrase of endings says.
const (
	endsOffering   = iota // offers more
	endsAlone             // declines where it is all that an answer says
	endsOpening           // says nothing of what was asked, at the start
	endsLabeling          // labels what follows
	endsLeading           // leads into a sentence, before a comma
	endsClosing           // says nothing of what was asked, at the end
	endsItem              // nor behind an answer to an item
	endsLacking           // tells of a lack of something else
	endsRestating         // says again what was asked
	endsDoubting          // doubts what follows or stands before
	endsLackingOne        // says of one thing that it is not given
	endsLeadingOn         // leads into a sentence of any sort
	endsNoLead            // leads into no answer, though each of its words may
	endsAtFirst           // says that something seems so or did at first
	endsTrouble           // is for trouble
)

// Endings is a short hash of the embedded phrases of what stands around an answer, of which
// no weights are made.
func Endings() string { return phrases.SumOf(phrases.Sum(rooted()), formsFile)[:8] }

func rooted() fs.FS {
	files, err := fs.Sub(endingFiles, "endings")
	if err != nil {
		return endingFiles
	}
	return files
}

var endings = sync.OnceValue(func() *phrases.Table {
	t, err := phrases.Compile(rooted(), []string{"offers more", "alone", "opens", "labels", "leads in", "closes", "closes an item", "lacks else", "restates", "doubts", "lacks one", "leads on", "no lead", "at first", "trouble"}, leadNames[:])
	if err != nil {
		return phrases.Nothing() // a test compiles it
	}
	return t
})

// endsWith reports whether a phrase of endings begins at word from, within words to to, and where
// it ends.
func (s *scene) endsWith(group, from, to int) (end int, ok bool) {
	if endings().ID(s.toks[from].hash) == 0 || to-from > longestEnding {
		return 0, false
	}
	for _, m := range s.endingsIn(from, to) {
		if m.Group == group && m.From == 0 {
			return from + m.To, true
		}
	}
	return 0, false
}

// endingsIn finds the phrases of endings in the words from from to to, which count as one sentence. One is
// held against several groups in a row.
func (s *scene) endingsIn(from, to int) []phrases.Match {
	if s.ended == [2]int{from, to} {
		return s.found
	}
	s.ended = [2]int{from, to}
	t := endings()
	s.endIDs = s.endIDs[:0]
	for i := from; i < to; i++ {
		id := t.ID(s.toks[i].hash)
		if s.toks[i].kind == number {
			id = phrases.Number
		}
		s.endIDs = append(s.endIDs, id)
	}
	s.ending.Look(t, s.endIDs)
	s.found = s.ending.Find(0, to-from, s.found[:0])
	return s.found
}

// longestEnding is how many words a clause may have that offers something.
const longestEnding = 30

// longestAlone is how many words a decline has that is all there is.
const longestAlone = 8

// declinesAlone finds a decline in a word that is all that an answer says, but for code.
func (s *scene) declinesAlone() {
	to := len(s.toks)
	if to > longestAlone || strings.Contains(s.text, "`") {
		return
	}
	if end, ok := s.endsWith(endsAlone, 0, to); ok && end == to {
		at, _ := slices.BinarySearchFunc(s.signals, 1, func(g signal, ci int) int { return cmp.Compare(g.clause, ci) })
		s.signals = slices.Insert(s.signals, at, signal{group: declinePlain, to: to})
	}
}

// lookWithin takes a text apart but for what it offers at its end, and what stands around it.
func (s *scene) lookWithin(q Question, text string) {
	s.cuts = true
	s.look(q, text, tables())
	s.cuts = false
}

// within is what a text does that was taken apart so, by rules and by weigh, which puts beside them
// what words weigh. Which kind of decline it is the whole tells.
func (s *scene) within(q Question, whole string, weigh func(Reading) Reading) Reading {
	_, _, doubts := s.doubting()
	r := s.doubtAndAll(q, whole, weigh)
	if doubts {
		return s.amidDoubt(q, whole, r)
	}
	return r
}

// doubtAndAll is the same, with words that doubt all of it among the others.
func (s *scene) doubtAndAll(q Question, whole string, weigh func(Reading) Reading) Reading {
	lacking := s.lacksElse()
	r := s.byRules()
	if at, ok := s.offersInQuestion(r); ok {
		s.lookWithin(q, whole[:at])
		r = s.byRules()
	}
	r = weigh(r)
	if r.Kind.Declines() && len(s.text) < len(whole) {
		s.look(q, whole, tables())
		if all := weigh(s.byRules()); all.Kind.Declines() {
			r = all
		}
	}
	if r.Kind.Declines() && lacking > 0 {
		s.lookWithin(q, whole[:lacking])
		if rest := weigh(s.byRules()); rest.Value != "" && !rest.Kind.Declines() {
			return rest
		}
	}
	return r
}

// cutOffers leaves out last sentences that offer more behind an answer or a decline ("Would you
// like me to show the steps?"): they say nothing of what it does. A choice that is offered asks
// for it, and behind courtesies alone an offer is all there is.
func (s *scene) cutOffers() {
	for last := len(s.ends) - 1; last > 0; last-- {
		first := s.ends[last-1] + 1
		n := s.clauses[first].from
		if _, offers := s.endsWith(endsOffering, n, s.clauses[first].to); !offers || s.says(n, len(s.toks), "or", "which", "whether") || s.onlyCourtesy(first) {
			return
		}
		s.cutFrom(last)
	}
}

// onlyCourtesy reports whether each clause before clause ci is a courtesy, or takes a task on.
func (s *scene) onlyCourtesy(ci int) bool {
	var kind groupSet
	n := 0
	for k, g := range s.signals {
		if g.clause >= ci {
			break
		}
		kind |= 1 << g.group
		if k+1 == len(s.signals) || s.signals[k+1].clause != g.clause {
			if !kind.has(courtesy, assent, offer, apology, sympathy) {
				return false
			}
			n, kind = n+1, 0
		}
	}
	return n == ci
}

// offersInQuestion finds where the last sentence of an answer begins that gives a value of the
// type asked for and ends in a question that takes up nothing of what was asked or given: it
// offers more ("Need this in another format?"), and without it the words weigh as they should.
func (s *scene) offersInQuestion(r Reading) (at int, ok bool) {
	last := len(s.sent) - 1
	if r.Kind != Answered && r.Kind != Hedged || last == 0 || s.untyped() || s.sent[last].has(askBack, readingIf, readingMany) {
		return 0, false
	}
	c := s.clauses[s.firstClause(last)]
	if !c.asked || s.toks[c.from].is(classAsk) {
		return 0, false
	}
	for i := c.from; i < len(s.toks); i++ {
		if t := &s.toks[i]; s.word(i) == "or" || !t.is(classStop) && s.given(t.hash) {
			return 0, false
		}
	}
	return s.toks[c.from].start, true
}
