package endpoint

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

func typeName(err error) string { return reflect.TypeOf(err).String() }

func TestNoSecretLeaves(t *testing.T) {
	const key, other = `sk-live/0123456789"abcdef`, "azure-secret-value"
	quoted, err := json.Marshal("echo " + key + " and " + other)
	if err != nil {
		t.Fatal(err)
	}
	escaped := strings.ReplaceAll(string(quoted), "/", `\/`)
	// Found only once the escapes are undone.
	unicode := strings.ReplaceAll(string(quoted), "s", `\u0073`)
	for _, echo := range []string{string(quoted), escaped, unicode} {
		steps := map[string]step{
			"a reply":            {body: fmt.Sprintf(`{"model":%[1]s,"system_fingerprint":%[1]s,"choices":[{"message":{"content":%[1]s,"reasoning":%[1]s,"refusal":%[1]s},"finish_reason":%[1]s}]}`, echo)},
			"a wrong key":        {status: 401, body: fmt.Sprintf(`{"error":{"message":%[1]s,"code":%[1]s,"type":%[1]s,"param":%[1]s}}`, echo)},
			"a wrong model":      {status: 404, body: fmt.Sprintf(`{"error":{"code":"model_not_found","message":%s}}`, echo)},
			"a refusal":          {status: 400, body: fmt.Sprintf(`{"error":{"message":%s}}`, echo)},
			"a failure":          {status: 503, body: fmt.Sprintf(`{"error":%s}`, echo)},
			"plain text":         {status: 400, body: "you sent " + key + " and " + other},
			"garbage":            {body: "you sent " + key + " and " + other},
			"a web page":         {body: "<html>" + key + other},
			"no choice":          {body: fmt.Sprintf(`{"x":%s}`, echo)},
			"a failure in a 200": {body: fmt.Sprintf(`{"error":{"code":502,"message":%s}}`, echo)},
			"a redirect":         {status: 302, header: map[string]string{"Location": "https://x.example/" + other}},
		}
		for name, s := range steps {
			c := clientAt(t, serve(t, s).URL, func(cfg *Config) {
				cfg.APIKey, cfg.MaxRetries = key, 1
				cfg.Header = http.Header{"api-key": {"Bearer " + other}}
			})
			record, err := c.Ask(t.Context(), question())
			line, jsonErr := json.Marshal(record)
			if jsonErr != nil {
				t.Fatalf("%s: %v in %s", name, jsonErr, record.Raw)
			}
			all := fmt.Sprintf("%s %+v %v %+v %+v", line, record, err, c.attempts, c.events)
			for _, secret := range []string{key, other, `0123456789\"abcdef`, `\u0073k-live`} {
				if strings.Contains(all, secret) {
					t.Errorf("%s, echoed as %s: %q stands in %s", name, echo, secret, all)
				}
			}
		}
	}
}

func TestPlaceholdersAreNoSecrets(t *testing.T) {
	for _, key := range []string{"none", "lm-studio", "Not-Needed"} {
		body := fmt.Sprintf(`{"choices":[{"message":{"content":%q}}]}`, key)
		c := clientAt(t, serve(t, step{body: body}).URL, func(cfg *Config) { cfg.APIKey = key })
		if got, err := c.Ask(t.Context(), question()); err != nil || got.Text != key {
			t.Errorf("the answer %q became %q, error %v", key, got.Text, err)
		}
	}
}

// The head that is kept of a large body must not end within a secret.
func TestNoHalfOfASecretIsKept(t *testing.T) {
	const key = "sk-0123456789abcdef"
	echo := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("y", keepHead-len(key)/2)+key)
		big(17<<20)(w, r)
	}
	c := clientAt(t, serve(t, step{do: echo}).URL, func(cfg *Config) { cfg.APIKey = key })
	got, err := c.Ask(t.Context(), question())
	if err != nil || len(got.RawText) != keepHead || strings.Contains(got.RawText, "sk-") {
		t.Errorf("kept %d bytes that end in %q, error %v", len(got.RawText), got.RawText[max(0, len(got.RawText)-20):], err)
	}
}

// TestWhatMayBeASecret: by the name of a header, or by the value alone.
func TestWhatMayBeASecret(t *testing.T) {
	for name, want := range map[string]bool{
		"Authorization": true, "X-Api-Key": true, "Cookie": true, "X-Auth": true, "X-Token": true, "X-Password": true,
		"X-Jwt": true, "X-Credential": true, "X-Session": true, "X-Amz-Signature": true, "X-Passwd": true, "X-Bearer": true,
		"X-Title": false, "X-Request-Id": false, "HTTP-Referer": false, "X-Upstream": false,
	} {
		if CarriesSecret(name) != want {
			t.Errorf("%s: %v, want %v", name, !want, want)
		}
	}
	for value, want := range map[string]bool{
		"Bearer abc": true, "bearer abc": true, "Basic dXNlcjpwdw==": true, "sk-proj-0123": true, " sk-1234": true,
		"Bearer ": false, "bearers of news": false, "bearer of bad news": false, "Basic": false, "Basic abilities": false, "sk-SK": false, "sk-SK is a locale": false, "task-1234": false, "": false,
	} {
		if LooksSecret(value) != want {
			t.Errorf("%q: %v, want %v", value, !want, want)
		}
	}
}

// TestRepeats: what is recorded of a run's configuration is held against its secrets.
func TestRepeats(t *testing.T) {
	const key = "sk-te/st+9Z8y"
	for _, tt := range []struct {
		reason string
		cfg    Config
		text   string
		want   bool
	}{
		{"the key", Config{APIKey: key}, "--stop=" + key, true},
		{"as blanks were cut off it", Config{APIKey: key + "\n"}, key, true},
		{"in an address", Config{APIKey: key}, "http://h/" + url.PathEscape(key) + "/v1", true},
		{"in JSON", Config{APIKey: key}, `{"a":"sk-te\/st\u002b9Z8y"}`, true},
		{"a header's", Config{Header: http.Header{"X-Api-Key": {"0123456789"}}}, "0123456789", true},
		{"one from the environment", Config{Secrets: []string{"0123456789"}}, "0123456789", true},
		{"a part of it", Config{APIKey: key}, "sk-te/st", false},
		{"a short one may stand there by chance", Config{APIKey: "1234"}, "--seed=1234", false},
		{"a placeholder is none", Config{APIKey: "lm-studio"}, "lm-studio", false},
		{"no key", Config{}, "anything", false},
	} {
		if tt.cfg.Repeats(tt.text) != tt.want {
			t.Errorf("%s: %v, want %v", tt.reason, !tt.want, tt.want)
		}
	}
	for _, base := range []string{"http://h/0123456789/v1", "http://0123456789@h/v1", "h/0123456789"} {
		_, err := New(Config{BaseURL: base, APIKey: "0123456789"})
		if err == nil || strings.Contains(err.Error(), "0123456789") {
			t.Errorf("%s: error %v", base, err)
		}
	}
}

// TestShortKeysAreSecrets: proxies are given keys such as sk-1234.
func TestShortKeysAreSecrets(t *testing.T) {
	for _, key := range []string{"sk-1234", "a1b2", "abc12345"} {
		c := clientAt(t, serve(t, step{body: `{"choices":[{"message":{"content":"you sent ` + key + `"}}]}`}).URL, func(cfg *Config) { cfg.APIKey = key })
		got, err := c.Ask(t.Context(), question())
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(got)
		if err != nil || strings.Contains(string(line), key) {
			t.Errorf("the record holds the key %s: %s, %v", key, line, err)
		}
	}
}

// TestFormsOfTheKey: in none of them does it leave.
func TestFormsOfTheKey(t *testing.T) {
	const key = "sk-Zq7/plus+Eq=9xWv3TtR"
	reply := func(text string) step {
		body, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"message": map[string]any{"content": text}}}})
		if err != nil {
			t.Fatal(err)
		}
		return step{body: string(body)}
	}
	basic := func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
	tests := []struct {
		reason string
		reply  step
		leak   string
	}{
		{"in an address", reply("see https://x/?k=" + url.QueryEscape(key)), url.QueryEscape(key)},
		{"in one with small letters", reply("see https://x/?k=" + strings.ReplaceAll(url.QueryEscape(key), "%2B", "%2b")), "plus%2bEq"},
		{"in a redirect", step{status: 302, header: map[string]string{"Location": "https://x.example/" + url.QueryEscape(key) + "/v1"}}, url.QueryEscape(key)},
		{"in base64", reply("key " + basic(key)), basic(key)[:30]},
		{"in base64 behind a word", reply("key " + basic("Bearer "+key)), basic("Bearer " + key)[12:40]},
		{"in base64 behind a user", reply("key " + basic("me:x"+key)), basic("me:x" + key)[8:36]},
		{"with what nobody sees in it", reply("key " + key[:9] + "\u200b\u2060" + key[9:]), key[9:]},
		{"the same, escaped", step{body: `{"choices":[{"message":{"content":"` + key[:9] + `\u200b` + key[9:] + `"}}]}`}, key[9:]},
		{"cut off before its end, though that is all", step{body: `{"choices":[{"message":{"content":"key ` + key[:len(key)-2]}, key[4:12]},
		{"the same, escaped", step{body: `{"choices":[{"message":{"content":"key ` + strings.ReplaceAll(key[:len(key)-2], "/", `\/`)}, key[9:14]},
	}
	for _, tt := range tests {
		var kept strings.Builder
		c := clientAt(t, serve(t, tt.reply).URL, func(cfg *Config) {
			cfg.APIKey, cfg.MaxRetries, cfg.LogExchanges = key, -1, 2
			cfg.Exchange = func(text []byte) { kept.Write(text) }
		})
		record, err := c.Ask(t.Context(), question())
		line, jsonErr := json.Marshal(record)
		if all := fmt.Sprintf("%s %v %v %+v %s", line, jsonErr, err, c.attempts, kept.String()); strings.Contains(all, tt.leak) {
			t.Errorf("%s: %q stands in %s", tt.reason, tt.leak, all)
		}
	}
}

// TestAKeyInJSONInJSON: gateways put the provider's error into their own as a text.
func TestAKeyInJSONInJSON(t *testing.T) {
	const key = `sk-te/st+Key"9Z8y\q7`
	quote := func(text string) string {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		return string(quoted)
	}
	slashes := func(text string) string { return strings.ReplaceAll(text, "/", `\/`) }
	dotnet := func(text string) string { return strings.ReplaceAll(text, "+", `\u002B`) }
	once := quote("bad key " + key)
	inner := map[string]string{
		"as Go writes it": once, "with slashes escaped": slashes(once), "as .NET writes it": dotnet(once), "both": dotnet(slashes(once)),
	}
	for reason, text := range inner {
		for depth := range 4 {
			body := `{"error":{"code":400,"message":"Provider returned error","metadata":{"raw":` + text + `}}}`
			if !json.Valid([]byte(body)) {
				t.Fatal(body)
			}
			var kept strings.Builder
			c := clientAt(t, serve(t, step{status: 400, body: body}).URL, func(cfg *Config) {
				cfg.APIKey, cfg.MaxRetries, cfg.LogExchanges = key, -1, 2
				cfg.Exchange = func(text []byte) { kept.Write(text) }
			})
			record, err := c.Ask(t.Context(), question())
			if !json.Valid(record.Raw) || !strings.Contains(string(record.Raw), "bad key [redacted]") {
				t.Errorf("%s, %d levels deeper: raw %s", reason, depth, record.Raw)
			}
			all := fmt.Sprintf("%s %+v %v %s", record.Raw, record.Error, err, kept.String())
			for _, part := range []string{"sk-te", "Key", "9Z8y", "q7"} {
				if strings.Contains(strings.ReplaceAll(all, "API key", ""), part) {
					t.Errorf("%s, %d levels deeper: %q stands in %s", reason, depth, part, all)
				}
			}
			text = quote(`{"error":` + text + `}`)
		}
	}
}

// TestWhatIsCutOutStaysJSON: a key is taken out with the escapes that belong to it,
// and nothing else.
func TestWhatIsCutOutStaysJSON(t *testing.T) {
	for _, tt := range []struct{ reason, key, text, want string }{
		{"behind an escaped backslash, which goes along", "key-0123", `{"a":"x\\key-0123"}`, `{"a":"x[redacted]"}`},
		{"behind a line break that begins with its first letter", "nvapi-0123", `{"a":"x\nnvapi-0123"}`, `{"a":"x\n[redacted]"}`},
		{"its first letter escaped", "key-0123", `{"a":"\\\u006bey-0123"}`, `{"a":"[redacted]"}`},
		{"before an escaped backslash", "key-0123", `{"a":"key\u002d0123\\"}`, `{"a":"[redacted]\\"}`},
		{"a key that begins with a backslash", `\key-0123`, `{"a":"\\key-0123"}`, `{"a":"[redacted]"}`},
		{"and ends with one", `key-0123\`, `{"a":"key\u002d0123\\"}`, `{"a":"[redacted]\\"}`},
		{"of backslashes alone", `\\\\`, `{"a":"b\nc"}`, `{"a":"b\nc"}`},
		{"many backslashes", "key-0123", `{"a":"` + strings.Repeat(`\`, 1<<20) + `"}`, `{"a":"` + strings.Repeat(`\`, 1<<20) + `"}`},
		{"none of it", "key-0123", `{"a":"\"k\\ey\" \u00e9 key-\n0124"}`, `{"a":"\"k\\ey\" \u00e9 key-\n0124"}`},
	} {
		if got := secretsOf(tt.key, nil, nil).text(tt.text); got != tt.want {
			t.Errorf("%s: %.200s, want %.200s", tt.reason, got, tt.want)
		}
	}
}

// TestSecretsOfOtherHeaders: the caller knows what their names do not tell.
func TestSecretsOfOtherHeaders(t *testing.T) {
	const value = "s3cr3tVALUE99"
	var kept strings.Builder
	c := clientAt(t, serve(t, step{body: `{"choices":[{"message":{"content":"you sent ` + value + `"}}]}`}).URL, func(cfg *Config) {
		cfg.Header, cfg.Secrets = http.Header{"X-Subscription": {value}}, []string{value}
		cfg.LogExchanges, cfg.Exchange = 1, func(text []byte) { kept.Write(text) }
	})
	got, err := c.Ask(t.Context(), question())
	if all := fmt.Sprintf("%+v %s %s", got, got.Raw, kept.String()); err != nil || strings.Contains(all, value) {
		t.Errorf("%s, error %v", all, err)
	}
}
