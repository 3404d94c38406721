package reports

import (
	"fmt"
	"strings"
)

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
	if text := unbegunText(d); text != "" {
		said = append(said, text)
	}
	return strings.Join(said, " ")
}

// unbegunText names the runs of a job of which there is nothing to show.
func unbegunText(d Document) string {
	if len(d.Unbegun) == 0 {
		return ""
	}
	return neverBegun + ": " + Safe(shortenBytes(strings.Join(d.Unbegun, ", "), noteBytes)) + "."
}

const neverBegun = "Runs of the job that were never begun"
