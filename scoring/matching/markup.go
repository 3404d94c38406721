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
