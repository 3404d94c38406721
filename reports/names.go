package reports

import (
	"fmt"
	"slices"
	"strings"
)

// Checkpoints of one training run share most of their name and differ at its end,
// or somewhere in the middle. So names that are set beside each other are cut
// together: what tells them apart has to stay.

// joints are what names are put together with; a cut leaves none at its edge.
const joints = " _-./:"

// shortNames cuts each of names, which are Safe, to at most so many columns, and
// what differs stays different: the middle is left out, or where that takes out
// what tells names apart, the beginning that those share. What is still equal is
// numbered.
func shortNames(names []string, most int) []string {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = cutMiddle(name, most)
	}
	for _, same := range mistakable(names, short) {
		var of []string
		for _, i := range same {
			of = append(of, names[i])
		}
		from := sharedStart(of)
		for _, i := range same {
			if rest := strings.TrimLeft(names[i][from:], joints); from > 0 && rest != "" {
				short[i] = Shorten("…"+rest, most)
			}
		}
	}
	return numberEqual(names, short, most)
}

// mistakable lists the groups of indices at which short is equal and names are
// not, in the order in which they begin.
func mistakable(names, short []string) [][]int {
	at := map[string][]int{}
	var order []string
	for i, s := range short {
		if at[s] == nil {
			order = append(order, s)
		}
		at[s] = append(at[s], i)
	}
	var groups [][]int
	for _, s := range order {
		if slices.ContainsFunc(at[s], func(i int) bool { return names[i] != names[at[s][0]] }) {
			groups = append(groups, at[s])
		}
	}
	return groups
}

// numberEqual puts a number behind those of short that are equal where names are
// not: the first name there gets 1. A number that makes one equal to a third is
// passed over. With most columns above zero the numbers have place in them.
func numberEqual(names, short []string, most int) []string {
	out, taken := slices.Clone(short), map[string]bool{}
	for _, s := range short {
		taken[s] = true
	}
	for _, same := range mistakable(names, short) {
		given, n := map[string]string{}, 0
		for _, i := range same {
			for given[names[i]] == "" {
				n++
				mark := fmt.Sprintf(" (%d)", n)
				text := short[i]
				if most > 0 {
					text = Shorten(text, max(1, most-len(mark)))
				}
				if text += mark; !taken[text] {
					given[names[i]], taken[text] = text, true
				}
			}
			out[i] = given[names[i]]
		}
	}
	return out
}

// sharedStart is the length in bytes of the beginning that all names share, back
// to the last joint: no word is cut.
func sharedStart(names []string) int {
	start := names[0]
	for _, name := range names[1:] {
		for !strings.HasPrefix(name, start) {
			start = start[:strings.LastIndexAny(start[:len(start)-1], joints)+1]
			if start == "" {
				return 0
			}
		}
	}
	return strings.LastIndexAny(start, joints) + 1
}

// cutMiddle cuts text to at most so many columns, with an ellipsis for what is
// left out of its middle. The end has the greater part: it tells more.
func cutMiddle(text string, most int) string {
	if textWidth(text) <= most {
		return text
	}
	head := strings.TrimSuffix(Shorten(text, (most-1)/2+1), "…")
	tail, room := len(text), most-1-textWidth(head)
	for i, r := range slices.Backward([]rune(text)) {
		if room -= runeWidth(r); room < 0 || i == 0 {
			break
		}
		tail -= len(string(r))
	}
	return strings.TrimRight(head, joints) + "…" + strings.TrimLeft(text[tail:], joints)
}
