package responses

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// AppendJSON appends r to b as one line of responses.jsonl without its
// newline: "n" first, "raw" last, nothing escaped for HTML. Invalid UTF-8
// becomes U+FFFD, in Raw too; all else comes back from Read as it was. It
// fails, with b unchanged, where Raw is not JSON, a number is not finite, or the
// year has not four digits.
func (r Record) AppendJSON(b []byte) ([]byte, error) {
	w := jsonl.NewWriter(b)
	w.Int("n", r.N)
	w.Int("epoch", r.Epoch)
	w.Text("key", r.Key.String())
	w.Text("item", r.Item)
	w.Text("outcome", string(r.Outcome))
	w.TextIf("finish", r.Finish)
	w.Text("text", r.Text)
	w.TextIf("reasoning", r.Reasoning)
	w.TextIf("refusal", r.Refusal)
	if e := r.Error; e != nil {
		w.Begin("error")
		w.IntIf("status", e.Status)
		w.TextIf("code", e.Code)
		w.Text("message", e.Message)
		w.Close()
	}
	if u := r.Usage; u != nil {
		w.Begin("usage")
		w.Int("prompt", u.Prompt)
		w.Int("completion", u.Completion)
		w.IntIf("reasoning", u.Reasoning)
		w.Close()
	}
	w.TextIf("model", r.Model)
	w.TextIf("base_url", r.BaseURL)
	w.TextIf("fingerprint", r.Fingerprint)
	w.BoolIf("simulated", r.Simulated)
	w.IntIf("max_tokens", r.MaxTokens)
	w.Append("at", func(b []byte) ([]byte, error) {
		b, err := r.At.AppendText(append(b, '"'))
		return append(b, '"'), err
	})
	w.Float("seconds", r.Seconds)
	w.Int("tries", r.Tries)
	w.TextIf("again", r.Again)
	w.TextIf("raw_text", r.RawText)
	raw := []byte(r.Raw)
	if !utf8.Valid(raw) { // texts are mended by the writer
		raw = bytes.ToValidUTF8(raw, []byte("\uFFFD"))
	}
	w.RawIf("raw", raw)
	line, err := w.End()
	if err != nil {
		return b, fmt.Errorf("encoding response %d of item %q: %w", r.Epoch, r.Item, err)
	}
	return line, nil
}
