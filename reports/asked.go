package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// shaDigits is how much of a hash a reader is shown; report.json has all of it.
const shaDigits = 12

// askedText says how a run was asked that was not asked by chat; "" for one
// that was. It is not Safe yet.
func askedText(run Run) string {
	if run.API == "" {
		return ""
	}
	sum := run.PromptSHA256[:min(len(run.PromptSHA256), shaDigits)]
	return "Asked by " + shortenBytes(run.API, nameBytes) + " with our few-shot prompt, sha256 " + sum +
		". Its examples set a prior for declining: such runs compare with one another, never with chat."
}

// suiteName is a suite with its version, made Safe.
func suiteName(run Run, name string) string { return Safe(name + " " + refOf(run, name).Version) }

// whereText is a suite of a run and the policy it was asked under: what tells two
// that a checkpoint was asked apart.
func whereText(run Run, suite string) string {
	return nameText(suiteName(run, suite)) + ", policy " + nameText(run.Policy)
}

// leftOutText says which items of a suite are not in the run, and why.
func leftOutText(run Run, suite string) string {
	var parts []string
	for _, l := range refOf(run, suite).LeftOut {
		parts = append(parts, plural(l.Items, "item")+" ("+nameText(l.Why)+")")
	}
	if len(parts) == 0 {
		return ""
	}
	lead := "Left out, not asked: "
	if len(run.Params) == 0 { // of a file of answers, of which that is not known
		lead = "Left out: "
	}
	text := lead + list(parts)
	if len(run.Capabilities) > 0 {
		text += "; the checkpoint is declared to have " + nameText(list(run.Capabilities))
	}
	return text + "."
}

func provisionalText(d Document) string {
	recorded, planned := 0, 0
	for _, run := range d.Runs {
		recorded += run.Recorded
		planned += run.Planned
	}
	var said []string
	if recorded < planned || len(d.Unbegun) == 0 {
		said = append(said, fmt.Sprintf("%d of %d responses are recorded; every figure may still change.", recorded, planned))
	}
	for _, text := range append(begunText(d.Runs...), unbegunText(d)) {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, " ")
}

// begunText says of each suite that is asked so far about some of its scenarios
// alone about how many, and of a single one about which not: the direction is theirs.
func begunText(of ...Run) []string {
	suites := 0
	for _, run := range of {
		suites += len(run.Signatures)
	}
	var said []string
	for _, run := range of {
		for _, s := range run.Signatures {
			if len(s.UnbegunScenarios) == 0 {
				continue
			}
			begun := len(slices.DeleteFunc(slices.Clone(s.Strict.Scenarios), func(r signature.ScenarioSides) bool { return r.Scenario == "" }))
			text := fmt.Sprintf("%d of %s", begun, plural(begun+len(s.UnbegunScenarios), "scenario"))
			if suites > 1 {
				said = append(said, nameText(run.Checkpoint)+" on "+whereText(run, s.Strict.Suite)+": "+text+" so far.")
				continue
			}
			said = append(said, "So far they cover "+text+": nothing is recorded of "+nameText(list(s.UnbegunScenarios))+".")
		}
	}
	const most = 3
	if n := len(said) - most; n > 0 {
		said = append(said[:most], fmt.Sprintf("And so it is with %s more.", plural(n, "suite")))
	}
	return said
}

// openText says of one run how much of it is recorded.
func openText(run Run) string {
	said := []string{fmt.Sprintf("PROVISIONAL: %d of %d responses are recorded.", run.Recorded, run.Planned)}
	return strings.Join(append(said, begunText(run)...), " ")
}

// unbegunText names the runs of a job of which there is nothing to show.
func unbegunText(d Document) string {
	if len(d.Unbegun) == 0 {
		return ""
	}
	return neverBegun + ": " + noteText(strings.Join(d.Unbegun, ", ")) + "."
}

const neverBegun = "Runs of the job that were never begun"
