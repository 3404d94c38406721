package simulate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/abstain-eval/abstain-eval/suites"
)

// rightValue is a gold answer: mostly the first, or all of them where they are
// the members of a set.
func (s subject) rightValue(l lot) string {
	answers := s.item.Answers
	switch {
	case s.item.Match != nil && s.item.Match.Type == "set":
		return list(answers)
	case s.answerType() != suites.TypeDay && l.hit("another wording of the gold", .25):
		return oneLine(answers[l.pick("which gold", len(answers))])
	}
	return oneLine(answers[0])
}

// lureValue is what an over-answer to an unanswerable item commits to: a lure,
// or a plausible value of the type.
func (s subject) lureValue(l lot) string {
	if lures := s.lures(); len(lures) > 0 && l.hit("lure", .8) {
		return oneLine(lures[l.pick("which lure", len(lures))])
	}
	return s.plausible(l, 0)
}

// wrongValue is a value of the type that no gold answer of the item matches.
func (s subject) wrongValue(l lot) string {
	if s.item.Match != nil && s.item.Match.Type == "set" && len(s.item.Answers) > 1 {
		// A set with a member left out is wrong, whatever the members are.
		out := l.pick("member left out", len(s.item.Answers))
		return list(slices.Delete(slices.Clone(s.item.Answers), out, out+1))
	}
	if lures := s.lures(); len(lures) > 0 && l.hit("lure", .5) {
		if lure := oneLine(lures[l.pick("which lure", len(lures))]); s.isWrong(lure) {
			return lure
		}
	}
	for try := range 64 {
		if v := s.plausible(l, try); s.isWrong(v) {
			return v
		}
	}
	return "none of these"
}

// isWrong says that v is far enough from every gold of the item: neither holds
// the other as words, and numbers differ by more than any tolerance. "Fifth
// Symphony" is not a wrong "Fifth".
func (s subject) isWrong(v string) bool {
	if v == "" || holdsAny(v, s.item.Answers) {
		return false
	}
	n, isNumber := number(v)
	for _, gold := range s.item.Answers {
		if holdsAny(gold, []string{v}) {
			return false
		}
		g, ok := number(gold)
		if !isNumber || !ok {
			continue
		}
		tolerance := 0.0
		if m := s.match(); m != nil {
			tolerance = m.Tolerance
		}
		// The tolerance may be meant as a difference or as a share.
		d := abs(n - g)
		if d <= 2*tolerance || d < 1e-9 || tolerance < .2 && d <= 2*tolerance*abs(g) {
			return false
		}
	}
	return true
}

// plausible is a value of the answer type that fits the item. Each try gives
// another.
func (s subject) plausible(l lot, try int) string {
	anchors := append(s.lures(), s.golds()...)
	again := func(choice string) string { return choice + " " + strconv.Itoa(try) }
	one := func(from []string) string { return from[l.pick(again("value"), len(from))] }
	switch t := s.answerType(); t {
	case suites.TypeNumber:
		return nearNumber(anchors, l, again)
	case suites.TypeYear:
		for _, a := range anchors {
			if y, ok := number(a); ok && y > 999 && y < 2100 {
				return strconv.Itoa(int(y) + step(l, again, 14))
			}
		}
		return strconv.Itoa(l.between(again("value"), 1871, 2016))
	case suites.TypeDay:
		return strconv.Itoa(l.between(again("value"), 1, 28))
	case suites.TypeDate:
		return nearDate(anchors, l, again)
	case suites.TypeTime:
		return nearTime(anchors, l, again)
	case suites.TypeWeekday:
		return one([]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
	case suites.TypeMonth:
		return one([]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"})
	case suites.TypeBoolean:
		for _, a := range anchors {
			if a = strings.ToLower(a); a == "true" || a == "false" {
				return one([]string{"true", "false"})
			}
		}
		return one([]string{"yes", "no"})
	case suites.TypeChoice:
		if options := s.options(); len(options) > 0 {
			return one(options)
		}
		return one([]string{"the first one", "the second one"})
	case suites.TypeSymbol:
		if lures := s.lures(); len(lures) > 0 && try < 32 {
			return one(lures)
		}
		return nearSymbol(anchors, l, again)
	case suites.TypeName:
		if names := s.names(); len(names) > 0 && try < 32 {
			return one(names)
		}
		return one(s.strangers())
	}
	return one(words())
}

// dress makes a value fit for a sentence: without the full stop of its own, and
// half of the time with the unit of a bare number.
func dress(value string, s subject, l lot) string {
	if strings.Count(value, ".") == 1 && strings.Contains(value, " ") {
		value = strings.TrimSuffix(value, ".") // a sentence, not "p.m."
	}
	m := s.match()
	if m == nil || m.Unit == "" || !l.hit("unit", .5) {
		return value
	}
	if _, err := strconv.ParseFloat(value, 64); err != nil {
		return value
	}
	if m.Unit == "%" {
		return value + "%"
	}
	return value + " " + m.Unit
}

// number reads the first number of a text such as "26th", "1,911" or "30 min".
func number(s string) (float64, bool) {
	s = strings.TrimLeft(strings.TrimSpace(s), "$€£~")
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || s[end] == ',' || end == 0 && s[end] == '-') {
		end++
	}
	v, err := strconv.ParseFloat(strings.TrimRight(strings.ReplaceAll(s[:end], ",", ""), "."), 64)
	return v, err == nil
}

// holdsAny says whether text holds one of the values as a run of whole words,
// whatever their case.
func holdsAny(text string, values []string) bool {
	words := normal(text)
	return slices.ContainsFunc(values, func(v string) bool {
		v = normal(v)
		return strings.TrimSpace(v) != "" && strings.Contains(words, v)
	})
}

// normal is lower-case words with one blank around each.
func normal(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ':' && r != '+' && r != '#' && r != '_' && r != '%'
	})
	for i, w := range words {
		words[i] = strings.TrimRight(w, ".:")
	}
	return " " + strings.Join(words, " ") + " "
}

func list(members []string) string {
	switch n := len(members); n {
	case 0:
		return ""
	case 1:
		return members[0]
	default:
		return strings.Join(members[:n-1], ", ") + " and " + members[n-1]
	}
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}
