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

// TestCounting reads text and conditions as the model does and counts again.
func TestCounting(t *testing.T) {
	row := regexp.MustCompile(`^(?:Beads|A lighthouse keeper) `)
	family(t, "count", func(it suites.Item) (string, int, error) {
		switch {
		case row.MatchString(it.Context):
		case strings.Contains(it.Context, "."):
			return recountLetters(it)
		default:
			return recountList(it)
		}
		return recountRow(it)
	})
}

// tests are the conditions that a question states, as regular expressions that
// a word must match or must not.
func tests(question string) []func(word string) bool {
	var out []func(string) bool
	for _, p := range []struct {
		phrase, pattern string
		not             bool
	}{
		{`that begin with the letter "(.)"|(?:them|list|words) begin with the letter "(.)"`, `^%s`, false},
		{`do not begin with the letter "(.)"`, `^%s`, true},
		{`end with the letter "(.)"`, `%s$`, false},
		{`(?:them|list|that) contain the letter "(.)"`, `%s`, false},
		{`do not contain the letter "(.)"`, `%s`, true},
		{`have more than (\d) letters`, `^.{0,%s}$`, true},
		{`have fewer than (\d) letters`, `^.{%s,}$`, true},
	} {
		m := regexp.MustCompile(p.phrase).FindStringSubmatch(question)
		if m == nil {
			continue
		}
		pattern := regexp.MustCompile(fmt.Sprintf(p.pattern, strings.Join(m[1:], "")))
		out = append(out, func(w string) bool { return pattern.MatchString(w) != p.not })
	}
	return out
}

func passes(word string, tests []func(string) bool) bool {
	return !slices.ContainsFunc(tests, func(test func(string) bool) bool { return !test(word) })
}

func recountList(it suites.Item) (string, int, error) {
	words := strings.Split(it.Context, ", ")
	conditions := tests(it.Question)
	if want := strings.Count(it.Question, " letter"); len(conditions) != want {
		return "", 0, fmt.Errorf("%d conditions read of %d", len(conditions), want)
	}
	var running []int
	n := 0
	for _, w := range words {
		if passes(w, conditions) {
			n++
		}
		running = append(running, n)
	}
	return checked(it, running, len(words)*len(conditions))
}

func recountRow(it suites.Item) (string, int, error) {
	_, row, _ := strings.Cut(strings.TrimSuffix(it.Context, "."), ": ")
	kinds := regexp.MustCompile(`(\w+) beads|bead that is (\w+)|"(\w+)"`).FindAllStringSubmatch(it.Question, -1)
	// Members are set in marks, so that a condition on the neighbors is one on
	// the text around.
	pattern := "<" + strings.Join(kinds[0][1:], "") + ">"
	row = "<" + strings.ReplaceAll(row, ", ", "><") + ">"
	var running []int
	n := 0
	for rest, before := row, ""; rest != ""; {
		member, after, _ := strings.Cut(rest, ">")
		member += ">"
		rest = after
		ok := member == pattern
		if len(kinds) > 1 {
			ok = ok && strings.HasSuffix(before, "<"+strings.Join(kinds[1][1:], "")+">")
		}
		if len(kinds) > 2 {
			ok = ok && !strings.HasPrefix(rest, "<"+strings.Join(kinds[2][1:], "")+">")
		}
		if ok {
			n++
		}
		running = append(running, n)
		before += member
	}
	return checked(it, running, len(running)*len(kinds))
}

func recountLetters(it suites.Item) (string, int, error) {
	letter := regexp.MustCompile(`"(.)"`).FindStringSubmatch(it.Question)[1]
	_, rest, _ := strings.Cut(it.Question, `"`+letter+`"`)
	conditions := tests(rest)
	if want := strings.Count(rest, "have ") + strings.Count(rest, "do not begin"); len(conditions) != want {
		return "", 0, fmt.Errorf("%d conditions read of %d", len(conditions), want)
	}
	var running []int
	n := 0
	for _, w := range strings.Fields(it.Context) {
		plain := strings.ToLower(strings.Trim(w, ".,"))
		if passes(plain, conditions) {
			n += len(strings.Split(plain, letter)) - 1
		}
		running = append(running, n)
	}
	return checked(it, running, len(running)*(1+len(conditions)))
}

// checked compares the item's checkpoints with the running count.
func checked(it suites.Item, running []int, work int) (string, int, error) {
	for _, s := range it.Steps {
		word, value, _ := strings.Cut(strings.TrimPrefix(s, "after "), " = ")
		at, err := strconv.Atoi(word)
		if err != nil || at < 1 || at >= len(running) || strconv.Itoa(running[at-1]) != value {
			return "", 0, fmt.Errorf("step %q does not agree with the running count %v", s, running)
		}
	}
	return strconv.Itoa(running[len(running)-1]), work, nil
}
