package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// A Plan is what a job would ask.
type Plan struct {
	Cells []PlannedRun
	// URL and Body are those of the first request. The body is the tool's own
	// and holds texts of the suite.
	URL, Body string
}

// A PlannedRun is what one run would ask. Tokens are estimates; a cost is nil
// where there is no price.
type PlannedRun struct {
	Checkpoint, Policy, URL       string
	Items, Epochs                 int
	PromptTokens, MostReplyTokens int
	PromptCost, MostCost          *float64
}

// DryRun writes a plan as text: a line for each run, the sums, and the first
// body. Nothing of it was sent.
func DryRun(w io.Writer, plan Plan) error {
	p := &printer{w: w}
	p.f("A dry run: nothing is sent.\n\n")
	p.f("%s %s %9s %12s %15s\n", pad("checkpoint", 22), pad("policy", 13), "requests", "prompt tok.", "reply tok. <=")
	var requests, prompt, most int
	var promptCost, mostCost float64
	priced := true
	var names, policies []string
	for _, c := range plan.Cells {
		names, policies = append(names, nameText(c.Checkpoint)), append(policies, nameText(c.Policy))
	}
	names, policies = shortNames(names, 21), shortNames(policies, 12)
	for i, c := range plan.Cells {
		n := c.Items * c.Epochs
		p.f("%s %s %9d %12d %15d\n", pad(names[i], 22), pad(policies[i], 13), n, c.PromptTokens, c.MostReplyTokens)
		requests, prompt, most = requests+n, prompt+c.PromptTokens, most+c.MostReplyTokens
		if c.PromptCost == nil || c.MostCost == nil {
			priced = false
			continue
		}
		promptCost, mostCost = promptCost+*c.PromptCost, mostCost+*c.MostCost
	}
	if len(plan.Cells) > 1 {
		p.f("%s %s %9d %12d %15d\n", pad("in all", 22), pad("", 13), requests, prompt, most)
	}
	p.f("\n%s", fold("Prompt tokens are estimated at four bytes each, and retries are not counted. "+
		"The last column is what --max-tokens allows; most replies are far shorter.", "", ""))
	if priced && len(plan.Cells) > 0 {
		p.f("%s", fold(fmt.Sprintf("By the price file: %.4f for the prompts, at most %.4f in all.", promptCost, mostCost), "", ""))
	}
	p.f("\nThe first request, POST %s\n%s\n", Safe(plan.URL), indented(plan.Body))
	return p.err
}

// indented is a body for the eye, safe on a terminal.
func indented(body string) string {
	var out bytes.Buffer
	if json.Indent(&out, []byte(body), "", "  ") != nil {
		return SafeLines(body)
	}
	return SafeLines(out.String())
}
