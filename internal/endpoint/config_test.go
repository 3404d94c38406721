package endpoint

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func TestBaseURL(t *testing.T) {
	tests := []struct{ reason, base, want, says string }{
		{"as it should be", "http://localhost:8000/v1", "http://localhost:8000/v1", ""},
		{"blanks and slashes around it", "  https://h/v1// ", "https://h/v1", ""},
		{"copied with the path of the call", "https://h/v1/chat/completions", "https://h/v1", ""},
		{"the same with slashes", "https://h/v1//chat/completions/", "https://h/v1", ""},
		{"no path: nothing is guessed", "http://h", "http://h", ""},
		{"a scheme in capitals", "HTTP://h/v1", "http://h/v1", ""},
		{"IPv6", "http://[::1]:8000/v1", "http://[::1]:8000/v1", ""},
		{"IPv6 with a zone, which stays escaped", "http://[fe80::1%25eth0]:8000/v1", "http://[fe80::1%25eth0]:8000/v1", ""},
		{"the highest port", "http://h:65535/v1", "http://h:65535/v1", ""},
		{"an escaped path stays escaped", "http://h/a%2Fb/v1", "http://h/a%2Fb/v1", ""},
		{"an at sign in the path", "http://h/@team/v1", "http://h/@team/v1", ""},

		{"nothing", " ", "", "no base URL"},
		{"no scheme", "localhost:8000/v1", "", `"localhost:8000/v1" has no scheme`},
		{"an address without a scheme", "10.0.0.1:8000", "", "has no scheme"},
		{"a bare name", "gpu7/v1", "", "has no scheme"},
		{"no scheme and a query", "h/v1?key=hunter22", "", `"h/v1" has no scheme`},
		{"a scheme with one slash", "http:/h/v1", "", `"http:/h/v1" has to begin with http:// or https:// and a host`},
		{"one without a colon, in capitals", "HTTPS//h/v1", "", "has to begin with"},
		{"one without slashes, and a query", "http:h/v1?key=hunter22", "", `"http:h/v1" has to begin with`},
		{"slashes alone", "//h/v1", "", "has to begin with"},
		{"a path alone", "/v1", "", "has to begin with"},
		{"a port alone", ":8000/v1", "", "has to begin with"},
		{"a host that is called so", "http.example:8000/v1", "", "has no scheme"},
		{"another scheme", "ftp://h/v1", "", "not an http or https address"},
		{"no host", "http:///v1", "", "not an http or https address"},
		{"a port without a host", "http://:8000/v1", "", "not an http or https address"},
		{"a port that is none", "http://h:port/v1", "", "not an http or https address"},
		{"a port that no host has", "http://h:99999/v1", "", "has the port 99999: the highest is 65535"},
		{"control characters", "http://h/\x1b[31m", "", "not an http or https address"},
		{"a query", "https://h/v1?api-version=1&key=hunter22", "", `"https://h/v1" has a query or fragment`},
		{"a query without anything in it", "https://h/v1?", "", "has a query or fragment"},
		{"a fragment", "https://h/v1#hunter22", "", "has a query or fragment"},
		{"a password", "https://me:hunter22@h/v1", "", "user name or password"},
		{"a password with a slash in it", "https://me:hunter22/@h/v1", "", "user name or password"},
		{"a password that is no URL's", "https://me:hunter22%zz@h/v1", "", "user name or password"},
		{"a password without a scheme", "me:hunter22@h/v1", "", "user name or password"},
		{"a password with another scheme", "ftp://me:hunter22@h/v1", "", "user name or password"},
		{"a password with neither", "//me:hunter22@h/v1", "", "user name or password"},
	}
	for _, tt := range tests {
		c, err := New(Config{BaseURL: tt.base})
		if tt.says != "" {
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: error %v, want one that says %q", tt.reason, err, tt.says)
			} else if strings.Contains(err.Error(), "hunter22") || strings.Contains(err.Error(), "\x1b") {
				t.Errorf("%s: %q repeats what it must not", tt.reason, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		if c.BaseURL() != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, c.BaseURL(), tt.want)
		}
		c.Close()
	}
}

// TestAzureBaseURL: what lies before /openai is the resource, and a resource, a
// host or a gateway may be called so too.
func TestAzureBaseURL(t *testing.T) {
	tests := []struct{ reason, base, want, says string }{
		{"a resource", "https://r.openai.azure.com", "https://r.openai.azure.com", ""},
		{"with a slash", "https://r.openai.azure.com/", "https://r.openai.azure.com", ""},
		{"as the portal gives it", "https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21", "https://r.openai.azure.com", ""},
		{"one whose name begins with openai", "https://openai-prod.openai.azure.com", "https://openai-prod.openai.azure.com", ""},
		{"the same, as the portal gives it", "https://openaieastus2.openai.azure.com/openai/deployments/d?api-version=1", "https://openaieastus2.openai.azure.com", ""},
		{"a gateway called openai", "https://openai.mycorp.com/azure", "https://openai.mycorp.com/azure", ""},
		{"the same with a port", "https://openai:8443/azure/openai/", "https://openai:8443/azure", ""},
		{"a path that only begins like it", "https://gw.mycorp.com/openai-eu", "https://gw.mycorp.com/openai-eu", ""},
		{"a gateway's path of that name: the last one is Azure's", "https://gw.mycorp.com/openai/eu/openai/deployments/d", "https://gw.mycorp.com/openai/eu", ""},
		{"the API without versions", "https://r.openai.azure.com/openai/v1/", "", "https://r.openai.azure.com/openai/v1 is Azure's v1 API"},
		{"the same with a password", "https://u:hunter22@r.openai.azure.com/openai/v1", "", "user name or password"},
		{"the same with a query", "https://r.openai.azure.com/openai/v1?key=hunter22", "", "leave out --azure"},
		{"no scheme", "openai-prod.openai.azure.com", "", `"openai-prod.openai.azure.com" has no scheme`},
	}
	for _, tt := range tests {
		got, err := azureBase(tt.base)
		if tt.says == "" && (err != nil || got != tt.want) {
			t.Errorf("%s: %q, error %v, want %q", tt.reason, got, err, tt.want)
		}
		if tt.says != "" && (err == nil || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "hunter22")) {
			t.Errorf("%s: error %v, want one that says %q and no secret", tt.reason, err, tt.says)
		}
	}
}

func TestWhatNoRequestCanCarry(t *testing.T) {
	tests := []struct {
		reason string
		cfg    Config
		says   string
	}{
		{"a key file with two lines", Config{APIKey: "sk-hunter22\nsk-2"}, "the API key holds a line break"},
		{"a key that was copied with a blank of no width", Config{APIKey: "sk-hunter22\u200b"}, "the API key holds a character that is not ASCII"},
		{"a header's value with a line break", Config{Header: http.Header{"X-Key": {"hunter22\r\nA: b"}}}, "the header X-Key holds a line break"},
		{"a header's name with a blank", Config{Header: http.Header{"X Key": {"a"}}}, `"X Key" is no name`},
		{"a header without a name", Config{Header: http.Header{"": {"a"}}}, `"" is no name`},
		{"a user agent with a control character", Config{UserAgent: "a\x00"}, "the user agent holds"},
		{"a token limit by a third name", Config{TokenField: "max_length"}, `not "max_length"`},
	}
	for _, tt := range tests {
		tt.cfg.BaseURL = "http://h/v1"
		_, err := New(tt.cfg)
		if err == nil || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "hunter22") {
			t.Errorf("%s: error %v, want one that says %q and no value", tt.reason, err, tt.says)
		}
	}
	if err := checkHeaders(Config{APIKey: "sk-1", Header: http.Header{"x_team.name": {"a\tb", "ü"}}}); err != nil {
		t.Errorf("what can be sent: %v", err)
	}
}

func TestDefaults(t *testing.T) {
	got := Config{}.withDefaults()
	if got.MaxConnections != 16 || got.AttemptTimeout != 10*time.Minute || got.MaxRetryAfter != 5*time.Minute || got.MaxRetries != 8 ||
		got.UserAgent != "abstain-eval" || got.TokenField != wire.MaxTokens || got.Now == nil {
		t.Errorf("defaults %+v", got)
	}
	set := Config{MaxConnections: 3, AttemptTimeout: time.Second, MaxRetryAfter: time.Minute, MaxRetries: -1, UserAgent: "a", TokenField: wire.MaxCompletionTokens}.withDefaults()
	if set.MaxConnections != 3 || set.AttemptTimeout != time.Second || set.MaxRetryAfter != time.Minute || set.MaxRetries != 0 ||
		set.UserAgent != "a" || set.TokenField != wire.MaxCompletionTokens {
		t.Errorf("what is set stays, and below no retries there are none: %+v", set)
	}
}
