package reports

import "unicode/utf8"

// cuts says what of text to show in about most bytes: the bytes before head and
// those from tail on. The start of an answer says what it is going to do and
// the end what it came to, so the middle goes. Nothing is left out where
// head is tail.
func cuts(text string, most int) (head, tail int) {
	if len(text) <= most {
		return len(text), len(text)
	}
	head, tail = boundary(text, most*3/5, -1), boundary(text, len(text)-most*2/5, +1)
	return head, tail
}

// shortenBytes cuts text to about most bytes and says how many are left out.
func shortenBytes(text string, most int) string { return shortenCut(text, most, 0) }

// shortenCut is shortenBytes for a text that lacks cut bytes of its middle already.
func shortenCut(text string, most, cut int) string {
	head, tail := cuts(text, most)
	if head == tail {
		return text
	}
	return text[:head] + gapText(tail-head+cut) + text[tail:]
}

func gapText(n int) string { return " [… " + plural(n, "byte") + " left out …] " }

// nameText is Safe for a name: a line that is never long.
func nameText(name string) string { return Safe(shortenBytes(name, nameBytes)) }

// noteText is Safe for a sentence or two.
func noteText(note string) string { return Safe(shortenBytes(note, noteBytes)) }

// boundary moves a byte offset into text and, down or up, to where a character
// begins. In what is no UTF-8 it stops after the length of a character.
func boundary(text string, at, step int) int {
	at = min(len(text), max(0, at))
	for n := 0; n < utf8.UTFMax && at > 0 && at < len(text) && !utf8.RuneStart(text[at]); n++ {
		at += step
	}
	return at
}
