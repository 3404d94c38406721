package main

import (
	"strings"

	"github.com/spf13/pflag"
)

// A mention is where a text speaks of a flag, from its hyphens to behind its name.
type mention struct {
	from, to int
	flag     string
}

// fileFlags are the flags that a job file takes as keys.
func fileFlags() *pflag.FlagSet {
	set := pflag.NewFlagSet("", pflag.ContinueOnError)
	new(runOptions).addJobFlags(set)
	new(checkpointFlags).addFlags(set)
	return set
}

// mentions are the places where a text speaks of one of these flags: as a word, and not
// in a path, an address or a name that happens to hold two hyphens.
func mentions(text string, of *pflag.FlagSet) []mention {
	const letters = "abcdefghijklmnopqrstuvwxyz-"
	var all []mention
	for to := 0; ; {
		next := strings.Index(text[to:], "--")
		if next < 0 {
			return all
		}
		from := to + next
		name := text[from+len("--"):]
		name = name[:len(name)-len(strings.TrimLeft(name, letters))]
		to = from + len("--") + len(name)
		if wordBegins(text[:from]) && wordEnds(text[to:]) && of.Lookup(name) != nil {
			all = append(all, mention{from, to, name})
		}
	}
}

// wordBegins says whether a flag may stand behind a text, and wordEnds whether one may end
// before it.
func wordBegins(before string) bool {
	return before == "" || strings.ContainsAny(before[len(before)-1:], " \n(")
}

func wordEnds(behind string) bool {
	behind = strings.TrimLeft(behind, ".:;,)?")
	return behind == "" || strings.ContainsAny(behind[:1], " \n=")
}
