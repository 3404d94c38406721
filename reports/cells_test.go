package reports

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func TestCells(t *testing.T) {
	rate := func(v float64) signature.Side { return signature.Side{Rate: signature.Rate{Value: &v}} }
	within := func(wrong signature.Side) SuiteReport {
		return SuiteReport{Strict: signature.Signature{Suite: "core", Direction: signature.Calibrated, OverAnswer: rate(0), OverRefusal: rate(0), Wrong: wrong}}
	}
	wrong := func(v float64, state signature.SideState) signature.Side {
		side := rate(v)
		side.State = state
		return side
	}
	d := Document{Runs: []Run{
		{ID: "1", Planned: 10, Recorded: 10, Signatures: []SuiteReport{
			{Strict: signature.Signature{Suite: "core", Direction: "over-answering", OverAnswer: rate(.5), OverRefusal: rate(.03)}},
			{Strict: signature.Signature{Suite: "alarming", Probe: &signature.Probe{}}},
		}},
		{ID: "2", Planned: 10, Recorded: 4, Signatures: []SuiteReport{
			{Strict: signature.Signature{Suite: "core", OverAnswer: rate(0), OverRefusal: rate(1)}},
		}},
		{ID: "3", Planned: 10, Recorded: 10, Signatures: []SuiteReport{
			{
				Strict:     signature.Signature{Suite: "core", Direction: "over-refusing", OverAnswer: rate(.1), OverRefusal: rate(.3)},
				NoEvidence: &NoEvidence{LostPart: LostPart{Part: "answerable items", Unscored: 2, Of: 5}, Allowed: .05},
			},
			{Strict: signature.Signature{Suite: "mine", Direction: "both", OverAnswer: rate(.4), OverRefusal: rate(.3)}},
		}},
		{ID: "4", Signatures: []SuiteReport{
			within(wrong(.01, signature.Within)), within(wrong(1, signature.Exceeds)),
			within(wrong(.08, signature.Undetermined)), within(signature.Side{State: signature.Unmeasured}),
		}},
	}}
	var out bytes.Buffer
	err := Cells(&out, d, []Cell{
		{Checkpoint: "sft", Policy: "neutral", ID: "1"},
		{Checkpoint: "a name\x1b[2J that goes on and on", Policy: "force", ID: "2", Trouble: "6 of 10 asks are still open: " + strings.Repeat("why ", 20)},
		{Checkpoint: "cut", Policy: "neutral", ID: "3"},
		{Checkpoint: "four", Policy: "neutral", ID: "4"},
		{Checkpoint: "down", Policy: "neutral", Trouble: "connection refused"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `                                                            over-   over-
checkpoint             policy   suite     direction        answer refusal     d'
sft                    neutral  core      over-answering      50%      3%      -
sft                    neutral  alarming  (probe)
a name�[2J…on and on   force    core      (not given)          0%    100%      -
  PROVISIONAL: 4 of 10 responses are recorded.
  6 of 10 asks are still open: why why why why why why why why why why
  why why why why why why why why why why
cut                    neutral  core      no evidence         10%     30%      -
  2 of 5 responses to answerable items could not be scored, more than
  the 5% allowed.
cut                    neutral  mine      both                40%     30%      -
four                   neutral  core      calibrated           0%      0%      -
four                   neutral  core      wrong on 100%        0%      0%      -
four                   neutral  core      wrong on 8%          0%      0%      -
four                   neutral  core      within both          0%      0%      -
down                   neutral  -         no data
  connection refused
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Checkpoints of one lineage differ at their ends, which tables on the terminal
// have to show.
func TestCheckpointsOfOneLineageDifferInTables(t *testing.T) {
	var cells []Cell
	var planned []PlannedRun
	for _, step := range []string{"002000", "004000", "008000"} {
		name := "qwen2_5_7b_instruct_grpo_stage2_run3_step_" + step
		cells = append(cells, Cell{Checkpoint: name, Policy: "neutral"})
		planned = append(planned, PlannedRun{Checkpoint: name, Policy: "neutral"})
	}
	var table, dry bytes.Buffer
	if err := errors.Join(Cells(&table, Document{}, cells), DryRun(&dry, Plan{Cells: planned})); err != nil {
		t.Fatal(err)
	}
	for _, step := range []string{"002000", "004000", "008000"} {
		if !strings.Contains(table.String(), step) || !strings.Contains(dry.String(), step) {
			t.Errorf("step %s is not to be seen:\n%s\n%s", step, table.String(), dry.String())
		}
	}
}

func TestDryRun(t *testing.T) {
	in, most := .0021, .5
	var out bytes.Buffer
	err := DryRun(&out, Plan{
		URL: "http://localhost:8000/v1/chat/completions", Body: `{"model":"m","messages":[{"role":"user","content":"Q\u001b[2J"}]}`,
		Cells: []PlannedRun{
			{Checkpoint: "sft", Policy: "neutral", Items: 10, Epochs: 2, PromptTokens: 700, MostReplyTokens: 2000, PromptCost: &in, MostCost: &most},
			{Checkpoint: "rl", Policy: "neutral", Items: 10, Epochs: 1, PromptTokens: 350, MostReplyTokens: 1000, PromptCost: &in, MostCost: &most},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `A dry run: nothing is sent.

checkpoint             policy         requests  prompt tok.   reply tok. <=
sft                    neutral              20          700            2000
rl                     neutral              10          350            1000
in all                                      30         1050            3000

Prompt tokens are estimated at four bytes each, and retries are not
counted. The last column is what --max-tokens allows; most replies are
far shorter.
By the price file: 0.0042 for the prompts, at most 1.0000 in all.

The first request, POST http://localhost:8000/v1/chat/completions
{
  "model": "m",
  "messages": [
    {
      "role": "user",
      "content": "Q\u001b[2J"
    }
  ]
}
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
