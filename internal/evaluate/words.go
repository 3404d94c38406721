package evaluate

import (
	"fmt"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// count is how many there are in words: "no run", "one run", "2 runs".
func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun
	case 1:
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// among lists names behind a colon; it is empty where there are none.
func among(names []string) string {
	if len(names) == 0 {
		return ""
	}
	const most = 8
	if len(names) > most {
		names = append(names[:most:most], "...")
	}
	return ": " + strings.Join(names, ", ")
}

// stillOpen says how many asks have no response yet.
func stillOpen(open, of int) string {
	be := "are"
	if open == 1 {
		be = "is"
	}
	return fmt.Sprintf("%d of %d asks %s still open", open, of, be)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// short writes a duration as people do: 5m, not 5m0s.
func short(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// leftOutText lists what was left out: "2 items (no longer valid)".
func leftOutText(left []suites.LeftOut) string {
	var parts []string
	for _, l := range left {
		parts = append(parts, fmt.Sprintf("%s (%s)", nouns.Count(l.Items, "item"), l.Why))
	}
	return strings.Join(parts, ", ")
}

// suiteList names the suites of a run.
func suiteList(all []runs.Suite) string {
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}
