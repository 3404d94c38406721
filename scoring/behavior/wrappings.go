package behavior

import "strings"

// fenced finds what stands in a fence that is all of a text, unless it may be code.
func fenced(t string) (from, to int, ok bool) {
	const fence = "```"
	body, closed := strings.CutSuffix(t, fence)
	from = strings.IndexByte(t, '\n') + 1
	if !closed || !strings.HasPrefix(t, fence) || from == 0 || from > len(body) || strings.Contains(t[from:len(body)], fence) {
		return 0, 0, false
	}
	info := strings.ToLower(strings.TrimSpace(t[len(fence):from]))
	if !isForm("fence", info) && (info != "" || !strings.HasPrefix(strings.TrimSpace(t[from:]), "{")) {
		return 0, 0, false
	}
	return from, len(body), true
}

// quotedWhole finds what stands in quotation marks that open a text and close it, with none between.
func quotedWhole(t string) (from, to int, ok bool) {
	for _, q := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"«", "»"}, {"„", "“"}} {
		if len(t) < len(q[0])+len(q[1]) || !strings.HasPrefix(t, q[0]) || !strings.HasSuffix(t, q[1]) {
			continue
		}
		from, to = len(q[0]), len(t)-len(q[1])
		// A word or two may be a title, and its marks say so.
		if in := t[from:to]; !strings.Contains(in, q[0]) && !strings.Contains(in, q[1]) && strings.Count(in, " ") >= fewQuoted {
			return from, to, true
		}
	}
	return 0, 0, false
}

// fewQuoted is from how many spaces on quotation marks stand around more than a title.
const fewQuoted = 3

// onlyCell finds the cell of a table of one row below its head that is all of a text: the last.
func onlyCell(t string) (from, to int, ok bool) {
	lines := strings.SplitN(t, "\n", 4)
	if len(lines) != 3 || strings.Trim(lines[1], "|-: \r\t") != "" || !strings.Contains(lines[1], "-") {
		return 0, 0, false
	}
	row := strings.TrimRight(lines[2], " \r\t")
	row, closed := strings.CutSuffix(row, "|")
	head := strings.Split(strings.Trim(lines[0], "| \r\t"), "|")
	label := strings.ToLower(strings.Trim(head[len(head)-1], " *_"))
	if !closed || !isForm("mark", label) && !isForm("label", label) || len(head) > 2 || len(head) == 2 && !isForm("echo", strings.ToLower(strings.Trim(head[0], " *_"))) {
		return 0, 0, false
	}
	start := len(lines[0]) + len(lines[1]) + 2
	return start + strings.LastIndexByte(row, '|') + 1, start + len(row), true
}

// onlyMark is the length of the mark of a list that opens a text and has one item. A number may be the
// answer to what asks for one, unless another stands behind it.
func onlyMark(q Question, t string) int {
	n, numbered := markAt(t)
	if n == 0 || numbered && (t[0] != '1' || isDigit(t[1]) || !strings.Contains(strings.TrimSpace(t[n:]), " ")) {
		return 0
	}
	if numbered && t[1] == '.' && q.AnswerType != "" && q.AnswerType != "text" && q.AnswerType != "name" && q.AnswerType != "boolean" && !strings.ContainsAny(t[n:], "0123456789") {
		return 0
	}
	for rest := t; ; {
		at := strings.IndexByte(rest, '\n')
		if at < 0 {
			return n
		}
		rest = strings.TrimLeft(rest[at+1:], " \t")
		if k, _ := markAt(rest); k > 0 {
			return 0
		}
	}
}

// markAt is the length of the mark of a list at the start of a text, and whether it is a number.
func markAt(t string) (n int, numbered bool) {
	for n < len(t) && isDigit(t[n]) {
		n++
	}
	switch {
	case n > 0 && n < 3 && n+1 < len(t) && (t[n] == '.' || t[n] == ')') && t[n+1] == ' ':
		return n + 2, true
	case n > 0:
	case strings.HasPrefix(t, "- "), strings.HasPrefix(t, "* "), strings.HasPrefix(t, "+ "):
		return 2, false
	case strings.HasPrefix(t, "• "):
		return len("• "), false
	}
	return 0, false
}

// shortestQuestion is how many bytes a question has to have that is repeated.
const shortestQuestion = 16

// echoAt is the length of the question once more at the start of a text, with a label before it or in
// quotation marks or not: all of it, or its last sentence.
func echoAt(q Question, t string) int {
	from, labeled := marksAt(t), false
	if i := strings.IndexAny(t[from:min(len(t), from+longestHead)], ":*\""); i > 0 && isForm("echo", strings.ToLower(strings.TrimSpace(t[from:from+i]))) {
		from += i
		from, labeled = from+marksBehind(t[from:]), true
	}
	for from < len(t) && strings.IndexByte(" \t\n>*_\"", t[from]) >= 0 {
		from++
	}
	asked := strings.TrimSpace(q.Text)
	for _, of := range [...]string{asked, lastAsked(asked)} {
		if len(of) < shortestQuestion {
			continue
		}
		if n := sameWords(t[from:], of); n > 0 {
			n += from
			if !labeled && n < len(t) && strings.IndexByte("?.!\n\"", t[n-1]) < 0 && strings.IndexByte("?.!\n\"", t[n]) < 0 {
				continue // "Who won the cup was Ann."
			}
			for n < len(t) && strings.IndexByte("?.!\"*_ ", t[n]) >= 0 {
				n++
			}
			return n
		}
	}
	return 0
}

// lastAsked is the last sentence of a question.
func lastAsked(asked string) string {
	end := len(asked)
	for end > 0 && (endsSentence(asked[end-1]) || asked[end-1] == ' ') {
		end--
	}
	for i := end - 1; i >= 0; i-- {
		if endsSentence(asked[i]) {
			return strings.TrimSpace(asked[i+1:])
		}
	}
	return asked
}

func endsSentence(c byte) bool { return c == '.' || c == '?' || c == '!' || c == '\n' }

// sameWords is how many bytes at the start of t hold the letters and digits of of and no others, and
// end with a word; 0 where they differ.
func sameWords(t, of string) int {
	part := func(c byte) bool { return isLetter(c) || isDigit(c) || c >= 0x80 }
	i := 0
	for k := range len(of) {
		if !part(of[k]) {
			continue
		}
		for i < len(t) && !part(t[i]) {
			i++
		}
		if i == len(t) || lowered(t[i]) != lowered(of[k]) {
			return 0
		}
		i++
	}
	if i < len(t) && part(t[i]) {
		return 0
	}
	return i
}

func lowered(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// saidOnce is the end of the first half of a text of which the second, behind a label or not, holds the
// same words, or its end.
func saidOnce(t string) int {
	from := max(0, len(t)/2-longestHead)
	at := strings.Index(t[from:min(len(t), len(t)/2+3)], "\n\n")
	if at < 0 || from+at < shortestQuestion {
		return len(t)
	}
	at += from
	again := trimLeft(t[at:])
	again = again[labelAt(again):]
	if n := sameWords(again, t[:at]); n == 0 || says(again[n:]) {
		return len(t)
	}
	return at
}

// ruleAt is the length of a line of dashes or its like at the start of a text.
func ruleAt(t string) int {
	n := 0
	for n < len(t) && t[n] == t[0] {
		n++
	}
	if n >= 3 && (t[0] == '-' || t[0] == '*' || t[0] == '_' || t[0] == '=') && n < len(t) && (t[n] == '\n' || t[n] == '\r') {
		return n
	}
	return 0
}
