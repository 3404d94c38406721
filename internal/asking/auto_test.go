package asking

import (
	"context"
	"errors"
	"math"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

// tooMany is what an Asker says of a try that was throttled.
type tooMany struct{}

func (tooMany) Error() string   { return "429" }
func (tooMany) Throttled() bool { return true }

// A host is a server in a bubble. It throttles above capacity, or answers more
// slowly the more it has to do beyond it.
type host struct {
	capacity  int
	throttles bool
	latency   time.Duration
	every     int // one try in so many fails in another way; 0: none

	mu                      sync.Mutex
	flying, highest         int
	sent, throttled, failed int
}

func (h *host) Ask(ctx context.Context, a Ask) (responses.Record, error) {
	for {
		h.mu.Lock()
		h.flying++
		h.sent++
		n, flying := h.sent, h.flying
		h.highest = max(h.highest, flying)
		h.mu.Unlock()
		wait, err := h.latency, error(nil)
		switch {
		case h.throttles && flying > h.capacity:
			wait, err = 0, tooMany{}
		case h.every > 0 && n%h.every == 0:
			err = errors.New("503")
		case flying > h.capacity:
			wait = h.latency * time.Duration(flying) / time.Duration(h.capacity)
		}
		time.Sleep(wait)
		h.mu.Lock()
		h.flying--
		if throttled(err) {
			h.throttled++
		} else if err != nil {
			h.failed++
		}
		h.mu.Unlock()
		if err == nil {
			return reply(a), nil
		}
		Retrying(ctx, err)
		time.Sleep(h.latency / 2)
	}
}

func TestAutoFindsWhatAServerTakes(t *testing.T) {
	// The order in which the replies of one moment are counted is the scheduler's,
	// so that the bounds leave room.
	for _, tt := range []struct {
		reason      string
		host        *host
		asks        int
		low, high   int     // where the limit ends
		most        int     // in flight at once, at most
		throttledIn float64 // share of tries that were throttled, at most
	}{
		{"a server that takes 20 at once", &host{capacity: 20, throttles: true}, 5000, 10, 20, 24, .02},
		{"one that takes 5: less than the beginning", &host{capacity: 5, throttles: true}, 3000, 2, 5, 8, .03},
		{"one that takes 100", &host{capacity: 100, throttles: true}, 10000, 50, 100, 115, .02},
		{"one alone", &host{capacity: 1, throttles: true}, 500, 1, 1, 8, .2},
		{"a server that queues beyond 32: more brings nothing", &host{capacity: 32}, 6000, 32, 64, 64, 0},
		{"one whose every ask waits for the one before", &host{capacity: 1}, 1000, 8, 16, 16, 0},
		{"errors keep it from growing and do not shrink it", &host{capacity: 1000, every: 4}, 1000, 8, 9, 9, 0},
		{"rare errors only slow it down", &host{capacity: 1000, every: 100}, 3000, 100, 1000, 1000, 0},
		{"nothing stops it but the end", &host{capacity: math.MaxInt}, 40000, AutoMost, AutoMost, AutoMost, 0},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := tt.host
				h.latency = 100 * time.Millisecond
				var changes []LimitChange
				auto := NewAuto(nil, func(c LimitChange) { changes = append(changes, c) })
				log := &memory{}
				s, err := Run(t.Context(), planOf(tt.asks), h, log, Options{Limit: auto})
				if err != nil || s.Recorded != tt.asks {
					t.Fatalf("%+v, error %v", s, err)
				}
				if got := auto.Limit(); got < tt.low || got > tt.high || h.highest > tt.most {
					t.Errorf("ended at %d, want %d to %d; %d in flight at most, want %d; the last steps %v", got, tt.low, tt.high, h.highest, tt.most, changes[max(len(changes)-12, 0):])
				}
				if share := float64(h.throttled) / float64(h.sent); share > tt.throttledIn {
					t.Errorf("%d of %d tries were throttled", h.throttled, h.sent)
				}
				limit := AutoStart
				for _, c := range changes {
					if c.From != limit || c.To == c.From || c.To < 1 || c.To > AutoMost {
						t.Fatalf("a step from %d to %d where the limit was %d", c.From, c.To, limit)
					}
					limit = c.To
				}
			})
		})
	}
}

// TestAChangeIsToldBeforeItHolds: whoever reads the history of a run that was
// killed finds no more asks in flight than it says.
func TestAChangeIsToldBeforeItHolds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told atomic.Int64
		told.Store(AutoStart)
		auto := NewAuto(nil, func(c LimitChange) {
			told.Store(max(told.Load(), int64(c.To)))
		})
		var flying atomic.Int64
		_, err := Run(t.Context(), planOf(2000), by(func(a Ask) (responses.Record, error) {
			if n := flying.Add(1); n > told.Load() {
				t.Errorf("%d in flight, and at most %d were told", n, told.Load())
			}
			time.Sleep(100 * time.Millisecond)
			flying.Add(-1)
			return reply(a), nil
		}), &memory{}, Options{Limit: auto})
		if err != nil || auto.Limit() < 50 {
			t.Errorf("limit %d, error %v", auto.Limit(), err)
		}
	})
}

// TestCutOnce: what was in flight at a cut says the same thing again.
func TestCutOnce(t *testing.T) {
	a := NewAuto(nil, nil)
	for range 8 {
		a.Failed(8, true)
	}
	if a.Limit() != 5 {
		t.Errorf("limit %d after one burst, want 5", a.Limit())
	}
	a.Failed(5, true)
	if a.Limit() != 3 {
		t.Errorf("limit %d after the next one, want 3", a.Limit())
	}
	for range 100 {
		a.Failed(1, true)
	}
	if a.Limit() != 1 {
		t.Errorf("limit %d, want 1 at least", a.Limit())
	}
}

// A limit that shrinks sends nobody away, and gives out no place until there
// are fewer asks than it allows.
func TestTheLimitHoldsWhateverItIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limit := &stepwise{limits: []int{6, 2, 4}, each: 10}
		var flying atomic.Int64
		log := &memory{}
		s, err := Run(t.Context(), planOf(40), by(func(a Ask) (responses.Record, error) {
			if n := flying.Add(1); n > limit.allowed() {
				t.Errorf("ask %d began as number %d; %d are allowed", a.N, n, limit.allowed())
			}
			time.Sleep(time.Second)
			flying.Add(-1)
			return reply(a), nil
		}), log, Options{Limit: limit, Connections: 1})
		if err != nil || s.Recorded != 40 || len(log.numbers()) != 40 {
			t.Errorf("%+v, error %v", s, err)
		}
	})
}

// stepwise allows another number after each so many records.
type stepwise struct {
	limits []int
	each   int64
	seen   atomic.Int64

	mu             sync.Mutex
	before, latest int
	changed        time.Time
}

func (s *stepwise) Limit() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := s.limits[min(int(s.seen.Load()/s.each), len(s.limits)-1)]; n != s.latest {
		s.before, s.latest, s.changed = s.latest, n, time.Now()
	}
	return s.latest
}

// allowed is how many may be in flight. In the moment of a change those may begin
// who were given their places just before it.
func (s *stepwise) allowed() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if time.Now().Equal(s.changed) {
		return int64(max(s.before, s.latest))
	}
	return int64(s.latest)
}

func (s *stepwise) Recorded(int)     { s.seen.Add(1) }
func (s *stepwise) Failed(int, bool) {}

func TestAnAutomaticLimitEndsWithTheRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		s, err := Run(ctx, planOf(100), askerFunc(func(ctx context.Context, _ Ask) (responses.Record, error) {
			<-ctx.Done()
			return responses.Record{}, ctx.Err()
		}), &memory{}, Options{Limit: NewAuto(nil, nil)})
		if !errors.Is(err, context.DeadlineExceeded) || s.Asked != AutoStart || s.Interrupted != AutoStart {
			t.Errorf("%+v, error %v", s, err)
		}
		down := errors.New("down")
		_, err = Run(t.Context(), planOf(100), by(func(Ask) (responses.Record, error) { return responses.Record{}, down }), &memory{}, Options{Limit: NewAuto(nil, nil)})
		var b *BreakerError
		if !errors.As(err, &b) || b.Undone < 2*AutoStart || b.Undone >= 3*AutoStart { // those in flight may fail in the same moment
			t.Errorf("%v, want the breaker at twice the limit", err)
		}
	})
}
