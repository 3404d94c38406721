package evaluate

import (
	"github.com/abstain-eval/abstain-eval/internal/prompts"
)

// A cell is what one run is of: a checkpoint under a policy.
type cell struct {
	Checkpoint
	Policy prompts.Policy
	Epochs int // at least 1
}

// cells are the runs of a job, by checkpoint, each completed for its API.
func (j Job) cells() ([][]cell, error) {
	all, total := make([][]cell, len(j.Checkpoints)), 0
	for i, checkpoint := range j.Checkpoints {
		policies := checkpoint.Policies
		if len(policies) == 0 {
			policies = j.Policies
		}
		if len(policies) == 0 {
			policies = []prompts.Policy{prompts.Neutral()}
		}
		total += len(policies)
		for _, policy := range policies {
			c, err := cell{checkpoint, policy, max(j.Epochs, 1)}.byAPI()
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], c)
		}
	}
	if j.Name == "" && total > 1 {
		return nil, &UsageError{
			Message: "these are " + count(total, "run") + ", and one directory holds one",
			Next:    "leave out --run-dir: the runs lie side by side below --log-dir",
		}
	}
	return all, nil
}

// label names a cell among those of its job.
func (c cell) label(job Job) string {
	if len(job.Policies) < 2 && len(c.Policies) < 2 {
		return nameOf(c.Checkpoint)
	}
	return nameOf(c.Checkpoint) + "." + c.Policy.Name
}
