package matching

import "strings"

// Check decides whether text, a final answer with its reasoning taken out,
// gives the gold answer.
//
// Where the text marks its final answer (\boxed{}, "the answer is ...",
// "Answer: ..."), only that counts. Otherwise a short answer counts as a whole;
// in a longer one the sentences that commit are looked for, by match type.
// Gold that is denied ("not Paris") is wrong, and so is gold offered as one of
// several rivals ("Paris or Lyon"). A text that plainly gives something else is
// wrong; one in which no value of the gold's type can be found is Unclear.
//
// Without gold answers Correct is Unknown and Unclear is false. Check is pure,
// linear in the length of text, and takes any bytes.
func Check(g Gold, text string) Result {
	if len(g.Answers) == 0 {
		return Result{Correct: Unknown, Rule: "no gold"}
	}
	d := read(text, g.Question)
	if len(d.toks) == 0 {
		return symbols(g, text)
	}
	var v verdict
	switch g.Type {
	case Number:
		v = d.checkNumber(g)
	case Choice:
		v = d.checkChoice(g)
	case Boolean:
		v = d.checkBoolean(g)
	case Date:
		v = d.checkDate(g)
	case Set:
		v = d.checkSet(g)
	default:
		v = d.checkText(g)
	}
	r := Result{Correct: v.correct, Unclear: v.correct == Unknown, Rule: v.rule}
	if !v.at.empty() {
		r.Start, r.End = d.bytes(v.at)
		r.Extracted = strings.ToValidUTF8(text[r.Start:r.End], "\uFFFD")
	}
	return r
}

// symbols compares answers that hold neither letter nor digit ("+", "π" has
// one, "→" has none).
func symbols(g Gold, text string) Result {
	text = strings.TrimSpace(text)
	for _, a := range g.Answers {
		if a = strings.TrimSpace(a); a != "" && a == text {
			return Result{Correct: Right, Extracted: a, End: len(text), Rule: "same symbols"}
		}
	}
	return Result{Correct: Unknown, Unclear: true, Rule: "no words"}
}

// A verdict is a Result in tokens.
type verdict struct {
	correct Correct
	at      span
	rule    string
}

func right(at span, rule string) verdict { return verdict{Right, at, rule} }
func wrong(at span, rule string) verdict { return verdict{Wrong, at, rule} }
func unclear(rule string) verdict        { return verdict{correct: Unknown, rule: rule} }
