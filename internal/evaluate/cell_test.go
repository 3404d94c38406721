package evaluate

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

func TestCells(t *testing.T) {
	force := prompts.Policy{Name: "force", After: "Answer."}
	for _, row := range []struct {
		reason string
		job    Job
		want   string
		says   string
	}{
		{"neutral unless something is said", Job{Checkpoints: []Checkpoint{{Name: "a"}}}, "a:neutral", ""},
		{"by checkpoint, then by policy", Job{Name: "j", Checkpoints: []Checkpoint{{Name: "a"}, {Name: "b"}}, Policies: []prompts.Policy{prompts.Neutral(), force}},
			"a.neutral:neutral a.force:force | b.neutral:neutral b.force:force", ""},
		{"a checkpoint's own policies stand in place of the job's", Job{
			Name: "j", Policies: []prompts.Policy{prompts.Neutral(), force},
			Checkpoints: []Checkpoint{{Name: "base", API: wire.APICompletions, Policies: []prompts.Policy{prompts.Neutral()}}, {Name: "b"}},
		}, "base.few-shot:few-shot | b.neutral:neutral b.force:force", ""},
		{"a base model follows no instruction", Job{Name: "j", Checkpoints: []Checkpoint{{API: wire.APICompletions}}, Policies: []prompts.Policy{force}},
			"", "policy force does not go with"},
		{"one directory holds one run", Job{Checkpoints: []Checkpoint{{Name: "a"}}, Policies: []prompts.Policy{prompts.Neutral(), force}},
			"", "these are 2 runs"},
	} {
		cells, err := row.job.cells()
		if row.says != "" {
			if err == nil || !strings.Contains(err.Error(), row.says) {
				t.Errorf("%s: %v, want %q", row.reason, err, row.says)
			}
			continue
		}
		var groups []string
		for _, of := range cells {
			var names []string
			for _, c := range of {
				names = append(names, c.label(row.job)+":"+c.Policy.Name)
			}
			groups = append(groups, strings.Join(names, " "))
		}
		if diff := cmp.Diff(row.want, strings.Join(groups, " | ")); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", row.reason, err, diff)
		}
	}
}

func TestSpending(t *testing.T) {
	said := responses.Record{Outcome: responses.Replied, Usage: &responses.Usage{Prompt: 100, Completion: 50}}
	unsaid := responses.Record{Outcome: responses.Replied, Text: strings.Repeat("x", 398), Reasoning: "xxxx"}
	zeros := responses.Record{Outcome: responses.Replied, Text: strings.Repeat("x", 398), Usage: &responses.Usage{}}
	failed := responses.Record{Outcome: responses.APIError}
	for _, row := range []struct {
		reason  string
		budget  Budget
		add     []responses.Record
		tokens  int
		cost    float64
		guessed int
		spent   string
	}{
		{"no limit is never reached", Budget{}, []responses.Record{said, said}, 300, 0, 0, ""},
		{"what the server says", Budget{Tokens: 301}, []responses.Record{said, said}, 300, 0, 0, ""},
		{"to the last token", Budget{Tokens: 300}, []responses.Record{said, said}, 300, 0, 0, "--token-limit 300 is reached: 300 tokens so far"},
		{"four bytes a token where it does not say", Budget{Tokens: 1000}, []responses.Record{unsaid}, 20 + 101, 0, 1, ""},
		{"zeros say nothing either", Budget{Tokens: 1000}, []responses.Record{zeros}, 20 + 100, 0, 1, ""},
		{"an error cost nothing", Budget{Tokens: 1}, []responses.Record{failed}, 0, 0, 0, ""},
		{"a price for each side", Budget{Cost: .0004, Prices: map[string]Price{"m": {Input: 1, Output: 6}}}, []responses.Record{said}, 150, .0004, 0, "--cost-limit 0.0004 is reached: 0.0004 so far"},
		{"what is free stays free", Budget{Cost: 1, Prices: map[string]Price{"m": {}}}, []responses.Record{said}, 150, 0, 0, ""},
	} {
		s := &spending{Budget: row.budget}
		for _, r := range row.add {
			s.add("m", r, 20)
		}
		text := ""
		if err := s.spent(); err != nil {
			text = err.Error()
		}
		if s.tokens != row.tokens || s.cost != row.cost || s.guessed != row.guessed || text != row.spent {
			t.Errorf("%s: %d tokens, %g, %d guessed, %q", row.reason, s.tokens, s.cost, s.guessed, text)
		}
	}
	var usage *UsageError
	if err := (Budget{Prices: map[string]Price{"a": {}}}).check("b"); !errors.As(err, &usage) || usage.Next == "" {
		t.Errorf("a model without a price: %v", err)
	}
}

// TestSampled: the samples of an item have seeds of their own, where one is
// sent, and the cell's own is not moved.
func TestSampled(t *testing.T) {
	seed := int64(7)
	c := cell{Checkpoint: Checkpoint{Params: wire.Params{Seed: &seed}}}
	for epoch := range 3 {
		if got := *c.sampled(epoch).Seed; got != int64(7+epoch) {
			t.Errorf("sample %d has the seed %d", epoch, got)
		}
	}
	if *c.Params.Seed != 7 || (cell{}).sampled(2).Seed != nil {
		t.Error("a seed was moved, or sent where there is none")
	}
}
