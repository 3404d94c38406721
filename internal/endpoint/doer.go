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
	"maps"
	"net/http"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// Limits on what is read of a reply, in bytes.
const (
	maxBody  = 16 << 20  // kept whole
	keepHead = 4 << 10   // kept of a larger one
	maxRead  = 256 << 20 // beyond this nothing is read at all
)

// An exchange is one request and what came back. It travels through go-openai
// in the request's context: go-openai sees neither the bytes that are sent nor
// those that arrive.
type exchange struct {
	request []byte // nil for a request without a body
	stream  bool   // it asks for a stream
	usage   bool   // and for the usage at its end

	status int
	header http.Header
	body   []byte // without secrets; its head only, where large is set
	large  string // says how large a body over maxBody was, and its hash
	err    error  // no reply, or one that was cut off

	// Of a streamed reply, which body holds put together:
	streamed   bool
	unfinished error  // why what came is no whole reply
	wire       []byte // its first bytes as they came, where exchanges are kept
	wireSize   int    // how many came
}

type exchangeKey struct{}

// The doer is the HTTPDoer under go-openai. It puts the exchange's bytes in
// place of go-openai's, keeps the reply, and hands go-openai an empty object:
// decoding the reply a second time would cost a third of the throughput.
type doer struct {
	transport http.RoundTripper
	header    http.Header // of each request, see headerOf; its values are shared by all
	secrets   secrets
	log       *wireLog // nil where no exchange is kept
}

// Do sends the request of the exchange in its context. It never follows a
// redirect: the key is for the host that was named.
func (d *doer) Do(req *http.Request) (*http.Response, error) {
	x, ok := req.Context().Value(exchangeKey{}).(*exchange)
	if !ok {
		return nil, errors.New("a request without an exchange")
	}
	d.dress(req, x)
	var end context.CancelFunc // ends a stream that goes on behind its end
	if x.stream {
		var ctx context.Context
		ctx, end = context.WithCancel(req.Context())
		defer end()
		req = req.WithContext(ctx)
	}
	defer func() { d.log.write(d.secrets, req, x) }()
	resp, err := d.transport.RoundTrip(req)
	if err != nil {
		x.err = err
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }() // what was read is all that counts
	x.status, x.header = resp.StatusCode, resp.Header
	x.err = x.read(resp, end, d.log != nil)
	d.redact(x)
	if x.err != nil {
		return nil, x.err
	}
	if x.large != "" { // cut after that: half a secret would not be found
		x.body = bytes.Clone(x.body[:min(len(x.body), keepHead)])
	}
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader("{}"))}, nil
}

// redact takes the secrets out of what has arrived. What was cut off may have
// been so in the middle of one.
func (d *doer) redact(x *exchange) {
	arrived := x.body
	clean := d.secrets.bytes
	x.body = clean(x.body)
	if repeats := !bytes.Equal(arrived, x.body); x.large == "" && (repeats || d.log.wants()) {
		if anew := d.secrets.anew(x.body, repeats); anew != nil {
			x.body = anew
		}
	}
	if x.err != nil || x.unfinished != nil || cutOff(arrived) {
		clean = func(text []byte) []byte { return d.secrets.parts(d.secrets.bytes(text)) }
		if x.large == "" && d.log.wants() {
			if anew := d.secrets.fragment(x.body); anew != nil {
				x.body = anew
			}
		}
		x.body = clean(x.body)
	}
	if x.wire != nil {
		x.wire = clean(x.wire)
		if !bytes.Equal(arrived, x.body) { // a secret may lie over several pieces, where it is not found
			x.wire = nil
		}
	}
	var chunk *wire.ChunkError
	if errors.As(x.unfinished, &chunk) { // its text is cut too
		chunk.Data = clean(chunk.Data)
	}
}

// cutOff says whether a body reads as JSON that stops too early, though the server
// said that this is all.
func cutOff(body []byte) bool {
	body = bytes.TrimSpace(body)
	return len(body) > 0 && (body[0] == '{' || body[0] == '[') && body[len(body)-1] != '}' && body[len(body)-1] != ']'
}

func (d *doer) dress(req *http.Request, x *exchange) {
	if x.request != nil {
		req.Body = io.NopCloser(bytes.NewReader(x.request))
		req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(x.request)), nil }
		req.ContentLength = int64(len(x.request))
	} else {
		req.Header.Del("Content-Type")
	}
	if x.stream {
		req.Header.Set("Accept", "text/event-stream, application/json")
	}
	// go-openai sets either, be there a key or not.
	delete(req.Header, "Authorization")
	delete(req.Header, azureKeyHeader)
	maps.Copy(req.Header, d.header)
	if host := d.header["Host"]; len(host) > 0 { // net/http takes it from here alone
		req.Host = host[0]
	}
}

// read keeps the body, or the beginning and the hash of one that is too large.
func (x *exchange) read(resp *http.Response, end context.CancelFunc, keepWire bool) error {
	from := io.Reader(resp.Body)
	if coding := codingOf(resp.Header); coding != "" {
		unpacked, err := unpack(coding, from)
		if err != nil {
			return fmt.Errorf("unpacking the reply: %w", err)
		}
		from = unpacked
	}
	if x.stream || isEventStream(resp.Header) {
		buffered := bufio.NewReader(from)
		if x.streams(resp, buffered) {
			return x.readStream(buffered, end, keepWire)
		}
		from = buffered
	}
	if n := resp.ContentLength; n > 0 && n <= 1<<20 && from == resp.Body {
		body := make([]byte, n)
		if _, err := io.ReadFull(from, body); err != nil {
			return err
		}
		x.body = body
		return nil
	}
	var buf bytes.Buffer
	n, err := buf.ReadFrom(io.LimitReader(from, maxBody+1))
	if err != nil {
		return err
	}
	x.body = buf.Bytes()
	if n <= maxBody {
		return nil
	}
	sum := sha256.New()
	sum.Write(x.body)
	rest, err := io.Copy(sum, io.LimitReader(from, maxRead-n))
	if err != nil {
		return err
	}
	size, hash := n+rest, hex.EncodeToString(sum.Sum(nil))
	x.large = fmt.Sprintf("the reply has %d bytes, more than the %d that are kept; sha256 %s", size, maxBody, hash)
	if size >= maxRead {
		x.large = fmt.Sprintf("the reply has %d bytes or more, over the %d that are kept; sha256 of those read %s", size, maxBody, hash)
	}
	return nil
}

// with returns a context that carries x to the doer.
func (x *exchange) with(ctx context.Context) context.Context {
	return context.WithValue(ctx, exchangeKey{}, x)
}
