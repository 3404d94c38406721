package simulate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/suites"
)

// say is what the item lacks, ready to stand inside a sentence.
func (s subject) say() string {
	if s.item.Missing == nil {
		return ""
	}
	say := strings.TrimRight(oneLine(s.item.Missing.Say), ".!?;:, ")
	first, _, _ := strings.Cut(say, " ")
	if slices.Contains(openers(), strings.ToLower(first)) {
		return strings.ToLower(first) + say[len(first):]
	}
	return say
}

// entity is the name that sets the item apart from its twin; "" if it is not
// one short span, or if it holds an answer.
func (s subject) entity() string {
	if s.twin == nil {
		return ""
	}
	mine, other := strings.Fields(s.item.Question), strings.Fields(s.twin.Question)
	for len(mine) > 0 && len(other) > 0 && mine[0] == other[0] {
		mine, other = mine[1:], other[1:]
	}
	for len(mine) > 0 && len(other) > 0 && mine[len(mine)-1] == other[len(other)-1] {
		mine, other = mine[:len(mine)-1], other[:len(other)-1]
	}
	name := strings.Trim(strings.Join(mine, " "), ".,;:?!\"'“”‘’ ")
	if len(mine) > 4 || strings.ContainsAny(name, "\"“”`") || strings.Count(name, "(") != strings.Count(name, ")") || holdsAny(name, s.golds()) {
		return ""
	}
	return name
}

// shape says how a Say can be built into a sentence: "whether it is day first"
// is a question, "today's date" a noun, "she never received it" a clause.
func shape(say string) string {
	words := strings.Fields(strings.ToLower(say))
	if len(words) == 0 {
		return "none"
	}
	first := words[0]
	if slices.Contains([]string{"by", "in", "on", "of", "to", "for", "from", "at"}, first) && len(words) > 1 {
		first = words[1] // "by what measure"
	}
	switch first {
	case "how", "what", "which", "who", "whose", "when", "where", "whether", "why":
		// "which is nicer is a matter of taste" has its own verb.
		for _, verb := range []string{" is a matter ", " depends on ", " is an open ", " is for ", " is not ", " is un"} {
			if strings.Contains(say, verb) {
				return "clause"
			}
		}
		return "wh"
	}
	for _, w := range words {
		switch strings.Trim(w, ",;:.()\"'") {
		case "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "can", "cannot", "could", "never",
			"isn't", "wasn't", "doesn't", "didn't", "can't", "covers", "gives", "says", "depends":
			return "clause"
		}
	}
	switch words[0] {
	case "the", "a", "an", "any", "today's", "his", "her", "its", "their":
		if len(words) <= 8 {
			return "noun"
		}
	}
	return "clause"
}

// openers are words whose capital is only that of a sentence's beginning.
func openers() []string {
	return []string{
		"a", "an", "the", "there", "this", "that", "these", "no", "none", "nobody", "only", "it", "he", "she", "they", "his", "her",
		"its", "their", "today's", "today", "how", "what", "which", "who", "whose", "when", "where", "whether", "why", "neither", "nothing",
	}
}

// askedFor names a type of value: what "I can't tell you ..." ends with, and the
// same as a noun.
func askedFor(t suites.AnswerType) (asked, want string) {
	switch t {
	case suites.TypeNumber:
		asked = "the number"
	case suites.TypeYear:
		asked = "the year"
	case suites.TypeDate:
		asked = "the date"
	case suites.TypeTime:
		asked = "the time"
	case suites.TypeDay:
		asked = "the day of the month"
	case suites.TypeWeekday:
		asked = "the day of the week"
	case suites.TypeMonth:
		asked = "the month"
	case suites.TypeName:
		asked = "the name"
	case suites.TypeSymbol:
		asked = "the exact symbol or code"
	case suites.TypeBoolean:
		return "whether that is so", "a yes or no"
	case suites.TypeChoice:
		return "which one it is", "the right option"
	default:
		return "what it is", "the answer"
	}
	return asked, asked
}

// medium names what a request brings along, by the first word that tells; "" if
// none does.
func medium(text string) string {
	words := normal(text)
	text = strings.ToLower(text)
	for _, row := range [][]string{
		{"the video", ".mp4", ".mov", ".mkv", "video", "clip"},
		{"the recording", ".m4a", ".mp3", ".wav", ".ogg", "memo", "voicemail", "audio", "recording", "recorded", "podcast"},
		{"the image", ".png", ".jpg", ".jpeg", ".gif", "photo", "picture", "image", "screenshot", "scan", "drawing"},
		{"the spreadsheet", ".xlsx", ".ods", "spreadsheet"},
		{"the page", "http:", "https:", "www.", "page", "website", "link"},
		{"the file", ".txt", ".pdf", ".csv", ".docx", "file", "document", "folder"},
	} {
		for _, cue := range row[1:] {
			if strings.ContainsAny(cue, ".:") && strings.Contains(text, cue) || strings.Contains(words, " "+cue+" ") {
				return row[0]
			}
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// upper gives s with its first letter as a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
