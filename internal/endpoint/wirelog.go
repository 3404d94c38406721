package endpoint

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
)

// logBody is how many bytes of a body are kept in a log of exchanges.
const logBody = 1 << 20

// A wireLog hands the first exchanges of a client to somebody who keeps them,
// as they went over the wire, and all of them to an observer, without secrets.
type wireLog struct {
	left    atomic.Int64
	keep    func(text []byte)
	observe func(Observation) // nil where nobody does
}

func newWireLog(cfg Config) *wireLog {
	if (cfg.LogExchanges <= 0 || cfg.Exchange == nil) && cfg.Observe == nil {
		return nil
	}
	l := &wireLog{keep: cfg.Exchange, observe: cfg.Observe}
	l.left.Store(int64(cfg.LogExchanges))
	return l
}

// wants says whether the next exchange is kept or observed.
func (l *wireLog) wants() bool { return l != nil && (l.observe != nil || l.left.Load() > 0) }

// write keeps an exchange that has come to its end, if there is a place left for
// it. One that was given up because the run ends shows nothing and takes none.
// A nil log keeps nothing.
func (l *wireLog) write(s secrets, req *http.Request, x *exchange) {
	if l == nil || errors.Is(x.err, context.Canceled) {
		return
	}
	if l.observe != nil {
		l.observe(observation(s, req, x))
	}
	if l.left.Add(-1) < 0 || l.keep == nil {
		return
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, ">>> %s %s\n", req.Method, req.URL.Redacted())
	writeHeader(&b, req.Header)
	writeBody(&b, x.request)
	if x.status != 0 {
		fmt.Fprintf(&b, "<<< %d %s\n", x.status, http.StatusText(x.status))
		writeHeader(&b, x.header)
		writeReply(&b, x)
	}
	if x.err != nil {
		fmt.Fprintf(&b, "!!! %v\n\n", x.err)
	}
	l.keep(s.bytes(b.Bytes()))
}

// writeHeader leaves out the values of headers that carry secrets, whatever
// they look like.
func writeHeader(b *bytes.Buffer, header http.Header) {
	for _, name := range slices.Sorted(maps.Keys(header)) {
		for _, value := range header[name] {
			if CarriesSecret(name) {
				value = redacted
			}
			fmt.Fprintf(b, "%s: %s\n", name, strings.ReplaceAll(value, "\n", " "))
		}
	}
	b.WriteByte('\n')
}

// writeReply writes a reply as it came. A stream that repeats a secret is
// written put together, since the secret may lie over several of its pieces.
func writeReply(b *bytes.Buffer, x *exchange) {
	switch {
	case len(x.wire) > logBody:
		fmt.Fprintf(b, "%s\n[%d more bytes]\n\n", x.wire[:logBody], x.wireSize-logBody)
	case x.wire != nil:
		writeBody(b, x.wire)
	case x.wireSize > 0:
		b.WriteString("[a stream that repeats a secret, put together]\n")
		writeBody(b, x.body)
	default:
		writeBody(b, x.body)
	}
}

func writeBody(b *bytes.Buffer, body []byte) {
	b.Write(body[:min(len(body), logBody)])
	if len(body) > logBody {
		fmt.Fprintf(b, "\n[%d more bytes]", len(body)-logBody)
	}
	b.WriteString("\n\n")
}
