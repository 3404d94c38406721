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
	far := strings.Repeat("x", 119-len(key)/2) // from where it is shown
	for reason, body := range map[string]string{
		"cut off in the middle of it": piece("you sent " + key[:12]), "so in pieces": piece("you sent "+key[:4]) + piece(key[4:12]),
		"in the middle of an event": piece("you sent " + key)[:65], "in what is no JSON": "data: " + key[:12] + "\n\n",
		"shown in part": "data: " + far + key + " is wrong\n\n", "shown in part, and JSON": `data: "` + far + key + ` is wrong"` + "\n\n",
	} {
		var kept strings.Builder
		c := clientAt(t, serve(t, events(body)).URL, streaming, func(cfg *Config) {
			cfg.APIKey, cfg.MaxRetries, cfg.LogExchanges = key, 1, 9
			cfg.Exchange = func(text []byte) { kept.Write(text) }
			cfg.Observe = func(o Observation) { fmt.Fprintf(&kept, "%s %s", o.Body, o.Failed) }
		})
		_, err := c.Ask(t.Context(), question())
		if all := fmt.Sprintf("%v %+v %s", err, c.attempts, kept.String()); strings.Contains(all, key[:9]) {
			t.Errorf("%s: half of the key stands in %s", reason, all)
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
