package asking

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/abstain-eval/abstain-eval/responses"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// memory is a Log that keeps records in order.
type memory struct {
	mu      sync.Mutex
	done    map[int]bool
	records []responses.Record
	fail    error
}

func (l *memory) Done(n, _ int) bool { return l.done[n] }

func (l *memory) Append(r responses.Record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fail != nil {
		return l.fail
	}
	l.records = append(l.records, r)
	return nil
}

func (l *memory) numbers() []int {
	l.mu.Lock()
	defer l.mu.Unlock()
	var ns []int
	for _, r := range l.records {
		ns = append(ns, r.N)
	}
	slices.Sort(ns)
	return ns
}

type askerFunc func(context.Context, Ask) (responses.Record, error)

func (f askerFunc) Ask(ctx context.Context, a Ask) (responses.Record, error) { return f(ctx, a) }

func planOf(n int) iter.Seq2[Ask, error] {
	return func(yield func(Ask, error) bool) {
		for i := range n {
			if !yield(Ask{N: i}, nil) {
				return
			}
		}
	}
}

func reply(a Ask) responses.Record { return responses.Record{N: a.N, Outcome: responses.Replied} }

func refusedBy(a Ask) responses.Record {
	return responses.Record{N: a.N, Outcome: responses.APIError, Error: &responses.Error{Status: 400, Code: "c", Message: "top_q is unknown"}}
}

// by answers by the number of the ask.
func by(f func(Ask) (responses.Record, error)) Asker {
	return askerFunc(func(_ context.Context, a Ask) (responses.Record, error) { return f(a) })
}

func count(n int) []int {
	ns := make([]int, n)
	for i := range ns {
		ns[i] = i
	}
	return ns
}

func TestEveryAskIsRecordedOnce(t *testing.T) {
	log := &memory{done: map[int]bool{3: true, 7: true}}
	s, err := Run(t.Context(), planOf(100), by(func(a Ask) (responses.Record, error) { return reply(a), nil }), log, Options{Connections: 8})
	if err != nil {
		t.Fatal(err)
	}
	want := Summary{Asked: 98, Recorded: 98, Skipped: 2, ByOutcome: map[responses.Outcome]int{responses.Replied: 98}}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
	wantN := slices.DeleteFunc(count(100), func(n int) bool { return n == 3 || n == 7 })
	if diff := cmp.Diff(wantN, log.numbers()); diff != "" {
		t.Errorf("recorded (-want +got):\n%s", diff)
	}
}

func TestConnectionsBound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var now, most atomic.Int64
		slow := by(func(a Ask) (responses.Record, error) {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(time.Second)
			now.Add(-1)
			return reply(a), nil
		})
		began := time.Now()
		if _, err := Run(t.Context(), planOf(20), slow, &memory{}, Options{Connections: 4}); err != nil {
			t.Fatal(err)
		}
		if most.Load() != 4 || time.Since(began) != 5*time.Second {
			t.Errorf("%d at once in %v; want 4 in 5s", most.Load(), time.Since(began))
		}
	})
}

func TestARecordIsWrittenBeforeTheNextAsk(t *testing.T) {
	log := &memory{}
	check := by(func(a Ask) (responses.Record, error) {
		if got := len(log.numbers()); got != a.N {
			t.Errorf("ask %d began with %d records written", a.N, got)
		}
		return reply(a), nil
	})
	if _, err := Run(t.Context(), planOf(10), check, log, Options{Connections: 1}); err != nil {
		t.Fatal(err)
	}
}

func TestUndoneAsksDoNotHoldUpTheRest(t *testing.T) {
	down := errors.New("down")
	log := &memory{}
	s, err := Run(t.Context(), planOf(20), by(func(a Ask) (responses.Record, error) {
		if a.N%2 == 1 {
			return responses.Record{}, down
		}
		return reply(a), nil
	}), log, Options{Connections: 1, Breaker: 2})
	if err != nil || s.Undone != 10 || s.Recorded != 10 || !errors.Is(s.LastUndone, down) {
		t.Errorf("%+v, error %v", s, err)
	}
}

func TestBreaker(t *testing.T) {
	down := errors.New("down")
	never := by(func(Ask) (responses.Record, error) { return responses.Record{}, down })
	tests := []struct {
		reason string
		o      Options
		plan   int
		undone int // 0: the breaker does not open
	}{
		{"eight at least", Options{Connections: 1}, 100, 8},
		{"set by hand", Options{Connections: 1, Breaker: 3}, 100, 3},
		{"never", Options{Connections: 1, Breaker: -1}, 100, 0},
		{"a plan shorter than it", Options{Connections: 1}, 7, 0},
	}
	for _, tt := range tests {
		s, err := Run(t.Context(), planOf(tt.plan), never, &memory{}, tt.o)
		var b *BreakerError
		if tt.undone == 0 {
			if err != nil || s.Undone != tt.plan {
				t.Errorf("%s: %+v, error %v", tt.reason, s, err)
			}
			continue
		}
		if !errors.As(err, &b) || b.Undone != tt.undone || !errors.Is(err, down) || !b.Resumable() || s.Undone != tt.undone {
			t.Errorf("%s: %+v, error %v", tt.reason, s, err)
		}
	}
	s, err := Run(t.Context(), planOf(1000), never, &memory{}, Options{Connections: 16})
	var b *BreakerError
	if !errors.As(err, &b) || s.Undone < 32 || s.Undone > 32+15 {
		t.Errorf("twice the connections: %d undone, error %v", s.Undone, err)
	}
}

func TestEndings(t *testing.T) {
	wrong := errors.New("wrong key")
	disk := errors.New("disk full")
	budget := errors.New("budget spent")
	torn := errors.New("line 3")
	all := by(func(a Ask) (responses.Record, error) { return reply(a), nil })
	// The first ask answers as told; the others wait for the end of the run.
	waiting := func(first func(Ask) (responses.Record, error)) Asker {
		return askerFunc(func(ctx context.Context, a Ask) (responses.Record, error) {
			if a.N == 0 {
				return first(a)
			}
			<-ctx.Done()
			return responses.Record{}, ctx.Err()
		})
	}
	tests := []struct {
		reason string
		to     Asker
		log    *memory
		plan   iter.Seq2[Ask, error]
		seen   func(Event) error
		want   error
	}{
		{"a stop ends it at once", waiting(func(Ask) (responses.Record, error) { return responses.Record{}, &Stop{wrong} }), &memory{}, planOf(50), nil, wrong},
		{"so does a log that cannot write", waiting(func(a Ask) (responses.Record, error) { return reply(a), nil }), &memory{fail: disk}, planOf(50), nil, disk},
		{"so does one who has seen enough", waiting(func(a Ask) (responses.Record, error) { return reply(a), nil }), &memory{}, planOf(50),
			func(e Event) error {
				if e.Kind == Recorded {
					return budget
				}
				return nil
			}, budget},
		{"so does a plan that cannot be read", all, &memory{}, func(yield func(Ask, error) bool) { yield(Ask{}, torn) }, nil, torn},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			s, err := Run(t.Context(), tt.plan, tt.to, tt.log, Options{Connections: 4, Seen: tt.seen})
			if !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if s.Asked > 5 || s.Undone != 0 {
				t.Errorf("it went on: %+v", s)
			}
		})
	}
}

func TestStopIsReturnedAsStop(t *testing.T) {
	_, err := Run(t.Context(), planOf(1), by(func(Ask) (responses.Record, error) {
		return responses.Record{}, &Stop{errors.New("no")}
	}), &memory{}, Options{})
	var stop *Stop
	if !errors.As(err, &stop) || err.Error() != "no" {
		t.Errorf("got %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	log := &memory{}
	s, err := Run(ctx, planOf(100), askerFunc(func(inner context.Context, a Ask) (responses.Record, error) {
		switch {
		case a.N < 10:
			return reply(a), nil
		case a.N == 10:
			for len(log.numbers()) < 10 { // the others are handed out, and may not have begun
				runtime.Gosched()
			}
			cancel()
			return reply(a), nil // it was paid for
		}
		<-inner.Done()
		return responses.Record{}, inner.Err()
	}), log, Options{Connections: 4})
	if !errors.Is(err, context.Canceled) || s.Undone != 0 || s.Recorded != 11 || s.Interrupted > 3 {
		t.Errorf("%+v, error %v", s, err)
	}
	if diff := cmp.Diff(count(11), log.numbers()); diff != "" {
		t.Errorf("recorded (-want +got):\n%s", diff)
	}
	// Cancelled before it begins, it asks nothing.
	s, err = Run(ctx, planOf(5), by(func(a Ask) (responses.Record, error) { return reply(a), nil }), log, Options{})
	if !errors.Is(err, context.Canceled) || s.Asked != 0 {
		t.Errorf("%+v, error %v", s, err)
	}
}

func TestQuarantine(t *testing.T) {
	overflow := func(a Ask) responses.Record { return responses.Record{N: a.N, Outcome: responses.ContextOverflow} }
	filtered := func(a Ask) responses.Record { return responses.Record{N: a.N, Outcome: responses.ContentFilter} }
	refuseBelow := func(n int) func(Ask) responses.Record {
		return func(a Ask) responses.Record {
			if a.N < n {
				return refusedBy(a)
			}
			return reply(a)
		}
	}
	tests := []struct {
		reason   string
		answer   func(Ask) responses.Record
		plan     int
		o        Options
		recorded []int
		stopped  int // held when the run stopped; 0: it did not
	}{
		{"a wrong extra body must not become 640 records", refusedBy, 640, Options{}, nil, 5},
		{"four refusals, then a reply: all are recorded", refuseBelow(4), 6, Options{}, count(6), 0},
		{"five are too many", refuseBelow(5), 6, Options{}, nil, 5},
		{"as many as the caller allows", refuseBelow(6), 8, Options{HoldRefused: 7}, count(8), 0},
		{"a short plan of which not one got through: the request is wrong", refusedBy, 3, Options{}, nil, 3},
		{"a short plan whose questions are too long is recorded as it is", overflow, 3, Options{}, count(3), 0},
		{"an earlier session had a reply", refusedBy, 20, Options{Replied: true}, count(20), 0},
		{"switched off", refusedBy, 20, Options{HoldRefused: -1}, count(20), 0},
		{"questions that all overflow: the limit is set too high", overflow, 20, Options{}, nil, 5},
		{"filtered prompts are no fault of the request", filtered, 20, Options{}, count(20), 0},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			log := &memory{}
			s, err := Run(t.Context(), planOf(tt.plan), by(func(a Ask) (responses.Record, error) { return tt.answer(a), nil }), log, tt.o)
			if diff := cmp.Diff(tt.recorded, log.numbers()); diff != "" {
				t.Errorf("recorded (-want +got):\n%s", diff)
			}
			if s.Recorded != len(tt.recorded) || s.Withheld != tt.stopped {
				t.Errorf("summary %+v", s)
			}
			var stop *Stop
			var refused *RefusedError
			if tt.stopped == 0 {
				if err != nil {
					t.Error(err)
				}
			} else if !errors.As(err, &stop) || !errors.As(err, &refused) || refused.Count != tt.stopped || refused.Resumable() {
				t.Errorf("error %v", err)
			}
		})
	}
	_, err := Run(t.Context(), planOf(9), by(func(a Ask) (responses.Record, error) { return refusedBy(a), nil }), &memory{}, Options{})
	if err == nil || !strings.Contains(err.Error(), "top_q is unknown") || !strings.Contains(err.Error(), "HTTP 400") {
		t.Errorf("the error lacks the server's words: %v", err)
	}
	// A refusal beside asks that got no reply at all says nothing: it is asked
	// again with them.
	log := &memory{}
	var s Summary
	s, err = Run(t.Context(), planOf(3), by(func(a Ask) (responses.Record, error) {
		if a.N == 0 {
			return refusedBy(a), nil
		}
		return responses.Record{}, errors.New("down")
	}), log, Options{})
	if err != nil || s.Undone != 2 || s.Withheld != 1 || len(log.numbers()) != 0 {
		t.Errorf("in an outage: %+v, recorded %v, error %v", s, log.numbers(), err)
	}
	// A log that fails while held records are written ends the run.
	disk := errors.New("disk full")
	if _, err := Run(t.Context(), planOf(2), by(func(a Ask) (responses.Record, error) { return overflow(a), nil }), &memory{fail: disk}, Options{}); !errors.Is(err, disk) {
		t.Errorf("error %v, want %v", err, disk)
	}
}

func TestEventsAndProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		down := errors.New("down")
		var progress Progress
		var events []Event
		middle := make(chan Snapshot, 1)
		began := time.Now()
		go func() {
			time.Sleep(1500 * time.Millisecond)
			middle <- progress.Snapshot(time.Now())
		}()
		s, err := Run(t.Context(), planOf(2), askerFunc(func(ctx context.Context, a Ask) (responses.Record, error) {
			time.Sleep(time.Second)
			if a.N == 0 {
				Retrying(ctx, down)
				time.Sleep(time.Second)
				r := reply(a)
				r.Finish, r.Usage = "length", &responses.Usage{Completion: 3}
				return r, nil
			}
			return responses.Record{}, down
		}), &memory{}, Options{Seen: func(e Event) error { events = append(events, e); return nil }, Progress: &progress})
		if err != nil || time.Since(began) != 3*time.Second {
			t.Fatalf("error %v after %v", err, time.Since(began))
		}
		want := []Event{
			{Kind: Asked, N: 0},
			{Kind: Retried, N: 0, Err: down},
			{Kind: Recorded, N: 0, Outcome: responses.Replied, Finish: "length", Usage: &responses.Usage{Completion: 3}},
			{Kind: Asked, N: 1},
			{Kind: Undone, N: 1, Err: down},
		}
		sameError := cmp.Comparer(func(a, b error) bool { return errors.Is(a, b) })
		if diff := cmp.Diff(want, events, sameError); diff != "" {
			t.Errorf("events (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(Snapshot{Summary: Summary{Asked: 1, Retried: 1}, InFlight: 1, Oldest: 1500 * time.Millisecond}, <-middle, sameError); diff != "" {
			t.Errorf("in the middle (-want +got):\n%s", diff)
		}
		if s.Retried != 1 || s.Undone != 1 || progress.Snapshot(time.Now()).InFlight != 0 {
			t.Errorf("at the end: %+v", s)
		}
		Retrying(t.Context(), down) // outside a run it does nothing
	})
}
