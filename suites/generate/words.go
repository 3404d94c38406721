package generate

import (
	_ "embed"
	"strings"
)

// The lists are plain ASCII, so that a letter is a byte, and no list has a
// word twice.
var (
	//go:embed names.txt
	nameList string
	//go:embed places.txt
	placeList string
	//go:embed rooms.txt
	roomList string
	//go:embed words.txt
	wordList string
)

// people are given names from many countries.
func people() []string { return strings.Fields(nameList) }

// places are made-up names of islands and villages.
func places() []string { return strings.Fields(placeList) }

// rooms are called after what they are made of.
func rooms() []string { return strings.Fields(roomList) }

// everydayWords are nouns in lower case.
func everydayWords() []string { return strings.Fields(wordList) }

// shelves are codes of a letter and two digits, without the letters that look
// like digits.
func shelves() []string {
	var out []string
	for i, letter := range "ABCDEFGHKLMNPRSTUVWX" {
		for _, number := range []int{17, 29, 34} {
			n := number + i*7%50
			out = append(out, string(letter)+string(rune('0'+n/10))+string(rune('0'+n%10)))
		}
	}
	return out
}
