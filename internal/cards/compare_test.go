package cards

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each row is a change to a card that was put in, and where it is then found to
// differ.
func TestCompare(t *testing.T) {
	whole := "---\n" + index + "---\n\n" + block + "\n"
	replace := func(old, with string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("the card does not hold %q", old)
		}
		return strings.Replace(whole, old, with, 1)
	}
	const dataset = "model-index, core 1.0.0 neutral: "
	for _, row := range []struct {
		reason, file string
		want         []Difference
	}{
		{"other line endings and blanks behind lines are no difference", strings.ReplaceAll(crlf(whole), "code\r", "code  \r"), nil},
		{"values are compared, not how they are written", replace(results, `  - {task: {type: question-answering, name: "Abstention"}, dataset: {type: abstain-eval-core, name: core 1.0.0, config: neutral,
      revision: 3b87753db6265c74}, metrics: [{type: over_answer_rate, value: .73120, name: "Over-answer rate (95% CI 71-75%, n=500)"},
      {type: d_prime, value: -1, name: "d': tells the two apart"}], source: {name: abstain-eval v0.1.0, url: https://github.com/abstain-eval/abstain-eval}}
`), nil},
		{"results of others are none of ours", replace(results, theirs+results), nil},
		{"what stands around the block is none of it", strings.Replace(whole, "\n\n<!--", "\n\nText.\n\n<!--", 1) + "\nMore.", nil},
		{"a line of the block", replace("## Answering", "## Asking"),
			[]Difference{{Line: 26, File: "## Asking and declining", Card: "## Answering and declining"}}},
		{"a line that was put into the block", replace("\n    code\n", "\n    code\nmore\n"), []Difference{{Line: 29, File: "more"}}},
		{"a line that was taken out", replace("## Answering and declining\n", ""), []Difference{{Line: 26, Card: "## Answering and declining"}}},
		{"the run that the block names", replace("run=3f2ac19b04d1", "run=000000000000"), []Difference{{Line: 25,
			File: "<!-- abstain-eval:begin run=000000000000 suites=core@1.0.0 version=v0.1.0 -->",
			Card: "<!-- abstain-eval:begin run=3f2ac19b04d1 suites=core@1.0.0 version=v0.1.0 -->"}}},
		{"a figure", replace("value: 0.7312", "value: 0.7"), []Difference{{Line: 15, Where: dataset + "metrics over_answer_rate value", File: "0.7", Card: "0.7312"}}},
		{"a figure that is gone", replace("    - type: d_prime\n      value: -1.0\n      name: \"d': tells the two apart\"\n", ""), []Difference{
			{Where: dataset + "metrics d_prime type", Card: "d_prime"},
			{Where: dataset + "metrics d_prime value", Card: "-1.0"},
			{Where: dataset + "metrics d_prime name", Card: "d': tells the two apart"}}},
		{"a key that we never write", replace("    source:\n", "    verified: true\n    source:\n"), []Difference{{Line: 20, Where: dataset + "verified", File: "true"}}},
		{"metadata that is not there", "---\nlicense: mit\n---\n" + block + "\n", []Difference{{Where: "model-index", Card: "1 result of model my-ckpt"}}},
		{"front matter that holds nothing", "---\n---\n" + block + "\n", []Difference{{Where: "model-index", Card: "1 result of model my-ckpt"}}},
		{"a block that was printed has no metadata", block + "\n", nil},
		{"a line of it", strings.Replace(block, "## Answering", "## Asking", 1) + "\n",
			[]Difference{{Line: 2, File: "## Asking and declining", Card: "## Answering and declining"}}},
		{"metadata of another source", replace("name: abstain-eval v0.1.0", "name: somebody"), []Difference{{Where: "model-index", Card: "1 result of model my-ckpt"}}},
		{"a result of ours that is of no run", replace(results, results+results), again(dataset)},
	} {
		t.Run(row.reason, func(t *testing.T) {
			got, front, err := Compare("README.md", []byte(row.file), sample())
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.HasPrefix(row.file, "---"); front != want {
				t.Errorf("front matter: %v, want %v", front, want)
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	if _, _, err := Compare("README.md", []byte("# M\n"), sample()); err == nil || !strings.Contains(err.Error(), "it holds no block") {
		t.Errorf("a file without a block: %v", err)
	}
	if _, _, err := Compare("README.md", []byte("---\nb: [\n---\n"+block), sample()); err == nil || !strings.Contains(err.Error(), "no YAML") {
		t.Errorf("front matter that cannot be read: %v", err)
	}
}

// Lines that say nothing come and go with their neighbors and are no places of
// their own; where nothing else differs one of them is named.
func TestDiffOfLinesThatSayNothing(t *testing.T) {
	lines := func(text string) []string { return strings.Split(text, "\n") }
	for _, row := range []struct {
		reason, file, card string
		want               []Difference
	}{
		{"a table with the blank line and the rule it needs", "a", "a\n\n| x |\n|---|\n| 1 |",
			[]Difference{{Line: 2, Card: "| x |"}, {Line: 2, Card: "| 1 |"}}},
		{"a table that is gone", "a\n\n| x |\n|---|", "a", []Difference{{Line: 3, File: "| x |"}}},
		{"a rule without which a table is none", "| x |\n| 1 |", "| x |\n|---|\n| 1 |", []Difference{{Line: 2, Card: "|---|"}}},
		{"a blank line alone", "a\n| x |", "a\n\n| x |", []Difference{{Line: 2, File: "blank lines stand otherwise"}}},
		{"nothing", "a\n\nb", "a\n\nb", nil},
	} {
		if diff := cmp.Diff(row.want, diff(lines(row.file), lines(row.card), 1)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.reason, diff)
		}
	}
}

// again are the values of a result that stands there twice.
func again(dataset string) []Difference {
	var all []Difference
	for _, leaf := range []struct {
		line        int
		where, text string
	}{
		{24, "task type", "question-answering"}, {25, "task name", "Abstention"}, {27, "dataset type", "abstain-eval-core"}, {28, "dataset name", "core 1.0.0"},
		{29, "dataset config", "neutral"}, {30, "dataset revision", "3b87753db6265c74"}, {32, "metrics over_answer_rate type", "over_answer_rate"},
		{33, "metrics over_answer_rate value", "0.7312"}, {34, "metrics over_answer_rate name", "Over-answer rate (95% CI 71-75%, n=500)"},
		{35, "metrics d_prime type", "d_prime"}, {36, "metrics d_prime value", "-1.0"}, {37, "metrics d_prime name", "d': tells the two apart"},
		{39, "source name", "abstain-eval v0.1.0"}, {40, "source url", "https://github.com/abstain-eval/abstain-eval"},
	} {
		all = append(all, Difference{Line: leaf.line, Where: dataset + leaf.where + " (2)", File: leaf.text})
	}
	return all
}

// The lines of a block are paired where they belong together, and a block beyond
// all measure is not compared line by line.
func TestDiff(t *testing.T) {
	file, card := strings.Split("a b c d e", " "), strings.Split("a x c e f", " ")
	want := []Difference{{Line: 11, File: "b", Card: "x"}, {Line: 13, File: "d"}, {Line: 15, Card: "f"}}
	if diff := cmp.Diff(want, diff(file, card, 10)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var long []string
	for i := range 3000 {
		long = append(long, strconv.Itoa(i))
	}
	other := append([]string{"x"}, long...)
	other = append(other, "y")
	if got := diff(append(long[1:], "z"), other, 1); len(got) != 1 || got[0].Card != "3002 lines" {
		t.Errorf("got %v", got)
	}
}
