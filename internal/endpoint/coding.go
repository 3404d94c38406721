package endpoint

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// codingOf is how a reply says that it was packed, "" where it was not.
func codingOf(h http.Header) string {
	var codings []string
	for coding := range strings.SplitSeq(strings.Join(h.Values("Content-Encoding"), ","), ",") {
		if coding = strings.TrimSpace(coding); coding != "" && !strings.EqualFold(coding, "identity") {
			codings = append(codings, coding)
		}
	}
	return strings.Join(codings, ", ")
}

// unpack reads what some servers and gateways pack though nobody asked them to.
// Some only say so: what is plain JSON, or a stream of it, is read as it is. An
// error names a coding that is not known.
func unpack(named string, from io.Reader) (io.Reader, error) {
	coding := strings.ToLower(named)
	buffered := bufio.NewReader(from)
	head, _ := buffered.Peek(2)
	var unpacked io.Reader
	var err error
	switch {
	case coding == "gzip" || coding == "x-gzip":
		if !beginsGzip(buffered) {
			return buffered, nil
		}
		var member *gzip.Reader
		if member, err = gzip.NewReader(buffered); err == nil {
			member.Multistream(false) // blanks may follow, or another one
			unpacked = member
		}
	case len(head) < 2 || bytes.ContainsRune([]byte("{[<:d \t\r\n"), rune(head[0])):
		return buffered, nil
	case coding == "deflate" && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0:
		unpacked, err = zlib.NewReader(buffered)
	case coding == "deflate": // as some understand the word
		unpacked = flate.NewReader(buffered)
	default:
		// As it came and whole: a secret in it is found later, and not in other letters.
		return nil, fmt.Errorf("it came in the content coding %q, which is not known here and was not asked for", named)
	}
	if err != nil {
		return nil, err
	}
	return &unpacker{from: buffered, unpacked: unpacked}, nil
}

// An unpacker reads what was packed, be it in several members, and then what little
// follows it: a connection whose reply was read to its end can be used again.
type unpacker struct {
	from     *bufio.Reader
	unpacked io.Reader
}

func (p *unpacker) Read(b []byte) (int, error) {
	for {
		n, err := p.unpacked.Read(b)
		if err != io.EOF { // as it is returned
			return n, err
		}
		member, isGzip := p.unpacked.(*gzip.Reader)
		if !isGzip || !beginsGzip(p.from) {
			_, _ = io.CopyN(io.Discard, p.from, keepHead)
			return n, err
		}
		if err := member.Reset(p.from); err != nil {
			return n, err
		}
		member.Multistream(false)
		if n > 0 {
			return n, nil
		}
	}
}

func beginsGzip(from *bufio.Reader) bool {
	head, _ := from.Peek(2)
	return string(head) == "\x1f\x8b"
}
