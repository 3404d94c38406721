package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word or a number of a text, folded: lower case, without
// diacritics, apostrophes and possessive endings.
type token struct {
	norm       string
	key        string  // what two tokens share that are the same word
	word       *word   // what the tables say of it
	start, end int     // bytes of the text
	sentence   int32   // from 0
	clause     int32   // from 0, over the whole text; a comma, colon or dash begins a new one
	value      float64 // of a number
	suffix     string  // letters glued to the digits: "th", "km"
	hash       uint32  // of the key
	number     bool    // written in digits
	upper      bool    // begins with a capital letter
	letters    bool    // is nothing but letters of ASCII
}

// tokenize splits text. Time and memory are linear in its length.
func tokenize(text string) []token {
	toks, _ := tokenizeInto(make([]token, 0, len(text)/5+2), text)
	return toks
}

// tokenizeInto is tokenize in the room of toks. Marks are the groups of which a phrase may stand in
// the text.
func tokenizeInto(toks []token, text string) (split []token, marks uint64) {
	return (&tokenizer{text: text, lex: load(), toks: toks}).split()
}

// tokenizeGold splits a gold answer, in which no digits are marks of footnotes.
func tokenizeGold(text string) []token {
	toks, _ := (&tokenizer{text: text, lex: load(), toks: make([]token, 0, len(text)/5+2), gold: true}).split()
	return toks
}

func (t *tokenizer) split() (split []token, marks uint64) {
	text := t.text
	for t.i < len(text) {
		switch c := text[t.i]; {
		case c == ' ':
			t.i++
		case letter(c):
			if !t.plainWord() {
				t.letters()
			}
		default:
			from := t.i
			t.next()
			t.i = max(t.i, from+1) // whatever stands there, the rest is read
		}
	}
	return t.toks, t.marks
}

type tokenizer struct {
	text             string
	lex              *lexicon
	toks             []token
	marks            uint64          // of their words
	folded           strings.Builder // the norms of the tokens, one behind the other
	i                int
	sentence, clause int32
	open             bool     // the present sentence has a token
	gold             bool     // digits behind letters belong to them, always
	codes            []string // letters behind which they do
}

func (t *tokenizer) next() {
	b := t.text[t.i]
	switch {
	case isDigit(b), b == '.' && t.opensDecimals():
		t.digits()
		return
	case b == ',': // most marks
		t.clause++
		t.i++
		return
	case b < utf8.RuneSelf:
		t.punctuation(rune(b), 1)
		t.i++
		return
	}
	c, n := utf8.DecodeRuneInString(t.text[t.i:])
	if unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.Is(unicode.So, c) && c > 0x2000 && foldRune(c) != "" {
		t.letters()
		return
	}
	t.punctuation(c, n)
	t.i += n
}

func (t *tokenizer) punctuation(c rune, n int) {
	switch c {
	case '\n':
		t.endSentence()
	case '.', '!', '?', '。':
		next, _ := utf8.DecodeRuneInString(t.text[t.i+n:])
		atEnd := t.i+n == len(t.text)
		if atEnd || next == ' ' || unicode.IsSpace(next) || strings.ContainsRune("\"'”’)*_[", next) {
			if c != '.' || !t.abbreviated() {
				t.endSentence()
			}
		}
	case ',', ';', ':', '(', ')', '–', '—', '=', '→':
		t.clause++
	case '<':
		t.i += tag(t.text[t.i:])
	case ']':
		t.i += target(t.text[t.i:])
	case '~':
		t.i += struck(t.text[t.i:])
	}
}

func (t *tokenizer) endSentence() {
	t.clause++
	if t.open {
		t.sentence++
		t.open = false
	}
}

func (t *tokenizer) add(k token) {
	if k.norm == "" {
		return
	}
	k.word = t.lex.otherWord()
	if !k.number {
		k.word = t.lex.of(k.norm)
	}
	k.sentence, k.clause = t.sentence, t.clause
	k.key = k.sameWord(t.lex)
	if k.word.number.kind == "roman" && t.ofName(&k) {
		k.key = canonical(formatNumber(k.word.number.value))
	}
	if k.upper {
		k.key += t.sign(&k)
	}
	k.hash = uint32(hashOf(k.key))
	t.marks |= k.word.marks
	t.toks = append(t.toks, k)
	t.open = true
}

// longestSigned is how many letters the names have that end in a sign: "AB-", "C++".
const longestSigned = 2

// sign returns the sign that ends k, letters in capitals: of a blood group, a grade or a
// programming language. Behind a sign of a calculation something follows.
func (t *tokenizer) sign(k *token) string {
	if k.end-k.start > longestSigned || k.end == len(t.text) {
		return ""
	}
	n := k.end
	switch c := t.text[n]; c {
	case '+', '#', '-':
		for n < len(t.text) && t.text[n] == c && n < k.end+2 {
			n++
		}
	case 0xe2: // a minus of its own
		if strings.HasPrefix(t.text[n:], "−") {
			n += len("−")
		}
	}
	rest := t.text[n:]
	if n == k.end || rest != "" && (letterOrDigit(rest[0]) || strings.IndexByte("({[\\+-", rest[0]) >= 0) || t.text[k.start:k.end] != strings.ToUpper(k.norm) {
		return ""
	}
	if strings.HasPrefix(t.text[k.end:n], "−") {
		return "-"
	}
	return t.text[k.end:n]
}

// sameWord is the key of the token: numbers in words and in digits, cardinal
// or ordinal, have one key; a plural has that of its singular; a month or a
// weekday cut short has that of its name.
func (t *token) sameWord(l *lexicon) string {
	switch {
	case t.number:
		return t.norm
	case t.word.key != "":
		return t.word.key
	case t.word.same != "":
		return t.word.same
	case t.upper && t.word.month > 0:
		return l.monthNames[t.word.month]
	case t.upper && t.word.day != "":
		return t.word.day
	}
	return stem(t.norm)
}

// numberWord is what the token does in a number that is written in words.
func (t *token) numberWord() (w numberWord, ok bool) {
	return t.word.number, t.word.number.kind != ""
}
