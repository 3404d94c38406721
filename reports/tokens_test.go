package reports_test

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// TestTokensNobodyTold: a count that no reply tells is left out. As 0 it would say of a
// model that reasons that it did not.
func TestTokensNobodyTold(t *testing.T) {
	d, _ := document(t, cases()["one"]...)
	for _, c := range []struct {
		usage      reports.Usage
		page, json string
	}{
		{reports.Usage{Prompt: 61, Completion: 212, Reasoning: 180}, "61 prompt, 212 completion, of them 180 reasoning", `"prompt": 61, "completion": 212, "reasoning": 180`},
		{reports.Usage{Prompt: 61, Completion: 212}, "61 prompt, 212 completion", `"prompt": 61, "completion": 212`},
		{reports.Usage{Completion: 212}, "212 completion", `"completion": 212`},
		{reports.Usage{Reasoning: 180}, "180 reasoning", `"reasoning": 180`},
	} {
		d.Runs[0].Usage = c.usage
		if page := render(t, reports.HTML, d, nil); !strings.Contains(page, "<dt>tokens</dt><dd><bdi>"+c.page+"</bdi>") {
			t.Errorf("%+v: the page does not say %q", c.usage, c.page)
		}
		if text := strings.Join(strings.Fields(render(t, reports.JSON, d, nil)), " "); !strings.Contains(text, `"usage": { `+c.json+" }") {
			t.Errorf("%+v: the file does not hold %s", c.usage, c.json)
		}
	}
	d.Runs[0].Usage = reports.Usage{}
	if strings.Contains(render(t, reports.HTML, d, nil), "<dt>tokens</dt>") {
		t.Error("tokens are spoken of where no reply tells any")
	}
}
