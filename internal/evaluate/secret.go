package evaluate

import (
	"errors"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
)

// CarriesSecret says whether a header of this name may hold a secret: such a
// value is never written, and never taken from an argument.
func CarriesSecret(header string) bool { return endpoint.CarriesSecret(header) }

// LooksSecret says whether a value reads as a credential, whatever it is called.
func LooksSecret(value string) bool { return endpoint.LooksSecret(value) }

// NamesSecret says whether a member of a body is called as secrets are.
func NamesSecret(member string) bool { return endpoint.NamesSecret(member) }

// CheckSecrets refuses what a run of c would record and report though it holds
// the key or another secret of c. Each error begins with the flag.
func CheckSecrets(c Checkpoint) error {
	type fact struct{ flag, text string }
	facts := []fact{
		{"--model", c.Model},
		{"--checkpoint", c.Name},
		{"--trained-by", c.TrainedBy},
		{"--system", c.System},
		{"--reasoning-effort", c.Params.ReasoningEffort},
		{"--chat-template-kwargs", string(c.Params.ChatTemplateKwargs)},
	}
	for _, policy := range c.Policies {
		facts = append(facts, fact{"--policy", textsOf(policy)})
	}
	for _, address := range c.addresses() {
		facts = append(facts, fact{"--base-url", address})
	}
	for _, stop := range c.Params.Stop {
		facts = append(facts, fact{"--stop", stop})
	}
	for name, value := range c.Params.Extra {
		facts = append(facts, fact{"--extra-body", name + " " + string(value)})
	}
	config := clientConfig(c, c.Asking)
	var found error
	told := map[string]bool{}
	for _, fact := range facts {
		if !told[fact.flag] && config.Repeats(fact.text) {
			told[fact.flag] = true
			found = errors.Join(found, holdsSecret(fact.flag))
		}
	}
	return found
}

// textsOf are what a run records of a policy.
func textsOf(p prompts.Policy) string { return strings.Join([]string{p.Name, p.Before, p.After}, "\n") }

// holdsSecret is the refusal of something that would be recorded with a secret in it.
func holdsSecret(what string) error {
	return &UsageError{
		Message: what + " holds the API key or another secret, and is recorded with the run",
		Next:    "leave it out; a value that is no secret is given to --header as it is, not by env:",
	}
}

// checkSecrets refuses a job of which something that is recorded holds a secret.
func checkSecrets(job Job, world World) error {
	for _, c := range job.Checkpoints {
		if err := CheckSecrets(c); err != nil {
			return err
		}
		config := clientConfig(c, c.Asking)
		for _, argument := range world.Command {
			if config.Repeats(argument) {
				return holdsSecret("the command line")
			}
		}
		config.Header, config.Secrets = nil, nil // a name or a tag may well be sent as a header too
		if config.Repeats(job.Name) {
			return holdsSecret("the name of the job")
		}
		for _, suite := range job.Suites {
			if config.Repeats(suite) {
				return holdsSecret("the name of a suite")
			}
		}
		for _, policy := range job.Policies {
			if config.Repeats(textsOf(policy)) {
				return holdsSecret("a policy")
			}
		}
		for name, value := range job.Tags {
			if config.Repeats(name) || config.Repeats(value) {
				return holdsSecret("a tag")
			}
		}
	}
	return nil
}
