package runs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

// TestCompressedLog: a compressed log reads as the one that it was made of, in
// either order, and is made into one again when it is to be appended to.
func TestCompressedLog(t *testing.T) {
	run := lockedRun(t, 400, 1)
	log := openLog(t, run)
	for _, n := range rand.New(rand.NewPCG(1, 2)).Perm(400) {
		r := record(n, 0)
		r.Text = strings.Repeat("a text that is long enough to fill frames ", 200)
		appendAll(t, log, r)
		if n == 7 {
			appendAll(t, log, r) // a duplicate does not count
		}
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	plain := readFile(t, run.Path(ResponsesFile))
	inOrder, asWritten := positions(t, run.RecordsInOrder()), positions(t, run.AllRecords())
	if err := run.Compress(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(run.Path(ResponsesFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the log is still there: %v", err)
	}
	packed := readFile(t, run.Path(CompressedFile))
	if len(packed)*10 > len(plain) {
		t.Errorf("%d bytes of %d", len(packed), len(plain))
	}
	if diff := cmp.Diff(inOrder, positions(t, run.RecordsInOrder())); diff != "" {
		t.Errorf("in order (-plain +compressed):\n%s", diff)
	}
	if diff := cmp.Diff(asWritten, positions(t, run.AllRecords())); diff != "" {
		t.Errorf("as written (-plain +compressed):\n%s", diff)
	}
	recorded, planned, err := run.Complete()
	again := duplicates(t, run)
	if recorded != 400 || planned != 400 || again != 1 || err != nil {
		t.Errorf("%d of %d, %d duplicates, error %v", recorded, planned, again, err)
	}
	// Any zstd reads it, frame by frame.
	dec, err := zstd.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	defer dec.Close()
	if text, err := io.ReadAll(dec); err != nil || string(text) != plain {
		t.Errorf("zstd reads %d bytes of %d, error %v", len(text), len(plain), err)
	}
	if err := run.Compress(); err != nil || readFile(t, run.Path(CompressedFile)) != packed {
		t.Errorf("compressed again it changes: %v", err)
	}
	log = openLog(t, run)
	if log.Count() != 400 || readFile(t, run.Path(ResponsesFile)) != plain {
		t.Errorf("%d recorded in the log that was made again", log.Count())
	}
	if _, err := os.Stat(run.Path(CompressedFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the compressed log is still there: %v", err)
	}
}

func TestCompressKeepsWhatIsIncomplete(t *testing.T) {
	run := lockedRun(t, 3, 1)
	log := openLog(t, run)
	appendAll(t, log, record(0, 0))
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	if err := run.Compress(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(run.Path(ResponsesFile)); err != nil {
		t.Errorf("an incomplete log is gone: %v", err)
	}
	if err := createIn(t, t.TempDir()+"/run", 1, 1).Compress(); err == nil {
		t.Error("a run that is not locked is compressed")
	}
}

// TestCompressLongLines: whatever a server said, a log that was compressed can be
// read, and one that cannot be is left as it was.
func TestCompressLongLines(t *testing.T) {
	for _, row := range []struct {
		reason string
		lines  []int
		packed bool
	}{
		{"two lines that fit a frame each, the second to the last byte", []int{frameBytes - 1, mostFrame}, true},
		{"a line that fits none", []int{100, mostFrame + 1}, false},
	} {
		run := lockedRun(t, len(row.lines), 1)
		var log bytes.Buffer
		for n, size := range row.lines {
			line := fmt.Sprintf(`{"n":%d,"epoch":0,"text":"`, n)
			log.WriteString(line + strings.Repeat("a", size-len(line)-len("\"}\n")) + "\"}\n")
		}
		if err := os.WriteFile(run.Path(ResponsesFile), log.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		err := run.Compress()
		var long *LongLineError
		if row.packed && err != nil || !row.packed && (!errors.As(err, &long) || long.Line != len(row.lines)) {
			t.Errorf("%s: %v", row.reason, err)
		}
		kept, gone := ResponsesFile, CompressedFile
		if row.packed {
			kept, gone = gone, kept
		}
		if _, err := os.Stat(run.Path(gone)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %s is there: %v", row.reason, gone, err)
		}
		if recorded, planned, err := run.Complete(); recorded != planned || err != nil {
			t.Errorf("%s: %d of %d can be read of %s: %v", row.reason, recorded, planned, kept, err)
		}
	}
}

// TestCompressKeepsWhatCannotBeRead: a damaged log is not taken for a complete one.
func TestCompressKeepsWhatCannotBeRead(t *testing.T) {
	run := lockedRun(t, 1, 1)
	if err := os.WriteFile(run.Path(ResponsesFile), []byte("no response\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run.Compress(); !errors.As(err, new(*CorruptError)) {
		t.Errorf("%v, want a *CorruptError", err)
	}
	if _, err := os.Stat(run.Path(ResponsesFile)); err != nil {
		t.Errorf("the log is gone: %v", err)
	}
}

// TestCompressedLogsOfOthers: frames as zstd makes them, and files that are none.
func TestCompressedLogsOfOthers(t *testing.T) {
	line := func(n int) []byte {
		encoded, err := encode(nil, record(n, 0))
		if err != nil {
			t.Fatal(err)
		}
		return encoded
	}
	pack := func(text []byte) []byte {
		enc, err := zstd.NewWriter(nil, zstd.WithEncoderCRC(true))
		if err != nil {
			t.Fatal(err)
		}
		return enc.EncodeAll(text, nil)
	}
	two := bytes.Join([][]byte{line(0), line(1)}, nil)
	skippable := []byte{0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'}
	var unsized bytes.Buffer
	enc, err := zstd.NewWriter(&unsized)
	if err != nil {
		t.Fatal(err)
	}
	for range 300 { // more than it holds back: the size is not known when it begins to write
		_, _ = enc.Write(bytes.Repeat(two, 20))
	}
	_ = enc.Close()
	for _, row := range []struct {
		reason  string
		file    []byte
		want    int
		mistake string
	}{
		{"one frame", pack(two), 2, ""},
		{"a line over two frames", append(pack(two[:40]), pack(two[40:])...), 2, ""},
		{"what zstd skips is skipped, and a frame may be empty", bytes.Join([][]byte{skippable, pack(two), pack(nil), skippable}, nil), 2, ""},
		{"an empty file", nil, 0, ""},
		{"no zstd at all", []byte("{}\n{}\n"), 0, "at byte 0"},
		{"cut off", pack(two)[:30], 0, "unexpected EOF"},
		{"a frame that does not say how large it is", unsized.Bytes(), 2, ""},
		{"a frame that is too large", pack(make([]byte, mostFrame+1)), 0, "compress the log in smaller, independent frames"},
	} {
		run := createIn(t, filepath.Join(t.TempDir(), "run"), 2, 1)
		if err := os.WriteFile(run.Path(CompressedFile), row.file, 0o600); err != nil {
			t.Fatal(err)
		}
		recorded, _, err := run.Complete()
		var corrupt *CorruptError
		switch {
		case row.mistake == "" && (err != nil || recorded != row.want):
			t.Errorf("%s: %d recorded, error %v", row.reason, recorded, err)
		case row.mistake != "" && (!errors.As(err, &corrupt) || !strings.Contains(err.Error(), row.mistake)):
			t.Errorf("%s: %v, want a *CorruptError with %q", row.reason, err, row.mistake)
		}
	}
	run := createIn(t, filepath.Join(t.TempDir(), "run"), 2, 1)
	spoiled := pack(two)
	spoiled[len(spoiled)-8] ^= 0xff
	if err := os.WriteFile(run.Path(CompressedFile), spoiled, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := run.Complete(); err == nil || !strings.Contains(err.Error(), CompressedFile) {
		t.Errorf("a spoiled frame: %v", err)
	}
}

// FuzzFrames: whatever bytes a compressed log has, it is read or refused.
func FuzzFrames(f *testing.F) {
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(enc.EncodeAll([]byte("{\"n\":0}\n"), nil))
	f.Add([]byte{0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0})
	f.Add([]byte{})
	name := filepath.Join(f.TempDir(), "log.zst")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		z, err := openFrames(file)
		if err != nil {
			_ = file.Close()
			return
		}
		defer func() { _ = z.Close() }()
		n, err := io.Copy(io.Discard, io.NewSectionReader(z, 0, min(z.size, 1<<20)))
		if err == nil && n != min(z.size, 1<<20) {
			t.Errorf("%d bytes of %d", n, z.size)
		}
	})
}
