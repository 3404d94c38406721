package runs

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// CompressedFile is responses.jsonl of a complete run that was compressed: whole
// lines in independent zstd frames, which any zstd reads.
const CompressedFile = ResponsesFile + ".zst"

const (
	// frameBytes is about how much text a frame holds: enough to compress well, and
	// little enough to be decompressed for a single line.
	frameBytes = 1 << 20
	// mostFrame is the largest frame that is read. zstd by itself makes one frame
	// of a whole file.
	mostFrame = 64 << 20
	// keptFrames is how many decompressed frames are kept. Lines are mostly read in
	// about the order in which they were written.
	keptFrames = 4
)

// A frames reads a compressed log as if it were not.
type frames struct {
	file *os.File
	list []frame
	size int64 // of the text

	mu     sync.Mutex
	dec    *zstd.Decoder
	packed []byte
	kept   []text // most recently used last
}

// A frame is where a part of the text lies, compressed and not.
type frame struct {
	at, end int64 // of the compressed bytes
	from    int64 // of the text
	n       int64 // bytes of text
}

type text struct {
	frame int
	bytes []byte
}

// openFrames finds the frames of a file. It decompresses only those that do not
// say how large they are.
func openFrames(file *os.File) (*frames, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	z := &frames{file: file}
	z.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostFrame))
	if err != nil {
		return nil, err
	}
	for at := int64(0); at < info.Size(); {
		f, skip, err := frameAt(file, at)
		if err == nil && f.end > info.Size() {
			err = io.ErrUnexpectedEOF
		}
		if err == nil && f.n < 0 { // it does not say how large it is
			f.n, err = z.measure(f)
		}
		if err != nil {
			z.dec.Close()
			return nil, fmt.Errorf("at byte %d: %w", at, err)
		}
		at = f.end
		if skip {
			continue
		}
		f.from = z.size
		z.size += f.n
		z.list = append(z.list, f)
	}
	return z, nil
}

// measure is how much text a frame holds, found out by decompressing it.
func (z *frames) measure(f frame) (int64, error) {
	text, err := z.unpack(f, nil)
	return int64(len(text)), err
}

func (z *frames) unpack(f frame, room []byte) ([]byte, error) {
	z.packed = slices.Grow(z.packed[:0], int(f.end-f.at))[:f.end-f.at]
	if _, err := z.file.ReadAt(z.packed, f.at); err != nil {
		return nil, err
	}
	text, err := z.dec.DecodeAll(z.packed, room)
	if errors.Is(err, zstd.ErrDecoderSizeExceeded) {
		err = tooLarge()
	}
	return text, err
}

func tooLarge() error {
	return fmt.Errorf("a frame holds more than %d MiB: compress the log in smaller, independent frames", mostFrame>>20)
}

// frameAt walks over the frame that begins at a byte: its header, and the three
// bytes in front of each block that tell how long it is (RFC 8878, 3.1.1).
func frameAt(from io.ReaderAt, at int64) (f frame, skip bool, err error) {
	head := make([]byte, zstd.HeaderMaxSize)
	n, err := from.ReadAt(head, at)
	if err != nil && !errors.Is(err, io.EOF) {
		return f, false, err
	}
	var h zstd.Header
	if err := h.Decode(head[:n]); err != nil {
		return f, false, err
	}
	f.at = at
	if h.Skippable {
		f.end = at + int64(h.HeaderSize) + int64(h.SkippableSize)
		return f, true, nil
	}
	switch {
	case !h.HasFCS:
		f.n = -1
	case h.FrameContentSize > mostFrame:
		return f, false, tooLarge()
	default:
		f.n = int64(h.FrameContentSize)
	}
	f.end = at + int64(h.HeaderSize)
	for last := false; !last; {
		var block [3]byte
		if _, err := from.ReadAt(block[:], f.end); err != nil {
			return f, false, io.ErrUnexpectedEOF
		}
		bits := int64(block[0]) | int64(block[1])<<8 | int64(block[2])<<16
		size := bits >> 3
		if last = bits&1 == 1; bits>>1&3 == 1 { // one byte, repeated
			size = 1
		}
		f.end += 3 + size
	}
	if h.HasCheckSum {
		f.end += 4
	}
	return f, false, nil
}

// ReadAt implements io.ReaderAt on the text.
func (z *frames) ReadAt(p []byte, off int64) (n int, err error) {
	z.mu.Lock()
	defer z.mu.Unlock()
	for n < len(p) {
		if off >= z.size {
			return n, io.EOF
		}
		i, found := slices.BinarySearchFunc(z.list, off, func(f frame, off int64) int { return int(f.from - off) })
		if !found {
			i--
		}
		for z.list[i].n == 0 { // an empty frame begins where the next one does
			i++
		}
		text, err := z.text(i)
		if err != nil {
			return n, fmt.Errorf("%s: %w", z.file.Name(), err)
		}
		took := copy(p[n:], text[off-z.list[i].from:])
		n, off = n+took, off+int64(took)
	}
	return n, nil
}

// text is what a frame holds.
func (z *frames) text(i int) ([]byte, error) {
	var room []byte
	for k, t := range z.kept {
		if t.frame == i {
			z.kept = append(append(z.kept[:k], z.kept[k+1:]...), t)
			return t.bytes, nil
		}
	}
	if len(z.kept) == keptFrames {
		room = z.kept[0].bytes[:0]
		z.kept = append(z.kept[:0], z.kept[1:]...)
	}
	f := z.list[i]
	held, err := z.unpack(f, room)
	if err == nil && int64(len(held)) != f.n {
		err = fmt.Errorf("a frame holds %d bytes and says %d", len(held), f.n)
	}
	if err != nil {
		return nil, err
	}
	z.kept = append(z.kept, text{i, held})
	return held, nil
}

// Close lets go of the file.
func (z *frames) Close() error {
	z.dec.Close()
	return z.file.Close()
}
