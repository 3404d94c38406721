package wire

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestDecodeError(t *testing.T) {
	tests := []struct {
		reason, body string
		want         APIError
	}{
		{"OpenAI's own", `{"error":{"message":"Unsupported parameter: 'x'","type":"invalid_request_error","param":"x","code":"unsupported_parameter"}}`,
			APIError{Code: "unsupported_parameter", Type: "invalid_request_error", Param: "x", Message: "Unsupported parameter: 'x'"}},
		{"a code that is a number", `{"error":{"message":"no","code":429}}`, APIError{Code: "429", Message: "no"}},
		{"a code and a parameter that are null", `{"error":{"message":"no","code":null,"param":null}}`, APIError{Message: "no"}},
		{"Ollama: the error is a text", `{"error":"model 'x' not found"}`, APIError{Message: "model 'x' not found"}},
		{"a status in words, the reason beside it", `{"statusCode":400,"error":"Bad Request","message":"the prompt is too long"}`, APIError{Message: "the prompt is too long"}},
		{"the error says more than what stands beside it", `{"error":"model 'x' not found","message":"no"}`, APIError{Message: "model 'x' not found"}},
		{"the error is true", `{"error":true,"message":"no"}`, APIError{Message: "no"}},
		{"an error of nulls is none", `{"error":{"code":null,"message":null},"detail":"no"}`, APIError{Message: "no"}},
		{"a message by another name", `{"code":429,"msg":"no"}`, APIError{Code: "429", Message: "no"}},
		{"vLLM's flat error", `{"object":"error","message":"too long","type":"BadRequestError","param":null,"code":400}`,
			APIError{Code: "400", Type: "BadRequestError", Message: "too long"}},
		{"FastAPI: a detail", `{"detail":"Not Found"}`, APIError{Message: "Not Found"}},
		{"FastAPI: findings, each with its place", `{"detail":[{"loc":["body","temperature"],"msg":"ensure this value is at most 2"},{"loc":["body","stop",0],"msg":"str expected"}]}`,
			APIError{Param: "temperature", Message: "temperature: ensure this value is at most 2; stop.0: str expected"}},
		{"a detail that is an object", `{"detail":{"message":"no","code":"c"}}`, APIError{Code: "c", Message: "no"}},
		{"a detail of an unknown kind", `{"detail":[1,2]}`, APIError{Message: "[1,2]"}},
		{"Azure: the reason lies one deeper", `{"error":{"message":"filtered","innererror":{"code":"ResponsibleAIPolicyViolation"}}}`,
			APIError{Code: "ResponsibleAIPolicyViolation", Message: "filtered"}},
		{"OpenRouter: the reason lies in metadata.raw", `{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"x\":1}"}}}`,
			APIError{Code: "400", Message: `Provider returned error: {"x":1}`}},
		{"Google's list of one", `[{"error":{"message":"no"}}]`, APIError{Message: "no"}},
		{"an object of another kind is shown", `{"fault":1}`, APIError{Message: `{"fault":1}`}},
		{"an error object without a message is shown", `{"error":{"code":5}}`, APIError{Code: "5", Message: `{"code":5}`}},
		{"plain text", " upstream\n\ttimed out ", APIError{Message: "upstream timed out"}},
		{"a web page without its markup", `<!DOCTYPE html><html><head><title>502 Bad Gateway</title><style>b{}</style><script>alert(1)</script></head><body><!-- x --><h1>Bad &amp; ugly</h1></body></html>`,
			APIError{Message: "502 Bad Gateway Bad & ugly"}},
		{"a web page cut off in a script", `<html><script>alert(1)`, APIError{}},
		{"terminal escapes are taken out", `{"error":{"message":"\u001b[31mred\u001b[0m \u202egnp\u0007"}}`, APIError{Message: "[31mred[0m gnp"}},
		{"an empty body", ``, APIError{}},
		{"null", `null`, APIError{Message: "null"}},
		{"JSON that was cut off is text", `{"error":{"mess`, APIError{Message: `{"error":{"mess`}},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			tt.want.Status = 400
			if diff := cmp.Diff(tt.want, DecodeError(400, []byte(tt.body))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodeErrorShortens(t *testing.T) {
	for _, body := range []string{strings.Repeat("word ", 1<<20), `{"error":{"message":"` + strings.Repeat("é", 1<<20) + `"}}`, "<html>" + strings.Repeat("<b>x</b>", 1<<20)} {
		if n := utf8.RuneCountInString(DecodeError(500, []byte(body)).Message); n == 0 || n > messageLimit+1 {
			t.Errorf("%d MB of %.20q gave a message of %d characters", len(body)>>20, body, n)
		}
	}
}

func TestEncodeErrorIsReadBack(t *testing.T) {
	want := APIError{Status: 429, Code: "rate_limit_exceeded", Type: "requests", Param: "p", Message: "slow \"down\""}
	body, err := EncodeError(want)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, DecodeError(429, body)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAPIErrorText(t *testing.T) {
	for want, e := range map[string]APIError{
		"HTTP 400 (c): no": {Status: 400, Code: "c", Type: "t", Message: "no"},
		"HTTP 400 (t): no": {Status: 400, Code: "", Type: "t", Message: "no"},
		"HTTP 400: no":     {Status: 400, Code: "400", Message: "no"},
		"HTTP 400":         {Status: 400},
		"no":               {Message: "no"},
		"(c)":              {Code: "c"},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct {
		reason, text string
		limit        int
		want         string
	}{
		{"blanks run together", " a \n\n b\t", 10, "a b"},
		{"cut after the limit", "abcdef", 3, "abc…"},
		{"exactly the limit is whole", "abc", 3, "abc"},
		{"invalid UTF-8 is replaced", "a\xff", 5, "a\ufffd"},
		{"marks that reorder or hide text go", "a\u202e\u200b\ufeffb", 5, "ab"},
		{"no limit, no text", "abc", 0, ""},
	}
	for _, tt := range tests {
		if got := Clean(tt.text, tt.limit); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func FuzzDecodeError(f *testing.F) {
	for _, seed := range []string{`{"error":{"message":"x","code":1}}`, `{"error":"x"}`, `{"detail":[{"loc":["a"],"msg":"b"}]}`, `<html><script>`, `[[`, `[{}]`, "İ<html<!--"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		e := DecodeError(500, body)
		for _, s := range []string{e.Message, e.Code, e.Type, e.Param} {
			if !utf8.ValidString(s) || utf8.RuneCountInString(s) > messageLimit+1 || strings.ContainsFunc(s, unicode.IsControl) {
				t.Fatalf("unsafe text %q", s)
			}
		}
	})
}
