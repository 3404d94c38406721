package cards

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

func sample() Card {
	return Card{
		Marks: []Mark{{"run", "3f2ac19b04d1"}, {"suites", "core@1.0.0"}, {"version", "v0.1.0"}},
		Block: "## Answering and declining\n\n    code\n",
		Models: []Model{{
			Name: "my-ckpt", Anywhere: true,
			Results: []Result{{
				TaskType: "question-answering", TaskName: "Abstention", DatasetType: "abstain-eval-core", DatasetName: "core 1.0.0",
				DatasetConfig: "neutral", DatasetRevision: "3b87753db6265c74",
				Metrics: []Metric{
					{Type: "over_answer_rate", Value: .7312, Name: "Over-answer rate (95% CI 71-75%, n=500)"},
					{Type: "d_prime", Value: -1, Name: "d': tells the two apart"},
				},
				SourceName: "abstain-eval v0.1.0", SourceURL: "https://github.com/abstain-eval/abstain-eval",
			}},
		}},
	}
}

const block = `<!-- abstain-eval:begin run=3f2ac19b04d1 suites=core@1.0.0 version=v0.1.0 -->
## Answering and declining

    code
<!-- abstain-eval:end -->`

const results = `  - task:
      type: question-answering
      name: Abstention
    dataset:
      type: abstain-eval-core
      name: core 1.0.0
      config: neutral
      revision: "3b87753db6265c74"
    metrics:
    - type: over_answer_rate
      value: 0.7312
      name: Over-answer rate (95% CI 71-75%, n=500)
    - type: d_prime
      value: -1.0
      name: "d': tells the two apart"
    source:
      name: abstain-eval v0.1.0
      url: https://github.com/abstain-eval/abstain-eval
`

const index = "model-index:\n- name: my-ckpt\n  results:\n" + results

const theirs = `  - task:
      type: text-generation
    dataset:
      type: cais/mmlu
      name: 'MMLU'   # 5-shot
    metrics:
      - {type: acc, value: 0.5}
`

// stale is a result of ours from an earlier run.
const stale = `  - task: {type: question-answering}
    dataset: {type: abstain-eval-core, name: core 0.9.0}
    metrics:
    - type: over_answer_rate
      value: 0.5
    source: {name: abstain-eval v0.0.1, url: "https://example.org"}
`

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

// Each row is a file and what becomes of it. Whatever is not ours stays.
func TestPut(t *testing.T) {
	for _, row := range []struct{ reason, file, want string }{
		{"a new file is front matter and a block", "",
			"---\n" + index + "---\n\n" + block + "\n"},
		{"without front matter, it is put before all else and the block behind",
			"# Model\n\nText.\n",
			"---\n" + index + "---\n\n# Model\n\nText.\n\n" + block + "\n"},
		{"a last line without an end is ended, not changed",
			"# Model",
			"---\n" + index + "---\n\n# Model\n\n" + block + "\n"},
		{"blank lines at the end are as many as they were",
			"# Model\n\n\n",
			"---\n" + index + "---\n\n# Model\n\n\n" + block + "\n"},
		{"front matter that is all there is",
			"---\nlicense: mit\n---",
			"---\nlicense: mit\n" + index + "---\n\n" + block + "\n"},
		{"front matter with nothing in it",
			"---\n---\n# M\n",
			"---\n" + index + "---\n# M\n\n" + block + "\n"},
		{"comments alone",
			"---\n# later\n---\n",
			"---\n# later\n" + index + "---\n\n" + block + "\n"},
		{"order, quoting and comments of other keys stay",
			"---\nlicense: \"mit\"   # see LICENSE\n# tags\ntags: [a, 'b']\n\n---\n",
			"---\nlicense: \"mit\"   # see LICENSE\n# tags\ntags: [a, 'b']\n\n" + index + "---\n\n" + block + "\n"},
		{"a byte order mark and CRLF stay, and what is put in ends alike",
			"\ufeff" + crlf("---\nlicense: mit\n---\n# M\n"),
			"\ufeff" + crlf("---\nlicense: mit\n"+index+"---\n# M\n\n"+block+"\n")},
		{"a byte order mark without front matter comes first all the same",
			"\ufeff# M\n",
			"\ufeff---\n" + index + "---\n\n# M\n\n" + block + "\n"},
		{"blank lines before the front matter stay",
			"\n\n---\nlicense: mit\n---\n",
			"\n\n---\nlicense: mit\n" + index + "---\n\n" + block + "\n"},
		{"keys that are all indented",
			"---\n  license: mit\n---\n",
			"---\n  license: mit\n" + indented(index) + "---\n\n" + block + "\n"},
		{"an old block is replaced where it stands, and results are where they were",
			"---\n" + "model-index:\n- name: my-ckpt\n  results:\n" + stale + theirs + "license: mit\n---\nabove\n<!-- abstain-eval:begin run=old -->\nold\n\n<!-- abstain-eval:end -->   \nbelow, without an end",
			"---\n" + index + theirs + "license: mit\n---\nabove\n" + block + "   \nbelow, without an end"},
		{"results of others stay, ours come behind them, under the name that is there",
			"---\nmodel-index:\n- name: org/model  # the released one\n  results:\n" + theirs + "# end\nlicense: mit\n---\n",
			"---\nmodel-index:\n- name: org/model  # the released one\n  results:\n" + theirs + results + "# end\nlicense: mit\n---\n\n" + block + "\n"},
		{"an entry of a trainer that left results: []",
			"---\nmodel-index:\n- name: out\n  results: []  # none yet\n---\n",
			"---\nmodel-index:\n- name: out\n  results:  # none yet\n" + results + "---\n\n" + block + "\n"},
		{"an entry without results",
			"---\nmodel-index:\n- name: out\n---\n",
			"---\nmodel-index:\n- name: out\n  results:\n" + results + "---\n\n" + block + "\n"},
		{"model-index with nothing behind it",
			"---\nmodel-index:\nlicense: mit\n---\n",
			"---\nmodel-index:\n- name: my-ckpt\n  results:\n" + results + "license: mit\n---\n\n" + block + "\n"},
		{"model-index: null",
			"---\nmodel-index: null\n---\n",
			"---\n" + index + "---\n\n" + block + "\n"},
		{"a list further in is added to as it is written",
			"---\nmodel-index:\n  - name: out\n    results:\n      - task: {type: a}\n        dataset: {type: b, name: c}\n        metrics: [{type: d, value: 1}]\n---\n",
			"---\nmodel-index:\n  - name: out\n    results:\n      - task: {type: a}\n        dataset: {type: b, name: c}\n        metrics: [{type: d, value: 1}]\n" + indented(indented(results)) + "---\n\n" + block + "\n"},
		{"markers in a block of code are an example",
			"````md\n" + block + "\n````\n",
			"---\n" + index + "---\n\n````md\n" + block + "\n````\n\n" + block + "\n"},
		{"a block of code that is never closed hides nothing",
			"```\n" + block + "\n",
			"---\n" + index + "---\n\n```\n" + block + "\n"},
		{"a fence that ends with its list, its quote or its indent",
			"- ```\n> ~~~\n\n    ```\n",
			"---\n" + index + "---\n\n- ```\n> ~~~\n\n    ```\n\n" + block + "\n"},
		{"a fence in an item of a list",
			"- ```\n  code\n  ```\n\n" + block + "\n",
			"---\n" + index + "---\n\n- ```\n  code\n  ```\n\n" + block + "\n"},
		{"bytes that are no UTF-8 stay, if they are not in the front matter",
			"# M\xff\n",
			"---\n" + index + "---\n\n# M\xff\n\n" + block + "\n"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			got, err := Put("README.md", []byte(row.file), sample())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(row.want, string(got)); diff != "" {
				t.Fatalf("(-want +got)\n%s", diff)
			}
			holdsTo(t, []byte(row.file), got)
		})
	}
}

func indented(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n  ") + "\n"
}

// holdsTo checks what is promised of every file: put again nothing changes, and
// nothing is then found to differ.
func holdsTo(t *testing.T, before, after []byte) {
	t.Helper()
	again, err := Put("README.md", after, sample())
	if err != nil {
		t.Fatalf("put again: %v", err)
	}
	if diff := cmp.Diff(string(after), string(again)); diff != "" {
		t.Fatalf("put again it changes (-first +second)\n%s", diff)
	}
	differences, _, err := Compare("README.md", after, sample())
	if err != nil || len(differences) > 0 {
		t.Fatalf("compared with what was put in: %v, %v", differences, err)
	}
	if marks, ok, err := Marks("README.md", after); err != nil || !ok || marks[0] != (Mark{"run", "3f2ac19b04d1"}) {
		t.Fatalf("marks: %v, %v, %v", marks, ok, err)
	}
	elseKept(t, before, after)
}

// elseKept checks, without the code under test, that what is not ours stands in
// after as it stood in before: lines in their order, and what the front matter
// says. Where results of ours may be written in any way, lines of the front
// matter are left out.
func elseKept(t *testing.T, before, after []byte) {
	t.Helper()
	const bom = "\ufeff"
	if strings.HasPrefix(string(before), bom) != strings.HasPrefix(string(after), bom) {
		t.Fatal("the byte order mark came or went")
	}
	parts, err := split("", before)
	if err != nil {
		t.Fatal(err)
	}
	kept := string(parts.body)
	if !strings.Contains(strings.ReplaceAll(string(parts.front), stale, ""), Tool) {
		kept = string(before)
	}
	mine := map[string]bool{}
	for line := range strings.Lines(stale + index) {
		mine[strings.TrimSpace(line)] = true
	}
	rest := strings.SplitAfter(strings.TrimPrefix(string(after), bom), "\n")
	inside := false
	for _, line := range strings.SplitAfter(strings.TrimPrefix(kept, bom), "\n") {
		trimmed := strings.TrimSpace(line)
		inside = inside || strings.HasPrefix(line, beginMarker)
		if inside || mine[trimmed] || strings.HasPrefix(trimmed, "results:") || strings.HasPrefix(trimmed, "model-index:") {
			inside = inside && !strings.HasPrefix(line, endMarker)
			continue
		}
		for len(rest) > 0 && rest[0] != line && (strings.HasSuffix(line, "\n") || strings.TrimRight(rest[0], "\r\n") != strings.TrimRight(line, "\r")) {
			rest = rest[1:]
		}
		if len(rest) == 0 {
			t.Fatalf("a line was lost or moved: %q\nfrom %q\nin   %q", line, before, after)
		}
		rest = rest[1:]
	}
	if diff := cmp.Diff(others(before), others(after)); diff != "" {
		t.Fatalf("the front matter says something else (-before +after)\n%s\nfrom %q", diff, before)
	}
}

// others decodes front matter and takes out results of ours, with an entry that
// holds nothing else.
func others(file []byte) map[string]any {
	t, err := split("", file)
	keys := map[string]any{}
	if err != nil || yaml.Unmarshal(t.front, &keys) != nil {
		return nil
	}
	list, _ := keys[indexKey].([]any)
	delete(keys, indexKey)
	var entries []any
	for _, entry := range list {
		fields, ok := entry.(map[string]any)
		if !ok {
			return nil
		}
		all, _ := fields["results"].([]any)
		delete(fields, "results")
		var rest []any
		for _, r := range all {
			result, _ := r.(map[string]any)
			source, _ := result["source"].(map[string]any)
			if name, _ := source["name"].(string); name != Tool && !strings.HasPrefix(name, Tool+" ") {
				rest = append(rest, r)
			}
		}
		if len(rest) > 0 {
			fields["results"] = rest
		}
		if len(fields) != 1 || fields["name"] != "my-ckpt" {
			entries = append(entries, fields)
		}
	}
	if len(entries) > 0 {
		keys[indexKey] = entries
	}
	return keys
}

// What cannot be edited safely is refused, with the line and what to do.
func TestRefused(t *testing.T) {
	for _, row := range []struct{ reason, file, want string }{
		{"front matter without an end", "---\nlicense: mit\n", "README.md:1: the front matter that begins here has no end"},
		{"a rule at the top of a text", "---\n\ntext\n", "README.md:1: the front matter that begins here has no end"},
		{"broken YAML", "---\na: 1\nb: [\n---\n", "README.md:3: the front matter is no YAML: "},
		{"a tab for an indent", "---\na:\n\tb: 1\n---\n", "README.md:3: the front matter is no YAML: "},
		{"a blank beside the rule", " ---\na: 1\n---\n", "README.md:1: blanks stand beside the ---"},
		{"front matter that is a list", "---\n- a\n---\n", "README.md:2: the front matter is no list of keys"},
		{"front matter in braces", "---\n{license: mit}\n---\n", "README.md:2: the front matter is written in braces"},
		{"an entry without a name", "---\nmodel-index:\n- results: []\n---\n", "README.md:3: an entry of model-index has no name"},
		{"two documents", "---\na: 1\n--- \nb: 1\n---\n", "README.md:3: a second YAML document begins"},
		{"a key that stands there twice", "---\nmodel-index:\n- name: a\nmodel-index:\n- name: b\n---\n", `README.md:4: the front matter is no YAML: mapping key "model-index" already defined at line 2`},
		{"model-index in brackets", "---\nmodel-index: [{name: a, results: []}]\n---\n", "README.md:2: model-index is written in brackets"},
		{"an entry in braces", "---\nmodel-index:\n- {name: a, results: []}\n---\n", "README.md:3: an entry of model-index is written in braces"},
		{"results in brackets", "---\nmodel-index:\n- name: a\n  results: [{task: x}]\n---\n", "README.md:4: results is written in brackets"},
		{"results over two lines", "---\nmodel-index:\n- name: a\n  results: [\n  ]\n---\n", "README.md:4: the list behind results is written over several lines"},
		{"model-index that is a word", "---\nmodel-index: none\n---\n", "README.md:2: model-index is no list"},
		{"an entry that is a word", "---\nmodel-index:\n- a\n---\n", "README.md:3: an entry of model-index has no keys"},
		{"a key in quotes", "---\n\"model-index\": []\n---\n", "README.md:2: the key model-index does not stand alone"},
		{"several models", "---\nmodel-index:\n- name: a\n- name: b\n---\n", `README.md:3: model-index has several models: "a", "b"`},
		{"a value with an anchor that others use", "---\nmodel-index: &x\n- name: a\n  results:\n" + strings.Replace(stale, "dataset:", "dataset: &d", 1) + "other: *d\n---\n", "README.md:2: the front matter is laid out so"},
		{"line breaks of other kinds", "---\na: \"x\u2028y\"\nmodel-index:\n- name: a\n---\n", "README.md:2: this line holds a line break"},
		{"a text in UTF-16", "\xff\xfe-\x00-\x00-\x00", "README.md: it is no text in UTF-8"},
		{"one where there is no model-index", "---\na: 1\nb: \"x\u0085y\"\n---\n", "README.md:3: this line holds a line break"},
		{"one that is no YAML", "---\na: 1\nb: x\u0085y\n---\n", "README.md:3: this line holds a line break"},
		{"lines that end in CR alone", "---\ra: 1\r---\r", "README.md:1: a CR without an LF ends a line here"},
		{"a block that nobody would find, since its lines do", "# M\r<!-- abstain-eval:begin run=old -->\rold\r<!-- abstain-eval:end -->\r", "README.md:1: a CR without an LF ends a line here"},
		{"one line of many, behind front matter", "---\r\na: 1\r\n---\r\n# M\r\nx\ry\r\n", "README.md:5: a CR without an LF ends a line here"},
		{"the last line", "# M\nx\r", "README.md:2: a CR without an LF ends a line here"},
		{"a block of code that is never closed", "# M\n\n```python\nx = 1\n", "README.md:3: the block of code that begins here is never closed, and a card behind it would be shown as code"},
		{"one behind a block of code that is", "---\na: 1\n---\n```\n```\n  ~~~~ x\n~~~\n", "README.md:6: the block of code that begins here is never closed"},
		{"a block without an end", "x\n<!-- abstain-eval:begin -->\n", "README.md:2: the block of abstain-eval that begins here has no end"},
		{"an end without a beginning", "x\n<!-- abstain-eval:end -->\n", "README.md:2: a block of abstain-eval ends here that begins nowhere"},
		{"two blocks", block + "\n" + block + "\n", "README.md:6: a second block of abstain-eval begins here; the first is at line 1"},
		{"a damaged marker", "<!-- abstain-eval:begin run=3\n", "README.md:1: the marker that begins a block is damaged"},
		{"a marker in code inside the block", "---\na: 1\n---\n<!-- abstain-eval:begin -->\n```\n<!-- abstain-eval:end -->\n```\n", "README.md:6: a marker in a block of code"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			_, err := Put("README.md", []byte(row.file), sample())
			var refused *Error
			if !errors.As(err, &refused) {
				t.Fatalf("got %v", err)
			}
			if !strings.HasPrefix(err.Error(), row.want) || refused.Next == "" {
				t.Errorf("got %q, next %q, want %q", err, refused.Next, row.want)
			}
		})
	}
}

func TestPutRefusesWhatModelIndexDoes(t *testing.T) {
	for reason, spoil := range map[string]func(*Card){
		"a figure that is none":       func(c *Card) { c.Models[0].Results[0].Metrics[0].Value = nan() },
		"a result without metrics":    func(c *Card) { c.Models[0].Results[0].Metrics = nil },
		"a source without an address": func(c *Card) { c.Models[0].Results[0].SourceURL = "" },
		"a source that is not ours":   func(c *Card) { c.Models[0].Results[0].SourceName = "abstain-evaluation" },
		"a model without a name":      func(c *Card) { c.Models[0].Name = "" },
		"a data set without a name":   func(c *Card) { c.Models[0].Results[0].DatasetName = "" },
		"a metric without a type":     func(c *Card) { c.Models[0].Results[0].Metrics[1].Type = "" },
		"a block with a fence":        func(c *Card) { c.Block = "```\n```\n" },
		"a block with a marker":       func(c *Card) { c.Block = endMarker + "\n" },
		"a block without a last line": func(c *Card) { c.Block = "a" },
		"a task without a type":       func(c *Card) { c.Models[0].Results[0].TaskType = "" },
		"a data set without a type":   func(c *Card) { c.Models[0].Results[0].DatasetType = "" },
	} {
		c := sample()
		spoil(&c)
		if out, err := Put("README.md", nil, c); err == nil {
			t.Errorf("%s went in:\n%s", reason, out)
		}
	}
}

func nan() float64 { var zero float64; return zero / zero }
