package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// A Stream puts a streamed reply (text/event-stream) together into the body
// that the same reply has when it is asked for whole. It is written to as bytes
// arrive; how they are cut into reads makes no difference. The zero Stream is
// not ready: see NewStream.
//
// Strings of the pieces are joined, lists appended, and of everything else the
// last that is not null counts. What servers add of their own is kept the same
// way.
type Stream struct {
	events  eventSplitter
	limit   int
	size    int
	large   bool
	top     members
	choices map[int]*streamChoice
	failure json.RawMessage // an error the server sent in place of the rest
	done    bool            // [DONE] came
	broken  error           // what came is no stream of chunks
}

// A streamChoice is one choice as far as it has arrived.
type streamChoice struct {
	own      members // what stands beside the delta; text is joined
	delta    members
	logprobs members
	calls    toolCalls // nil until a delta has a list of them
	call     members   // nil until a delta has one in the older way, function_call
	message  []byte    // what a server sent whole in place of deltas
	finish   []byte
}

// NewStream makes a Stream that keeps up to limit bytes; a limit of 0 or less
// keeps none.
func NewStream(limit int) *Stream {
	s := &Stream{limit: limit, top: members{}, choices: map[int]*streamChoice{}}
	s.events.event = s.take
	return s
}

// Write takes the next bytes. It never fails: what is wrong with the stream is
// said at its end.
func (s *Stream) Write(p []byte) (int, error) {
	if s.Done() || s.large {
		return len(p), nil
	}
	s.events.write(p)
	if s.size+s.events.held() > s.limit {
		s.large = true
		s.events = eventSplitter{event: s.take}
	}
	return len(p), nil
}

// Done says that the reply is at its end: the server said so, or sent an error,
// or what it sent is no stream. Nothing that follows counts.
func (s *Stream) Done() bool { return s.done || s.failure != nil || s.broken != nil }

// Large says that the reply is larger than the limit; Body then gives its
// beginning.
func (s *Stream) Large() bool { return s.large }

// The errors of a stream that is no whole reply. What has arrived of it is a
// fragment, never an answer.
var (
	ErrStreamEnded = errors.New("the stream ended before the reply did")
	errStreamTorn  = errors.New("the stream stopped in the middle of an event")
)

// chunkHead is how much of a chunk that cannot be read is kept, in bytes.
const chunkHead = 4 << 10

// A ChunkError is a stream of something else than JSON objects.
type ChunkError struct {
	What string
	Data []byte // what came, or its head
	Err  error  // why it cannot be read; may be nil
}

// Error shows the beginning of what came. It is cut here, so that whoever has to
// take something out of Data does it before.
func (e *ChunkError) Error() string {
	shown := Clean(string(e.Data[:min(len(e.Data), 1000)]), 120)
	if e.Err != nil {
		return fmt.Sprintf("the stream holds %s (%v): %s", e.What, e.Err, shown)
	}
	return fmt.Sprintf("the stream holds %s: %s", e.What, shown)
}

// Unwrap returns why what came cannot be read.
func (e *ChunkError) Unwrap() error { return e.Err }

// Body is called at the end of the stream and gives the reply as one JSON
// object that DecodeReply reads. A stream without a finish_reason and without
// [DONE] gives ErrStreamEnded, one that stops in the middle of an event
// errStreamTorn, and one of something else than JSON objects a *ChunkError; the
// fragment comes with each of them. [DONE] alone is enough: some servers never give a
// reason. An error the server sent is a body like any other.
func (s *Stream) Body() ([]byte, error) {
	torn := false
	if !s.Done() && !s.large {
		torn = s.events.end()
	}
	body, err := s.assemble()
	switch {
	case s.broken != nil:
		err = s.broken
	case s.done, s.failure != nil, s.large, err != nil:
	case len(s.choices) == 0 && flatError(body) != nil: // in place of any
	case torn:
		err = errStreamTorn
	case !s.Finished():
		err = ErrStreamEnded
	}
	return body, err
}

// Finished says whether the choice that counts has a reason for its end. More may
// follow it, such as the usage, or [DONE].
func (s *Stream) Finished() bool {
	c := s.choices[s.lowest()]
	return c != nil && c.finish != nil
}

// take reads one event.
func (s *Stream) take(name string, data []byte) {
	data = bytes.TrimSpace(data)
	switch {
	case s.Done(), len(data) == 0, string(data) == "null":
		return
	case isDone(data):
		s.done = true
		return
	}
	chunk, err := chunkJSON(data)
	switch {
	case name == "error":
		s.failure = errorChunk(chunk, data)
		return
	case err != nil:
		s.broken = &ChunkError{What: "what is no JSON", Data: bytes.Clone(data[:min(len(data), chunkHead)]), Err: err}
		return
	}
	switch {
	case chunk[0] == '{':
		if s.merge(chunk) {
			s.failure = bytes.Clone(chunk)
		}
	case errorIn(chunk) != nil && chunk[0] == '[':
		s.failure = bytes.Clone(chunk)
	default:
		s.broken = &ChunkError{What: "JSON that is no object", Data: bytes.Clone(chunk[:min(len(chunk), chunkHead)])}
	}
}

// errorChunk is an error under a name of its own as a body: as it came where it
// is one, else as the value of an error.
func errorChunk(chunk, data []byte) json.RawMessage {
	if chunk == nil { // plain text
		chunk, _ = json.Marshal(string(bytes.ToValidUTF8(data, []byte("\ufffd"))))
	}
	if present(errorValue(chunk)) {
		return bytes.Clone(chunk)
	}
	w := objectWriter{}
	w.raw("error", chunk)
	return w.bytes()
}

// chunkJSON is data as JSON: a log-probability that JSON has no word for is
// null. Bytes that are no UTF-8 stay: the rest of the character may be in the
// next chunk.
func chunkJSON(data []byte) ([]byte, error) {
	if jsonl.Valid(data) {
		return data, nil
	}
	if finite, changed := withoutNonFinite(data); changed && jsonl.Valid(finite) {
		return finite, nil
	}
	var value json.RawMessage
	return nil, json.Unmarshal(data, &value)
}
