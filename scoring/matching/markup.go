package matching

import "strings"

// tag returns the length before its end of a tag of HTML or its like without attributes that s begins
// with: "<b>", "</answer>"; 0 where there is none.
func tag(s string) int {
	const longest = 24 // bytes
	n := 1
	if n < len(s) && s[n] == '/' {
		n++
	}
	from := n
	for n < len(s) && n < longest && (letter(s[n]) || n > from && (isDigit(s[n]) || s[n] == '_')) {
		n++
	}
	if n == from || n == len(s) || s[n] != '>' {
		return 0
	}
	return n
}

// struck returns the length before its end of what s begins with that is struck out in Markdown: "~~Lyon~~"; 0
// where nothing is.
func struck(s string) int {
	const longest, mark = 1 << 7, 2 // bytes
	if !strings.HasPrefix(s, "~~") {
		return 0
	}
	n := strings.Index(s[mark:min(len(s), longest)], "~~")
	if n <= 0 || strings.Contains(s[:mark+n], "\n") {
		return 0
	}
	return mark + n + mark - 1
}

// target returns the length before its end of the address of a link that s begins with, in Markdown:
// "](https://...)"; 0 where there is none.
func target(s string) int {
	const longest = 1 << 9 // bytes
	if !strings.HasPrefix(s, "](http") {
		return 0
	}
	return max(0, strings.IndexAny(s[:min(len(s), longest)], ") \n"))
}

// plain is a text with blanks for the commands of LaTeX that set words apart in a formula, and for their braces, so
// that "2 \text{ hours } 45" reads as "2 hours 45". What is set without a blank is left, as a part of a formula:
// "\text{H}_2\text{O}".
func plain(text string) string {
	var out []byte
	for i := 0; i < len(text); i++ {
		n := strings.IndexByte(text[i:], '\\')
		if n < 0 {
			break
		}
		i += n
		words, end := textCommand(text[i:])
		if end == 0 {
			continue
		}
		within := text[i+words : i+end-1]
		before, opens, closes, after := blanks(text[:i], false), blanks(within, true), blanks(within, false), blanks(text[i+end:], true)
		if before+opens+closes+after == 0 {
			continue
		}
		if out == nil {
			out = []byte(text)
		}
		blank(out[i-before : i+words+opens])
		blank(out[i+end-1-closes : i+end+after])
		i += end - 1
	}
	if out == nil {
		return text
	}
	return string(out)
}

// textCommand returns where the words begin that s sets with a command of LaTeX, and where it ends, behind its brace; 0
// where s begins otherwise, or an index or a power hangs on the words.
func textCommand(s string) (words, end int) {
	const longest, command = 80, 8 // bytes: of all, and of the command
	for words = 1; words < min(len(s), command) && letter(s[words]); {
		words++
	}
	if words == len(s) || s[words] != '{' || load().of(s[1:words]).alone&(1<<setWords) == 0 {
		return 0, 0
	}
	words++
	n := strings.IndexAny(s[words:min(len(s), longest)], "{}")
	if n <= 0 || s[words+n] != '}' {
		return 0, 0
	}
	if end = words + n + 1; end < len(s) && (s[end] == '_' || s[end] == '^') {
		return 0, 0
	}
	return words, end
}

// blanks is the length of the blanks that s ends in, or begins with, LaTeX's among them: "\,", "~".
func blanks(s string, begins bool) (n int) {
	for _, mark := range [...]string{" ", "~", `\,`, `\;`, `\:`, `\ `} {
		if begins && strings.HasPrefix(s, mark) || !begins && strings.HasSuffix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// blank writes blanks over s.
func blank(s []byte) {
	for i := range s {
		s[i] = ' '
	}
}
