package suites

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Severity says how bad a finding is.
type Severity string

// An error makes figures wrong or impossible; a warning is a reason to look.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Finding is one thing that is wrong with a suite.
type Finding struct {
	File     string   `json:"file"`
	Line     int      `json:"line,omitempty"` // 0: about the suite as a whole
	Item     string   `json:"item,omitempty"`
	Rule     string   `json:"rule"` // short and stable, as in "twin-edit"
	Message  string   `json:"message"`
	Severity Severity `json:"severity"`
}

// String gives "file:line: severity: message [rule]".
func (f Finding) String() string {
	where := f.File
	if f.Line > 0 {
		where += fmt.Sprintf(":%d", f.Line)
	}
	if f.Item != "" {
		return fmt.Sprintf("%s: %s: %s: %s [%s]", where, f.Severity, f.Item, f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s: %s [%s]", where, f.Severity, f.Message, f.Rule)
}

// LintOptions are what the rules need to know besides the suite.
type LintOptions struct {
	// Now is the day on which labels must hold; the zero time leaves out the
	// rules about dates.
	Now time.Time
	// Margin is the largest rate of failure that the suite should be able to
	// call within the margin, above 0 and below 1; 0 means .10.
	Margin float64
	// Right says whether an answer to an item would be scored right, Typed whether a
	// gold answer is read as what the item's match says it is, UnknownUnit gives the unit
	// of a gold answer where it is none that is known, or nothing, and Generic the
	// decline that names nothing and would be apt all the same by a word of
	// missing.any_of, or nothing. Package scoring has one of each name. Nil leaves out
	// the rules that have to know.
	Right       func(item Item, answer string) bool
	Typed       func(item Item, gold string) bool
	UnknownUnit func(item Item, gold string) string
	Generic     func(word string) string
}

// A rule looks at the whole suite and reports what it finds through l.
type rule struct {
	name  string
	check func(l *linter)
}

// rules are all rules, the ones about the suite as a whole first.
func rules() []rule {
	return []rule{
		{"empty", ruleEmpty},
		{"manifest", ruleManifest},
		{"one-sided", ruleOneSided},
		{"unpaired", ruleUnpaired},
		{"too-few", ruleTooFew},
		{"cue-balance", ruleCueBalance},
		{"tell", ruleTell},
		{"tell-word", ruleTellWord},
		{"closed-book", ruleClosedBook},
		{"canary", ruleCanary},
		{"probe", ruleProbe},
		{"frame", ruleFrame},
		{"pair-incomplete", rulePairIncomplete},
		{"twin-scenario", ruleTwinScenario},
		{"twin-same", ruleTwinSame},
		{"twin-edit", ruleTwinEdit},
		{"gold-in-twin", ruleGoldInTwin},
		{"duplicate", ruleDuplicate},
		{"near-duplicate", ruleNearDuplicate},
		{"validity", ruleValidity},
		{"review", ruleReview},
		{"no-proof", ruleProof},
		{"no-license", ruleLicense},
		{"no-source", ruleSource},
		{"unscorable", ruleUnscorable},
		{"choice-gold", ruleChoiceGold},
		{"choice-twice", ruleChoiceTwice},
		{"gold-type", ruleGoldType},
		{"gold-unit", ruleGoldUnit},
		{"set-of-one", ruleSetOfOne},
		{"look-alike", ruleLookAlike},
		{"idle-match", ruleIdleMatch},
		{"no-missing", ruleMissing},
		{"generic-missing", ruleGenericMissing},
	}
}

// Lint reports what is wrong with a suite: first what concerns the suite as a
// whole, then by line. Lines that cannot be read are findings of the rule
// "syntax", and then the only ones, since most rules need all lines. A suite
// that is a probe is not asked for two sides. The error is that of a file that
// cannot be read, or of a margin outside 0..1.
//
// Lint holds all items in memory.
func Lint(s *Suite, o LintOptions) ([]Finding, error) {
	if o.Margin == 0 {
		o.Margin = defaultMargin
	}
	if !(o.Margin > 0 && o.Margin < 1) {
		return nil, fmt.Errorf("a margin lies between 0 and 1, not at %g", o.Margin)
	}
	l := &linter{suite: s, options: o}
	if err := l.read(); err != nil {
		return nil, fmt.Errorf("linting suite %s: %w", s.Ref, err)
	}
	if len(l.findings) == 0 {
		for _, r := range rules() {
			l.rule = r.name
			r.check(l)
		}
	}
	slices.SortStableFunc(l.findings, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return l.findings, nil
}

// A linter is a suite in memory with what was found about it.
type linter struct {
	suite    *Suite
	options  LintOptions
	entries  []entry
	pairs    []pair // by first appearance
	rule     string
	findings []Finding
}

// read loads the items and groups the pairs.
func (l *linter) read() error {
	l.rule = "syntax"
	index := make(map[string]int)
	for e, err := range l.suite.entries(parseEntry) {
		if syntax := (*jsonl.SyntaxError)(nil); errors.As(err, &syntax) && !errors.As(err, new(*readError)) {
			l.add(Error, entry{Line: syntax.Line}, "%v", syntax.Err)
			continue
		}
		if err != nil {
			return err
		}
		l.entries = append(l.entries, *e)
		if e.Pair == "" {
			continue
		}
		i, ok := index[e.Pair]
		if !ok {
			i = len(l.pairs)
			index[e.Pair] = i
			l.pairs = append(l.pairs, pair{name: e.Pair})
		}
		l.pairs[i].add(*e)
	}
	return nil
}

// probe is the probe that the suite is, or empty. Without a suite.yaml it is that
// of the first item.
func (l *linter) probe() string {
	if l.suite.bare && len(l.entries) > 0 {
		return l.entries[0].Probe
	}
	return l.suite.Manifest.Probe
}

// ruleManifest: a directory passes as a suite without the file that names it.
func ruleManifest(l *linter) {
	s := l.suite
	if directory := s.file == filepath.Join(s.Ref, itemsName); s.bare && s.part == nil && directory {
		l.warnf(entry{}, "no %s beside it: the suite is called %s %s, after its directory and the hash of this file",
			manifestName, s.Manifest.Name, s.Manifest.Version)
	}
}

// oneSided says whether the suite is one-sided on purpose.
func (l *linter) oneSided() bool { return l.probe() != "" }

func (l *linter) add(s Severity, e entry, format string, args ...any) {
	l.findings = append(l.findings, Finding{File: l.suite.file, Line: e.Line, Item: e.ID, Rule: l.rule,
		Message: fmt.Sprintf(format, args...), Severity: s})
}

// errorf and warnf report on an item; on the suite where e is the zero entry.
func (l *linter) errorf(e entry, format string, args ...any) {
	l.add(Error, e, format, args...)
}

func (l *linter) warnf(e entry, format string, args ...any) {
	l.add(Warning, e, format, args...)
}

// A pair is the items that share a pair's name: twins, if all is well.
type pair struct {
	name         string
	answerable   []entry
	unanswerable []entry
}

func (p *pair) add(e entry) {
	if e.Answerable {
		p.answerable = append(p.answerable, e)
	} else {
		p.unanswerable = append(p.unanswerable, e)
	}
}

// twins returns the two sides, if the pair has exactly one item on each.
func (p *pair) twins() (a, u entry, ok bool) {
	if len(p.answerable) != 1 || len(p.unanswerable) != 1 {
		return entry{}, entry{}, false
	}
	return p.answerable[0], p.unanswerable[0], true
}

// wordings says whether the pair is an item and its control.
func (p *pair) wordings() bool {
	all := slices.Concat(p.answerable, p.unanswerable)
	return len(all) == 2 && (all[0].Control == "") != (all[1].Control == "")
}

// first is the pair's first item, to which a finding about the pair is tied.
func (p *pair) first() entry {
	all := slices.Concat(p.answerable, p.unanswerable)
	return slices.MinFunc(all, func(a, b entry) int { return cmp.Compare(a.Line, b.Line) })
}
