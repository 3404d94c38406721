package wire

import (
	"bytes"
	"maps"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// toolCalls are the calls of tools in a message that arrives in pieces, by their
// index: each piece adds to the arguments of the call that it names.
type toolCalls map[int]*toolCall

type toolCall struct{ own, function members }

// add takes the calls of one delta and returns how many bytes are held more.
func (t toolCalls) add(list []byte) (size int) {
	place := 0
	for piece := range jsonl.Elements(list) {
		if piece[0] == '{' {
			size += t.at(place, piece).add(piece)
		}
		place++
	}
	return size
}

// at is the call that a piece belongs to: the one of its index, else of its place.
// Beyond a limit all are one.
func (t toolCalls) at(place int, piece []byte) *toolCall {
	index := place
	for key, value := range jsonl.Members(piece) {
		if string(key) == "index" {
			lenient(value, &index)
		}
	}
	if t[index] == nil && len(t) == maxChoices {
		index = slices.Max(slices.Collect(maps.Keys(t)))
	}
	if t[index] == nil {
		t[index] = &toolCall{own: members{}, function: members{}}
	}
	return t[index]
}

func (c *toolCall) add(piece []byte) (size int) {
	for key, value := range jsonl.Members(piece) {
		switch string(key) {
		case "index": // of a stream's pieces alone
		case "function":
			size += addCall(c.function, value)
		default:
			size += c.own.set(string(key), value)
		}
	}
	return size
}

// addCall adds a piece of what is called: pieces of its arguments are joined.
func addCall(call members, piece []byte) (size int) {
	for key, value := range jsonl.Members(piece) {
		if string(key) == "arguments" {
			size += call.add(string(key), value)
		} else {
			size += call.set(string(key), value)
		}
	}
	return size
}

// written is what is called as a reply that is sent whole has it.
func written(call members) []byte {
	w := objectWriter{}
	call.write(&w, call.known("name", "arguments")...)
	return w.bytes()
}

// value is the list as a reply that is sent whole has it.
func (t toolCalls) value() []byte {
	var calls [][]byte
	for _, index := range slices.Sorted(maps.Keys(t)) {
		c := t[index]
		if len(c.function) > 0 {
			c.own["function"] = &gathering{last: written(c.function)}
		}
		w := objectWriter{}
		c.own.write(&w, c.own.known("id", "type", "function")...)
		calls = append(calls, w.bytes())
	}
	return slices.Concat([]byte{'['}, bytes.Join(calls, []byte{','}), []byte{']'})
}
