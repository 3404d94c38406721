// Package nouns counts things as people do.
package nouns

import "fmt"

// Count is "1 item", "2 items": the noun takes an s.
func Count(n int, noun string) string { return Counted(n, noun, noun+"s") }

// Counted is Count of a noun with a plural of its own: "1 reply", "2 replies".
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
