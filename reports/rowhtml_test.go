package reports

import (
	"html/template"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

// rowByTemplate is a row as html/template makes it of testdata/row.html.tmpl,
// the markup that appendRow writes.
func rowByTemplate(t testing.TB) func(rowView) string {
	parsed, err := template.ParseFiles("testdata/row.html.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	return func(v rowView) string {
		var out strings.Builder
		if err := parsed.ExecuteTemplate(&out, "row", v); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
}

func TestRowsAreAsTheTemplateHasThem(t *testing.T) {
	byTemplate := rowByTemplate(t)
	evidence := []behavior.Evidence{{Start: 0, End: 4, Rule: "first"}, {Start: 6, End: 8}}
	for _, test := range []struct {
		reason string
		row    Row
	}{
		{"nothing", Row{}},
		{"all there is", Row{
			Verdict: scoring.Verdict{Item: "core/1", State: scoring.Scored, Class: scoring.Calibrated, Cause: scoring.CauseApt, Evidence: evidence},
			Context: "A tank.", Question: "How full is it?", Gold: []string{"1", "2"}, Missing: "the level", Answer: "It is not said.", Trace: "Hm.",
		}},
		{"what the server said in place of an answer", Row{Verdict: scoring.Verdict{Item: "core/1", State: scoring.APIError}, Question: "How full?", Answer: "no <b>", FromServer: true}},
		{"all that has to be escaped", Row{
			Verdict: scoring.Verdict{Item: "<a&b>", Evidence: []behavior.Evidence{{Start: 0, End: 9, Rule: `x" onload='y'`}}},
			Context: "1+1 < 3 & \"so\" 'on'\x00", Question: "</p><script>", Gold: []string{"+&lt;"}, Missing: "&#43;", Answer: "\x00+<>&\"'`=\u2028\ufdd0\xff", Trace: "<!--",
		}},
		{"a text that is shortened", Row{Answer: strings.Repeat("so + ", 1000), Question: strings.Repeat("<", 5000)}},
	} {
		v := newRow(test.row)
		if diff := cmp.Diff(byTemplate(v), string(appendRow(nil, v))); diff != "" {
			t.Errorf("%s (-template +written):\n%s", test.reason, diff)
		}
	}
}

// FuzzRow holds rows to what html/template makes of them, also where their texts
// were never made Safe.
func FuzzRow(f *testing.F) {
	byTemplate := rowByTemplate(f)
	f.Add("<script>+\x00", "\" onload='x'", 1, 4, true)
	f.Add("", "\xff\u202e", 0, 9, false)
	f.Fuzz(func(t *testing.T, text, rule string, start, end int, raw bool) {
		v := newRow(Row{
			Verdict: scoring.Verdict{Item: text, Evidence: []behavior.Evidence{{Start: start, End: end, Rule: rule}}},
			Context: rule, Question: text, Gold: []string{text, rule}, Missing: rule, Answer: text, FromServer: raw, Trace: rule,
		})
		if raw {
			v = rowView{Item: text, Did: rule, Brief: text, Question: text, Context: rule, Gold: text, Missing: rule, Rules: text, Trace: text,
				TraceBytes: start, Answer: []segment{{text, rule, true}, {rule, text, false}}}
		}
		if diff := cmp.Diff(byTemplate(v), string(appendRow(nil, v))); diff != "" {
			t.Errorf("(-template +written):\n%s", diff)
		}
	})
}

// FuzzPlainTexts: what is returned as it stands is what would be made of it.
func FuzzPlainTexts(f *testing.F) {
	for _, text := range []string{"", " ", "a b", "a  b", " a ", "a\n\nb", "a\n\n\nb", "\n", "~\x7f", "\t", "é"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		// A character that is not plain takes the long way.
		long := func(write func(string) string) string { return strings.TrimSuffix(write(text+"é"), "é") }
		if got, want := Safe(text), strings.TrimSuffix(long(Safe), " "); got != want {
			t.Errorf("Safe: %q of %q, want %q", got, text, want)
		}
		lines := func(text string) string { return safeLines(text, 0, true) }
		if got, want := lines(text), long(lines); got != want {
			t.Errorf("safeLines: %q of %q, want %q", got, text, want)
		}
	})
}
