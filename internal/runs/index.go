package runs

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/responses"
)

// An index says where the line that counts of each recorded ask stands.
type index struct {
	offsets []int64 // in (n, epoch) order
	// retries are those of the asks that were asked again, by the offset of the
	// line that counts; nil where none was.
	retries map[int64]responses.Retries
}

// counting reads a log from its beginning. This is the one place that decides
// which line counts: the first of its ask, unless one that was asked again
// replaces it. Only lines behind the first of their ask are looked into.
func (p plan) counting(r logReader, file string) (index, error) {
	offsets := make([]int64, p.asks()) // of a slot, plus one; 0 where it has no line
	var again *chains
	var damage int64
	for e, err := range p.scan(r, file, &damage) {
		if err != nil {
			return index{}, err
		}
		if offsets[e.slot] == 0 {
			offsets[e.slot] = e.offset + 1
			continue
		}
		later, asked, err := retryOf(e.line)
		if err == nil && !asked {
			continue
		}
		if again == nil {
			again = newChains(r)
		}
		counts := offsets[e.slot] - 1
		if err == nil {
			counts, err = again.add(e.slot, later, e.offset, counts)
		}
		if err != nil {
			return index{}, corruptLine(file, e.number, err)
		}
		offsets[e.slot] = counts + 1
	}
	idx := index{offsets: offsets[:0]}
	if again != nil {
		idx.retries = again.byOffset()
	}
	for _, o := range offsets {
		if o > 0 {
			idx.offsets = append(idx.offsets, o-1)
		}
	}
	return idx, nil
}

// A picker reads the lines that begin at the given offsets, in that order, as
// if they were a file. It reads ahead a little: neighbors in completion order
// are mostly neighbors in item order.
type picker struct {
	from     io.ReaderAt
	offsets  []int64
	pos      int64 // in the line being read; below 0 between lines
	window   []byte
	windowAt int64
	buf      []byte
}

func newPicker(from io.ReaderAt, offsets []int64) *picker {
	return &picker{from: from, offsets: offsets, pos: -1, buf: make([]byte, 16<<10)}
}

// Read gives at most one line at a time.
func (p *picker) Read(to []byte) (int, error) {
	if len(to) == 0 {
		return 0, nil
	}
	if p.pos < 0 {
		if len(p.offsets) == 0 {
			return 0, io.EOF
		}
		p.pos, p.offsets = p.offsets[0], p.offsets[1:]
	}
	at := p.pos - p.windowAt
	if at < 0 || at >= int64(len(p.window)) {
		n, err := p.from.ReadAt(p.buf, p.pos)
		if n == 0 {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF // the file has been cut since it was indexed
			}
			return 0, err
		}
		p.window, p.windowAt, at = p.buf[:n], p.pos, 0
	}
	rest := p.window[at:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end+1]
	}
	n := copy(to, rest)
	p.pos += int64(n)
	if to[n-1] == '\n' {
		p.pos = -1
	}
	return n, nil
}

// misread gives an error of responses.Read, which saw only the picked lines,
// the line at which it stands in the file.
func misread(from io.ReaderAt, file string, offset int64, err error) error {
	var syntax *jsonl.SyntaxError
	inLine := err
	if errors.As(err, &syntax) {
		inLine = syntax.Err
	}
	number, countErr := lineAt(from, offset)
	if countErr != nil {
		return fmt.Errorf("reading %s: %w", file, countErr)
	}
	return corruptLine(file, number, inLine)
}

// lineAt returns the number of the line that begins at offset.
func lineAt(from io.ReaderAt, offset int64) (int, error) {
	before, err := countLines(io.NewSectionReader(from, 0, offset))
	return before + 1, err
}
