package behavior

import "strings"

// Of how many bytes and words what is marked as the answer at the end is no longer than a decline.
const longestLast, mostLastWords = 60, 8

// endsIn is r, what an answer does, or what that does which it marks as its answer at the end: "Final
// answer: unknown", "#### N/A", "So the answer is: not enough information." By itself that declines or
// answers, whatever was worked out before.
func (s *scene) endsIn(q Question, answer string, r Reading) Reading {
	if from, to, ok := shortMark(answer); ok {
		last := s.readAlone(q, answer[from:to])
		switch {
		case !r.Kind.Declines() && (last.Kind == Abstained || last.Kind == Refused):
			return Reading{Kind: last.Kind, Detail: last.Detail, Evidence: []Evidence{{Start: from, End: to, Rule: "final answer"}}}
		case r.Kind.Declines() && last.Kind == Answered && last.Value != "" && ofKnownSort(q) && answer[from] != '\\':
			return Reading{Kind: Answered, Value: last.Value, Evidence: []Evidence{{Start: from, End: to, Rule: "final answer"}}}
		}
	}
	from := lastPart(answer)
	if from == 0 || strings.Contains(answer[from:], `\boxed`) { // a box is looked at among all
		return r
	}
	last := s.readAlone(q, answer[from:])
	for i := range last.Evidence {
		last.Evidence[i].Start += from
		last.Evidence[i].End += from
	}
	doubted := last.Kind == Hedged && (!ofKnownSort(q) || last.Value == "")
	if last.Kind == Unclear || doubted || last.Kind.Declines() == r.Kind.Declines() {
		return r
	}
	return last
}

// shortMark is what a last line marks as the answer in a few words, without signs around it.
func shortMark(answer string) (from, to int, ok bool) {
	if from, to, ok = lastMarked(answer); !ok {
		return 0, 0, false
	}
	const around = " \t*_`\"'$.:“”"
	from += len(answer[from:to]) - len(strings.TrimLeft(answer[from:to], around))
	to = from + len(strings.TrimRight(answer[from:to], around))
	return from, to, from < to && to-from <= longestLast && strings.Count(answer[from:to], " ") < mostLastWords
}

// lastMarked finds what the last line of a text marks as the answer: behind a label or below one, in
// JSON, in a tag, behind four signs of number, as one sentence, or in bold in a line of its own.
func lastMarked(t string) (from, to int, ok bool) {
	to = len(trimRight(t))
	start := strings.LastIndexByte(t[:to], '\n') + 1
	for start < to && t[start] == ' ' {
		start++
	}
	line := t[start:to]
	if line == "" {
		return 0, 0, false
	}
	switch object := strings.IndexByte(line, '{'); {
	case object >= 0 && line[len(line)-1] == '}' && strings.HasPrefix(line[blanksAt(line, object+1):], `"`):
		from, end, ok := valueOfJSON(line[object:])
		return start + object + from, start + object + end, ok
	case line[len(line)-1] == '>':
		closing := strings.LastIndex(line, "</")
		open := strings.LastIndexByte(line[:max(0, closing)], '<')
		end := open + strings.IndexByte(line[max(0, open):], '>')
		return start + end + 1, start + closing, open >= 0 && end < closing && isForm("mark", strings.ToLower(line[open+1:end]))
	}
	if n := markedBy(line); n > 0 {
		return start + n, to, true
	}
	if start == 0 || len(line) > longestLast {
		return 0, 0, false
	}
	above := strings.TrimRight(t[:start], " \t\r\n")
	above = above[strings.LastIndexByte(above, '\n')+1:]
	return start, to, strings.HasPrefix(line, "**") && strings.HasSuffix(line, "**") || len(above) <= longestHead && isForm("mark", strings.ToLower(strings.Trim(above, " #*_:")))
}

// markedBy is where in a line what it marks as the answer begins; 0 where it marks none.
func markedBy(line string) int {
	const hashes, says = "#### ", "answer is"
	last := max(0, len(line)-longestLast-longestHead)
	if at := strings.LastIndex(line[last:], hashes); at >= 0 {
		return last + at + len(hashes)
	}
	if colon := strings.LastIndexByte(line, ':'); colon > last {
		from := strings.LastIndexAny(line[last:colon], ".!?") + 1
		if isForm("mark", strings.ToLower(strings.Trim(line[last+from:colon], " #*_>-"))) {
			return colon + 1
		}
	}
	if !strings.Contains(line[last:], "nswer") && !strings.Contains(line[last:], "NSWER") { // as in most lines
		return 0
	}
	small := strings.ToLower(line[last:])
	at := strings.LastIndex(small, says)
	if at < 0 || len(small) != len(line)-last {
		return 0
	}
	said := strings.Trim(small[strings.LastIndexAny(small[:at], ".!?")+1:at], " ,*_>")
	for _, w := range [...]string{"so", "therefore", "thus", "hence", "consequently"} {
		said = strings.TrimPrefix(said, w)
	}
	switch strings.Trim(said, " ,") {
	case "the", "the final", "my", "my final":
		return last + at + len(says)
	}
	return 0
}

// ofKnownSort reports whether what sort of value is asked for is known, and is none of some options: one of
// those may be that there is no answer.
func ofKnownSort(q Question) bool {
	return q.AnswerType != "" && q.AnswerType != "text" && q.AnswerType != "choice"
}

// lastPart is where in a text what it marks as its answer begins, behind some working: below or behind
// the last label that opens a line; 0 where there is none.
func lastPart(t string) int {
	for at := len(t); at > 0; {
		at = strings.LastIndexByte(t[:at], '\n')
		if at < 0 {
			return 0
		}
		line := t[at+1:]
		name, from, end := headOf(line)
		if !isForm("mark", name) {
			continue
		}
		n := end + marksBehind(line[end:])
		if !strings.Contains(line[end:n], ":") && (from == 0 || n < len(line) && line[n] != '\n') || !says(line[n:]) {
			continue
		}
		return at + 1 + n
	}
	return 0
}
