package matching

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Check decides whether text, a final answer with its reasoning taken out,
// gives the gold answer.
//
// Where the text marks its final answer (\boxed{}, "the answer is ...",
// "Answer: ..."), only that counts; of what frames it, such as the question said
// again or an offer at the end, nothing does where it gives a value. Otherwise a short answer counts as a whole;
// in a longer one the sentences that commit are looked for, by match type.
// Gold that is denied ("not Paris") is wrong, and so is gold offered as one of
// several rivals ("Paris or Lyon"). A text that plainly gives something else is
// wrong; one in which no value of the gold's type can be found is Unclear.
//
// Without gold answers Correct is Unknown and Unclear is false. Check is pure,
// linear in the length of text, and takes any bytes.
func Check(g Gold, text string) Result {
	if holdsNoBreak(text) || holdsNoBreak(g.Question) || slices.ContainsFunc(g.Answers, holdsNoBreak) || slices.ContainsFunc(g.Choices, holdsNoBreak) {
		return checkHyphens(g, text)
	}
	return check(g, text, true)
}

// check is Check of a text that may be framed, and of what stands in the frame.
func check(g Gold, text string, mayBeFramed bool) Result {
	if len(g.Answers) == 0 {
		return Result{Correct: Unknown, Rule: "no gold"}
	}
	if a, ok := verbatim(g, text); ok {
		start := strings.Index(text, a)
		return Result{Correct: Right, Extracted: a, Start: start, End: start + len(a), Rule: "gold itself"}
	}
	if r, ok := bySigns(g, text); ok {
		return r
	}
	d := newDocument(text, g)
	defer d.free()
	if len(d.toks) == 0 {
		return Result{Correct: Unknown, Unclear: true, Rule: "no words"} // signs that are not the gold's
	}
	if from, to, framed := d.body(); mayBeFramed && framed {
		valueless := g.Type == Number || g.Type == Date // of these another answer holds no value
		if r := check(g, text[from:to], false); r.Correct != Unknown && !(valueless && r.Rule == "another answer") {
			r.Start += from
			r.End += from
			return r
		}
	}
	v := d.check(g)
	if s, ok := d.standing(g.Type == Boolean); ok {
		from := d.toks[s.from-1].end
		if again, decided := checkRest(g, text[from:]); decided {
			again.Start += from
			again.End += from
			return again
		}
	}
	r := Result{Correct: v.correct, Unclear: v.correct == Unknown, Open: v.open, Rule: v.rule}
	if !v.at.empty() {
		r.Start, r.End = d.bytes(v.at)
		r.Extracted = strings.ToValidUTF8(text[r.Start:r.End], "\uFFFD")
	}
	return r
}

// checkRest is Check of what an answer does not take back. Decided is false where it gives no value:
// as text, where it names nothing.
func checkRest(g Gold, rest string) (r Result, decided bool) {
	r = Check(g, rest)
	if r.Correct == Wrong && (g.Type == Text || g.Type == "") && r.Rule == "another answer" {
		d := read(rest)
		names := slices.ContainsFunc(d.toks, func(t token) bool { return t.number || t.upper && !t.is(light) && t.word == d.lex.otherWord() })
		return r, names
	}
	return r, r.Correct != Unknown
}

// check compares by match type.
func (d *document) check(g Gold) verdict {
	switch g.Type {
	case Number:
		return d.checkNumber(g)
	case Choice:
		return d.checkChoice(g)
	case Boolean:
		return d.checkBoolean(g)
	case Date:
		return d.checkDate(g)
	case Set:
		return d.checkSet(g)
	}
	if v, ok := d.byMusicKey(g); ok {
		return v
	}
	v := d.checkText(g)
	if w, ok := d.byFormula(g, v); ok {
		return w
	}
	if v.correct == Right && d.otherOrder(g, d.all()) {
		return wrong(v.at, "another order")
	}
	if v.correct == Right && d.hasOtherSigns(g, v.at) {
		return wrong(v.at, "other signs")
	}
	return v
}

// verbatim reports whether the text is a gold answer to the letter and nothing
// else, whatever words it is made of ("Not Paris", "red or blue"). The members
// of a set are no answer alone.
func verbatim(g Gold, text string) (answer string, ok bool) {
	if g.Type == Set && len(g.Answers) > 1 {
		return "", false
	}
	text = strings.TrimSpace(text)
	for _, a := range g.Answers {
		if strings.TrimSpace(a) == text && utf8.ValidString(text) && text != "" {
			return text, true
		}
	}
	return "", false
}

// A verdict is a Result in tokens.
type verdict struct {
	correct Correct
	at      span
	rule    string
	open    bool
}

func right(at span, rule string) verdict { return verdict{correct: Right, at: at, rule: rule} }
func wrong(at span, rule string) verdict { return verdict{correct: Wrong, at: at, rule: rule} }
func unclear(rule string) verdict        { return verdict{correct: Unknown, rule: rule} }
