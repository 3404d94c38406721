package scoring

import (
	"slices"
	"strings"
	"unicode"

	"github.com/abstain-eval/abstain-eval/suites"
)

// partOf is the option of which a short answer gives a part, and nothing else: "B." of "Tea A" and "Tea B",
// "It is 2" of "Gate 1" and "Gate 2", "North" of "the north gate" and "the south gate". From and to are where
// the part stands. K is -1 where that is no option, several, or one that is whole, and where a letter is that of
// another option.
func partOf(choices []string, answer string) (from, to, k int) {
	const longest, most = 48, 3 // bytes of an answer, words of a part
	if len(answer) > longest {
		return 0, 0, -1
	}
	part, from, to := said(answer)
	if len(part) == 0 || len(part) > most {
		return 0, 0, -1
	}
	k = -1
	for i, c := range choices {
		option := wordsOf(c)
		at := slices.IndexFunc(option, func(w string) bool { return w == part[0] })
		switch {
		case at < 0 || len(option) < at+len(part) || !slices.Equal(option[at:at+len(part)], part):
		case len(option) == len(part), k >= 0:
			return 0, 0, -1
		default:
			k = i
		}
	}
	if letter := optionOf(answer, from, len(choices)); to-from == 1 && letter >= 0 && letter != k {
		return 0, 0, -1
	}
	return from, to, k
}

// said is what a short answer says behind words such as "it is the", by its words and where it stands.
func said(answer string) (part []string, from, to int) {
	lead := []string{"answer", "is", "it", "it's", "it’s", "option", "the", "would", "be"}
	rest := answer
	for {
		rest = strings.TrimLeftFunc(rest, isMark)
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 || !slices.Contains(lead, strings.ToLower(strings.TrimFunc(rest[:end], isMark))) {
			break
		}
		rest = rest[end:]
	}
	from = len(answer) - len(rest)
	rest = strings.TrimRightFunc(rest, isMark)
	return wordsOf(rest), from, from + len(rest)
}

// wordsOf are the words of a text in small letters, without the marks around them.
func wordsOf(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		words[i] = strings.TrimFunc(w, isMark)
	}
	return words
}

// isMark is of what may stand around a word, and is no sign of a number.
func isMark(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '−'
}

// isWithin reports whether the letter at i is part of the words of the option that it is the letter of: the
// "A" of "Tea A" where that is the first option.
func isWithin(text string, i int, option string) bool {
	for p := range len(option) {
		if option[p] == text[i] && alone(option, p) && p <= i && len(text)-i >= len(option)-p && strings.EqualFold(text[i-p:i-p+len(option)], option) {
			return true
		}
	}
	return false
}

// usedLetters are the capitals that stand alone in what is asked, but for those with their options behind
// them ("A) red B) blue"); all, where an option is a letter itself. An "A" is one behind a word, as in "tea A", and not where a sentence begins.
func usedLetters(item suites.Item) map[byte]bool {
	used := map[byte]bool{}
	for _, text := range slices.Concat([]string{item.Question, item.Context}, item.Choices) {
		for i := range len(text) {
			c := text[i]
			if c < 'A' || c > 'Z' || !alone(text, i) {
				continue
			}
			if k := optionOf(text, i, len(item.Choices)); k >= 0 && (begins(text[i+1:], item.Choices[k]) || isWithin(text, i, item.Choices[k])) {
				continue
			}
			before := strings.TrimRight(text[:i], " ")
			if c != 'A' && c != 'I' || before != "" && letterOrDigit(before[len(before)-1]) {
				used[c] = true
			}
		}
	}
	for _, c := range item.Choices {
		if len(c) == 1 && c[0]|0x20 >= 'a' && c[0]|0x20 <= 'z' {
			for l := byte('A'); l <= 'Z'; l++ {
				used[l] = true
			}
		}
	}
	return used
}
