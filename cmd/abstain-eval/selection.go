package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/suites"
)

// selectionFlags say which items of the suites are asked.
type selectionFlags struct {
	scenarios, names []string
	limit            string
	shuffle          uint64
}

func (s *selectionFlags) addFlags(f *pflag.FlagSet) {
	f.StringSliceVar(&s.scenarios, "scenario", nil, "ask only items of these `scenarios`, comma-separated or repeated")
	f.StringSliceVar(&s.names, "sample-id", nil, "ask only these `ids` of items; a pair's name takes both twins")
	f.Uint64Var(&s.shuffle, "shuffle", 0, "ask in an order drawn by this `seed`, which also decides what --limit takes")
	s.addLimit(f, "")
}

func (s *selectionFlags) addLimit(f *pflag.FlagSet, value string) {
	f.StringVarP(&s.limit, "limit", "L", value, "of each suite ask only `N` items or N%: whole pairs, all scenarios alike")
}

// selection reads the flags; set says whether one was given.
func (s *selectionFlags) selection(set func(name string) bool) (suites.Selection, error) {
	var out suites.Selection
	wrong := []error{
		notEmpty(set, "limit", s.limit == ""),
		notEmpty(set, "scenario", len(s.scenarios) == 0),
		notEmpty(set, "sample-id", len(s.names) == 0),
	}
	var err error
	if s.limit != "" {
		if out.Limit, err = suites.ParseLimit(s.limit); err != nil {
			wrong = append(wrong, misuse("--%w", err))
		}
	}
	out.Scenarios, err = known("--scenario", "scenario", s.scenarios, suites.Scenarios())
	wrong = append(wrong, err)
	for _, name := range s.names {
		if strings.TrimSpace(name) == "" {
			wrong = append(wrong, misuse("--sample-id has an empty id"))
		}
		out.Names = append(out.Names, strings.TrimSpace(name))
	}
	if set("shuffle") {
		out.Shuffle = &s.shuffle
	}
	return out, errors.Join(wrong...)
}

// notEmpty fails where a flag was given without a value: an empty variable of
// the shell must not ask for everything.
func notEmpty(set func(name string) bool, flag string, empty bool) error {
	if set(flag) && empty {
		return &evaluate.UsageError{Message: "--" + flag + " is empty", Next: "leave the flag out to ask everything"}
	}
	return nil
}

// known turns the words of a flag into values, each once, in the order in which
// all are listed. An unknown one is an error that names the nearest.
func known[T ~string](flag, what string, words []string, all []T) ([]T, error) {
	var wrong []error
	for _, word := range words {
		wrong = append(wrong, knownWord(flag+": ", what, strings.TrimSpace(word), all))
	}
	var out []T
	for _, v := range all {
		if slices.ContainsFunc(words, func(w string) bool { return strings.TrimSpace(w) == string(v) }) {
			out = append(out, v)
		}
	}
	return out, errors.Join(wrong...)
}

// knownWord fails where word is none of all.
func knownWord[T ~string](flag, what, word string, all []T) error {
	if slices.Contains(all, T(word)) {
		return nil
	}
	next := "known are " + listOf(all)
	if near := nearest.Of(word, wordsOf(all)); near != "" {
		next = "did you mean " + near + "?"
	}
	return &evaluate.UsageError{Message: fmt.Sprintf("%sunknown %s %q", flag, what, word), Next: next}
}

func listOf[T ~string](all []T) string { return strings.Join(wordsOf(all), ", ") }

func wordsOf[T ~string](all []T) []string {
	texts := make([]string, len(all))
	for i, v := range all {
		texts[i] = string(v)
	}
	return texts
}
