package suspects

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A Found is what a Tally found. Its suspects have no texts before Tell was
// given them.
type Found struct {
	report Report
	places map[uint64][]place // of the items that are shown, by ask
}

// A place is where the text of an item goes, and whose value is quoted.
type place struct {
	suspect, item int
	version       uint64
	value         mark
	by            []uint16
}

// show makes a suspect of a candidate, without its texts.
func (s *search) show(f *Found, c candidate) {
	one := Suspect{Kind: c.tier.kind(), Scored: c.scored}
	at := place{suspect: len(f.report.Suspects)}
	if one.Kind == OneSideVaries {
		twin := s.twin[c.entry]
		both := s.inBoth(c.entry, twin)
		for item, i := range []uint32{c.entry, twin} {
			one.Items = append(one.Items, Item{Answerable: s.t.entries[i].answerable, Outcomes: done(s.rows(i), both)})
			at.item = item
			f.expect(s.t.entries[i], at)
		}
	} else {
		words := wordsOf(s.rows(c.entry))
		item := Item{Answerable: s.t.entries[c.entry].answerable}
		for _, r := range s.rows(c.entry) {
			item.Outcomes.count(r.act)
		}
		for _, w := range words {
			if w.act == scoring.ActDeclined {
				one.Declined++
			}
		}
		one.Items = []Item{item}
		one.Value = s.value(c, words, &at)
		f.expect(s.t.entries[c.entry], at)
	}
	f.report.Suspects = append(f.report.Suspects, one)
}

func (f *Found) expect(e entry, at place) {
	at.version = e.version
	f.places[e.ask] = append(f.places[e.ask], at)
}

// value is the value that made c a candidate: of those that as many share, the
// first of its tier.
func (s *search) value(c candidate, words []word, at *place) *Value {
	what := scoring.ActAnswered
	if c.tier.kind() == AllFail {
		what = scoring.ActWrong
	}
	for _, g := range shared(words, what) {
		if c.tier == newValue && s.expected(c.entry, g.value) {
			continue
		}
		v := &Value{}
		switch c.tier {
		case newValue:
			v.Origin = New
		case lured:
			v.Origin = Lure
		}
		at.value = g.value
		for _, m := range g.members {
			at.by = append(at.by, words[m].checkpoint)
			v.By = append(v.By, s.t.checkpoints[words[m].checkpoint].Name)
		}
		return v
	}
	return nil
}

// Tell is given every item and verdict a second time, with the number of its
// checkpoint, and takes the texts of those that are shown.
func (f *Found) Tell(checkpoint int, x Asked) {
	places := f.places[hash(x.Verdict.Ask)]
	if len(places) == 0 {
		return
	}
	version := versionOf(x.Item)
	for _, at := range places {
		if at.version == version {
			f.report.Suspects[at.suspect].tell(at, checkpoint, x.Item, x.Verdict)
		}
	}
}

func (s *Suspect) tell(at place, checkpoint int, item suites.Item, v scoring.Verdict) {
	if one := &s.Items[at.item]; one.Ask == "" {
		one.ID, one.Ask, one.Question, one.Choices, one.Answers = item.ID, v.Ask, item.Question, item.Choices, item.Answers
		if item.Missing != nil {
			one.Missing = item.Missing.Say
		}
		s.Suite, s.Pair, s.Scenario = v.Suite, item.Pair, string(item.Scenario)
	}
	if s.Value == nil || s.Value.Text != "" || !slices.Contains(at.by, uint16(checkpoint)) {
		return
	}
	if o := v.Act(); (o == scoring.ActAnswered || o == scoring.ActWrong) && markOf(v.Extracted).same(at.value) {
		s.Value.Text = v.Extracted
	}
}

// Report is what was found, with the texts that Tell was given.
func (f *Found) Report() Report { return f.report }
