package wire

import (
	"bytes"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// A gathering puts the pieces of one member of a message together. Strings are
// joined as they are written, escapes and all: a character that is split over
// two pieces is whole again. Lists are appended to each other; of other values
// the last counts.
type gathering struct {
	text     []byte // of a string: what stands between its quotation marks
	isText   bool
	elements [][]byte
	isList   bool
	last     []byte
}

// elementSize is what keeping an element costs beside its bytes: a list of a
// million zeros is not small.
const elementSize = 32

// add takes a piece and returns how many bytes it holds more. Null holds
// nothing.
func (g *gathering) add(value []byte) int {
	switch {
	case len(value) == 0 || string(value) == "null":
		return 0
	case value[0] == '"':
		g.text, g.isText = append(g.text, value[1:len(value)-1]...), true
	case value[0] == '[':
		g.flush()
		g.isList = true
		before := len(g.elements)
		for e := range jsonl.Elements(bytes.Clone(value)) {
			g.elements = append(g.elements, e)
		}
		return len(value) + elementSize*(len(g.elements)-before)
	default:
		g.last = bytes.Clone(value)
	}
	return len(value)
}

// flush makes the string so far an element: some servers send a list of parts
// first and strings afterwards.
func (g *gathering) flush() {
	if len(g.text) > 0 {
		g.elements = append(g.elements, g.quoted())
	}
	g.text = nil
}

func (g *gathering) quoted() []byte { return slices.Concat([]byte{'"'}, g.text, []byte{'"'}) }

// value is what the pieces make, null if there was none.
func (g *gathering) value() []byte {
	switch {
	case g == nil:
		return []byte("null")
	case g.isList:
		g.flush()
		return slices.Concat([]byte{'['}, bytes.Join(g.elements, []byte{','}), []byte{']'})
	case g.isText:
		return g.quoted()
	case g.last != nil:
		return g.last
	}
	return []byte("null")
}

// members are the members of an object that arrives in pieces.
type members map[string]*gathering

// add adds a piece of a member and returns how many bytes are held more.
func (m members) add(key string, value []byte) int {
	g, ok := m[key]
	if !ok {
		g = &gathering{}
		m[key] = g
		return len(key) + g.add(value)
	}
	return g.add(value)
}

// set is add for what is said whole each time: the last that is not empty
// counts.
func (m members) set(key string, value []byte) int {
	if string(value) == "null" || string(value) == `""` && m[key] != nil {
		return 0
	}
	size := len(key) + len(value)
	if g := m[key]; g != nil {
		size -= len(key) + len(g.last)
	}
	m[key] = &gathering{last: bytes.Clone(value)}
	return size
}

// known are those of keys that there are.
func (m members) known(keys ...string) []string {
	return slices.DeleteFunc(keys, func(key string) bool { return m[key] == nil })
}

// write writes the members: those named first in their order, null where they
// are missing, the others sorted behind them.
func (m members) write(w *objectWriter, first ...string) {
	for _, key := range first {
		w.verbatim(key, m[key].value())
	}
	keys := make([]string, 0, len(m))
	for key := range m {
		if !slices.Contains(first, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		w.verbatim(key, m[key].value())
	}
}
