package runs

import (
	"bytes"
	"crypto/sha256"
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
// closed. The log is removed when the new file has been read back. Killed in the
// middle, it leaves the log that was there, and so it does where it fails: with a
// *LongLineError on a line that no compressed log can hold. Of a run that is
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
	if recorded, planned, err := r.Complete(); err != nil || recorded < planned {
		return err
	}
	text := sha256.New()
	err = writeAtomic(r.dir, CompressedFile, func(w io.Writer) error { return compress(w, in, text) })
	if err == nil {
		err = r.checkCompressed(text.Sum(nil))
	}
	if err != nil {
		return err
	}
	if err := syncDir(r.dir); err != nil { // the copy has its name before the log loses its own
		return fmt.Errorf("compressing %s: %w", r.dir, err)
	}
	return os.Remove(r.Path(ResponsesFile))
}

// compress writes whole lines in frames of their own, and their text to sum. The
// last line keeps what it has or lacks of a newline.
func compress(w io.Writer, in *os.File, sum io.Writer) error {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	var text, packed []byte
	flush := func() error {
		if len(text) == 0 {
			return nil
		}
		_, _ = sum.Write(text) // a hash takes everything
		packed = enc.EncodeAll(text, packed[:0])
		text = text[:0]
		_, err := w.Write(packed)
		return err
	}
	for line, err := range jsonl.Lines(in) {
		if err != nil {
			return err
		}
		size := len(line.Bytes) + len("\n")
		if size > mostFrame {
			return &LongLineError{File: in.Name(), Line: line.Number, Size: size}
		}
		if len(text)+size > mostFrame {
			if err := flush(); err != nil {
				return err
			}
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
	return flush()
}

// checkCompressed fails where what was just written does not read as the text it
// was made of. The log is then still there, and counts.
func (r *Run) checkCompressed(sum []byte) error {
	z, err := r.openCompressed()
	if err == nil {
		defer func() { _ = z.Close() }()
		read := sha256.New()
		if _, err = io.Copy(read, z); err == nil && !bytes.Equal(read.Sum(nil), sum) {
			err = errors.New("it does not read as what was written")
		}
	}
	if err == nil {
		return nil
	}
	_ = os.Remove(r.Path(CompressedFile))
	return fmt.Errorf("compressing %s: %w; %s stays", r.dir, err, ResponsesFile)
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
