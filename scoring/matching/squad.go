package matching

import (
	"slices"
	"strings"
	"unicode"
)

// SQuADNormalize is normalize_answer of evaluate-v2.0.py, the official
// evaluation script of SQuAD 2.0: lower case, without ASCII punctuation, without
// the words a, an and the, white space as single spaces. Like the script it
// takes punctuation out without putting a space in its place ("U.S." is "us",
// "two-way" is "twoway") and leaves accents and other punctuation as they are.
func SQuADNormalize(s string) string {
	s = strings.Map(func(c rune) rune {
		if c < unicode.MaxASCII && (unicode.IsPunct(c) || unicode.IsSymbol(c)) {
			return -1
		}
		return c
	}, pythonLower(s))
	var b strings.Builder
	from := -1 // where the present run of letters and digits begins
	flush := func(to int) {
		if from < 0 {
			return
		}
		if w := s[from:to]; w == "a" || w == "an" || w == "the" {
			b.WriteByte(' ')
		} else {
			b.WriteString(w)
		}
		from = -1
	}
	for i, c := range s {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			if from < 0 {
				from = i
			}
			continue
		}
		flush(i)
		b.WriteRune(c)
	}
	flush(len(s))
	return strings.Join(strings.FieldsFunc(b.String(), pythonSpace), " ")
}

// SQuADExact is compute_exact of evaluate-v2.0.py, the best over the gold
// answers: 1 if the answer is one of them once both are normalized, else 0. Gold
// answers of which nothing is left count for nothing; where none is left, or
// there are none, the question has no answer, and 1 is for an empty answer
// alone.
func SQuADExact(golds []string, answer string) float64 {
	answer = SQuADNormalize(answer)
	for _, g := range squadGolds(golds) {
		if g == answer {
			return 1
		}
	}
	return 0
}

// SQuADF1 is compute_f1 of evaluate-v2.0.py, the best over the gold answers:
// from 0 to 1, the harmonic mean of precision and recall over the words of both,
// each as often as it stands there. Where the gold or the answer has no words it
// is 1 if neither has, else 0. Gold answers count as in SQuADExact.
func SQuADF1(golds []string, answer string) float64 {
	best := 0.0
	words := strings.Fields(SQuADNormalize(answer))
	for _, g := range squadGolds(golds) {
		best = max(best, wordsF1(strings.Fields(g), words))
	}
	return best
}

// squadGolds normalizes gold answers as get_raw_scores of the script does.
func squadGolds(golds []string) []string {
	out := make([]string, 0, len(golds))
	for _, g := range golds {
		if g = SQuADNormalize(g); g != "" {
			out = append(out, g)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

func wordsF1(gold, answer []string) float64 {
	if len(gold) == 0 || len(answer) == 0 {
		if len(gold) == len(answer) {
			return 1
		}
		return 0
	}
	left := make(map[string]int, len(gold))
	for _, w := range gold {
		left[w]++
	}
	shared := 0
	for _, w := range answer {
		if left[w] > 0 {
			left[w]--
			shared++
		}
	}
	if shared == 0 {
		return 0
	}
	precision, recall := float64(shared)/float64(len(answer)), float64(shared)/float64(len(gold))
	return 2 * precision * recall / (precision + recall)
}

// pythonSpace reports what str.split of Python takes for white space.
func pythonSpace(c rune) bool { return unicode.IsSpace(c) || '\x1c' <= c && c <= '\x1f' }

// pythonLower is str.lower of Python, which differs from strings.ToLower in a
// capital I with a dot and in a capital sigma that ends a word.
func pythonLower(s string) string {
	if !strings.ContainsAny(s, "İΣ") {
		return strings.ToLower(s)
	}
	in := []rune(s)
	out := make([]rune, 0, len(in))
	for i, c := range in {
		switch {
		case c == 'İ':
			out = append(out, 'i', '\u0307')
		case c == 'Σ' && cased(in[:i], true) && !cased(in[i+1:], false):
			out = append(out, 'ς')
		default:
			out = append(out, unicode.ToLower(c))
		}
	}
	return string(out)
}

// cased reports whether the nearest rune that is no mark or apostrophe, at the
// end of rs or at its beginning, is a letter with a case.
func cased(rs []rune, atEnd bool) bool {
	if atEnd {
		rs = slices.Clone(rs[max(0, len(rs)-8):])
		slices.Reverse(rs)
	}
	for _, c := range rs {
		if unicode.Is(unicode.M, c) || unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Lm, c) || unicode.Is(unicode.Sk, c) || strings.ContainsRune("'’.:·", c) {
			continue
		}
		return unicode.IsUpper(c) || unicode.IsLower(c) || unicode.IsTitle(c) ||
			unicode.In(c, unicode.Other_Uppercase, unicode.Other_Lowercase)
	}
	return false
}
