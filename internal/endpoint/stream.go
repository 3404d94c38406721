package endpoint

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// afterDone is how long a connection has to come to the end of a reply behind
// its [DONE]: then it can be used again. Some servers leave it open.
const afterDone = 250 * time.Millisecond

// afterFinish is how long a stream whose reply has its finish reason may be silent:
// the usage and [DONE] follow at once, where they do.
const afterFinish = 2 * time.Second

// dressed is the exchange of a body for the way it is asked: for a stream, with
// the usage at its end unless the server has refused to be asked for that.
func (c *Client) dressed(body []byte) *exchange {
	if !c.cfg.Stream {
		return &exchange{request: body}
	}
	usage := !c.noUsage.Load()
	return &exchange{request: wire.Streamed(body, usage), stream: true, usage: usage}
}

// isEventStream says whether a reply calls itself a stream, in whatever case.
func isEventStream(h http.Header) bool {
	return strings.HasPrefix(strings.ToLower(h.Get("Content-Type")), "text/event-stream")
}

// streams says whether the reply is a stream. A server may send one that nobody
// asked for, or ignore that it was asked; which of the two it is, its first
// bytes say. Blanks that keep a slow connection alive are read over.
func (x *exchange) streams(resp *http.Response, from *bufio.Reader) bool {
	named := isEventStream(resp.Header)
	if resp.StatusCode < 200 || resp.StatusCode > 299 || !named && !x.stream {
		return false
	}
	for n := 1; ; n++ {
		head, err := from.Peek(n)
		if err != nil {
			return named
		}
		switch head[n-1] {
		case ' ', '\t', '\r', '\n', 0xef, 0xbb, 0xbf: // the last three are a byte order mark
			continue
		case '{', '[', '<', '"':
			return false
		case ':':
			return true
		}
		if named {
			return true
		}
		head, _ = from.Peek(n + len("event:") - 1) // fewer bytes are all there is
		for _, field := range []string{"data:", "event:", "error:", "id:", "retry:"} {
			if bytes.HasPrefix(head[n-1:], []byte(field)) {
				return true
			}
		}
		return false
	}
}

// readStream puts a stream together to the body that the reply would have had
// as a whole, so that nothing behind it knows the difference. end, which may be
// nil, is called a while after the reply is complete, if the connection then
// still goes on, or says nothing more.
func (x *exchange) readStream(from io.Reader, end context.CancelFunc, keepWire bool) error {
	s := wire.NewStream(maxBody)
	sum, size := sha256.New(), 0
	defer func() {
		x.body, x.unfinished = s.Body()
		x.streamed = true
		x.wireSize = size
		if s.Large() {
			x.large = fmt.Sprintf("the streamed reply is larger than the %d bytes that are kept; sha256 of the %d bytes of the stream %s",
				maxBody, size, hex.EncodeToString(sum.Sum(nil)))
		}
	}()
	var silent atomic.Bool
	var finished *time.Timer // from the finish reason on
	defer func() {
		if finished != nil {
			finished.Stop()
		}
	}()
	buf := make([]byte, 32<<10)
	for size < maxRead {
		if end != nil && s.Finished() {
			if finished == nil {
				finished = time.AfterFunc(afterFinish, func() { silent.Store(true); end() })
			} else if bytes.Contains(buf, []byte("data")) { // no mere comment
				finished.Reset(afterFinish)
			}
		}
		n, err := from.Read(buf[:cap(buf)])
		buf = buf[:n]
		size += n
		_, _ = sum.Write(buf)
		_, _ = s.Write(buf)
		if keepWire && len(x.wire) <= logBody+keepHead { // cut later: half a secret would not be found
			x.wire = append(x.wire, buf...)
		}
		switch {
		case s.Done() && end == nil:
			return nil
		case s.Done():
			timer := time.AfterFunc(afterDone, end)
			defer timer.Stop()
			_, _ = io.Copy(io.Discard, io.LimitReader(from, keepHead)) // the reply is complete whatever this says
			return nil
		case errors.Is(err, io.EOF), err != nil && silent.Load():
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}

// brokenOff is the failure of a stream that came to its end without being a
// whole reply: what has arrived is a fragment, never an answer.
func (c *Client) brokenOff(x *exchange) *failure {
	return &failure{
		kind: Garbage, status: x.status,
		stubborn: errors.As(x.unfinished, new(*wire.ChunkError)), // one that merely ends was cut by whatever stands between
		message:  c.secrets.text("the server's stream is no whole reply: " + x.unfinished.Error()),
	}
}

// withoutReason says whether a stream that [DONE] ends lacks the finish reason that
// the server has given others: a gateway puts [DONE] behind what broke off as well. Of
// a server that never gives one it is all there is.
func (c *Client) withoutReason(reply wire.Reply) bool {
	if reply.Finish != "" {
		c.reasons.Store(true)
		return false
	}
	return c.reasons.Load()
}

// refusedStream finds out whether an error is about the stream: to be asked for
// the usage changes nothing in the answer, so that it is left out and recorded;
// a server that does not stream ends the run. It is false where the error is
// about something else.
func (c *Client) refusedStream(x *exchange, e wire.APIError, ask asking.Ask, tokenField string) (finding, bool) {
	if !x.stream {
		return finding{}, false
	}
	_, before := c.blamed(e, ask, tokenField)
	blames := func(param string) bool {
		at := named(e, param)
		return at >= 0 && (before < 0 || at < before)
	}
	switch {
	case x.usage && blames(wire.StreamOptions):
		if c.noUsage.CompareAndSwap(false, true) && c.cfg.Event != nil {
			c.cfg.Event(Event{At: c.cfg.Now().UTC(), Kind: "stream_options", From: wire.StreamOptions, Message: e.Message, BaseURL: c.base})
		}
		return finding{again: true}, true
	case blames("stream"), streamless(e):
		return finding{stop: &ParamError{Param: "stream", Flag: "--stream", Message: e.Message}}, true
	}
	return finding{}, false
}
