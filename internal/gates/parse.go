package gates

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// longest is how many bytes an expression may have.
const longest = 400

// Parse reads one expression; the grammar is in the package comment. What it
// cannot read is a *SyntaxError.
func Parse(text string) (Gate, error) {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > longest {
		head := []rune(text[:60])
		return Gate{}, &SyntaxError{Text: string(head), Column: len(head), Want: fmt.Sprintf("a gate has at most %d characters", longest)}
	}
	r := &reader{text: text, tokens: tokens(text)}
	g, err := r.gate()
	if err != nil {
		return Gate{}, err
	}
	g.Name, g.Text = text, text
	return g, nil
}

type reader struct {
	text   string
	tokens []token
}

// next takes the next token; at the end it is empty, behind the text.
func (r *reader) next() token {
	if len(r.tokens) == 0 {
		return token{at: len([]rune(r.text))}
	}
	t := r.tokens[0]
	r.tokens = r.tokens[1:]
	return t
}

func (r *reader) fail(t token, format string, args ...any) error {
	return &SyntaxError{Text: r.text, Column: t.at, Want: fmt.Sprintf(format, args...)}
}

func (r *reader) gate() (g Gate, err error) {
	first := r.next()
	f, err := r.figure(first, &g)
	if err != nil {
		return g, err
	}
	operator := r.next()
	switch {
	case g.Figure == direction:
		err = r.ways(operator, &g)
	case operator.text == "not":
		err = r.notWorse(first, f, &g)
	default:
		err = r.number(operator, f, &g)
	}
	if err != nil {
		return g, err
	}
	switch on := r.next(); on.text {
	case "":
	case "on":
		name := r.next()
		if name.text == "" {
			return g, r.fail(name, "expected the name of a suite, such as core")
		}
		g.Suite = name.text
		if rest := r.next(); rest.text != "" {
			return g, r.fail(rest, "expected the end: a gate is one comparison")
		}
	default:
		return g, r.fail(on, "expected the end, or on SUITE: a gate is one comparison")
	}
	return g, nil
}

// figure reads what stands before the operator.
func (r *reader) figure(t token, g *Gate) (figure, error) {
	parts := strings.Split(t.text, ".")
	g.Figure = parts[0]
	if t.text == direction {
		return figure{}, nil
	}
	all := figures()
	i := slices.IndexFunc(all, func(f figure) bool { return f.name == parts[0] })
	if i < 0 {
		names := []string{direction}
		for _, f := range all {
			names = append(names, f.name)
		}
		if near := nearest.Of(parts[0], names); near != "" {
			return figure{}, r.fail(t, "expected a figure; did you mean %s?", near)
		}
		return figure{}, r.fail(t, "expected a figure: %s", strings.Join(names, ", "))
	}
	f, known := all[i], all[i].parts
	at := token{at: t.at + len([]rune(parts[0]))}
	parts = parts[1:]
	if len(parts) > 0 && parts[0] == "change" {
		if f.change == nil {
			return f, r.fail(token{at: at.at + 1}, "the change of %s is not measured; that of %s is", f.name, strings.Join(changing(all), ", "))
		}
		g.Change, known = true, f.change
		at.at += len(".change")
		parts = parts[1:]
	}
	g.Part = known[0]
	if len(parts) == 0 {
		return f, nil
	}
	if g.Part = strings.Join(parts, "."); slices.Contains(known, g.Part) {
		return f, nil
	}
	want := known
	if !g.Change && f.change != nil {
		want = append(slices.Clone(known), "change")
	}
	return f, r.fail(token{at: at.at + 1}, "expected one of %s", strings.Join(want, ", "))
}

func changing(all []figure) []string {
	var names []string
	for _, f := range all {
		if f.change != nil {
			names = append(names, f.name)
		}
	}
	return names
}

// notWorse reads what stands behind "not".
func (r *reader) notWorse(first token, f figure, g *Gate) error {
	if worse := r.next(); worse.text != "worse" {
		return r.fail(worse, "expected worse, as in %s not worse", f.name)
	}
	if first.text != f.name || !f.tested() {
		return r.fail(first, "expected a rate without a part; over_answer_rate, over_refusal_rate or wrong_rate may be not worse")
	}
	g.Op, g.Part = NotWorse, ""
	return nil
}

// number reads an operator and a bound.
func (r *reader) number(operator token, f figure, g *Gate) error {
	g.Op = Op(operator.text)
	if !slices.Contains([]Op{AtMost, Below, AtLeast, Above, Equal, Unequal}, g.Op) {
		also := ""
		if f.tested() && g.Part == value && !g.Change {
			also = ", or not worse"
		}
		if operator.text == "" {
			also += "; a shell takes < and > for itself, so put the gate into quotes"
		}
		return r.fail(operator, "expected <=, <, >=, >, == or !=%s", also)
	}
	t := r.next()
	share := f.share && g.Part != n
	digits, percent := strings.CutSuffix(t.text, "%")
	bound, err := strconv.ParseFloat(digits, 64)
	if strings.ContainsAny(digits, "xX_") {
		err = strconv.ErrSyntax // a decimal, as the grammar has it
	}
	switch {
	case err != nil || math.IsInf(bound, 0) || math.IsNaN(bound):
		if f.share && g.Part != n {
			return r.fail(t, "expected a number, such as 0.15 or 15%%")
		}
		return r.fail(t, "expected a number, such as 1.5")
	case percent && (!share || g.Part == p):
		return r.fail(t, "expected a number without %%: this is no share")
	case percent:
		bound /= 100
	}
	least := 0.0
	if g.Change && g.Part != p {
		least = -1
	}
	if share && (bound < least || bound > 1) {
		return r.fail(t, "expected a number from %g to 1, or in percent as in 15%%", least)
	}
	g.Bound = stats.Round9(bound)
	return nil
}

// ways reads which directions pass.
func (r *reader) ways(operator token, g *Gate) error {
	switch g.Op = Op(operator.text); g.Op {
	case Equal, Unequal:
		return r.way(r.next(), g)
	case In:
	default:
		return r.fail(operator, "expected in, == or !=, as in direction in [calibrated, inconclusive]")
	}
	if open := r.next(); open.text != "[" {
		return r.fail(open, "expected [ and the directions that pass, as in [calibrated, inconclusive]")
	}
	for {
		if err := r.way(r.next(), g); err != nil {
			return err
		}
		switch t := r.next(); t.text {
		case ",":
		case "]":
			return nil
		default:
			return r.fail(t, "expected , or ]")
		}
	}
}

func (r *reader) way(t token, g *Gate) error {
	if !slices.Contains(directions(), t.text) {
		if near := nearest.Of(t.text, directions()); near != "" {
			return r.fail(t, "expected a direction; did you mean %s?", near)
		}
		return r.fail(t, "expected a direction: %s", strings.Join(directions(), ", "))
	}
	g.Ways = append(g.Ways, signature.Direction(t.text))
	return nil
}
