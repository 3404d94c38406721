package suites

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// sideOfOne is a margin for which one item a side is enough.
const sideOfOne = .98

// report lints and gives the findings as lines. The margin is such that no
// suite is too small, and the day is one on which nothing expires.
func report(t *testing.T, m Manifest, lines ...string) []string {
	t.Helper()
	return reportOn(t, LintOptions{Now: day(t, "2026-11-23"), Margin: sideOfOne}, m, lines...)
}

func reportOn(t *testing.T, o LintOptions, m Manifest, lines ...string) []string {
	t.Helper()
	findings, err := Lint(memory(m, lines...), o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range findings {
		out = append(out, f.String())
	}
	return out
}

func TestLintFindsNothingInGoodTwins(t *testing.T) {
	if got := report(t, Manifest{}, lineA, lineU); got != nil {
		t.Errorf("found %q", got)
	}
}

// A directory passes as a suite without a manifest, and lint says that its name and
// version are made up; a file of items is meant to have none.
func TestLintOfADirectoryWithoutAManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mine")
	file := filepath.Join(dir, "items.jsonl")
	if err := errors.Join(os.Mkdir(dir, 0o755), os.WriteFile(file, []byte(lineA+"\n"+lineU+"\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]bool{dir: true, file: false} {
		s, err := Open(ref, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := Lint(s, LintOptions{Margin: sideOfOne})
		said := slices.ContainsFunc(findings, func(f Finding) bool {
			return f.Rule == "manifest" && f.Severity == Warning && strings.Contains(f.Message, "no suite.yaml beside it: the suite is called mine ")
		})
		if err != nil || said != want {
			t.Errorf("%s: %v, %v", ref, findings, err)
		}
	}
}

func TestLintSuite(t *testing.T) {
	a, u := parse(t, lineA), parse(t, lineU)
	with := func(it Item, change func(*Item)) Item { change(&it); return it }
	alone := func(it *Item) { it.Pair = "" }
	for _, row := range []struct {
		reason   string
		manifest Manifest
		lines    []string
		want     []string
	}{
		{
			reason: "a suite without items",
			want:   []string{`items.jsonl: error: the suite has no items [empty]`},
		},
		{
			reason: "a scenario whose items all lie on one side",
			lines:  append(linesOf(a, u), linesOf(Item{ID: "b", Scenario: Stale, Question: "B?", AnswerType: "time", Missing: &Missing{"s", []string{"x"}}, Proof: &Proof{"solver", "n"}, Source: "s", License: "l"})...),
			want: []string{
				`items.jsonl: error: scenario stale has 1 unanswerable item and no answerable one; a model that always declines would look perfect on it [one-sided]`,
				`items.jsonl: warning: 1 item of 3 without a pair: d' and c leave them out [unpaired]`,
			},
		},
		{
			reason: "the other side",
			lines:  linesOf(with(a, alone)),
			want: []string{
				`items.jsonl: error: scenario underspecified_context has 1 answerable item and no unanswerable one; a model that never declines would look perfect on it [one-sided]`,
				`items.jsonl: warning: no item has a pair: there are no twins to tell apart, and d' and c take each side as a whole [unpaired]`,
			},
		},
		{
			reason: "a probe is one-sided by design",
			lines:  linesOf(with(a, func(it *Item) { alone(it); it.Probe = "hard" })),
		},
		{
			reason: "an item of a probe and its control may be a pair of one side",
			lines: linesOf(with(a, func(it *Item) { it.Probe, it.Control = "alarming", "plain" }),
				with(a, func(it *Item) {
					it.ID, it.Probe, it.Question = "plain", "alarming", strings.Replace(it.Question, "pump", "siphon", 1)
				})),
		},
		{
			reason: "faulty lines are listed, and nothing else",
			lines:  []string{lineA, `{"id":"x"}`, lineU, lineU, `[`},
			want: []string{
				`items.jsonl:2: error: the key "scenario" is missing [syntax]`,
				`items.jsonl:4: error: the id "t/uc-1-u" stands on line 3 already [syntax]`,
				`items.jsonl:5: error: expected an object, got an array; a file of items holds one object a line, whole and with nothing around it [syntax]`,
			},
		},
	} {
		if diff := cmp.Diff(row.want, report(t, row.manifest, row.lines...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

func TestLintMargin(t *testing.T) {
	for _, row := range []struct {
		margin float64
		want   int
	}{{.10, 36}, {.05, 72}, {.01, 368}, {.5, 6}, {.97, 2}, {.98, 1}} {
		if got := fewest(row.margin); got != row.want {
			t.Errorf("a margin of %g needs %d items, want %d", row.margin, got, row.want)
		}
	}
	want := []string{
		`items.jsonl: warning: 1 answerable item, 35 too few: even a model that never fails on them needs 36 to be called within a 10-point margin [too-few]`,
		`items.jsonl: warning: 1 unanswerable item, 35 too few: even a model that never fails on them needs 36 to be called within a 10-point margin [too-few]`,
	}
	if diff := cmp.Diff(want, reportOn(t, LintOptions{}, Manifest{}, lineA, lineU)); diff != "" {
		t.Errorf("the default margin is .10 (-want +got):\n%s", diff)
	}
	if got := reportOn(t, LintOptions{}, Manifest{}, strings.Replace(lineA, `"pair":"uc-1",`, `"probe":"hard",`, 1)); got != nil {
		t.Errorf("a probe has no margin: %q", got)
	}
	for _, margin := range []float64{-.1, 1, 10} {
		_, err := Lint(memory(Manifest{}), LintOptions{Margin: margin})
		if want := fmt.Sprintf("a margin lies between 0 and 1, not at %g", margin); message(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestLintTwins(t *testing.T) {
	const words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
	for _, row := range []struct {
		reason string
		change func(a, u *Item)
		want   []string // without file, line and item
	}{
		{"another scenario", func(a, u *Item) { a.Scenario, u.Scenario = Subjective, Stale }, []string{
			`error: scenario subjective has 1 answerable item and no unanswerable one; a model that never declines would look perfect on it [one-sided]`,
			`error: scenario stale has 1 unanswerable item and no answerable one; a model that always declines would look perfect on it [one-sided]`,
			`error: scenario stale, but its twin "t/uc-1-a" (line 1) has subjective [twin-scenario]`}},
		{"no twin of that name", func(a, u *Item) { a.Pair = "other" }, []string{
			`error: pair "other" has 1 answerable item and 0 unanswerable ones; twins are one of each [pair-incomplete]`,
			`error: pair "uc-1" has 0 answerable items and 1 unanswerable one; twins are one of each [pair-incomplete]`}},
		{"twins whose pairs look alike", func(a, u *Item) { a.Pair = "u\u0441-1" }, []string{ // a Cyrillic letter in it
			`error: pair "uс-1" (its 'с' is U+0441) has 1 answerable item and 0 unanswerable ones; twins are one of each [pair-incomplete]`,
			`error: pair "uc-1" has 0 answerable items and 1 unanswerable one; twins are one of each [pair-incomplete]`}},
		{"twins that look the same", func(a, u *Item) { a.Question = u.Question }, []string{
			`error: looks exactly like its answerable twin "t/uc-1-a" (line 1) [twin-same]`}},
		{"edits in question and context", func(a, u *Item) { a.Context, u.Context = "Monday.", "Tuesday." }, []string{
			`warning: differs from its twin "t/uc-1-a" in both question and context; let one of them stand [twin-edit]`}},
		{"the one edit may lie in the context", func(a, u *Item) {
			a.Context, u.Context = "A tank of 240 liters.", "A tank of steel."
			u.Question = a.Question
		}, nil},
		{"other choices", func(a, u *Item) { u.Choices = []string{"10", "20"} }, []string{
			`warning: has other choices than its twin "t/uc-1-a"; the edit belongs in the question or the context [twin-edit]`}},
		{"nine words of 25 are more than one edit", func(a, u *Item) {
			a.Question, u.Question = "x x x x x x x x "+words, "x x x x x x x x "+words
			u.Question = strings.Replace(u.Question, "six seven eight nine ten eleven twelve thirteen fourteen", "A B C D E F G H I", 1)
		}, []string{`warning: differs from its twin "t/uc-1-a" over 9 of 28 words ("A B C D E F G H I"); one edit is at most 8 words or 30% [twin-edit]`}},
		{"two small edits far apart are one long one", func(a, u *Item) {
			a.Question, u.Question = words, "ONE"+strings.TrimSuffix(words, "twenty")[3:]+"TWENTY"
		}, []string{`warning: differs from its twin "t/uc-1-a" over 20 of 20 words ("ONE two three four five six seven eight nine ten eleven twel"...); one edit is at most 8 words or 30% [twin-edit]`}},
		{"eight words are one edit", func(a, u *Item) {
			a.Question = words
			u.Question = strings.Replace(words, "six seven eight nine ten eleven twelve thirteen", "A B C D E F G H", 1)
		}, nil},
		{"nine words of thirty are too", func(a, u *Item) {
			a.Question = words + " x x x x x x x x x x"
			u.Question = strings.Replace(a.Question, "six seven eight nine ten eleven twelve thirteen fourteen", "A B C D E F G H I", 1)
		}, nil},
		{"a length that gives the side away", func(a, u *Item) { u.Question += " a b c d e f g h" }, []string{
			`warning: differs from its twin "t/uc-1-a" over 26 of 29 words ("stands outdoors. A pump empties it at 8 liters a minute. How"...); one edit is at most 8 words or 30% [twin-edit]`,
			`warning: 7 words away from its twin "t/uc-1-a"; at most 5 keep the length from giving the side away [twin-edit]`}},
		{"gold that the edit brings in", func(a, u *Item) { u.Question = strings.Replace(u.Question, "outdoors", "outdoors for 30 days", 1) }, []string{
			`warning: its own words hold the gold answer "30" of its twin "t/uc-1-a"; is it really without an answer? [gold-in-twin]`}},
		{"gold within a longer number is not there", func(a, u *Item) { u.Question = strings.Replace(u.Question, "outdoors", "on 1300 feet", 1) }, nil},
		{"gold of several words", func(a, u *Item) {
			a.Answers = []string{"The North Quay"}
			u.Question = strings.Replace(u.Question, "outdoors", "on the north quay", 1)
		}, []string{`warning: its own words hold the gold answer "The North Quay" of its twin "t/uc-1-a"; is it really without an answer? [gold-in-twin]`}},
		{"gold that both twins show is there by design", func(a, u *Item) {
			a.Context = "Room 30 has a pump."
			u.Context = a.Context
			u.Question = strings.Replace(u.Question, "outdoors", "in room 30", 1)
		}, nil},
		{"a symbol is not the small word of its letters", func(a, u *Item) {
			a.Answers, a.Match = []string{"In"}, &Match{Type: "text", KeepCase: true}
			u.Question = strings.Replace(u.Question, "outdoors", "in rain", 1)
		}, nil},
		{"a symbol of the same case", func(a, u *Item) {
			a.Answers, a.Match = []string{"In"}, &Match{Type: "text", KeepCase: true}
			u.Question = strings.Replace(u.Question, "outdoors", "on In", 1)
		}, []string{`warning: its own words hold the gold answer "In" of its twin "t/uc-1-a"; is it really without an answer? [gold-in-twin]`}},
		{"yes and no are not looked for", func(a, u *Item) {
			a.Answers, a.Match, a.AnswerType = []string{"no"}, &Match{Type: "boolean"}, TypeBoolean
			u.Question = strings.Replace(u.Question, "outdoors", "on no wheels", 1)
		}, nil},
		{"gold of punctuation alone is not looked for", func(a, u *Item) { a.Answers = []string{"."} }, nil},
	} {
		a, u := parse(t, lineA), parse(t, lineU)
		row.change(&a, &u)
		var got []string
		for _, line := range report(t, Manifest{}, linesOf(a, u)...) {
			_, line, _ = strings.Cut(line, " ")
			for _, it := range []Item{a, u} {
				line = strings.Replace(line, ": "+it.ID+": ", ": ", 1)
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

func TestLintThirdOfAPair(t *testing.T) {
	third := parse(t, lineU)
	third.ID, third.Question = "third", "A full tank leaks. A pump empties it at 8 liters a minute. How many minutes does the pump need?"
	want := []string{`items.jsonl:1: error: t/uc-1-a: pair "uc-1" has 1 answerable item and 2 unanswerable ones; twins are one of each [pair-incomplete]`}
	if diff := cmp.Diff(want, report(t, Manifest{}, append([]string{lineA, lineU}, linesOf(third)...)...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLintPairOfAProbe: an item and its control lie on one side, and any other two do not
// belong together.
func TestLintPairOfAProbe(t *testing.T) {
	const pair = `error: t/uc-1-a: pair "uc-1" has 2 answerable items and 0 unanswerable ones; twins are one of each [pair-incomplete]`
	for control, want := range map[string]bool{"t/uc-1-a": false, "": true} {
		plain := parse(t, lineA)
		plain.Probe = "alarming"
		alarming := plain
		alarming.ID, alarming.Control = "alarming", control
		alarming.Question = strings.Replace(plain.Question, "fill", "blast", 1)
		found := strings.Join(report(t, Manifest{Probe: "alarming"}, linesOf(plain, alarming)...), "\n")
		if strings.Contains(found, pair) != want {
			t.Errorf("of control %q:\n%s", control, found)
		}
	}
}

// TestLintClaimsOfNone: what no item has is said once, and not of every one.
func TestLintClaimsOfNone(t *testing.T) {
	a, u := parse(t, lineA), parse(t, lineU)
	for _, it := range []*Item{&a, &u} {
		it.Proof, it.License, it.Source = nil, "", ""
	}
	want := []string{
		`items.jsonl: warning: no item has a proof: how is it known which of them have an answer? [no-proof]`,
		`items.jsonl: warning: no item has a license, and there is none in suite.yaml [no-license]`,
		`items.jsonl: warning: no item has a source: who wrote them, or where are they from? [no-source]`,
	}
	if diff := cmp.Diff(want, report(t, Manifest{}, linesOf(a, u)...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLintClaims(t *testing.T) {
	for _, row := range []struct {
		reason   string
		manifest Manifest
		change   func(u *Item)
		want     string // rule and message; empty for none
	}{
		{"a label that holds no longer", Manifest{}, func(u *Item) { u.ValidUntil = "2026-11-22" }, `error: t/uc-1-u: its label held until 2026-11-22 and holds no longer [validity]`},
		{"a label that holds today for the last time", Manifest{}, func(u *Item) { u.ValidUntil = "2026-11-23" }, `warning: t/uc-1-u: its label holds until 2026-11-23 only [validity]`},
		{"90 days ahead", Manifest{}, func(u *Item) { u.ValidUntil = "2027-02-21" }, `warning: t/uc-1-u: its label holds until 2027-02-21 only [validity]`},
		{"91 days ahead", Manifest{}, func(u *Item) { u.ValidUntil = "2027-02-22" }, ``},
		{"a label that does not hold yet", Manifest{}, func(u *Item) { u.ValidFrom = "2026-11-24" }, `error: t/uc-1-u: its label holds from 2026-11-24 on and not yet [validity]`},
		{"a label that holds from today", Manifest{}, func(u *Item) { u.ValidFrom = "2026-11-23" }, ``},
		{"a review that is due", Manifest{}, func(u *Item) { u.ReviewBy = "2026-11-22" }, `warning: t/uc-1-u: was to be reviewed by 2026-11-22: see whether its label still holds, then move review_by [review]`},
		{"a review that is near", Manifest{}, func(u *Item) { u.ReviewBy = "2027-02-21" }, `warning: t/uc-1-u: is to be reviewed by 2027-02-21 [review]`},
		{"a review next year", Manifest{}, func(u *Item) { u.ReviewBy = "2027-11-23" }, ``},
		{"no proof", Manifest{}, func(u *Item) { u.Proof = nil }, `warning: t/uc-1-u: no proof: how is it known whether it has an answer? [no-proof]`},
		{"a proof that says nothing", Manifest{}, func(u *Item) { u.Proof = &Proof{Kind: "solver", Note: " "} }, `warning: t/uc-1-u: a proof of kind solver without a note that says what it is [no-proof]`},
		{"no license", Manifest{}, func(u *Item) { u.License = "" }, `warning: t/uc-1-u: no license, and none in suite.yaml [no-license]`},
		{"the license of the suite will do", Manifest{License: "MIT"}, func(u *Item) { u.License = "" }, ``},
		{"no source", Manifest{}, func(u *Item) { u.Source = "" }, `warning: t/uc-1-u: no source: who wrote it, or where is it from? [no-source]`},
		{"neither lures nor a type", Manifest{}, func(u *Item) { u.Lures, u.AnswerType = nil, "" }, `warning: t/uc-1-u: neither lures nor answer_type: a made-up answer to it cannot be recognized [unscorable]`},
		{"a type alone will do", Manifest{}, func(u *Item) { u.Lures = nil }, ``},
		{"lures alone recognize only themselves", Manifest{}, func(u *Item) { u.AnswerType = "" }, `warning: t/uc-1-u: no answer_type: a made-up answer that is none of its lures cannot be recognized [unscorable]`},
		{"a name is a word like any other", Manifest{}, func(u *Item) { u.Lures, u.AnswerType = nil, TypeName }, `warning: t/uc-1-u: 0 lures where the answer type name needs at least 1: give the values that someone who answers would give [unscorable]`},
		{"nothing to name", Manifest{}, func(u *Item) { u.Missing = nil }, `warning: t/uc-1-u: no missing: whether an abstention names what is missing cannot be said [no-missing]`},
	} {
		u := parse(t, lineU)
		row.change(&u)
		var want []string
		if row.want != "" {
			want = []string{"items.jsonl:2: " + row.want}
		}
		if diff := cmp.Diff(want, report(t, row.manifest, lineA, linesOf(u)[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
	u := parse(t, lineU)
	u.ValidUntil, u.ReviewBy = "2000-01-01", "2000-01-01"
	if got := reportOn(t, LintOptions{Margin: sideOfOne}, Manifest{}, lineA, linesOf(u)[0]); got != nil {
		t.Errorf("without a day dates are not looked at: %q", got)
	}
}

func TestLintCues(t *testing.T) {
	for _, row := range []struct {
		reason               string
		word                 string
		answerable, lacking  int
		contextHasTheCueBoth bool
		want                 []string
	}{
		{reason: "five to two", word: "Today's", answerable: 5, lacking: 2, want: []string{
			`items.jsonl: warning: the word "today" stands in 5 answerable items and 2 unanswerable ones: it gives the side away; bring them within a factor of two [cue-balance]`}},
		{reason: "none to four", word: "(never)", lacking: 4, want: []string{
			`items.jsonl: warning: the word "never" stands in 0 answerable items and 4 unanswerable ones: it gives the side away; bring them within a factor of two [cue-balance]`}},
		{reason: "four to two is a factor of two", word: "now", answerable: 4, lacking: 2},
		{reason: "three in all may be chance", word: "now", answerable: 3},
		{reason: "a longer word is another", word: "profile", answerable: 6},
		{reason: "in a shared context it gives nothing away", word: "best", answerable: 5, contextHasTheCueBoth: true},
	} {
		var lines []string
		for i := range 6 {
			a, u := parse(t, lineA), parse(t, lineU)
			a.ID, u.ID = fmt.Sprintf("a%d", i), fmt.Sprintf("u%d", i)
			a.Pair, u.Pair = fmt.Sprint(i), fmt.Sprint(i)
			thing := fmt.Sprintf("thing%d stuff%d matter%d object%d", i, i, i, i)
			thing += " " + [...]string{"in", "on", "of", "at", "by", "to"}[i] // a frame of its own
			a.Question, u.Question = "Which "+thing+" one?", "What "+thing+" one?"
			if i < row.answerable {
				a.Question = row.word + " " + thing + " one?"
			}
			if i < row.lacking {
				u.Question = row.word + " " + thing + " one?"
				a.Question = strings.Replace(a.Question, "one?", "two?", 1)
			}
			if row.contextHasTheCueBoth {
				a.Context, u.Context = row.word, row.word
			}
			lines = append(lines, linesOf(a, u)...)
		}
		if diff := cmp.Diff(row.want, report(t, Manifest{}, lines...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

func TestFindingString(t *testing.T) {
	whole := Finding{File: "f", Rule: "r", Message: "m", Severity: Warning}
	one := Finding{File: "f", Line: 3, Item: "i", Rule: "r", Message: "m", Severity: Error}
	if diff := cmp.Diff([]string{"f: warning: m [r]", "f:3: error: i: m [r]"}, []string{whole.String(), one.String()}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLintOfAMissingFile(t *testing.T) {
	gone := errors.New("gone")
	s := memory(Manifest{})
	s.open = func() (io.ReadCloser, error) { return nil, gone }
	_, err := Lint(s, LintOptions{Now: time.Time{}})
	if want := "linting suite memory: items.jsonl: reading the items: gone"; message(err) != want || !errors.Is(err, gone) {
		t.Errorf("got %v, want %s", err, want)
	}
}
