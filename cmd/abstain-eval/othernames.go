package main

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

//go:embed othernames.txt
var otherNames string

// otherName is the advice for a flag that other harnesses have: the flag of this command
// that does the same, or a sentence; "" where neither is known.
func otherName(name string, flags *pflag.FlagSet) string {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	for line := range strings.Lines(otherNames) {
		names, advice, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if strings.HasPrefix(line, "#") || !slices.Contains(strings.Fields(names), name) {
			continue
		}
		flag, isFlag := strings.CutPrefix(advice, "--")
		switch {
		case !isFlag && flags.Lookup("base-url") != nil: // the sentences are about asking
			return advice
		case isFlag && flags.Lookup(flag) != nil:
			return "here it is " + advice
		}
	}
	return ""
}
