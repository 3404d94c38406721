package suites

import (
	"iter"
	"sync"
)

// A Written is an item as a run writes it down.
type Written struct {
	Item *Item
	Line string // the canonical one, which the item's AppendJSON gives
	Hash Hash   // of the line, which the item's Hash gives
}

// Written is Apply with the line and the hash of each item. Where all items are
// taken as they stand both are made beside the parsing, on all cores.
func (s Selection) Written(suite *Suite, left *[]LeftOut) iter.Seq2[Written, error] {
	parse := parseEntry
	if s.takesAll() {
		parse = parseWritten
	}
	return func(yield func(Written, error) bool) {
		for e, err := range s.apply(suite.entries(parse), s.claiming(suite), left) {
			if err != nil {
				yield(Written{}, err)
				return
			}
			e.write("")
			if !yield(Written{&e.Item, e.text, e.hash}, nil) {
				return
			}
		}
	}
}

// takesAll says that a suite is passed over once, and each item taken whose label
// holds.
func (s Selection) takesAll() bool {
	return len(s.Scenarios) == 0 && len(s.Names) == 0 && s.Limit.String() == "" && s.Shuffle == nil
}

// write fills in the canonical line and its hash. It is kept as the line that was
// read where that is canonical: an item holds on to it as it is.
func (e *entry) write(read string) {
	if e.written {
		return
	}
	room, _ := rooms.Get().(*[]byte)
	line := e.AppendJSON((*room)[:0])
	if e.written, e.hash, e.text = true, hashOf(line), read; read != string(line) {
		e.text = string(line)
	}
	if *room = line; cap(line) <= 64<<10 {
		rooms.Put(room)
	}
}

// rooms are buffers in which lines are made.
var rooms = sync.Pool{New: func() any { return new([]byte) }}
