package behavior

import "strings"

// blanked is a text with spaces in the place of citations, addresses, tags and escapes, of as many bytes;
// the same text where there are none.
func blanked(q Question, t string) string {
	b := blanking{q: q, text: t}
	if strings.Contains(t, "://") {
		b.addresses()
	}
	if strings.IndexByte(q.Text, '[') < 0 { // else it may be about code
		b.citations("[")
	}
	if q.AnswerType != "year" && q.AnswerType != "date" {
		b.citations("(")
	}
	if strings.IndexByte(t, "【"[0]) >= 0 {
		b.citations("【")
	}
	if strings.IndexByte(t, '`') < 0 {
		if strings.IndexByte(t, '<') >= 0 {
			b.tags()
		}
		if strings.IndexByte(t, '&') >= 0 {
			b.entities()
		}
	}
	if strings.IndexByte(t, '\\') >= 0 && strings.IndexByte(t, '\n') < 0 {
		b.escapes()
	}
	if b.out == nil {
		return t
	}
	return string(b.out)
}

// A blanking is a text that is copied once something of it is left out.
type blanking struct {
	q    Question
	text string
	out  []byte
}

// put puts a text in the place of the bytes from from to to, spaces before it or behind it.
func (b *blanking) put(from, to int, with string) {
	b.blank(from, to)
	copy(b.out[from:to], with)
}

func (b *blanking) blank(from, to int) {
	if b.out == nil {
		b.out = []byte(b.text)
	}
	for i := from; i < to; i++ {
		b.out[i] = ' '
	}
}

// within puts a text in the place of a longer one within a word: what else was there becomes signs that
// a word is read without.
func (b *blanking) within(from, to int, with string) {
	const two, three = "\u00ad", "\u200b"
	var pads string
	switch room := to - from - len(with); {
	case room < 0, room == 1:
		return
	case room%2 == 0:
		pads = strings.Repeat(two, room/2)
	default:
		pads = three + strings.Repeat(two, room/2-1)
	}
	b.put(from, to, pads+with)
}

// addresses blanks addresses of the web, with the brackets around them, and those of links.
func (b *blanking) addresses() {
	if asksSources(b.q) {
		return
	}
	t := b.text
	for i := 0; i < len(t); {
		at := nextAddress(t, i)
		if at < 0 {
			return
		}
		end := at
		for end < len(t) && strings.IndexByte(" \t\r\n<>\"`]}", t[end]) < 0 && (t[end] != ')' || strings.IndexByte(t[at:end], '(') >= 0) {
			end++
		}
		i = end
		for end > at && strings.IndexByte(".,;:!?*_)", t[end-1]) >= 0 {
			end--
		}
		from := at
		switch {
		case at > 1 && t[at-1] == '(' && t[at-2] == ']' && end < len(t) && t[end] == ')': // [words](address)
			from, end = at-2, end+1
			if open := strings.LastIndexByte(t[max(0, from-longestLink):from], '['); open >= 0 {
				open += max(0, from-longestLink)
				b.blank(open, open+1)
				if open > 0 && t[open-1] == '(' && end < len(t) && t[end] == ')' { // a source in brackets
					from, end = open-1, end+1
				}
			}
		case at > 0 && end < len(t) && (t[at-1] == '(' && t[end] == ')' || t[at-1] == '<' && t[end] == '>' || t[at-1] == '[' && t[end] == ']'):
			from, end = at-1, end+1
		}
		b.blank(from, end)
	}
}

// longestLink is how many bytes the words of a link may have.
const longestLink = 120

// nextAddress is where an address begins from i on, -1 where none does.
func nextAddress(t string, i int) int {
	for k := i; k < len(t); k++ {
		if (t[k] == 'h' || t[k] == 'w') && (k == 0 || !isLetter(t[k-1])) && (strings.HasPrefix(t[k:], "http://") || strings.HasPrefix(t[k:], "https://") || strings.HasPrefix(t[k:], "www.")) {
			return k
		}
	}
	return -1
}

// citations blanks citations that open with a bracket, but not within code.
func (b *blanking) citations(bracket string) {
	t := b.text
	for i := 0; ; {
		at := strings.Index(t[i:], bracket)
		if at < 0 {
			return
		}
		at += i
		i = at + len(bracket)
		if end := citationEnd(t, at); end > 0 && cites(t, at, end) && strings.Count(t[max(0, at-longestTicks):at], "`")%2 == 0 {
			b.blank(at, end)
			i = end
		}
	}
}

// longestTicks is how many bytes before a citation are looked at for code that it stands in.
const longestTicks = 200

// tags blanks the tags of a markup language, and puts line breaks in the place of those that begin one.
func (b *blanking) tags() {
	if strings.IndexByte(b.q.Text, '<') >= 0 || strings.Contains(strings.ToLower(b.q.Text), "html") {
		return
	}
	const longest = 120
	t := b.text
	for i := 0; i < len(t); i++ {
		if t[i] != '<' {
			continue
		}
		n := strings.IndexByte(t[i:min(len(t), i+longest)], '>')
		if n < 2 {
			continue
		}
		name := strings.ToLower(strings.Trim(t[i+1:i+n], "/ "))
		if at := strings.IndexAny(name, " \n"); at > 0 && strings.Contains(name, "=") {
			name = name[:at]
		}
		end := i + n + 1
		switch {
		case isForm("tag", name):
			b.blank(i, end)
		case name == "li" && t[i+1] != '/':
			b.put(i, end, "\n- ")
		case isForm("block", name):
			b.put(i, end, "\n")
		default:
			continue
		}
		i = end - 1
	}
}

// entities puts the signs that the commonest entities of HTML stand for in their place.
func (b *blanking) entities() {
	for i := range len(b.text) {
		if b.text[i] != '&' {
			continue
		}
		for _, e := range [...]struct{ name, sign string }{
			{"&#39;", "'"}, {"&#x27;", "'"}, {"&apos;", "'"}, {"&rsquo;", "'"}, {"&quot;", `"`}, {"&#34;", `"`}, {"&amp;", "&"}, {"&nbsp;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&mdash;", "—"}, {"&ndash;", "–"},
		} {
			if !strings.HasPrefix(b.text[i:], e.name) {
				continue
			}
			if e.sign == "'" {
				b.within(i, i+len(e.name), e.sign)
			} else {
				b.put(i, i+len(e.name), e.sign)
			}
			break
		}
	}
}

// escapes puts the signs that escapes of JSON stand for in their place, where they are no LaTeX: a line
// break, a quotation mark, an apostrophe. A text with line breaks of its own has none.
func (b *blanking) escapes() {
	t := b.text
	for i := 0; i+1 < len(t); i++ {
		if t[i] != '\\' {
			continue
		}
		switch {
		case t[i+1] == 'n' && (i+2 == len(t) || !isLetter(t[i+2]) || t[i+2] < 'a'):
			b.put(i, i+2, " \n")
		case t[i+1] == '"':
			b.put(i, i+2, ` "`)
		case strings.HasPrefix(t[i:], `\u2019`), strings.HasPrefix(t[i:], `\u0027`):
			b.within(i, i+6, "'")
		}
		i++
	}
}
