package runs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/klauspost/compress/zstd"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Compress replaces responses.jsonl of a complete run by CompressedFile, which
// every reader of a Run reads as well. The lock has to be held and the log to be
// closed. Killed in the middle, it leaves the log that was there. Of a run that is
// incomplete, or compressed already, it changes nothing.
func (r *Run) Compress() error {
	if r.lock == nil {
		return fmt.Errorf("compressing %s: the run is not locked", r.dir)
	}
	in, err := os.Open(r.Path(ResponsesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("compressing %s: %w", r.dir, err)
	}
	defer func() { _ = in.Close() }()
	if r.incomplete() {
		return nil
	}
	if err := writeAtomic(r.dir, CompressedFile, func(w io.Writer) error { return compress(w, in) }); err != nil {
		return err
	}
	if err := syncDir(r.dir); err != nil { // the copy has its name before the log loses its own
		return fmt.Errorf("compressing %s: %w", r.dir, err)
	}
	return os.Remove(r.Path(ResponsesFile))
}

// compress writes whole lines in frames of their own. The last line keeps what it
// has or lacks of a newline.
func compress(w io.Writer, in io.Reader) error {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	var text, packed []byte
	flush := func() error {
		packed = enc.EncodeAll(text, packed[:0])
		text = text[:0]
		_, err := w.Write(packed)
		return err
	}
	for line, err := range jsonl.Lines(in) {
		if err != nil {
			return err
		}
		text = append(text, line.Bytes...)
		if !line.Torn {
			text = append(text, '\n')
		}
		if len(text) >= frameBytes {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(text) > 0 {
		return flush()
	}
	return nil
}

// restore makes responses.jsonl of a compressed log, so that it can be appended
// to. Where there is a responses.jsonl it is the one that counts.
func (r *Run) restore() error {
	if _, err := os.Lstat(r.Path(ResponsesFile)); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	file, err := os.Open(r.Path(CompressedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("decompressing the log of %s: %w", r.dir, err)
	}
	z, err := openFrames(file)
	if err != nil {
		_ = file.Close()
		return damagedFrames(file.Name(), err)
	}
	defer func() { _ = z.Close() }()
	err = writeAtomic(r.dir, ResponsesFile, func(w io.Writer) error {
		_, err := io.Copy(w, io.NewSectionReader(z, 0, z.size))
		return err
	})
	if err != nil {
		return err
	}
	if err := syncDir(r.dir); err != nil {
		return fmt.Errorf("decompressing the log of %s: %w", r.dir, err)
	}
	return os.Remove(file.Name())
}

func damagedFrames(file string, err error) error {
	return &CorruptError{File: file, Err: err, Do: "restore it from a copy"}
}
