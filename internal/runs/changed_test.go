package runs

import (
	"encoding/json"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// Each field that a flag sets is mended by typing it.
func TestChangedErrorSaysWhatToType(t *testing.T) {
	half, twenty, seed := .5, 20, int64(7)
	everything := Identity{
		Model: "org/my ckpt", API: "completions", SystemSHA256: new(string), Epochs: 1,
		Params: wire.Params{
			Temperature: &half, TopP: &half, TopK: &twenty, MinP: &half, Seed: &seed, Stop: []string{"it's", "\n"},
			ReasoningEffort: "low", ChatTemplateKwargs: json.RawMessage(`{"enable_thinking":false}`), Logprobs: true, TopLogprobs: &twenty,
			Extra: extra("repetition_penalty", "1.1"),
		},
		ItemsSHA256: "aa", NItems: 3,
	}
	zero := 0.0
	nothing := Identity{Model: "other", Epochs: 1, Params: wire.Params{Temperature: &zero}, ItemsSHA256: "bb", NItems: 4}
	for _, tc := range []struct {
		reason          string
		recorded, asked Identity
		want            []string
	}{
		{"what was given then and is not now", everything, nothing, []string{
			"model: recorded org/my ckpt, now other; give --model 'org/my ckpt'",
			"api: recorded completions, now not set; give --api completions",
			"give --system the text it had then",
			"params.temperature: recorded 0.5, now 0; give --temperature 0.5",
			"give --top-p 0.5", "give --top-k 20", "give --min-p 0.5", "give --seed 7",
			`give --stop 'it'\''s' --stop '` + "\n" + `'`,
			"give --reasoning-effort low", "set it so in --chat-template-kwargs", "give --logprobs\n", "give --top-logprobs 20",
			"params.extra.repetition_penalty: recorded 1.1, now not set; set it so in --extra-body",
			"items_sha256: recorded aa, now bb; name its suites, and choose the items (--limit",
			"n_items: recorded 3, now 4\n",
		}},
		{"what was not given then and is now", nothing, everything, []string{
			"give --model other", "leave out --api\n", "leave out --system", "give --temperature 0\n", "leave out --top-p", "leave out --top-k",
			"leave out --min-p", "leave out --seed", "leave out --stop", "leave out --reasoning-effort",
			`leave "enable_thinking" out of --chat-template-kwargs`, "leave out --logprobs", "leave out --top-logprobs",
			`leave "repetition_penalty" out of --extra-body`,
		}},
	} {
		err := &ChangedError{Dir: "d", Differences: tc.recorded.Diff(tc.asked)}
		for _, want := range tc.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: the message does not say %q:\n%v", tc.reason, want, err)
			}
		}
	}
}

// The command that a run was begun with is given whole, as a shell takes it, or
// not at all.
func TestChangedErrorNamesTheCommand(t *testing.T) {
	m := testManifest(t, 1, 1)
	m.Provenance.Command = []string{"abstain-eval", "run", "./my suite", "--extra-body", `{"a": "it's"}`, "--base-url", "http://gpu7:8000/v1", ""}
	run, err := Create(t.TempDir()+"/run", m, writeItemLines(1))
	if err != nil {
		t.Fatal(err)
	}
	asked := m.Identity
	asked.Model = "other"
	var changed *ChangedError
	if err := run.CheckIdentity(asked); !errors.As(err, &changed) {
		t.Fatalf("CheckIdentity = %v", err)
	}
	const want = `abstain-eval run './my suite' --extra-body '{"a": "it'\''s"}' --base-url http://gpu7:8000/v1 ''`
	if !strings.Contains(changed.Error(), "it was begun with:\n  "+want+"\n") {
		t.Errorf("the message does not give the command:\n%v", changed)
	}
	changed.Command = []string{"abstain-eval", strings.Repeat("x", 3000)}
	if strings.Contains(changed.Error(), "begun with") {
		t.Error("a command that is too long to be read is given in part")
	}
	t.Run("a shell takes it so", func(t *testing.T) {
		shell, err := exec.LookPath("sh")
		if err != nil {
			t.Skip("no shell to ask")
		}
		out, err := exec.Command(shell, "-c", `printf '<%s>' `+want).Output()
		if parsed := "<" + strings.Join(m.Provenance.Command, "><") + ">"; err != nil || string(out) != parsed {
			t.Errorf("a shell takes it as %s, %v; want %s", out, err, parsed)
		}
	})
}
