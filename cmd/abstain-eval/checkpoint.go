package main

import (
	"errors"
	"strings"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/suites"
)

// checkpointFlags say what a checkpoint is and how it is asked.
type checkpointFlags struct {
	name, trainedBy, system string
	capabilities            []string
	policy                  policyFlags
	connection              connectionFlags
	api                     apiFlags
	sampling                samplingFlags
}

func (c *checkpointFlags) addFlags(f *pflag.FlagSet) {
	c.connection.addFlags(f)
	f.StringVar(&c.name, "checkpoint", "", "`name` of the checkpoint in reports (default: the model's)")
	f.StringVar(&c.trainedBy, "trained-by", "", "how the checkpoint was trained, kept as a `fact` about it")
	f.StringSliceVar(&c.capabilities, "capabilities", nil, "what the checkpoint has, of "+listOf(suites.Capabilities())+": items that assume it away are left out and counted")
	f.StringVar(&c.system, "system", "", "system message: `text`, or @file")
	c.policy.addFlags(f)
	c.api.addFlags(f)
	c.sampling.addFlags(f)
}

// checkpoint checks the flags and puts them together; set says whether one was
// given, epochs how many samples of an item are asked for. With an error comes
// what could be read all the same.
func (c *checkpointFlags) checkpoint(o *outside, set func(name string) bool, epochs int) (evaluate.Checkpoint, error) {
	params, err := c.sampling.params(set, epochs)
	system, systemErr := textOrFile("--system", c.system)
	policies, policyErr := c.policy.policies()
	capabilities, capabilityErr := known("--capabilities", "capability", c.capabilities, suites.Capabilities())
	out, connectionErr := c.connection.checkpoint(o)
	out.Name, out.TrainedBy, out.Capabilities = strings.TrimSpace(c.name), c.trainedBy, capabilities
	out.System, out.Params, out.Policies, out.Asking = system, params, policies, c.connection.asking()
	c.api.into(&out, set)
	return out, errors.Join(err, systemErr, policyErr, notEmpty(set, "capabilities", len(c.capabilities) == 0), capabilityErr,
		connectionErr, c.connection.ranges(), evaluate.CheckSecrets(out))
}
