package runs

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func extra(pairs ...string) map[string]json.RawMessage {
	m := map[string]json.RawMessage{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = json.RawMessage(pairs[i+1])
	}
	return m
}

func TestIdentityFieldByField(t *testing.T) {
	one, seed, sha, shard := 1.0, int64(7), "beef", "1/4"
	for _, tc := range []struct {
		change func(*Identity)
		want   []Difference
	}{
		{func(id *Identity) { id.Model = "other" }, []Difference{{"model", "my-ckpt", "other"}}},
		{func(id *Identity) { id.API = "completions" }, []Difference{{"api", "not set", "completions"}}},
		{func(id *Identity) { id.Policy.Name = "force" }, []Difference{{"policy.name", "neutral", "force"}}},
		{func(id *Identity) { id.Policy.SHA256 = "01" }, []Difference{{"policy.sha256", "00", "01"}}},
		{func(id *Identity) { id.SystemSHA256 = &sha }, []Difference{{"system_sha256", "not set", "beef"}}},
		{func(id *Identity) { id.Params.Temperature = &one }, []Difference{{"params.temperature", "0", "1"}}},
		{func(id *Identity) { id.Params.Temperature = nil }, []Difference{{"params.temperature", "0", "not set"}}},
		{func(id *Identity) { id.Params.TopP = &one }, []Difference{{"params.top_p", "not set", "1"}}},
		{func(id *Identity) { id.Params.Seed = &seed }, []Difference{{"params.seed", "not set", "7"}}},
		{func(id *Identity) { id.Params.Stop = []string{"\n"} }, []Difference{{"params.stop", "not set", `["\n"]`}}},
		{func(id *Identity) { id.Params.Extra = extra("top_k", "5", "min_p", "0") }, []Difference{{"params.extra.min_p", "not set", "0"}, {"params.extra.top_k", "not set", "5"}}},
		{func(id *Identity) { id.Params.Extra = extra("a", "{}") }, []Difference{{"params.extra.a", "not set", "{}"}}},
		{func(id *Identity) { id.Params.Extra = extra("a", "null") }, []Difference{{"params.extra.a", "", "null"}}},
		{func(id *Identity) { id.Epochs = 2 }, []Difference{{"epochs", "1", "2"}}},
		{func(id *Identity) { id.ItemsSHA256 = "cafe" }, nil},
		{func(id *Identity) { id.NItems = 9 }, []Difference{{"n_items", "3", "9"}}},
		{func(id *Identity) { id.Shard = &shard }, []Difference{{"shard", "not set", "1/4"}}},
		{func(id *Identity) { id.Model, id.Epochs = "<b>", 3 }, []Difference{{"model", "my-ckpt", "<b>"}, {"epochs", "1", "3"}}},
	} {
		recorded, asked := testManifest(t, 3, 1).Identity, testManifest(t, 3, 1).Identity
		tc.change(&asked)
		if tc.want == nil {
			tc.want = []Difference{{"items_sha256", recorded.ItemsSHA256, "cafe"}}
		}
		if diff := cmp.Diff(tc.want, recorded.Diff(asked)); diff != "" {
			t.Errorf("Diff (-want +got):\n%s", diff)
		}
		if recorded.Hash() == asked.Hash() {
			t.Errorf("%+v: the same hash in spite of it", tc.want)
		}
		if NewID(recorded, started()) == NewID(asked, started()) {
			t.Errorf("%+v: the same id in spite of it", tc.want)
		}
	}
}

func TestIdentitiesThatAreTheSame(t *testing.T) {
	base := testManifest(t, 3, 1).Identity
	base.Params.Extra = extra("kw", `{"b":1.0,"a":[1,2]}`)
	for reason, change := range map[string]func(*Identity){
		"key order and spacing of the extra body": func(id *Identity) { id.Params.Extra = extra("kw", "{ \"a\": [1, 2],\n\"b\": 1.0 }") },
		"max_tokens may grow":                     func(id *Identity) { id.Params.MaxTokens = 1 << 14 },
		"an empty list of stops is none":          func(id *Identity) { id.Params.Stop = []string{} },
	} {
		asked := base
		change(&asked)
		if base.Hash() != asked.Hash() || base.Diff(asked) != nil {
			t.Errorf("%s makes a difference: %v", reason, base.Diff(asked))
		}
	}
	if asked := base; NewID(base, started()) != NewID(asked, started().In(time.FixedZone("x", 3600))) {
		t.Error("the id depends on the time zone")
	}
	if NewID(base, started()) == NewID(base, started().Add(time.Nanosecond)) || len(NewID(base, started())) != 12 {
		t.Error("two runs of one identity share an id, or it is not 12 digits long")
	}
}

// A chat is what runs were before there was another API: what was recorded then
// keeps its identity.
func TestIdentityOfAChatIsAsOld(t *testing.T) {
	zero := 0.0
	id := Identity{Model: "my-ckpt", Policy: Policy{Name: "neutral", SHA256: "00"}, Params: wire.Params{Temperature: &zero}, Epochs: 1, ItemsSHA256: "ab", NItems: 3}
	const want = `{"model":"my-ckpt","policy":{"name":"neutral","sha256":"00"},"system_sha256":null,"params":{"temperature":0},"epochs":1,"items_sha256":"ab","n_items":3,"shard":null}`
	if diff := cmp.Diff(want, string(id.canonical())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Diff must never be silent where Hash differs: a run would be resumed as
// another measurement.
func TestDiffIsNeverSilent(t *testing.T) {
	with := func(e map[string]json.RawMessage) Identity {
		return Identity{Model: "m", Epochs: 1, Params: wire.Params{Extra: e}}
	}
	nan := math.NaN()
	odd := []Identity{
		with(nil), with(extra("a", "1")), with(extra("a", "1.0")), with(extra("a", `"1"`)), with(extra("a", `"not set"`)),
		with(extra("a", "null")), with(extra("a", "{}")), with(extra("a", "[]")), with(extra("a.b", "1")),
		with(extra("a", `{"b":1}`)), with(extra("a", "{broken")), with(extra("a", "")),
		{Model: "m", Epochs: 1, Params: wire.Params{Temperature: &nan}}, {Model: "not set", Epochs: 1}, {Epochs: 1},
	}
	for i, a := range odd {
		for j, b := range odd {
			diffs := a.Diff(b)
			if (len(diffs) == 0) != (a.Hash() == b.Hash()) || (i == j) != (len(diffs) == 0) {
				t.Errorf("%s\n%s: Diff = %v", a.canonical(), b.canonical(), diffs)
			}
			for _, d := range diffs {
				if d.Recorded == d.Asked {
					t.Errorf("a difference that looks like none: %+v", d)
				}
			}
		}
	}
}

func TestCheckIdentitySaysWhatToType(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 1, 1)
	asked := run.Manifest.Identity
	asked.Model, asked.Epochs = strings.Repeat("é", 500), 5
	err := run.CheckIdentity(asked)
	var changed *ChangedError
	if !errors.As(err, &changed) || len(changed.Differences) != 2 {
		t.Fatalf("CheckIdentity = %v, want a *ChangedError with two differences", err)
	}
	for _, want := range []string{run.Dir(), "model: recorded my-ckpt, now éé", "epochs: recorded 1, now 5", "--run-dir"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("message does not say %q:\n%v", want, err)
		}
	}
	if len(err.Error()) > 600 {
		t.Errorf("a long value makes a message of %d bytes", len(err.Error()))
	}
}
