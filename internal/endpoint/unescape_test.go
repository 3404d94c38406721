package endpoint

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/invisible"
)

// TestAnEscapedKey: which characters are escaped, and how, is the language's of the
// server.
func TestAnEscapedKey(t *testing.T) {
	const key = `Ab12/cd+efGH<ij34&kl==`
	for _, tt := range []struct{ reason, text, want string }{
		{"Python's quote leaves / alone", `?k=Ab12/cd%2BefGH%3Cij34%26kl%3D%3D.`, `?k=[redacted].`},
		{"Go's query", `?k=` + url.QueryEscape(key), `?k=[redacted]`},
		{"small letters", `?k=` + strings.ToLower(url.QueryEscape("/"))[:3] + `Ab12%2fcd%2befGH%3cij34%26kl%3d%3d`, `?k=%2f[redacted]`},
		{"an address in an address", `?k=` + url.QueryEscape(url.QueryEscape(key)), `?k=[redacted]`},
		{"every character", `%41%62%31%32%2F%63%64%2B%65%66%47%48%3C%69%6A%33%34%26%6B%6C%3D%3D`, `[redacted]`},
		{"Go's templates", `<b>Ab12/cd&#43;efGH&lt;ij34&amp;kl==</b>`, `<b>[redacted]</b>`},
		{"hexadecimal", `<b>Ab12&#x2F;cd&#x2b;efGH&LT;ij34&#X26;kl&#x3D;&#0061;</b>`, `<b>[redacted]</b>`},
		{"by name", `Ab12&sol;cd&plus;efGH&lt;ij34&amp;kl&equals;&equals;`, `[redacted]`},
		{"twice", html.EscapeString(html.EscapeString(key)), `[redacted]`},
		{"HTML in Go's JSON", `{"a":"Ab12/cd\u0026#43;efGH\u0026lt;ij34\u0026amp;kl=="}`, `{"a":"[redacted]"}`},
		{"the same in JSON", `{"a":"{\"a\":\"Ab12/cd\\u0026#43;efGH\\u0026lt;ij34\\u0026amp;kl==\"}"}`, `{"a":"{\"a\":\"[redacted]\"}"}`},
		{"HTML in an address", url.QueryEscape(html.EscapeString(key)), `[redacted]`},
		{"JSON in an address", url.QueryEscape(`"Ab12\/cd\u002BefGH<ij34\u0026kl=="`), `%22[redacted]%22`},
		{"JSON in HTML", `&#34;Ab12\/cd\u002befGH\u003cij34\u0026kl==&#34;`, `&#34;[redacted]&#34;`},
		{"JavaScript", `'Ab12\x2Fcd\x2BefGH\x3Cij34\x26kl\x3D\x3D'`, `'[redacted]'`},
		{"each in its own way", `Ab12\/cd&#43;efGH%3Cij34\u0026kl=%3d`, `[redacted]`},
		{"the first of its letters as the last of an escape", `\u0041b12/cd%2BefGH%3Cij34&kl==`, `[redacted]`},
		{"behind a sign of percent", `100%` + key, `100%[redacted]`},
		{"twice in one text", `%41b12/cd+efGH<ij34&kl== Ab12/cd+efGH<ij34&kl==`, `[redacted] [redacted]`},
		{"with what nobody sees in it", `Ab12/%E2%80%8Bcd&ZeroWidthSpace;+ef\u200bGH<ij34&kl==`, `[redacted]`},
		{"with much of that", `Ab12/` + strings.Repeat("\u200b", 99) + `cd%2BefGH<ij34&kl==`, `[redacted]`},
		{"another text", `Ab12/cd%2BefGH%3Cij34%26kl%3D%3C &amp; 5% of &it; &; %zz %`, `Ab12/cd%2BefGH%3Cij34%26kl%3D%3C &amp; 5% of &it; &; %zz %`},
	} {
		if got := secretsOf(key, nil, nil).text(tt.text); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.reason, got, tt.want)
		}
	}
	for key, text := range map[string]string{
		"a word/to pass": "a+word%2Fto+pass", "abc%2Fdef": `"abc%2Fdef"`, "with/100%25": `"with\/100%25"`, `with\u0041/bc`: `with%5Cu0041%2Fbc`, "grüße-9": "gr%C3%BC&szlig;e-9",
	} {
		if got := secretsOf(key, nil, nil).text(text); strings.Trim(got, `"`) != redacted {
			t.Errorf("the key %s in %s: %s", key, text, got)
		}
	}
}

// BenchmarkRedactHostile shows that a hostile text costs no more than another of its length, however long it is.
func BenchmarkRedactHostile(b *testing.B) {
	s := secretsOf("aaaaaaaa%26", nil, nil)
	for _, unit := range []string{"%25", "%2525", "&amp;", "&amp;amp;", `\u0025`, "%26", "%", "&", ";", "&a;", "a", "aaaaaaa%26", "aaaaaaaa%2526", "%3", "%4%3", "\u200b", "\u20ac"} {
		for _, size := range []int{1 << 13, 1 << 17} {
			text := []byte("%41" + strings.Repeat(unit, size/len(unit)))
			b.Run(fmt.Sprintf("%q/bytes=%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					s.parts(s.bytes(text))
				}
			})
		}
	}
}

// TestWhatIsSpecial: what no reader sees is never passed over as a plain character.
func TestWhatIsSpecial(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if first := string(r)[0]; invisible.Is(r) && !special[first] {
			t.Fatalf("%U shows nothing, and its first byte %x is not special", r, first)
		}
	}
}

// A layer escapes a text as some languages do: what it has to, and of the rest what
// chance picks.
type layer struct {
	must     string
	escape   func(r rune, chance *rand.Rand) string
	unescape func(string) (string, error)
}

var layers = []layer{
	{`"\`, func(r rune, chance *rand.Rand) string {
		if r == '/' && chance.IntN(2) == 0 {
			return `\/`
		}
		return fmt.Sprintf([]string{`\u%04x`, `\u%04X`}[chance.IntN(2)], r)
	}, func(text string) (out string, err error) { return out, json.Unmarshal([]byte(`"`+text+`"`), &out) }},
	{`%`, func(r rune, chance *rand.Rand) (out string) {
		for _, b := range []byte(string(r)) {
			out += fmt.Sprintf([]string{"%%%02x", "%%%02X"}[chance.IntN(2)], b)
		}
		return out
	}, url.PathUnescape},
	{`&`, func(r rune, chance *rand.Rand) string {
		if named := html.EscapeString(string(r)); len(named) > 1 && r < utf8.RuneSelf {
			return named
		}
		return fmt.Sprintf([]string{"&#%d;", "&#x%x;", "&#X%X;"}[chance.IntN(3)], r)
	}, func(text string) (string, error) { return html.UnescapeString(text), nil }},
}

// FuzzEscapedKey: however a key is escaped, it is taken out, and nothing that stands
// beside it.
func FuzzEscapedKey(f *testing.F) {
	for seed := range uint64(9) {
		f.Add("sk-te/st+Key<9Z&8y==", []byte{byte(seed), byte(seed / 3)}, seed)
	}
	f.Add(`sk-100%25;&amp;\/%a`, []byte{2, 1, 0}, uint64(7))
	f.Add(`&%41-0123456\`, []byte{0, 0, 0, 0}, uint64(7))
	f.Fuzz(func(t *testing.T, key string, order []byte, seed uint64) {
		hidden := func(r rune) bool { return invisible.Is(r) || unicode.IsSpace(r) || r == utf8.RuneError || r > 0xffff }
		read := string(unescape([]byte(key), false).text)
		if strings.ContainsFunc(key, hidden) || len(order) > 4 || len(key) > 100 || placeholder(key) || len(read) < shortestForm || strings.Contains(key, `\u`) || strings.Contains(key, `\x`) {
			t.Skip()
		}
		chance := rand.New(rand.NewPCG(seed, 0))
		text := key
		for i, n := range order {
			l, share := layers[int(n)%len(layers)], chance.IntN(3)
			var b strings.Builder
			for _, r := range text {
				// Who escapes letters and digits does so once, not those of other escapes.
				may := i == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
				if strings.ContainsRune(l.must, r) || may && chance.IntN(2) < share {
					b.WriteString(l.escape(r, chance))
				} else {
					b.WriteRune(r)
				}
			}
			text = b.String()
		}
		got := secretsOf(key, nil, nil).text("key " + text + " end")
		if !strings.ContainsAny(key, `\%&;`) && got != "key "+redacted+" end" || !strings.Contains(got, redacted) {
			t.Errorf("the key %q as %q: %q", key, text, got)
		}
	})
}

// BenchmarkRedact: replies with and without escapes.
func BenchmarkRedact(b *testing.B) {
	s := secretsOf("sk-Zq7/plus+Eq=9xWv3TtR", nil, nil)
	for name, unit := range map[string]string{"plain": "The capacity of the tank is not given. ", "json": `The \"capacity\" of the tank\nis not given. `, "percent": "The tank is 50% full & the rest <b>is</b>; ", "cjk": "水槽の容量は示されていません。"} {
		text := []byte(strings.Repeat(unit, 700/len(unit)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				s.bytes(text)
			}
		})
	}
}
