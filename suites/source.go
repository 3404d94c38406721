package suites

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"
)

// A fileHash remembers the hash of a file of items, for as long as the file is
// as large and as old as it was.
type fileHash struct {
	mu   sync.Mutex
	sum  string // "" where none is known
	size int64
	at   time.Time
}

// Source identifies what the suite is read from, as 64 hexadecimal digits: the
// bytes of its file of items, which part of it the suite is, and its manifest.
// Suites with one source have the same items, which need not be parsed to know
// that: a million take half a second. The file is read once, and again after its
// size or the time of its last change is another. An error is the system's, with
// the suite's reference.
func (s *Suite) Source() (string, error) {
	file, err := s.fileSHA256()
	if err != nil {
		return "", fmt.Errorf("reading the items of suite %s: %w", s.Ref, cause(err))
	}
	made := struct {
		File     string
		From, To int
		Bare     bool
		Manifest Manifest
	}{File: file, Bare: s.bare, Manifest: s.Manifest}
	if s.part != nil {
		made.From, made.To = s.part.from, s.part.to
	}
	text, err := json.Marshal(made)
	if err != nil {
		return "", fmt.Errorf("reading the manifest of suite %s: %w", s.Ref, err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// fileSHA256 is the hash of the file of items.
func (s *Suite) fileSHA256() (string, error) {
	in, err := s.open()
	if err != nil {
		return "", err
	}
	defer func() { _ = in.Close() }() // it was only read
	file, ok := in.(fs.File)
	if !ok {
		return sha256Of(in)
	}
	info, err := file.Stat()
	if err != nil {
		return "", err
	}
	h := s.hashed
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.sum == "" || h.size != info.Size() || !h.at.Equal(info.ModTime()) {
		sum, err := sha256Of(in)
		if err != nil {
			return "", err
		}
		h.sum, h.size, h.at = sum, info.Size(), info.ModTime()
	}
	return h.sum, nil
}

func sha256Of(in io.Reader) (string, error) {
	hash := sha256.New()
	if _, err := io.Copy(hash, in); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
