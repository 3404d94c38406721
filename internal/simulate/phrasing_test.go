package simulate

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/suites"
)

func testLibrary(t testing.TB) library {
	t.Helper()
	lib, err := openLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestPhrasingsAreManyAndDistinct(t *testing.T) {
	lib := testLibrary(t)
	for file, least := range map[string]int{
		Answered: 60, Hedged: 16, Abstained: 60, Clarified: 20, Corrected: 24, Refused: 24, "traces": 15, "rambling": 3, "unknown": 3,
	} {
		if got := len(lib[file]); got < least {
			t.Errorf("%s.txt holds %d phrasings, want at least %d", file, got, least)
		}
	}
	all := Phrasings()
	sorted := slices.Sorted(slices.Values(all))
	if once := slices.Compact(slices.Clone(sorted)); len(once) != len(sorted) {
		for i := 1; i < len(sorted); i++ {
			if sorted[i] == sorted[i-1] {
				t.Errorf("the phrasing stands there twice: %q", sorted[i])
			}
		}
	}
	if d := cmp.Diff(all, Phrasings()); d != "" {
		t.Errorf("two calls differ:\n%s", d)
	}
}

// Every template is said at least once to some item, and reads well to each
// item it fits: whichever the hash picks is one of these.
func TestEveryPhrasingReadsWell(t *testing.T) {
	lib := testLibrary(t)
	used, checked := map[string]bool{}, map[[4]string]bool{}
	for _, s := range subjects(testItems()) {
		for _, d := range everyDraw(s) {
			for _, p := range []Profile{
				{Apt: 1, Notices: 1, Reasoning: FieldTrace}, {Reasoning: TagTrace}, {Apt: 1},
			} {
				tags, fill := scene(p, s, d, lot{item: s.item.ID})
				for _, file := range []string{d.behavior, "traces", "rambling"} {
					for _, ph := range lib[file] {
						if !ph.fits(tags, fill) {
							continue
						}
						used[ph.text] = true
						text := ph.render(fill)
						said := [4]string{s.item.ID, d.behavior, d.correct, text}
						if checked[said] {
							continue
						}
						checked[said] = true
						checkText(t, s, d, fill["value"], text, file)
					}
				}
			}
		}
	}
	for file := range lib {
		for _, p := range lib[file] {
			if !used[p.text] && file != "unknown" {
				t.Errorf("%s.txt: no item of any scenario is ever told %q", file, p.text)
			}
		}
	}
}

// The items that ship with the tool, as they are answered in a run.
func TestCoreReadsWell(t *testing.T) {
	lib := testLibrary(t)
	for _, s := range subjects(coreItems(t)) {
		for _, p := range Profiles() {
			l := lot{seed: 1, checkpoint: p.Name, item: s.item.ID}
			d := drawBehavior(p, s, l)
			_, fill := scene(p, s, d, l)
			said := compose(lib, p, s, l)
			_, answer, tagged := strings.Cut(said.text, "</think>")
			if !tagged {
				answer = said.text
			}
			checkText(t, s, d, fill["value"], strings.TrimSpace(answer)+said.refusal, d.behavior)
		}
	}
}

// everyDraw is every behavior an item can be met with.
func everyDraw(s subject) []drawn {
	draws := []drawn{{behavior: Abstained, declined: true}, {behavior: Refused, declined: true}}
	if s.canBeClarified() {
		draws = append(draws, drawn{behavior: Clarified, declined: true})
	}
	if s.canBeCorrected() {
		draws = append(draws, drawn{behavior: Corrected, declined: true})
	}
	if s.item.Answerable {
		return append(draws, drawn{behavior: Answered, correct: right}, drawn{behavior: Answered, correct: wrong})
	}
	return append(draws, drawn{behavior: Answered}, drawn{behavior: Hedged})
}

// checkText holds a text to what it has to be, whatever it says.
func checkText(t *testing.T, s subject, d drawn, value, text, file string) {
	t.Helper()
	flaw := func(what string) {
		t.Helper()
		t.Errorf("%s, %s %s: %s: %q", s.item.ID, d.behavior, d.correct, what, text)
	}
	if strings.TrimSpace(text) == "" {
		flaw("there is no text")
	}
	bare := strings.ReplaceAll(text, `\boxed{`, "")
	for _, slot := range slots() {
		if strings.Contains(bare, "{"+slot+"}") {
			flaw("a slot is left over")
		}
	}
	// The item's own words are its author's.
	own := strings.ReplaceAll(text, oneLine(s.item.Question), "Which?")
	if bad := badPunctuation(own); bad != "" {
		flaw("bad punctuation " + bad)
	}
	switch {
	case d.declined:
		if len(s.item.Answers) > 0 && s.answerType() != suites.TypeBoolean && file != "rambling" && holdsAny(text, s.item.Answers[:1]) {
			flaw("a decline holds the gold")
		}
	case file == d.behavior && !holdsAny(text, []string{value}):
		flaw("the value " + value + " is not in the answer")
	}
	if d.correct == wrong && file == d.behavior && s.answerType() != suites.TypeBoolean && s.item.Match.Type != "set" && holdsAny(own, s.item.Answers[:1]) &&
		!strings.Contains(text, "1. ") { // a numbered list holds numbers
		flaw("a wrong answer holds the gold")
	}
}

// badPunctuation is the first blemish of a text, "" if it has none. An ellipsis
// is none.
func badPunctuation(text string) string {
	text = strings.ReplaceAll(text, "...", "")
	for _, bad := range badPairs() {
		if strings.Contains(text, bad) {
			return strconv.Quote(bad)
		}
	}
	return ""
}

func badPairs() []string {
	return []string{
		"  ", " ,", " ;", " :", " !", " ?", " . ", "..", ",.", ",,", ",;", ",:", ";.", ";,", ":.", ":,", "?.", "?,", "!.", "!,", ".,",
		"\n\n\n", " \n", "\t", "()", "\"\"", "****",
	}
}

func TestBadPunctuation(t *testing.T) {
	for text, want := range map[string]string{
		"A fine sentence, with (almost) all: stops... and **bold**.": "",
		"Two  blanks": `"  "`, "a stop too many..": `".."`, "goes on., hands down": `".,"`, "empty **** bold": `"****"`,
	} {
		if got := badPunctuation(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestParsePhrasings(t *testing.T) {
	for _, row := range []struct{ reason, file, want string }{
		{"a phrasing has to stand in a section", "hello\n--\n", "2: a phrasing stands before the first section; begin one with a line \"== tags\""},
		{"a slot has to be known", "==\nit is {valeu}\n", "3: \"{valeu}\" is no slot"},
		{"a brace has to be closed", "==\nit is {value\n== x\n", "3: \"{value"},
	} {
		_, err := parsePhrasings(row.file)
		if err == nil || !strings.HasPrefix(err.Error(), row.want) {
			t.Errorf("%s: error %v, want %s...", row.reason, err, row.want)
		}
	}
	got, err := parsePhrasings(";; a comment\n==\n\none {value}\n\n--\n--\n== a b|c\n$\\boxed{{value}}$\n\nand more")
	if err != nil {
		t.Fatal(err)
	}
	want := []phrasing{
		{text: "one {value}", slots: []string{"value"}},
		{when: [][]string{{"a"}, {"b", "c"}}, text: "$\\boxed{{value}}$\n\nand more", slots: []string{"value"}},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(phrasing{})); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// What New says of phrasings it cannot parse leads to the line.
func TestReadLibraryNamesTheLine(t *testing.T) {
	for _, row := range []struct {
		reason string
		files  fstest.MapFS
		want   string
	}{
		{"a line of a file", fstest.MapFS{"phrasings/hedged.txt": {Data: []byte("==\nfine\n--\nit is {valeu}\n")}}, `phrasings/hedged.txt:5: "{valeu}" is no slot`},
		{"no files at all", fstest.MapFS{}, "open phrasings"},
	} {
		if _, err := readLibrary(row.files); err == nil || !strings.HasPrefix(err.Error(), row.want) {
			t.Errorf("%s: error %v, want %s...", row.reason, err, row.want)
		}
	}
}

func TestRenderFillsOnce(t *testing.T) {
	for _, row := range []struct{ reason, template, value, want string }{
		{"a value is put in", "It is {value}.", "30", "It is 30."},
		{"a value with a full stop of its own takes the sentence's place", "It is {value}.", "7 p.m.", "It is 7 p.m."},
		{"braces in a value stay text", "{value} or {value}", "{value}", "{value} or {value}"},
		{"LaTeX braces stay", `\boxed{\text{{value}}}`, "x", `\boxed{\text{x}}`},
	} {
		p := phrasing{text: row.template, slots: []string{"value"}}
		if got := p.render(map[string]string{"value": row.value}); got != row.want {
			t.Errorf("%s: %q, want %q", row.reason, got, row.want)
		}
	}
}

func TestShape(t *testing.T) {
	for say, want := range map[string]string{
		"how much the tank holds": "wh", "by what measure": "wh", "whether Ann or Bob is meant": "wh",
		"today's date": "noun", "the width of the plot": "noun", "a proof either way": "noun",
		"she never received it": "clause", "line 2 prints nothing": "clause", "the timetable covers 2022 only": "clause",
		"which is nicer is a matter of taste": "clause", "": "none",
	} {
		if got := shape(say); got != want {
			t.Errorf("shape(%q) = %s, want %s", say, got, want)
		}
	}
}
