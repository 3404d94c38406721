package main

import (
	"errors"
	"strconv"
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
