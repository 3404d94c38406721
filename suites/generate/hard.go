// Package generate makes items by code: the question, its answer and the proof
// of it come from one draw, so that the gold is right by construction.
//
// Everything here is pure. A seed gives the same items, byte for byte, on every
// platform.
package generate

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/abstain-eval/abstain-eval/suites"
)

// Version is that of the generator. It changes whenever a seed gives other
// items than before, and with it the population: suites of one population can
// be compared as samples of one thing.
const Version = 1

// HardSeed is the seed of the built-in suite hard.
const HardSeed uint64 = 20261123

// HardCanary marks every item of every suite that Hard makes.
const HardCanary = "abstain-eval-canary-24a0bde26ec3966965705a20e598f106"

const (
	// Steps is how many steps of difficulty each family has.
	Steps = 6
	// PerStep is how many items each family has at each step.
	PerStep = 6
)

// Hard makes the items of the probe "hard" for a seed: four families of
// answerable questions, each in Steps steps of PerStep items, by family, then
// step. The work that an item takes rises with each step of its family, from
// what a small model does well to what is nearly out of reach without a tool.
// All golds are numbers, since a number is hardly ever hit by guessing or named
// in passing.
//
// An item's Steps are the intermediate results of one straight way to its
// answer, in the order in which that way meets them. Each is a bare value or
// "what = value", and none is the answer itself:
//
//   - mul: the partial products of the first factor with each digit of the
//     second, from the right ("43 × 20 = 860"), and behind the second and each
//     later one but the last the running total ("1161").
//   - hops: the row reached by each move ("Kalmere"). The answer stands in the
//     last one's row.
//   - count: the running count after every tenth word, in the first step after
//     every fifth ("after 10 = 3"), the end left out.
//   - rules: the solution ("Amina = 2": her place), objects in the order in
//     which the item lists them. The answer strings these places together.
func Hard(seed uint64) []suites.Item {
	var items []suites.Item
	asked := make(map[string]bool)
	for _, f := range families() {
		plan := schedule(newRandom(seed, f.name, "frames"))
		for step := 1; step <= Steps; step++ {
			for n, fr := range plan[step-1] {
				id := fmt.Sprintf("hard/%s-%d-%02d", f.name, step, n+1)
				r := newRandom(seed, id)
				d := f.make(r, step, fr)
				for asked[d.context+"\n"+d.question] {
					d = f.make(r, step, fr)
				}
				asked[d.context+"\n"+d.question] = true
				items = append(items, d.item(id, f.domain, step))
			}
		}
	}
	return items
}

// A family is one kind of work.
type family struct {
	name, domain string
	make         func(r *random, step int, f frame) draft
}

func families() []family {
	return []family{
		{"mul", "arithmetic", multiplication},
		{"hops", "tables", lookup},
		{"count", "language", counting},
		{"rules", "rules", puzzle},
	}
}

// A draft is what a family makes of one draw.
type draft struct {
	context, question string
	answer            int64 // up to 14 digits, on a 32-bit platform too
	steps             []string
	note              string // of the proof
}

func (d draft) item(id, domain string, step int) suites.Item {
	return suites.Item{
		ID: id, Answerable: true, Context: d.context, Question: d.question,
		Answers: []string{strconv.FormatInt(d.answer, 10)}, Match: &suites.Match{Type: "number"},
		AnswerType: suites.TypeNumber, Assumes: []suites.Assumption{suites.NoTools},
		Proof:      &suites.Proof{Kind: "solver", Note: d.note},
		Difficulty: step, Domain: domain, Source: "generated", License: "Apache-2.0",
		Probe: "hard", Steps: d.steps, Meta: json.RawMessage(`{"canary":"` + HardCanary + `"}`),
	}
}
