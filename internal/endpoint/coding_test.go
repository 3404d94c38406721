package endpoint

import (
	"strings"
	"testing"
)

// TestAnUnknownCodingIsNamed: else it would be taken for garbage.
func TestAnUnknownCodingIsNamed(t *testing.T) {
	c := clientAt(t, serve(t, step{body: "\x8b\x07\x80x\x03", header: map[string]string{"Content-Encoding": "br"}}, step{body: ok}).URL)
	if _, err := c.Ask(t.Context(), question()); err != nil || len(c.attempts) != 1 || !strings.Contains(c.attempts[0].Message, `the content coding "br", which is not known`) {
		t.Errorf("attempts %+v, error %v", c.attempts, err)
	}
}

// TestAKeyAsACoding: what is not known is named, and a key in it found.
func TestAKeyAsACoding(t *testing.T) {
	const key = "sk-Live/0123456789ABCDEF0123456789abcdef0123456789"
	c := clientAt(t, serve(t, step{body: "\x8b\x07", header: map[string]string{"Content-Encoding": key}}, step{body: ok}).URL, func(cfg *Config) { cfg.APIKey = key })
	if _, err := c.Ask(t.Context(), question()); err != nil || len(c.attempts) != 1 || !strings.Contains(c.attempts[0].Message, `the content coding "[redacted]"`) {
		t.Errorf("attempts %+v, error %v", c.attempts, err)
	}
}
