package scoring

import (
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// Act is what a response did to its item, as comparisons and suspects count it.
// In JSON it is a word: "declined".
type Act uint8

// The acts. ActAnswered is an answer where there is no gold answer to hold it
// against: to any unanswerable item, and to some others. ActNone, the zero value, is
// that of a response that was not scored; it is written as the empty text.
const (
	ActNone Act = iota
	ActRight
	ActAnswered
	ActWrong
	ActDeclined
)

var actNames = [...]string{"", "right", "answered", "wrong", "declined"}

// Act is what the response did, under the strict definition.
func (v Verdict) Act() Act {
	switch {
	case v.State != Scored:
		return ActNone
	case v.Declined(Strict):
		return ActDeclined
	case v.Answerable && v.Correct == matching.Right:
		return ActRight
	case v.Answerable && v.Correct == matching.Wrong:
		return ActWrong
	}
	return ActAnswered
}

// String is the word for a; of what is none of the acts its number.
func (a Act) String() string {
	if int(a) >= len(actNames) {
		return fmt.Sprintf("Act(%d)", uint8(a))
	}
	return actNames[a]
}

// MarshalText writes a as its word. It returns no error.
func (a Act) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the word for an act, or the empty text. Any other is an error
// that lists them.
func (a *Act) UnmarshalText(text []byte) error {
	i := slices.Index(actNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("%q is no act; there are %q", text, actNames[1:])
	}
	*a = Act(i)
	return nil
}
