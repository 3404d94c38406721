package main

import (
	"errors"
	"strconv"
)

// seedValue is the value of --seed: a number, or none for no seed at all.
type seedValue struct {
	n    int64
	sent bool
}

// Set reads the value.
func (s *seedValue) Set(text string) error {
	if text == "none" {
		*s = seedValue{}
		return nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return errors.New("it is a whole number, or none")
	}
	*s = seedValue{n, true}
	return nil
}

// String is the value as it is typed.
func (s *seedValue) String() string {
	if !s.sent {
		return ""
	}
	return strconv.FormatInt(s.n, 10)
}

// Type is pflag's word for the value.
func (s *seedValue) Type() string { return "N|none" }
