package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

// connections is the value of --max-connections: a number, or auto.
type connections struct {
	n    int
	auto bool
}

// Set reads the value. It keeps a number that was there before for auto, which
// has no use for it.
func (c *connections) Set(text string) error {
	if c.auto = text == "auto"; c.auto {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return errors.New("it is a number, or auto")
	}
	c.n = n
	return nil
}

// String is the value as it is typed.
func (c *connections) String() string {
	if c.auto {
		return "auto"
	}
	return strconv.Itoa(c.n)
}

// Type is pflag's word for the value.
func (c *connections) Type() string { return "N|auto" }

// addressesInto sets the addresses that were given with --base-url, if any was.
// The variables of the environment name one.
func (c *connectionFlags) addressesInto(out *evaluate.Checkpoint) error {
	for i, address := range c.baseURLs {
		switch {
		case strings.TrimSpace(address) == "":
			if len(c.baseURLs) == 1 { // an unset variable in a script
				c.baseURLs = nil
				return nil
			}
			return misuse("--base-url is empty")
		case slices.ContainsFunc(c.baseURLs[:i], func(other string) bool { return strings.TrimRight(other, "/") == strings.TrimRight(address, "/") }):
			return misuse("--base-url is given twice with the same address")
		}
	}
	if len(c.baseURLs) > 0 {
		out.BaseURL, out.Replicas = c.baseURLs[0], c.baseURLs[1:]
	}
	return nil
}
