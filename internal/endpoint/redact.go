package endpoint

import (
	"bytes"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
)

const redacted = "[redacted]"

// A key of fewer bytes than shortestSecret is not searched for, nor one of
// letters alone that is shorter than longestWord: local servers are given such
// placeholders ("none", "EMPTY", "ollama"), and a model may well use the word.
const (
	shortestSecret = 4
	longestWord    = 8
)

// secrets are values that must not leave this package in a text.
type secrets [][]byte

// secretsOf are the key, the values of headers that carry secrets, and others, in
// every form in which they are searched for.
func secretsOf(key string, header http.Header, others []string) secrets {
	var s secrets
	add := func(value string) {
		value = strings.TrimSpace(value)
		if placeholder(value) {
			return
		}
		s = append(s, []byte(value))
		for _, form := range formsOf(value) {
			s = append(s, []byte(form))
		}
	}
	add(key)
	for _, other := range others {
		add(other)
	}
	for name, values := range header {
		if !CarriesSecret(name) {
			continue
		}
		for _, v := range values {
			add(v)
			if _, token, ok := strings.Cut(v, " "); ok { // "Bearer TOKEN"
				add(token)
			}
		}
	}
	// The longest first: one may be part of another.
	slices.SortFunc(s, func(a, b []byte) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return bytes.Compare(a, b)
	})
	return slices.CompactFunc(s, bytes.Equal)
}

// Repeats says whether a text holds the key of c or another of its secrets, in any
// of the forms in which they are taken out of replies. One that is shorter than
// eight characters is not looked for: it may stand there by chance.
func (c Config) Repeats(text string) bool {
	s := secretsOf(strings.TrimSpace(c.APIKey), c.Header, c.Secrets)
	s = slices.DeleteFunc(s, func(secret []byte) bool { return len(secret) < shortestForm })
	return s.text(text) != text
}

// placeholder reports that a key is only there because a server wants any. To
// take such words out of replies would change what is measured.
func placeholder(key string) bool {
	if len(key) < shortestSecret || len(key) < longestWord && strings.Trim(strings.ToLower(key), "abcdefghijklmnopqrstuvwxyz") == "" {
		return true
	}
	switch strings.ToLower(key) {
	case "lm-studio", "not-needed", "not_needed", "not-required", "no-key-needed", "no-key-required", "sk-no-key-required", "placeholder", "anything":
		return true
	}
	return false
}

// CarriesSecret says whether a header of this name may hold a secret.
func CarriesSecret(header string) bool {
	header = strings.ToLower(header)
	for _, part := range []string{"key", "auth", "token", "secret", "cookie", "passw", "jwt", "credential", "session", "signature", "bearer"} {
		if strings.Contains(header, part) {
			return true
		}
	}
	return false
}

// LooksSecret says whether a value reads as a credential, whatever it is called:
// HTTP's "Bearer TOKEN" or "Basic" with a user and a password, or a key in the form
// of OpenAI's, which many others took over.
func LooksSecret(value string) bool {
	value = strings.TrimSpace(value)
	if key, ok := strings.CutPrefix(value, "sk-"); ok {
		return len(key) >= shortestSecret && !strings.ContainsAny(key, " \t\n")
	}
	scheme, credential, _ := strings.Cut(value, " ")
	credential = strings.TrimSpace(credential)
	switch strings.ToLower(scheme) {
	case "bearer":
		return credential != "" && !strings.ContainsAny(credential, " \t\n")
	case "basic": // or the word
		user, err := base64.StdEncoding.DecodeString(credential)
		return err == nil && bytes.Contains(user, []byte(":"))
	}
	return false
}

// bytes takes the secrets out of text. One is found however its characters are
// escaped, and whatever lies between them that no reader sees.
func (s secrets) bytes(text []byte) []byte {
	if len(s) == 0 {
		return text
	}
	if !plainly(text) { // first, since it takes what belongs to an escape along
		text = cutOut(text, s, func(secret []byte) int { return len(secret) })
	}
	for _, secret := range s {
		if bytes.Contains(text, secret) {
			text = bytes.ReplaceAll(text, secret, []byte(redacted))
		}
	}
	return text
}

// plainly says whether every character of text is itself, and seen.
func plainly(text []byte) bool {
	for _, c := range text {
		if special[c] {
			return false
		}
	}
	return true
}

func (s secrets) text(text string) string {
	if len(s) == 0 {
		return text
	}
	return string(s.bytes([]byte(text)))
}
