package wire

import (
	"bytes"
	"html"
	"strings"
)

// plainLimit is how many characters of a body that is no JSON are kept, and
// plainBytes how much of it is looked at.
const (
	plainLimit = 200
	plainBytes = 16 << 10
)

// IsHTML says whether a body looks like a web page: what a proxy or a wrong
// address sends.
func IsHTML(body []byte) bool {
	body = bytes.TrimSpace(body)
	if len(body) == 0 || body[0] != '<' {
		return false
	}
	head := strings.ToLower(string(body[:min(len(body), 512)]))
	return strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html") || strings.Contains(head, "<head")
}

// plain is the readable beginning of a body that is no JSON. Of a web page it
// is the words, without markup, scripts and styles.
func plain(body []byte) string {
	text := string(body[:min(len(body), plainBytes)])
	if !IsHTML(body) {
		return Clean(text, plainLimit)
	}
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter whose lower case is longer: offsets would not hold
		lower = text
	}
	var words strings.Builder
	for at := 0; at < len(text); {
		open := strings.IndexByte(text[at:], '<')
		if open < 0 {
			words.WriteString(text[at:])
			break
		}
		words.WriteString(text[at : at+open])
		words.WriteByte(' ')
		at += open
		end := ">"
		switch {
		case strings.HasPrefix(lower[at:], "<script"):
			end = "</script>"
		case strings.HasPrefix(lower[at:], "<style"):
			end = "</style>"
		case strings.HasPrefix(lower[at:], "<!--"):
			end = "-->"
		}
		stop := strings.Index(lower[at:], end)
		if stop < 0 {
			break
		}
		at += stop + len(end)
	}
	return Clean(html.UnescapeString(words.String()), plainLimit)
}
