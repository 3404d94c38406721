package generate

import (
	"fmt"
	"strings"
)

// settings and wordings are how many a family has: each of its questions is
// asked in one of 12 frames.
const (
	settings = 6
	wordings = 2
)

// A frame is a setting and one of its wordings.
type frame struct{ setting, wording int }

// schedule spreads a family's frames over its items: each setting stands once
// in each step and each wording in three of the six, so that a step does not
// differ from the next by its words and no frame is used more than three times.
func schedule(r *random) [Steps][PerStep]frame {
	var plan [Steps][PerStep]frame
	for step := range plan {
		for n, setting := range r.order(settings) {
			plan[step][n].setting = setting
		}
	}
	for setting := range settings {
		for i, step := range r.order(Steps) {
			for n := range plan[step] {
				if plan[step][n].setting == setting {
					plan[step][n].wording = i % wordings
				}
			}
		}
	}
	return plan
}

// fill replaces each {name} of a frame by its value; pairs are name, value,
// name, value.
func fill(text string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// series gives "a", "a and b", "a, b, and c".
func series(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	case 2:
		return words[0] + " and " + words[1]
	default:
		return strings.Join(words[:n-1], ", ") + ", and " + words[n-1]
	}
}

// grouped writes n, which is not negative, with a comma before every third
// digit from the right.
func grouped(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

// numeral writes out a number from 1 to 8.
func numeral(n int) string {
	return strings.Fields("zero one two three four five six seven eight")[n]
}

// capitalized makes the first letter, an ASCII one, a capital.
func capitalized(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
