package wire

import "bytes"

// An eventSplitter cuts a text/event-stream into events, byte by byte: where
// reads begin and end makes no difference. Lines end in LF, CR or CRLF; comments
// and fields other than data, event and error are read over.
//
// Two habits of servers that the standard does not have are understood: an
// event per line without the blank line between them, and llama.cpp's lines
// that begin with "error:".
type eventSplitter struct {
	event func(name string, data []byte)

	line    []byte // the line that has begun
	begun   bool   // the first line is behind us, a byte order mark with it
	afterCR bool

	name    string
	data    []byte
	hasData bool
	looks   int // how often data was looked at to see whether it is complete
}

// maxLooks bounds how often an event of several lines is looked at: each look
// reads all of it.
const maxLooks = 64

func (s *eventSplitter) write(p []byte) {
	for len(p) > 0 {
		if s.afterCR && p[0] == '\n' {
			p = p[1:]
		}
		s.afterCR = false
		end := bytes.IndexAny(p, "\r\n")
		if end < 0 {
			s.line = append(s.line, p...)
			return
		}
		if len(s.line) > 0 {
			s.line = append(s.line, p[:end]...)
			s.take(s.line)
		} else {
			s.take(p[:end])
		}
		s.line = s.line[:0]
		s.afterCR = p[end] == '\r'
		p = p[end+1:]
	}
}

// take reads one line without its end.
func (s *eventSplitter) take(line []byte) {
	if !s.begun {
		s.begun = true
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
	}
	if len(line) == 0 {
		s.dispatch()
		return
	}
	field, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimPrefix(value, []byte(" "))
	switch string(field) {
	case "event":
		if s.hasData && s.complete() {
			s.dispatch()
		}
		s.name = string(value)
	case "error":
		s.dispatch()
		s.event("error", value)
	case "data":
		if s.hasData {
			if s.complete() {
				name := s.name
				s.dispatch()
				s.name = name
			} else {
				s.data = append(s.data, '\n')
			}
		}
		s.data, s.hasData = append(s.data, value...), true
	}
}

// complete says whether the lines of data so far are an event of their own:
// what follows would make no JSON of them.
func (s *eventSplitter) complete() bool {
	if isDone(s.data) {
		return true
	}
	data := bytes.TrimSpace(s.data)
	if len(data) == 0 || data[len(data)-1] != '}' || s.looks == maxLooks {
		return false
	}
	s.looks++
	_, err := chunkJSON(data)
	return err == nil
}

func (s *eventSplitter) dispatch() {
	if s.hasData {
		s.event(s.name, s.data)
	}
	s.name, s.data, s.hasData, s.looks = "", s.data[:0], false, 0
}

// end hands over what the last blank line is missing behind, if it is whole,
// and says whether the stream stopped in the middle of an event instead.
func (s *eventSplitter) end() (torn bool) {
	if len(s.line) > 0 {
		line := s.line
		s.line = nil
		field, _, colon := bytes.Cut(line, []byte(":"))
		if !colon && len(field) > 0 && bytes.HasPrefix([]byte("data"), field) {
			return true
		}
		s.take(line)
	}
	if !s.hasData || len(bytes.TrimSpace(s.data)) == 0 {
		return false
	}
	s.looks = 0
	if !s.complete() {
		return true
	}
	s.dispatch()
	return false
}

// held is how many bytes wait for the end of their line or event.
func (s *eventSplitter) held() int { return len(s.line) + len(s.data) }

func isDone(data []byte) bool { return string(bytes.TrimSpace(data)) == "[DONE]" }
