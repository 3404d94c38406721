package responses

import (
	"strings"
)

// Split separates what a model thought from what it answered. Reasoning that
// arrived in a field of its own is trace as it is; the text is then searched
// for tags:
//
//   - closed, also nested and several: each thought is taken out;
//   - only closed (the chat template had opened it): the answer is what follows
//     the last close, but for closes behind which nothing is left to see: where a
//     thought came before, in a field or closed, those are stray;
//   - only opened: the thought was cut off and cut is true. The answer is what
//     stood before it, almost always nothing.
//
// A tag that is mentioned is not a tag: inside a fenced or inline code span, in
// quotation marks, or in the middle of a sentence it stays in the answer. An
// open tag counts at the start of the text, of a line, behind another thought,
// or, if it is closed later, behind the end of a sentence; control tokens
// ("<|...") count everywhere outside code.
//
// Escape sequences of a terminal are no part of either. The answer is trimmed of white
// space, of message-end tokens and of tags around the whole of it; the pieces of the
// trace are joined by newlines, and what stands in the field and in the text alike is
// one piece. Together they are never longer than the input. Time is linear in the text
// for a given list of tags.
func Split(text, reasoning string, tags []Tag) (answer, trace string, cut bool) {
	text, reasoning = plainHeaders(withoutEscapes(text)), strings.TrimSpace(withoutEscapes(reasoning))
	if !mayHold(text, tags) {
		return unwrapped(trimAnswer(text), tags), reasoning, false
	}
	s := splitter{text: text, tags: usable(tags), start: len(text) - len(strings.TrimLeftFunc(text, unseen)), closed: reasoning != ""}
	s.lastClose = make([]int, len(s.tags))
	for i := range s.tags {
		s.lastClose[i] = -1
	}
	s.first = firstBytes(s.tags)
	s.run()
	trace = strings.Join(s.trace, "\n")
	if reasoning != "" && trace != reasoning { // llama.cpp's deepseek-legacy gives it in both
		trace = strings.TrimSuffix(reasoning+"\n"+trace, "\n")
	}
	return unwrapped(trimAnswer(strings.Join(s.answer, "")), tags), trace, s.cut
}

type splitter struct {
	text      string
	tags      []Tag
	start     int       // of what is visible
	first     [256]bool // bytes a tag can begin with
	answer    []string
	trace     []string
	cut       bool
	closed    bool  // a thought has come, and ended
	strays    int   // 1 + what stray returns, or 0
	lastClose []int // by tag: where its last close stands; -1: not yet looked for; -2: nowhere
	noFence   [2]bool
	fresh     bool // nothing visible in the present piece of answer yet
	tick      struct {
		from, to int
		found    bool
	} // the last search for a backtick, so that a line is searched once
}

// holdsFold reports whether tag stands in text, without regard to ASCII case.
func holdsFold(text, tag string) bool {
	if tag == "" {
		return false
	}
	first := lower(tag[0])
	if 'a' <= first && first <= 'z' { // in two cases
		for i := range len(text) {
			if text[i]|' ' == first && hasFold(text[i:], tag) {
				return true
			}
		}
		return false
	}
	for {
		i := strings.IndexByte(text, first)
		if i < 0 {
			return false
		}
		if hasFold(text[i:], tag) {
			return true
		}
		text = text[i+1:]
	}
}

// run walks over the text outside of thoughts; from is where the current piece
// of answer begins.
func (s *splitter) run() {
	from := 0
	var line lineState
	line.reset()
	s.fresh = true
	for i := 0; i < len(s.text); {
		if line.blank {
			if end := s.fence(i); end > i {
				i, s.fresh = end, false
				line.reset()
				continue
			}
		}
		if s.first[lower(s.text[i])] {
			if t := s.openAt(i, &line); t >= 0 {
				s.keep(s.text[from:i])
				from = s.thought(t, i+len(s.tags[t].Open))
				i, s.fresh = from, true
				line.reset()
				continue
			}
			if t := s.closeAt(i); t >= 0 && !s.mentioned(i, len(s.tags[t].Close), &line) {
				if s.closed && i >= s.stray() {
					s.keep(s.text[from:i])
					return
				}
				s.note(strings.Join(s.answer, "") + s.text[from:i])
				s.answer, s.closed = s.answer[:0], true
				i += len(s.tags[t].Close)
				from, s.fresh = i, true
				line.reset()
				continue
			}
		}
		i += line.step(s.text[i:])
		s.fresh = s.fresh && line.blank
	}
	s.keep(s.text[from:])
}

// thought reads a thought of tag t whose text begins at i and returns where
// the answer goes on. Where opens and closes do not balance, the thought ends
// at its last close.
func (s *splitter) thought(t, i int) (next int) {
	tag, depth, last := s.tags[t], 1, -1
	if strings.HasSuffix(tag.Open, `"`) {
		i += strings.IndexByte(s.text[i:], '>') + 1
	}
	start := i
	var line lineState
	line.reset()
	for i < len(s.text) {
		if s.first[lower(s.text[i])] {
			if hasFold(s.text[i:], tag.Close) {
				last = i
				if !s.mentioned(i, len(tag.Close), &line) {
					depth--
				}
				if depth == 0 {
					s.note(s.text[start:i])
					s.closed = true
					return i + len(tag.Close)
				}
				i += len(tag.Close)
				line.reset()
				continue
			}
			if hasFold(s.text[i:], tag.Open) && (line.blank || line.sentenceEnd) {
				depth++
				i += len(tag.Open)
				line.reset()
				continue
			}
		}
		i += line.step(s.text[i:])
	}
	if last >= 0 {
		s.note(s.text[start:last])
		s.closed = true
		return last + len(tag.Close)
	}
	s.cut = true
	s.note(s.text[start:])
	return len(s.text)
}

// openAt returns the tag that opens a thought at i, or -1.
func (s *splitter) openAt(i int, line *lineState) int {
	for t, tag := range s.tags {
		if tag.Open == "" || !hasFold(s.text[i:], tag.Open) {
			continue
		}
		switch {
		case tag.plain():
			if (i == s.start || s.fresh) && s.closesAfter(t, i) {
				return t
			}
		case line.blank, s.fresh:
			return t
		case strings.HasPrefix(tag.Open, "<|") && line.ticks%2 == 0:
			return t
		case line.sentenceEnd && s.closesAfter(t, i):
			return t
		}
	}
	return -1
}

func (s *splitter) closeAt(i int) int {
	for t, tag := range s.tags {
		if hasFold(s.text[i:], tag.Close) && !tag.plain() {
			return t
		}
	}
	return -1
}

// closesAfter reports whether a close of tag t stands behind i.
func (s *splitter) closesAfter(t, i int) bool {
	if s.lastClose[t] == -1 {
		s.lastClose[t] = -2
		for j := len(s.text) - 1; j >= 0; j-- {
			if hasFold(s.text[j:], s.tags[t].Close) {
				if !s.tags[t].written() || !blank(trimControl(s.text[j+len(s.tags[t].Close):])) {
					s.lastClose[t] = j
				}
				break
			}
		}
	}
	return s.lastClose[t] > i
}

// mentioned reports whether the tag of n bytes at i is spoken of rather than
// used: in backticks or quotation marks, or in running prose.
func (s *splitter) mentioned(i, n int, line *lineState) bool {
	rest := s.text[i+n:]
	if rest == "" {
		return false
	}
	if line.ticks%2 == 1 && s.tickFollows(i+n) || line.quotes%2 == 1 && rest[0] == '"' {
		return true
	}
	if strings.HasPrefix(s.text[i:], "<|") || !line.space || !line.word {
		return false
	}
	switch c := rest[0]; {
	case c == '.' || c == ',' || c == ';' || c == ')' || c == '?' || c == '!':
		return true
	case c == ' ' && len(rest) > 1:
		return 'a' <= rest[1] && rest[1] <= 'z'
	}
	return false
}
