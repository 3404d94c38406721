package reports_test

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

// hostile holds what a model may say to do harm: markup, quotes that end an
// attribute, an escape sequence, a change of writing direction, NUL, a zero
// width character, what is no UTF-8, and Markdown.
const hostile = "<script>alert(1)</script>\" onload='x' --></style></title><img src=x>" +
	"\x1b[31m\u202e\u2066\x00\x9b2J\u200b\xff\xc3\u2028|`` ]( http://x.y)\r\n# h\n" +
	"${{1}}{{.CSS}} \U000e0041end"

// poison puts text into every string that v holds, deep down, also into the
// keys of maps.
func poison(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Struct:
		for i := range v.NumField() {
			poison(v.Field(i), text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), text)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), text)
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{text: text}))
	}
}

func victim(t testing.TB) (reports.Document, []reports.Row) {
	return document(t, shape{name: "m", pairs: 4, answers: .5, declines: .5, simulated: true, unscored: 2, thinks: 2})
}

// poisoned fills d and rows, which it changes, with text and with evidence that
// lies about the answer.
func poisoned(d reports.Document, rows []reports.Row, text string) (reports.Document, []reports.Row) {
	poison(reflect.ValueOf(&d).Elem(), text)
	for i := range rows {
		poison(reflect.ValueOf(&rows[i]).Elem(), text)
		rows[i].Verdict.Evidence = []behavior.Evidence{
			{Start: -5, End: 1 << 40, Rule: text}, {Start: 9, End: 3}, {Start: 4, End: 9, Rule: text}, {Start: 1 << 40, End: 2},
		}
	}
	return d, rows
}

func TestEveryStringOfADocumentMayBeHostile(t *testing.T) {
	base, answers := victim(t)
	for _, text := range []string{hostile, strings.Repeat("long", 5_000), strings.Repeat("\xff", 5000), "", "界界界界界" + strings.Repeat("界", 60)} {
		d, rows := poisoned(base, answers, text)
		for _, r := range renderers() {
			if r.name == "json" {
				continue // keeps what it is given; TestJSONIsHarmlessInsideAPage has its rule
			}
			page := render(t, r.render, d, rows)
			if len(page) > 4<<20 {
				t.Errorf("%s has %d bytes", r.name, len(page))
			}
			assertVisible(t, r.name, page)
			switch r.name {
			case "terminal":
				assertColumns(t, page)
			case "html":
				assertHarmless(t, page)
			case "markdown":
				assertNoMarkup(t, page)
			}
		}
	}
}

// assertVisible fails on characters that are not seen as themselves.
func assertVisible(t testing.TB, name, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s is no UTF-8", name)
	}
	joined := name == "html" || name == "markdown" || name == "card" // where text may be
	if name == "html" {
		text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, "")
	}
	before := rune(0)
	for i, r := range text {
		last := before
		before = r
		if joined && (r == 0x200c || r == 0x200d) && unicode.In(last, unicode.L, unicode.M, unicode.N, unicode.S) {
			continue
		}
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Fatalf("%s holds %U at %d: %q", name, r, i, text[max(0, i-40):i])
		}
	}
}

// assertColumns fails on a line of more than 72 columns. Wide characters, which
// the tests use, take two.
func assertColumns(t testing.TB, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		n := 0
		for _, r := range strings.TrimSuffix(line, "\n") {
			n++
			if unicode.Is(unicode.Han, r) {
				n++
			}
		}
		if n > 72 {
			t.Errorf("%d columns: %q", n, line)
		}
	}
}

// assertHarmless reads the page as a browser would, tag by tag, and fails on an
// element or attribute that the templates do not use. It knows exactly as much
// of HTML as the templates write: every attribute is in double quotes.
func assertHarmless(t testing.TB, page string) {
	t.Helper()
	_, body, ok := strings.Cut(page, "</style>")
	if !ok {
		t.Fatal("the page has no style")
	}
	tagPattern := regexp.MustCompile(`^</?([a-zA-Z0-9]+)((?: [a-zA-Z0-9-]+="[^"<>]*")*)/?>`)
	attributePattern := regexp.MustCompile(`([a-zA-Z0-9-]+)="([^"]*)"`)
	elements, attributes := known()
	for {
		at := strings.IndexByte(body, '<')
		if at < 0 {
			return
		}
		body = body[at:]
		tag := tagPattern.FindStringSubmatch(body)
		if tag == nil {
			t.Fatalf("no tag of ours: %.80q", body)
		}
		if !elements[tag[1]] {
			t.Fatalf("element %q: %.80q", tag[1], body)
		}
		for _, a := range attributePattern.FindAllStringSubmatch(tag[2], -1) {
			if !attributes[a[1]] {
				t.Fatalf("attribute %q: %.120q", a[1], body)
			}
			if a[1] == "href" && !strings.HasPrefix(a[2], "#run-") && !strings.HasPrefix(a[2], "#change-") {
				t.Fatalf("a link that leaves the page: %q", a[2])
			}
		}
		body = body[len(tag[0]):]
	}
}

func known() (elements, attributes map[string]bool) {
	set := func(words string) map[string]bool {
		m := map[string]bool{}
		for word := range strings.FieldsSeq(words) {
			m[word] = true
		}
		return m
	}
	return set(`head body html main header footer section aside article div p h1 h2 h3 a b bdi wbr span strong ul li dl dt dd
			table colgroup thead tbody tr th td figure figcaption details summary mark
			svg title desc rect line circle path text`),
		set(`class id href scope colspan span tabindex aria-label aria-labelledby role dir title viewBox x y x1 x2 y1 y2 dy cx cy r d
			width height fill-opacity text-anchor transform`)
}

// assertNoMarkup fails on HTML and links outside of code spans, which it takes
// out as CommonMark does: a run of backticks up to the next run as long.
func assertNoMarkup(t testing.TB, page string) {
	t.Helper()
	for line := range strings.Lines(page) {
		outside := ""
		for rest := line; rest != ""; {
			at := strings.IndexByte(rest, '`')
			if at < 0 {
				outside += rest
				break
			}
			outside += rest[:at]
			fence := rest[at : len(rest)-len(strings.TrimLeft(rest[at:], "`"))]
			rest = rest[at+len(fence):]
			end := closing(rest, len(fence))
			if end < 0 {
				t.Fatalf("a code span has no end: %.200q", line)
			}
			rest = rest[end:]
		}
		if strings.ContainsAny(outside, "<[]") || strings.Contains(outside, "://") {
			t.Errorf("markup stands open: %.200q", outside)
		}
	}
}

// closing is where the first run of exactly n backticks in text ends, or -1.
func closing(text string, n int) int {
	for i := 0; i < len(text); {
		if text[i] != '`' {
			i++
			continue
		}
		from := i
		for i < len(text) && text[i] == '`' {
			i++
		}
		if i-from == n {
			return i
		}
	}
	return -1
}

func TestJSONIsHarmlessInsideAPage(t *testing.T) {
	base, answers := victim(t)
	d, _ := poisoned(base, answers, hostile)
	page := render(t, reports.JSON, d, nil)
	if strings.ContainsAny(page, "<>&\x00\x1b") {
		t.Error("markup or a control character stands open in report.json")
	}
}

func FuzzTerminal(f *testing.F) {
	f.Add(hostile)
	f.Add("\x81")
	base, answers := victim(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, rows := poisoned(base, answers, text)
		assertVisible(t, "terminal", render(t, reports.Terminal, d, rows))
	})
}

func FuzzMarkdown(f *testing.F) {
	f.Add(hostile)
	f.Add("\x81")
	f.Add("\u200dمی\u200cخواهم 👩\u200d👧+\u200d|\u200d")
	base, answers := victim(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, rows := poisoned(base, answers, text)
		page := render(t, reports.Markdown, d, rows)
		assertVisible(t, "markdown", page)
		assertNoMarkup(t, page)
	})
}

func FuzzHTML(f *testing.F) {
	f.Add(hostile, 3, 9)
	f.Add("\u200dمی\u200cخواهم 👩\u200d👧+\u200d", 3, 9)
	base, answers := victim(f)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		d, rows := poisoned(base, answers, text)
		for i := range rows {
			rows[i].Verdict.Evidence = append(rows[i].Verdict.Evidence, behavior.Evidence{Start: start, End: end, Rule: text})
		}
		page := render(t, reports.HTML, d, rows)
		assertVisible(t, "html", page)
		assertHarmless(t, page)
		if again := render(t, reports.HTML, d, rows); !bytes.Equal([]byte(page), []byte(again)) {
			t.Error("the same document gave other bytes")
		}
	})
}
