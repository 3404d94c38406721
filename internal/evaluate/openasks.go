package evaluate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/responses/importers"
)

// openAsks are requests of a batch that have no answer, though asking again may give
// one: the reason of each by item.
type openAsks struct{ why map[string]string }

func (o *openAsks) add(a importers.Answer) {
	if o.why == nil {
		o.why = map[string]string{}
	}
	o.why[a.ID] = a.Open
}

// askAgain is what is to be done about them.
const askAgain = "ask again, and append what comes to the file"

// text says how many there are and why, of those that no other line answers; it is
// empty where there are none.
func (o *openAsks) text(answered map[string][]importers.Answer) string {
	counts := map[string]int{}
	total := 0
	for id, why := range o.why {
		if answered[id] == nil {
			counts[why]++
			total++
		}
	}
	if total == 0 {
		return ""
	}
	var parts []string
	for _, why := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%s %d", why, counts[why]))
	}
	word := "requests"
	if total == 1 {
		word = "request"
	}
	return fmt.Sprintf("%d %s without an answer (%s)", total, word, strings.Join(parts, ", "))
}
