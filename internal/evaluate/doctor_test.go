package evaluate

import (
	"context"
	"errors"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/vacant"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func TestDoctorOnASimulatedServer(t *testing.T) {
	server := simulated(t, simulate.Options{Seed: 1})
	c := checkupOf(server.URL)
	c.Checkpoint.Model = "sim-outcome"
	d, err := Doctor(t.Context(), c, "test")
	if err != nil || !d.Simulated || !slices.Contains(summarized(d), "simulated: ok true") {
		t.Errorf("%v, simulated %v:\n%s", err, d.Simulated, strings.Join(summarized(d), "\n"))
	}
	if len(d.Exchanges) != 2 || d.Exchanges[0].Purpose != "the list of models" || d.Exchanges[1].Status != 200 {
		t.Errorf("one listing and one request, but: %+v", d.Exchanges)
	}
}

func TestDoctorWhereNobodyListens(t *testing.T) {
	nobody := "http://" + vacant.Address(t)
	d, err := Doctor(t.Context(), checkupOf(nobody), "test")
	if code, next := Explain(err); code != Incomplete || !strings.Contains(next, "start the server") {
		t.Errorf("exit %d, %q", code, next)
	}
	if diff := cmp.Diff([]string{"address: ok " + nobody + "/v1", "models: fault failed"}, summarized(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDoctorWithoutAnAddress(t *testing.T) {
	c := checkupOf("")
	c.Checkpoint.BaseURL = "localhost:8000"
	d, err := Doctor(t.Context(), c, "test")
	var usage *UsageError
	if !errors.As(err, &usage) || len(d.Findings) != 0 {
		t.Errorf("%v, %v", err, d.Findings)
	}
}

func TestDoctorWithWhatOnlyAChatHas(t *testing.T) {
	c := checkupOf("http://127.0.0.1:1")
	c.API, c.System = wire.APICompletions, "Be brief."
	d, err := Doctor(t.Context(), c, "test")
	if code, next := Explain(err); code != Misuse || !strings.Contains(next, "--system") || len(d.Findings) != 0 {
		t.Errorf("exit %d, %q, %v", code, next, d.Findings)
	}
}

func TestDoctorIsInterrupted(t *testing.T) {
	server := httptest.NewServer(recorded{listing: listsM})
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Doctor(ctx, checkupOf(server.URL), "test")
	if code, _ := Explain(err); code != Interrupted {
		t.Errorf("exit %d: %v", code, err)
	}
}
