package jsonl

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"
	"sync"
)

// blockBytes is the size of a block, unless a single line is longer: enough that
// reading it and handing it over cost little beside what is done with its lines.
const blockBytes = 64 << 10

// A block is some lines of a file, whole ones but for the last of the file.
type block struct {
	room   *[]byte
	number int   // of the first line, from 1
	offset int64 // of its first byte, from where reading began
}

// blocks cuts what r holds into blocks, each with a room of its own. A read error is
// yielded behind the whole lines before it, with the number and the offset of the
// line in which it stands.
func blocks(r io.Reader) iter.Seq2[block, error] {
	return func(yield func(block, error) bool) {
		b := block{room: newRoom(), number: 1}
		for {
			whole, err := fill(r, b.room)
			if errors.Is(err, io.EOF) {
				yield(b, nil)
				return
			}
			text := *b.room
			next := block{newRoom(), b.number + bytes.Count(text[:whole], []byte{'\n'}), b.offset + int64(whole)}
			*next.room = append(*next.room, text[whole:]...)
			*b.room = text[:whole]
			if !yield(b, nil) {
				return
			}
			if b = next; err != nil {
				yield(b, err)
				return
			}
		}
	}
}

// fill reads on behind what stands in room until that is full and holds a whole
// line, and returns where the whole lines end.
func fill(r io.Reader, room *[]byte) (whole int, err error) {
	b := *room
	for err == nil && (whole == 0 || len(b) < cap(b)) {
		if len(b) == cap(b) {
			b = slices.Grow(b, len(b))
		}
		var n int
		n, err = r.Read(b[len(b):cap(b)])
		if end := bytes.LastIndexByte(b[len(b):len(b)+n], '\n'); end >= 0 {
			whole = len(b) + end + 1
		}
		b = b[:len(b)+n]
	}
	*room = b
	return whole, err
}

// lines yields the lines that hold more than blank space.
func (b block) lines() iter.Seq[Line] {
	return func(yield func(Line) bool) {
		rest := *b.room
		for at := b; len(rest) > 0; at.number++ {
			text, behind, whole := bytes.Cut(rest, []byte{'\n'})
			line := Line{at.number, at.offset, bytes.TrimSuffix(text, []byte{'\r'}), !whole}
			if !blank(line.Bytes) && !yield(line) {
				return
			}
			at.offset += int64(len(rest) - len(behind))
			rest = behind
		}
	}
}

func blank(line []byte) bool {
	for _, b := range line {
		if b != ' ' && b != '\t' && b != '\r' {
			return false
		}
	}
	return true
}

// rooms are buffers for blocks.
var rooms = sync.Pool{New: func() any { b := make([]byte, 0, blockBytes); return &b }}

func newRoom() *[]byte {
	room, _ := rooms.Get().(*[]byte)
	*room = (*room)[:0]
	return room
}

// free gives the room of a block back, unless a single long line has made it large.
func (b block) free() {
	if cap(*b.room) == blockBytes {
		rooms.Put(b.room)
	}
}
