package behavior

import (
	_ "embed" // irregular.txt
	"strings"
	"sync"
)

//go:embed irregular.txt
var irregularFile string

// roots gives each word of the embedded file the first one of its line. They are read when
// the first two words are compared.
var roots = sync.OnceValue(func() map[string]string {
	of := map[string]string{}
	for line := range strings.Lines(irregularFile) {
		if line[0] == '#' {
			continue
		}
		words := strings.Fields(line)
		for _, w := range words {
			of[w] = words[0]
		}
	}
	return of
})

// sameRoot reports whether two words are of one root in the file: "sold" and "sell".
func sameRoot(a, b string) bool {
	root := roots()[a]
	return root != "" && root == roots()[b]
}
