package simulate

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// An encoded reply is what goes over the wire: one piece, or the events of a
// stream.
type encoded struct {
	pieces [][]byte
	stream bool
}

// reply writes a reply the way the request asks for it.
func (f format) reply(request wire.ChatRequest, reply wire.Reply) (encoded, error) {
	if !jsonIs(request.Params.Extra["stream"], "true") {
		body, err := f.encode(request, reply)
		return encoded{pieces: [][]byte{body}}, err
	}
	var options struct {
		IncludeUsage bool `json:"include_usage"`
	}
	if value := request.Params.Extra[wire.StreamOptions]; len(value) > 0 {
		_ = json.Unmarshal(value, &options) // what is no options asks for nothing
	}
	events, err := f.stream(request, reply, options.IncludeUsage)
	return encoded{events, true}, err
}

// header announces the pieces. The length of a stream is not known beforehand.
func (e encoded) header(w http.ResponseWriter) {
	if e.stream {
		w.Header().Set("Content-Type", "text/event-stream")
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(e.pieces[0])))
}

// send writes the whole, each event of a stream as soon as it is there.
func (e encoded) send(w http.ResponseWriter) {
	e.header(w)
	for _, piece := range e.pieces {
		_, _ = w.Write(piece) // a client that has gone needs no reply
		if e.stream {
			_ = http.NewResponseController(w).Flush()
		}
	}
}

// cut writes the first half of the pieces, the last of them in part, and ends
// the connection.
func (e encoded) cut(w http.ResponseWriter) {
	e.header(w)
	half := len(e.pieces) / 2
	for _, piece := range e.pieces[:half] {
		_, _ = w.Write(piece)
	}
	_, _ = w.Write(e.pieces[half][:len(e.pieces[half])/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler) //nolint:forbidigo // how net/http is told to cut a connection
}
