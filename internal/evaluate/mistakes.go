package evaluate

import (
	"errors"
	"fmt"
)

// mostMistakes are told of a file, so that the first of them are not scrolled away.
const mostMistakes = 10

// mistakes are what is wrong with a file, to tell all of it at once: the first of
// them, and how many more there are.
type mistakes struct {
	told []error // one more than is told where there are still more
	more int     // that are not among these
}

func (m *mistakes) add(err error) {
	if len(m.told) <= mostMistakes {
		m.told = append(m.told, err)
		return
	}
	m.more++
}

// err is all of them, or nil. rest is what is said of those that are not told, as
// in "lines have mistakes".
func (m *mistakes) err(rest string) error {
	all := m.told
	if m.more > 0 {
		last := &UsageError{Message: fmt.Sprintf("and %d more %s", m.more+1, rest)}
		_, last.Next = Explain(all[mostMistakes])
		all = append(all[:mostMistakes:mostMistakes], last)
	}
	return errors.Join(all...)
}
