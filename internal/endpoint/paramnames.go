package endpoint

import "strings"

// otherNames are what servers call a parameter beside its own name: they take it by
// ours, and speak of it by that of an API of theirs.
func otherNames(param string) []string {
	if param == "reasoning_effort" {
		return []string{"reasoning", "thinking"} // Ollama
	}
	return nil
}

// bare is a name without what APIs write differently: reasoning_effort,
// reasoningEffort, reasoning.effort, reasoning-effort.
func bare(name string) string {
	return strings.NewReplacer("_", "", ".", "", "-", "").Replace(strings.ToLower(name))
}

// mentions is where a message first names a parameter as one, -1 where it does not.
// A name that no sentence holds by chance (with an underscore, or temperature) may
// stand alone, be it written with a dot, a dash or a capital letter in place of the
// underscore; a common word (stop, seed, user) has to be quoted, or to stand after a
// colon, before an equals sign, or after "parameter" or "argument".
func mentions(message, param string) int {
	text, param := strings.ToLower(message), strings.ToLower(param)
	if param == "" {
		return -1
	}
	distinct := strings.Contains(param, "_") || param == "temperature" || param == "logprobs"
	first := holds(text, param, distinct)
	also := func(word string, alone bool) {
		if at := holds(text, word, alone); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	if strings.Contains(param, "_") {
		for _, by := range []string{"", ".", "-"} {
			also(strings.ReplaceAll(param, "_", by), true)
		}
	}
	for _, other := range otherNames(param) {
		also(other, false)
	}
	return first
}

// holds is where a text in small letters has a word in it, alone or as one that
// is spoken of, and else -1.
func holds(text, word string, alone bool) int {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return -1
		}
		at += from
		before, after := text[:at], text[at+len(word):]
		from = at + len(word)
		if endsInWord(before) || startsInWord(after) {
			continue
		}
		if alone || quoted(before, after) {
			return at
		}
	}
}

func quoted(before, after string) bool {
	before = strings.TrimRight(before, " ")
	for _, mark := range []string{"'", `"`, "`", ":", "[", "parameter", "parameters", "argument", "field", "not support"} {
		if strings.HasSuffix(before, mark) {
			return true
		}
	}
	after = strings.TrimLeft(after, " ")
	for _, mark := range []string{"'", `"`, "`", "=", "parameter", "argument", "field", "value"} {
		if strings.HasPrefix(after, mark) {
			return true
		}
	}
	return false
}

func endsInWord(s string) bool   { return s != "" && wordByte(s[len(s)-1]) }
func startsInWord(s string) bool { return s != "" && wordByte(s[0]) }

func wordByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 0x80
}
