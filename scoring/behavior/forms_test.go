package behavior

import (
	"strings"
	"testing"
	"time"
)

// TestCore: what is left of an answer without its form, and where it stands there.
func TestCore(t *testing.T) {
	pool := Question{Text: "How long does it take to fill a pool of 300 liters?", AnswerType: "number"}
	for _, c := range []struct{ reason, answer, want string }{
		{"as it is", "It takes 25 minutes.", "It takes 25 minutes."},
		{"a label", "**Final verdict:** It takes 25 minutes.", " It takes 25 minutes."},
		{"a heading", "## Answer\n\nIt takes 25 minutes.", "\n\nIt takes 25 minutes."},
		{"a label before a list number", "Answer: 25. That is 300 / 12.", "Answer: 25. That is 300 / 12."},
		{"a label before a lack in place of a value", "Answer: not given", "Answer: not given"},
		{"no label", "Answer the door first.", "Answer the door first."},
		{"JSON", `{"answer": "It takes 25 minutes."}`, "It takes 25 minutes."},
		{"beside its reasons", `{"reasoning": "It is 300 / 12.", "answer": 25, "sure": [1, {"a": "}"}]}`, "25"},
		{"quotes in it that are not escaped", `{"answer": "The "pool" takes 25."}`, `The "pool" takes 25.`},
		{"without an answer", `{"minutes": "25"}`, `{"minutes": "25"}`},
		{"cut off", `{"answer": "It takes`, `{"answer": "It takes`},
		{"in a fence", "```json\n{\"answer\": \"25 minutes\"}\n```", "25 minutes"},
		{"code", "```python\nprint(25)\n```", "```python\nprint(25)\n```"},
		{"the question once more", "You asked: How long does it take to fill a pool of 300 liters?\n\n25 minutes.", "\n\n25 minutes."},
		{"as part of a sentence", "How long does it take to fill a pool of 300 liters depends on the hose.", "How long does it take to fill a pool of 300 liters depends on the hose."},
		{"a list of one", "- It takes 25 minutes.", "It takes 25 minutes."},
		{"a list of two", "- It takes 25 minutes.\n- Or 30.", "- It takes 25 minutes.\n- Or 30."},
		{"a number that may be the answer", "1. That is all.", "1. That is all."},
		{"sources", "It takes 25 minutes [1].\n\n[1] https://example.org/pool", "It takes 25 minutes    .\n"},
		{"a source that says more", "It takes 25 minutes.\n\nSource: none, it is not given", "It takes 25 minutes.\n\nSource: none, it is not given"},
		{"an author", "It takes 25 minutes (Lee & Kim, 2019; Ode 2001).", "It takes 25 minutes                            ."},
		{"no author", "It takes 25 minutes (May 2019).", "It takes 25 minutes (May 2019)."},
		{"a link", "It takes [25 minutes](https://example.org).", "It takes  25 minutes                      ."},
		{"a list of one number", "The output is [25].", "The output is [25]."},
		{"tags", "<p>It takes <b>25</b> minutes.</p>", "\n  It takes    25     minutes.\n   "},
		{"less and more", "It is 2 < 3 and 5 > 4.", "It is 2 < 3 and 5 > 4."},
		{"an entity in a word", "I can&#39;t say.", "I can\u00ad\u00ad't say."},
		{"the sign of an end", "It takes 25 minutes.<|im_end|>", "It takes 25 minutes."},
		{"twice the same", "It takes 25 minutes.\n\n**Answer:** It takes 25 minutes!", "It takes 25 minutes."},
		{"twice, and more", "It takes 25 minutes.\n\nIt takes 25 minutes, or 30.", "It takes 25 minutes.\n\nIt takes 25 minutes, or 30."},
		{"an address alone", "https://example.org/pool", "https://example.org/pool"},
	} {
		got := coreOf(pool, c.answer)
		if got.text != c.want {
			t.Errorf("%s: of %q is left %q, want %q", c.reason, c.answer, got.text, c.want)
		}
		if blank := strings.NewReplacer(" ", "", "\n", "", "\u00ad", "").Replace(got.text); len(blank) > 0 && !strings.Contains(c.answer[got.start:], blank[:1]) {
			t.Errorf("%s: %q begins at %d", c.reason, got.text, got.start)
		}
	}
}

// TestFormEvidence: what is found in an answer has its place in all of it, whatever form it is in.
func TestFormEvidence(t *testing.T) {
	pool := Question{Text: "How long does it take to fill a pool of 300 liters?", AnswerType: "number", Values: []string{"25"}}
	for _, answer := range []string{
		"It takes 25 minutes.", `{"reasoning": "300 / 12", "answer": "It takes 25 minutes."}`, "**Response:**\n\n> It takes 25 minutes [3].",
		"How long does it take to fill a pool of 300 liters?\n\nIt takes 25 minutes.", "I could be wrong, but it takes 25 minutes.",
		"See (https://example.org/300?a=1). It takes 25 minutes.", "IT TAKES 25 MINUTES, AS THE TEXT SAYS.",
	} {
		r := Read(pool, answer)
		if r.Kind.Declines() || r.Kind == Unclear || !strings.Contains(r.Value, "25") {
			t.Errorf("%q is %s with %q", answer, r.Kind, r.Value)
			continue
		}
		if e := r.Evidence[0]; !strings.Contains(answer[e.Start:e.End], "25") {
			t.Errorf("%q in %q", answer[e.Start:e.End], answer)
		}
	}
}

// TestFormsAreLinear: a long text of any of these signs is read in time.
func TestFormsAreLinear(t *testing.T) {
	q := Question{Text: "How long does it take to fill a pool of 300 liters?"}
	for _, of := range []string{"[", "(", "[1] ", "{\"a\":", "\"", "www.", "http://", "<", "</p>", "&", "&#39;", "\\n", "- a\n", "[1]: a\n", "Answer: ", "> ", "```\n", "| a |\n", "【", "—", "](http://a"} {
		text := strings.Repeat(of, maxAnswer/len(of))
		began := time.Now()
		coreOf(q, text)
		const most = 200 * time.Millisecond // it takes some two
		if took := time.Since(began); took > most {
			t.Errorf("%q takes %v", of, took)
		} else {
			t.Logf("%8v %q", took, of)
		}
	}
}
