package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
)

// policyFlags say which instruction goes with the question.
type policyFlags struct{ names []string }

func (p *policyFlags) addFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&p.names, "policy", nil, "`instruction` that goes with the question: "+strings.Join(prompts.Known(), ", ")+", or a .txt file of your own; repeatable, a run each (default: neutral)")
}

// policies are those that were named, in that order; none where none was.
func (p *policyFlags) policies() ([]prompts.Policy, error) {
	var all []prompts.Policy
	var wrong []error
	for _, name := range p.names {
		found, err := policiesOf(strings.TrimSpace(name))
		wrong = append(wrong, err)
		for _, policy := range found {
			if slices.ContainsFunc(all, func(other prompts.Policy) bool { return other.Name == policy.Name }) {
				wrong = append(wrong, misuse("--policy %s is given twice", policy.Name))
				continue
			}
			all = append(all, policy)
		}
	}
	return all, errors.Join(wrong...)
}

func policiesOf(name string) ([]prompts.Policy, error) {
	if strings.ContainsAny(name, `/\`) || strings.EqualFold(filepath.Ext(name), ".txt") {
		return policyFile(name)
	}
	found, err := prompts.Named(name)
	if err != nil {
		return nil, misuse("--%w", err)
	}
	if len(found) == 0 {
		next := "known are " + strings.Join(prompts.Known(), ", ") + "; a file of your own is given by its path, as in ./mine.txt"
		if near := nearest.Of(name, prompts.Known()); near != "" {
			next = "did you mean " + near + "?"
		}
		if strings.Contains(name, ",") {
			next = "several policies are given with a --policy each"
		}
		return nil, &evaluate.UsageError{Message: fmt.Sprintf("--policy: unknown policy %q", name), Next: next}
	}
	return found, nil
}

// policyFile is a policy of the user's own, called after its file.
func policyFile(file string) ([]prompts.Policy, error) {
	text, err := readText(file)
	if err != nil {
		return nil, misuse("--policy: %w", err)
	}
	policy, err := prompts.Custom(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), text)
	if err != nil {
		return nil, misuse("--policy %s: %w", file, err)
	}
	return []prompts.Policy{policy}, nil
}
