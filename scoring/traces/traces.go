// Package traces reads what a model thought, apart from what it answered:
// whether the trace notices that the question has no answer, whether it reaches
// the gold answer behind a decline, whether the text goes around in circles, and
// whether a solution was worked out or skipped. It is pure, looks at one response
// at a time, and is not told whether the question has an answer.
package traces

import (
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// A Response is a response as Read looks at it.
type Response struct {
	Trace   string // what was taken out of the answer
	Answer  string // what was left
	Summary bool   // the server says that Trace is a summary of what was thought
	Value   string // what the answer commits to; "" for a decline
	// Gold is looked for at the end of the trace of a response that declines.
	// Without answers nothing is.
	Gold matching.Gold
	// Declines reports whether the end of a trace declines; nil where none does.
	Declines func(text string) bool
	// InWords puts options that a text names by letter into words; nil where the question shows none.
	InWords func(text string) string
	// Steps are the intermediate values of a worked solution, as items word them.
	Steps    []string
	Question string // holds values that tell nothing, and words that tell less
	Context  string // what it is about; empty where it says all itself
	Answers  []string
}

// A Trace is what is known of the reasoning of one response.
type Trace struct {
	Summary bool `json:"summary,omitempty"`
	// Noticed says that the trace finds the question without an answer; see
	// NoticeOf. Start and End are where, in bytes of the trace, and Rule how.
	Noticed bool   `json:"noticed,omitempty"`
	Start   int    `json:"start,omitempty"`
	End     int    `json:"end,omitempty"`
	Rule    string `json:"rule,omitempty"`
	// Reached says that the trace ends on the gold answer, and commits to it or
	// at least does not decline behind it, although the answer declines. It is
	// asked of nothing else.
	Reached bool `json:"reached,omitempty"`
	// Steps is nil for an item without steps, and for a summary, which leaves the
	// working out.
	Steps *Steps `json:"steps,omitempty"`
	By    string `json:"by"` // which reader, with the hash of its tables
}

// Findings is what Read found.
type Findings struct {
	Trace *Trace // nil without reasoning
	// Repeats is the greater of RepeatsOf the trace and of the answer, whose reader has
	// not seen the trace: what it says again is new there. 0 below Repeated.
	Repeats int
	Loops   bool // see Loops, over trace and answer
}

// An answer with so few spaces, in so few bytes, is not looked at.
const fewSpaces, fewBytes = 10, 100

// Read looks at one response. A response without a word finds nothing. Time is
// linear in its length but for Loops; nothing is held on to.
func Read(r Response) Findings {
	text := r.Answer
	trace := strings.TrimSpace(r.Trace) != ""
	if !trace && strings.Count(text, " ")+strings.Count(text, "\n") < fewSpaces && len(text) < fewBytes {
		return Findings{} // too short to go around in circles
	}
	if trace {
		text = r.Trace + "\n\n" + r.Answer
	}
	lx := tables()
	value := key(r.Value, lx)
	l, _ := loopers.Get().(*looper)
	defer l.free()
	l.hashes = hashes(text, l.hashes[:0])
	f := Findings{Loops: l.loops()}
	if !trace && !l.often(value) {
		return f // as of most answers, there is no more to see
	}
	words, asked := split(text, lx)
	thought := behind(words, len(r.Trace)) // all else is answer
	if !trace {
		thought = 0
	}
	n := max(repeats(text, words[:thought], value, lx), repeats(text, words[thought:], value, lx))
	if n >= Repeated {
		f.Repeats = n
	}
	if !trace {
		return f
	}
	f.Trace = &Trace{Summary: r.Summary, By: By()}
	begins := -1
	if n, ok := notice(r.Context+"\n"+r.Question, r.Trace, words[:thought], asked, lx); ok {
		f.Trace.Noticed, f.Trace.Start, f.Trace.End, f.Trace.Rule = true, n.Start, n.End, n.Rule
		begins = n.Start
	}
	f.Trace.Reached = reached(r, begins, lx)
	if steps := readSteps(r.Steps, r.Answers, r.Question, lx); len(steps) > 0 && !r.Summary {
		f.Trace.Steps = &Steps{Found: covered(words, steps), Of: len(steps), Early: early(text, words, value, lx)}
	}
	return f
}

// behind is how many words begin before a byte.
func behind(words []word, at int) int {
	lo, hi := 0, len(words)
	for lo < hi {
		if mid := (lo + hi) / 2; words[mid].start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
