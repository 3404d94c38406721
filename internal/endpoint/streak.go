package endpoint

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/abstain-eval/abstain-eval/internal/asking"
)

// When a failure is held to be the question's own fault rather than the
// server's: it came again and again in the same words, and between its tries
// the server answered questions that it was asked after the one before. A reply
// that was under way when the server broke says nothing. A server that is
// started again has had the time for it.
const (
	ownTries    = 6
	ownTime     = 30 * time.Second
	ownAnswered = 4 // tries before which others were answered, each by a reply of its own
)

// A streak is the tries of one ask, in a row, that failed with the same words.
type streak struct {
	words    string
	same     int
	stubborn bool                      // what failed last may be the question's own
	started  time.Time                 // when the first of them failed
	answered int                       // before how many of them their client had answered others since it failed the one before
	at       map[*Client]time.Duration // when each client last failed one of them, by the client's clock
}

// lost notes a try that used up patience.
func (r *row) lost(c *Client, f *failure) {
	r.failed++
	if words := f.words(); words != r.words || r.same == 0 {
		r.streak = streak{words: words, started: time.Now(), at: map[*Client]time.Duration{}}
	}
	r.same++
	r.stubborn = f.stubborn
	if before, again := r.at[c]; again && c.answered.Load() > int64(before) {
		r.answered++
	}
	r.at[c] = c.since()
}

// words are what a failure says, without what is another each time: servers give the
// name of the request, the number of a line or the time, and all of these have digits.
func (f *failure) words() string {
	said := strings.FieldsFunc(f.message, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	})
	said = slices.DeleteFunc(said, func(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) })
	return fmt.Sprint(f.kind, f.status, said)
}

// own says whether a failure that repeats itself is the question's own: then
// asking again will not help. Where others were not answered meanwhile, the
// server may be at fault, and time may mend it. Of the last try that is allowed
// less is asked: at the end of a run there are no others any more.
func (s *streak) own(last bool) bool {
	if s.same < ownTries || time.Since(s.started) < ownTime {
		return false
	}
	return s.answered >= ownAnswered || last && s.answered > 0
}

// doubted says that the next try is the last, and that all before it failed in a way that
// may be the question's own, while others were not asked: so it is with the last question
// of a run.
func (r *row) doubted(retries int) bool {
	return r.stubborn && r.failed == retries && r.same >= ownTries-1 && r.answered == 0
}

// check asks a server what it will answer if it answers at all: a question that had a
// reply, or one that is easy. What comes is left aside; that there was a reply is noted.
func (c *Client) check(ctx context.Context, ask asking.Ask, r *row) {
	ctx, cancel := context.WithTimeout(ctx, min(c.cfg.AttemptTimeout, c.left(r)))
	defer cancel()
	_, _ = c.ask(ctx, c.shared.alike.easy(ask), &row{failed: max(0, c.cfg.MaxRetries)}) // one try
}

// jitter draws waits from the upper half of their range where a failure may be
// the question's own, so that its tries span the time that they have to.
func (s *streak) jitter(f *failure, draw float64) float64 {
	if f.stubborn && s.same >= ownTries {
		return (1 + draw) / 2
	}
	return draw
}

// since is the time by the client's clock, which nobody sets.
func (c *Client) since() time.Duration { return time.Since(c.made) }

// repliedTo notes that a try had a reply that began at a time of the client's
// clock.
func (c *Client) repliedTo(began time.Duration) {
	c.replies.Add(1)
	for {
		latest := c.answered.Load()
		if int64(began) <= latest || c.answered.CompareAndSwap(latest, int64(began)) {
			return
		}
	}
}
