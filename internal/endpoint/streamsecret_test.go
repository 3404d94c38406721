package endpoint

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// A key that a server repeats in pieces is in no log and no record.
func TestNoSecretLeavesByAStream(t *testing.T) {
	const key = "sk-live-0123456789"
	piece := func(text string) string {
		return fmt.Sprintf(`data: {"choices":[{"index":0,"delta":{"content":%q}}]}`+"\n\n", text)
	}
	whole, halves := piece("you sent "+key), piece("you sent "+key[:9])+piece(key[9:])
	for reason, body := range map[string]string{
		"whole": whole + okStream, "in halves": halves + okStream, "cut off": halves, "in a comment": ": " + key + "\n\n" + okStream,
		"in an error": halves + `data: {"error":"` + key + `"}` + "\n\n", "in what is no JSON": "data: " + key + "\n\n",
	} {
		var kept strings.Builder
		c := clientAt(t, serve(t, events(body)).URL, streaming, func(cfg *Config) {
			cfg.APIKey, cfg.MaxRetries, cfg.LogExchanges = key, 1, 9
			cfg.Exchange = func(text []byte) { kept.Write(text) }
		})
		record, err := c.Ask(t.Context(), question())
		line, jsonErr := json.Marshal(record)
		all := fmt.Sprintf("%s %v %v %+v %s", line, jsonErr, err, c.attempts, kept.String())
		if strings.Contains(all, key) || strings.Contains(all, key[9:]) {
			t.Errorf("%s: the key stands in %s", reason, all)
		}
	}
	var kept string
	c := clientAt(t, serve(t, events(okStream)).URL, streaming, func(cfg *Config) {
		cfg.LogExchanges, cfg.Exchange = 1, func(text []byte) { kept = string(text) }
	})
	if _, err := c.Ask(t.Context(), question()); err != nil || !strings.Contains(kept, okStream) {
		t.Errorf("the log shows %s, not what came; error %v", kept, err)
	}
}
