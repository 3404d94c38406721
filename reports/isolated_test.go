package reports_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// Text that is read from right to left turns round what stands beside it unless it
// is isolated, and bdi is also where a long name may be broken. Pictures cannot hold
// one, and a title is a line of its own.
func TestWhatIsNotOursStandsIsolated(t *testing.T) {
	const theirs = "th\u05d0irs"
	compared, rows, _ := full(t)
	several, _ := document(t, demoShapes()...)
	single, _ := document(t, cases()["open"]...)
	for name, d := range map[string]reports.Document{
		"compared": compared, "several": several, "single": poor(single), "probes": probes(t, "clocks", "aapx", "aaaa", "aaaa", "aaww", "wwpp"),
	} {
		poison(reflect.ValueOf(&d).Elem(), theirs)
		for i := range rows {
			poison(reflect.ValueOf(&rows[i]).Elem(), theirs)
			for j := range d.Runs {
				rows[i].Run = d.Runs[j].ID
			}
		}
		for _, text := range exposed(render(t, reports.HTML, d, rows), theirs) {
			t.Errorf("%s: not isolated: %s", name, text)
		}
	}
}

// exposed are the texts of a page that hold a word and stand in no element that
// isolates them, each once behind the elements it stands in.
func exposed(page, word string) []string {
	var open, found []string
	isolates := regexp.MustCompile(`^<(bdi|svg|title)\b| dir="auto"`)
	for _, part := range regexp.MustCompile(`<[^>]+>|[^<]+`).FindAllString(page, -1) {
		name := strings.Trim(strings.SplitN(part, " ", 2)[0], "</>")
		switch {
		case strings.HasPrefix(part, "</"):
			open = open[:len(open)-1]
		case part[0] == '<' && part[1] != '!' && name != "meta" && !strings.HasSuffix(part, "/>"):
			open = append(open, part)
		case part[0] != '<' && strings.Contains(part, word) && !slices.ContainsFunc(open, isolates.MatchString):
			found = append(found, strings.Join(open[2:], "")+strings.TrimSpace(part))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
