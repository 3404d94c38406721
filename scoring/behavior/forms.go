package behavior

import (
	_ "embed" // forms.txt
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

//go:embed forms.txt
var formsFile string

// forms are the words of the embedded file by what they are, with their places in its lines.
var forms = sync.OnceValue(func() map[string]map[string]int {
	of := map[string]map[string]int{}
	for line := range strings.Lines(formsFile) {
		is, words, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		if of[is] == nil {
			of[is] = map[string]int{}
		}
		for w := range strings.SplitSeq(words, " | ") {
			of[is][strings.TrimSpace(w)] = len(of[is])
		}
	}
	return of
})

// isForm reports whether a word of forms.txt, in small letters, is of a sort.
func isForm(sort, w string) bool {
	_, is := forms()[sort][w]
	return is
}

// A core is what an answer says, without the form that it is put in.
type core struct {
	text  string
	start int // where in the answer
}

// coreOf takes off what an answer is put in as a whole (JSON, a fence, a label, the question once more,
// a list of one), and blanks what stands in it and is none of its words: sources, addresses, tags. It is
// as the answer has it for the most part, and then the same text. What is blanked leaves spaces of as
// many bytes, so that places stay. Where nothing would be left it is all of the answer.
func coreOf(q Question, text string) core {
	c := core{text: text}
	for range mostForms {
		c.before(q)
		if !c.within(q) && !c.behind(q) {
			break
		}
	}
	c.text = blanked(q, c.text)
	if c.text == text || !says(c.text) {
		return core{text: text}
	}
	return c
}

// mostForms is how many forms are taken off, one within the other.
const mostForms = 8

// within takes off what stands around all of an answer.
func (c *core) within(q Question) bool {
	t := trimLeft(c.text)
	at := len(c.text) - len(t)
	if t = trimRight(t); t == "" {
		return false
	}
	var from, to int
	ok := false
	switch t[0] {
	case '`':
		from, to, ok = fenced(t)
	case '{', '[':
		from, to, ok = valueOfJSON(t)
	case '|':
		from, to, ok = onlyCell(t)
	case '"', "“"[0], "«"[0]:
		if q.AnswerType != "" || len(q.Values) > 0 { // else a text may be asked for, or what somebody says
			from, to, ok = quotedWhole(t)
		}
	}
	if ok {
		c.take(at+from, at+to)
	}
	return ok
}

// trimLeft and trimRight take off spaces around a text and signs of which a reader sees nothing. Most texts
// have none.
func trimLeft(t string) string {
	for t != "" && (t[0] <= ' ' || t[0] >= utf8.RuneSelf && (strings.HasPrefix(t, "\u200b") || strings.HasPrefix(t, "\ufeff"))) {
		_, n := utf8.DecodeRuneInString(t)
		t = t[n:]
	}
	return t
}

func trimRight(t string) string {
	for t != "" && (t[len(t)-1] <= ' ' || t[len(t)-1] >= utf8.RuneSelf && (strings.HasSuffix(t, "\u200b") || strings.HasSuffix(t, "\ufeff"))) {
		_, n := utf8.DecodeLastRuneInString(t)
		t = t[:len(t)-n]
	}
	return t
}

// behind takes off what stands before what an answer says.
func (c *core) behind(q Question) bool {
	t := trimLeft(c.text)
	if t == "" {
		return false
	}
	n := ruleAt(t)
	if n == 0 {
		n = labelAt(t)
	}
	if n == 0 {
		n = echoAt(q, t)
	}
	if n == 0 {
		n = onlyMark(q, t)
	}
	if n == 0 || !says(t[n:]) {
		return false
	}
	c.take(len(c.text)-len(t)+n, len(c.text))
	return true
}

// take goes on with the bytes from from to to.
func (c *core) take(from, to int) {
	c.start += from
	c.text = c.text[from:to]
}

// says reports whether a letter or a digit stands in a text.
func says(t string) bool {
	for _, r := range t {
		if r < utf8.RuneSelf && (isLetter(byte(r)) || isDigit(byte(r))) || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\u2205') {
			return true
		}
	}
	return false
}

// longestHead is within how many bytes a label ends.
const longestHead = 48

// labelAt is the length of a label at the start of a text: in a line of its own, set off by markup,
// or before a colon. Emphasis around it may close behind the colon.
func labelAt(t string) int {
	name, from, end := headOf(t)
	marks := isForm("mark", name)
	if !marks && !isForm("label", name) {
		return 0
	}
	n := end + marksBehind(t[end:])
	rest := strings.TrimLeft(t[n:], " \t\r")
	dash := strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "- ")
	switch {
	case strings.Contains(t[end:n], ":"), from > 0 && (strings.HasPrefix(rest, "\n") || dash):
	default:
		return 0
	}
	if dash {
		n = len(t) - len(strings.TrimLeft(rest, "—–-"))
	}
	if _, numbered := markAt(strings.TrimLeft(t[n:], " \t\r\n")); numbered || marks && lacksShortly(t[n:]) {
		return 0 // "Answer: 0. Nobody came": without its label the number is one of a list
	}
	return n
}

// headOf is what may be a label at the start of a text, in small letters and without the signs around
// it, and where it stands; empty where nothing ends in time.
func headOf(t string) (name string, from, end int) {
	from = marksAt(t)
	end = from
	for end < len(t) && end < longestHead && t[end] != ':' && t[end] != '\n' && t[end] != '*' && t[end] != '_' {
		end++
	}
	if end == len(t) || end == longestHead {
		return "", from, end
	}
	return strings.ToLower(strings.TrimSpace(t[from:end])), from, end
}

// lacksShortly reports whether a text begins with a few words that lack something or deny it: behind a
// label they stand in place of a value ("Answer: not stated").
func lacksShortly(t string) bool {
	t = strings.TrimLeft(t, " \t\r\n*_")
	if end := strings.IndexAny(t, "\n.:;"); end >= 0 {
		t = t[:end]
	}
	lx, words, lacks := tables(), 0, strings.Contains(t, "∅") || strings.Contains(t, "\\emptyset") || strings.Contains(t, "\\varnothing")
	for w := range strings.FieldsFuncSeq(t, func(r rune) bool { return !unicode.IsLetter(r) && r != '/' && !unicode.IsDigit(r) }) {
		if words++; words > longestMarked {
			return false
		}
		id := lx.ID(phrases.Hash(strings.ToLower(w)))
		lacks = lacks || lx.Has(id, classLack) || lx.Has(id, classNegation)
	}
	return lacks
}

// marksAt is how many bytes of signs that are no words open a text: of a heading, emphasis, emoji.
func marksAt(t string) (n int) {
	for n < len(t) {
		if c := t[n]; c == '#' || c == '*' || c == '_' || c == '>' || c == ' ' {
			n++
			continue
		} else if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(t[n:])
		if !unicode.Is(unicode.So, r) && r != '\ufe0f' {
			break
		}
		n += size
	}
	return n
}

// marksBehind is how many bytes of emphasis, with one colon among it, open a text.
func marksBehind(t string) (n int) {
	colon := false
	for ; n < len(t); n++ {
		switch t[n] {
		case '*', '_':
		case ':':
			if colon {
				return n
			}
			colon = true
		default:
			return n
		}
	}
	return n
}
