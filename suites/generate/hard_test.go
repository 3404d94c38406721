package generate_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/suites"
	"github.com/abstain-eval/abstain-eval/suites/generate"
)

func TestHardDependsOnItsSeedAlone(t *testing.T) {
	one, other := seeds()[:perSeed], seeds()[perSeed:]
	if !bytes.Equal(lines(one), lines(generate.Hard(generate.HardSeed))) {
		t.Error("one seed made two suites")
	}
	asked := make(map[suites.Hash]bool)
	for _, it := range one {
		asked[it.AskHash()] = true
	}
	shared := 0
	for _, it := range other {
		if asked[it.AskHash()] {
			shared++
		}
	}
	if shared > 0 {
		t.Errorf("another seed asks %d of the same questions", shared)
	}
}

// TestShape holds what all items have in common, for both seeds.
func TestShape(t *testing.T) {
	for _, it := range seeds() {
		name, rest, _ := strings.Cut(strings.TrimPrefix(it.ID, "hard/"), "-")
		if want := fmt.Sprintf("%d-", it.Difficulty); !strings.HasPrefix(rest, want) {
			t.Errorf("%s has difficulty %d", it.ID, it.Difficulty)
		}
		if domain := map[string]string{"mul": "arithmetic", "hops": "tables", "count": "language", "rules": "rules"}[name]; it.Domain != domain {
			t.Errorf("%s has the domain %q, want %q", it.ID, it.Domain, domain)
		}
		back, err := suites.Parse(it.AppendJSON(nil))
		if err != nil {
			t.Errorf("%s: %v", it.ID, err)
		} else if diff := cmp.Diff(it, back); diff != "" {
			t.Errorf("%s read back (-made +read):\n%s", it.ID, diff)
		}
		if len(it.Steps) == 0 || slices.Contains(it.Steps, it.Answers[0]) {
			t.Errorf("%s: steps %q, answer %s; want the way there and not the answer itself", it.ID, it.Steps, it.Answers[0])
		}
		for _, s := range it.Steps {
			if strings.Count(s, " = ") > 1 || strings.TrimSpace(s) != s || s == "" {
				t.Errorf("%s: the step %q is neither a value nor what = value", it.ID, s)
			}
		}
		if left := strings.IndexByte(it.Context+it.Question, '{'); left >= 0 {
			t.Errorf("%s: an unfilled place in %q", it.ID, it.Question)
		}
	}
}

func lines(items []suites.Item) []byte {
	var b []byte
	for _, it := range items {
		b = append(it.AppendJSON(b), '\n')
	}
	return b
}

// perSeed is how many items a seed makes.
const perSeed = 4 * generate.Steps * generate.PerStep

// seeds are the items of the published seed and then those of another.
var seeds = sync.OnceValue(func() []suites.Item {
	return slices.Concat(generate.Hard(generate.HardSeed), generate.Hard(1<<64-1))
})

// family checks the items of one family, for both seeds: each gold is what
// solve finds in what the model sees, and the work, which solve returns as
// well, is larger in each step than anywhere in the step before.
func family(t *testing.T, name string, solve func(it suites.Item) (gold string, work int, err error)) {
	t.Helper()
	var least, most [generate.Steps + 1]int
	for _, it := range seeds() {
		if !strings.HasPrefix(it.ID, "hard/"+name+"-") {
			continue
		}
		gold, work, err := solve(it)
		if err != nil {
			t.Errorf("%s: %v\n%s\n%s", it.ID, err, it.Context, it.Question)
			continue
		}
		if !slices.Equal(it.Answers, []string{gold}) {
			t.Errorf("%s: gold %q, solved anew %s\n%s\n%s", it.ID, it.Answers, gold, it.Context, it.Question)
		}
		step := it.Difficulty
		if least[step] == 0 || work < least[step] {
			least[step] = work
		}
		most[step] = max(most[step], work)
	}
	for step := 2; step <= generate.Steps; step++ {
		if least[step] <= most[step-1] {
			t.Errorf("%s: step %d takes as little work as %d, step %d as much as %d", name, step, least[step], step-1, most[step-1])
		}
	}
}

// values are the numbers behind the " = " of steps.
func values(steps []string) ([]int64, error) {
	var out []int64
	for _, s := range steps {
		_, v, ok := strings.Cut(s, " = ")
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("step %q: %w", s, err)
		}
		out = append(out, n)
	}
	return out, nil
}
