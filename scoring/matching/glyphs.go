package matching

import "strings"

func superscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || '⁰' <= r && r <= '⁹'
}

// footnote returns the length of the marks of footnotes glued to the end of a
// word: one or two digits ("Lyon1."), or more that rise ("Lyon123."); 0 where s
// begins with none.
func footnote(s string) int {
	const longest = 6
	n, rising := 0, true
	for n < len(s) && n <= longest && isDigit(s[n]) {
		rising = rising && (n == 0 || s[n-1] < s[n])
		n++
	}
	if n > 2 && !rising || n < len(s) && letterOrDigit(s[n]) {
		return 0
	}
	return n
}

// numberedWords adds to out the letters of words in texts that have digits behind them, in small letters: brca of
// "BRCA1". Words of less than four letters are left out, no mark of a footnote is read behind them.
func numberedWords(out, texts []string) []string {
	const shortest = 4
	for _, text := range texts {
		from := 0
		for i := range len(text) {
			switch {
			case letter(text[i]):
				continue
			case isDigit(text[i]) && i-from >= shortest:
				out = append(out, strings.ToLower(text[from:i]))
			}
			from = i + 1
		}
	}
	return out
}

// initials returns the length of "U.S.", "J.K." or "R. N. L. I." at the start of
// s: capital letters with full stops, at least two; 0 where there is none. The
// last full stop is left out, since it may end the sentence.
func initials(s string) int {
	n, last, count := 0, 0, 0
	for n+1 < len(s) && n < 16 && 'A' <= s[n] && s[n] <= 'Z' && s[n+1] == '.' {
		last, count = n+1, count+1
		n += 2
		space := 0
		for space < 2 && n+space < len(s) && s[n+space] == ' ' {
			space++
		}
		if space > 0 && (n+space+1 >= len(s) || s[n+space+1] != '.') {
			break
		}
		n += space
	}
	if count >= 1 && n == last+1 && n < len(s) && 'A' <= s[n] && s[n] <= 'Z' && (n+1 == len(s) || !letterOrDigit(s[n+1])) {
		return n + 1
	}
	if count < 2 {
		return 0
	}
	return last
}

// subscript returns the length of "_2" or "_{12}" at the start of s, 0 where there is none.
func subscript(s string) int {
	n, braces := 1, 0
	if n < len(s) && s[n] == '{' {
		n, braces = 2, 1
	}
	from := n
	for n < len(s) && n < from+3 && isDigit(s[n]) {
		n++
	}
	if n == from || braces > 0 && (n == len(s) || s[n] != '}') {
		return 0
	}
	return n + braces
}
