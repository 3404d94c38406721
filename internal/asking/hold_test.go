package asking

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses"
)

// TestQuickRefusalsWaitForSlowReplies: refusals are there at once, replies take a
// second. Nothing further is asked until it is known whether anything is answered.
func TestQuickRefusalsWaitForSlowReplies(t *testing.T) {
	filtered := func(a Ask) responses.Record {
		return responses.Record{N: a.N, Outcome: responses.ContentFilter}
	}
	tests := []struct {
		reason   string
		slow     func(Ask) responses.Record // of every fourth question; the others are refused at once
		asked    int
		recorded []int
		says     string // "" for none
	}{
		{"one is answered", reply, 40, count(40), ""},
		{"they are refused too", refusedBy, 12, nil, "refused each of the first 12 questions (HTTP 400); nothing was recorded"},
		{"they are filtered: these are in the log", filtered, 12, []int{0, 4, 8}, "refused 9 questions (HTTP 400) and answered none; of these nothing was recorded"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := &memory{}
				var asked atomic.Int64
				s, err := Run(t.Context(), planOf(40), by(func(a Ask) (responses.Record, error) {
					asked.Add(1)
					if a.N%4 != 0 {
						time.Sleep(time.Duration(a.N) * time.Millisecond)
						return refusedBy(a), nil
					}
					time.Sleep(time.Second)
					return tt.slow(a), nil
				}), log, Options{Connections: 8})
				if diff := cmp.Diff(tt.recorded, log.numbers()); diff != "" || s.Recorded != len(tt.recorded) || int(asked.Load()) != tt.asked {
					t.Errorf("%d asked, %+v, recorded (-want +got):\n%s", asked.Load(), s, diff)
				}
				var stop *Stop
				if tt.says == "" && err != nil || tt.says != "" && (!errors.As(err, &stop) || !strings.Contains(err.Error(), tt.says)) {
					t.Errorf("error %v, want %q", err, tt.says)
				}
			})
		})
	}
}
