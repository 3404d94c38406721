package generate_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/suites"
)

// TestLookup parses the table as the model sees it and follows the question.
func TestLookup(t *testing.T) {
	quoted := regexp.MustCompile(`"([^"]+)"`)
	digits := regexp.MustCompile(`\b\d+\b`)
	family(t, "hops", func(it suites.Item) (string, int, error) {
		_, text, _ := strings.Cut(it.Context, "\n\n")
		cells := parseTable(text)
		rows := make(map[string]map[string]string)
		count := make(map[string]int) // how often a cell's text stands in the table
		for _, row := range cells[1:] {
			named := make(map[string]string)
			for c, cell := range row {
				named[cells[0][c]] = cell
				count[cell]++
			}
			rows[row[0]] = named
		}

		// What is quoted in the question are columns: of numbers the one to read,
		// of names the ones to follow, in the order of their first mention.
		start := ""
		for name := range rows {
			if regexp.MustCompile(`\b` + name + `\b`).MatchString(it.Question) {
				if start != "" {
					return "", 0, fmt.Errorf("both %s and %s could be the start", start, name)
				}
				start = name
			}
		}
		moves := digits.FindAllString(it.Question, -1)
		if start == "" || len(moves) != 1 {
			return "", 0, fmt.Errorf("start %q, numbers %q", start, moves)
		}
		var links []string
		value := ""
		for _, m := range quoted.FindAllStringSubmatch(it.Question, -1) {
			switch cell, ok := rows[start][m[1]]; {
			case !ok:
				return "", 0, fmt.Errorf("no column %q", m[1])
			case digits.FindString(cell) == cell:
				value = m[1]
			case !slices.Contains(links, m[1]):
				links = append(links, m[1])
			}
		}

		at, way, seen := start, []string(nil), map[string]bool{start: true}
		hops, err := strconv.Atoi(moves[0])
		if err != nil {
			return "", 0, err
		}
		for i := range hops {
			at = rows[at][links[i%len(links)]]
			if seen[at] {
				return "", 0, fmt.Errorf("%s is reached twice", at)
			}
			seen[at] = true
			way = append(way, at)
		}
		if !slices.Equal(way, it.Steps) {
			return "", 0, fmt.Errorf("steps %q, followed anew %q", it.Steps, way)
		}
		gold := rows[at][value]
		if count[gold] != 1 {
			return "", 0, fmt.Errorf("%s stands %d times in the table", gold, count[gold])
		}
		return gold, hops * len(rows), nil
	})
}

func parseTable(text string) [][]string {
	var out [][]string
	for i, line := range strings.Split(text, "\n") {
		if i == 1 {
			continue // the rule below the heads
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for c := range cells {
			cells[c] = strings.TrimSpace(cells[c])
		}
		out = append(out, cells)
	}
	return out
}
