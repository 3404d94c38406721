package endpoint

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

// TestAReplicaThatRefusesFast: a replica breaks so that it refuses whatever it is
// sent, at once, and so has the fewest in flight always. Nothing that it alone
// refuses is recorded, and it is hardly bothered until it answers again.
func TestAReplicaThatRefusesFast(t *testing.T) {
	for reason, refusal := range map[string]turn{
		"as a wrong request": {status: 400, body: errorBody("", "", "CUDA error: device-side assert triggered")},
		"as too long":        {status: 400, body: errorBody("context_length_exceeded", "", "5000 > 4096")},
		"as a page that is not there, since its ingress has no backend": {status: 404, body: "default backend - 404"},
		"as a login elsewhere": {status: 302, header: http.Header{"Location": {"https://login.example/"}}},
	} {
		t.Run(reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				const breaks, mended = 2 * time.Second, 20 * time.Second
				p, h, changes := poolOver(t, .5, nil, map[string]func(int, time.Duration) turn{
					"a": constant(replies),
					"b": func(_ int, since time.Duration) turn {
						if since >= breaks && since < mended {
							return refusal
						}
						return replies
					},
				})
				h.latency = 100 * time.Millisecond
				var mu sync.Mutex
				served := map[string]int{}
				var all sync.WaitGroup
				for range 8 {
					all.Go(func() {
						for range 400 {
							got, err := p.Ask(t.Context(), question())
							if err != nil || got.Outcome != responses.Replied {
								t.Errorf("%s, error %v", got.Outcome, err)
							}
							mu.Lock()
							served[got.BaseURL]++
							mu.Unlock()
						}
					})
				}
				all.Wait()
				if refused := h.sent["b"] - served["http://b/v1"]; refused > 8+3+5 { // those in flight, and a try after 1, 2, 4, 8 and 16 s
					t.Errorf("%d tries at the broken replica", refused)
				}
				if len(*changes) != 2 || (*changes)[0].State != ReplicaOut || (*changes)[1].State != ReplicaBack || served["http://b/v1"] < 300 {
					t.Errorf("changes %+v, served %v", *changes, served)
				}
			})
		})
	}
}

// TestAReplicaWithASmallerContext answers what it can: it is not left out for
// what it cannot.
func TestAReplicaWithASmallerContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, h, changes := poolOver(t, 0, nil, map[string]func(int, time.Duration) turn{
			"a": constant(replies),
			"b": func(n int, _ time.Duration) turn {
				if n%3 == 1 {
					return turn{status: 400, body: errorBody("context_length_exceeded", "", "5000 > 4096")}
				}
				return replies
			},
		})
		for range 60 {
			if got, err := p.Ask(t.Context(), question()); err != nil || got.Outcome != responses.Replied {
				t.Errorf("%s, error %v", got.Outcome, err)
			}
		}
		if len(*changes) != 0 || h.sent["b"] < 20 {
			t.Errorf("changes %+v, %d tries there", *changes, h.sent["b"])
		}
	})
}

// TestARefusalStandsWhereNobodyElseAnswers: the other replica is down for good.
func TestARefusalStandsWhereNobodyElseAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, h, _ := poolOver(t, 1, nil, map[string]func(int, time.Duration) turn{
			"a": constant(turn{status: 400, body: "bad turns"}), "b": constant(turn{err: connectionRefused()}),
		})
		got, err := p.Ask(t.Context(), question())
		if err != nil || got.Outcome != responses.APIError || got.BaseURL != "http://a/v1" {
			t.Errorf("%+v, error %v", got, err)
		}
		if order := strings.Join(h.order, ""); !strings.HasPrefix(order, "abb") || strings.Count(order, "a") != 1 {
			t.Errorf("asked %s", order)
		}
	})
}
