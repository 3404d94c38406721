package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
)

// flagError turns pflag's errors into ours, with the nearest flag where one
// was misspelled.
func flagError(cmd *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	usage := &evaluate.UsageError{Message: err.Error(), Next: cmd.CommandPath() + " --help lists the flags"}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		flag := invalid.GetFlag()
		usage.Message = fmt.Sprintf("--%s is %q; it takes %s", flag.Name, invalid.GetValue(), kindOfFlag(flag.Value.Type(), invalid.GetValue()))
		return usage
	}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		name := strings.TrimLeft(unknown.GetSpecifiedName(), "-")
		if flag := flagOfRun(cmd, name); flag != nil {
			usage.Next = "a flag stands behind its command, as in " + cmd.CommandPath() + " run core --" + flag.Name
		} else if other := otherName(name, cmd.Flags()); other != "" {
			usage.Next = other
		} else if near := nearest.Of(name, known); near != "" {
			usage.Next = fmt.Sprintf("did you mean --%s?", near)
		}
	}
	return usage
}

// flagOfRun is the flag of run that was given to no command, where cmd is the root.
func flagOfRun(cmd *cobra.Command, name string) *pflag.Flag {
	run, _, err := cmd.Find([]string{"run"})
	if cmd.HasParent() || err != nil {
		return nil
	}
	if len(name) == 1 {
		return run.Flags().ShorthandLookup(name)
	}
	return run.Flags().Lookup(name)
}

// noneEmpty fails on a flag that was given and is empty, as where a script's variable is not
// set: a gate would be judged without its baseline, and a run be kept where it is not looked
// for. It leaves alone flags whose default says nothing else than an empty value does, and
// those that say themselves what they take.
func noneEmpty(flags *pflag.FlagSet) error {
	var wrong []error
	flags.Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "model", "system", "trained-by", "checkpoint", "limit":
			return
		}
		if f.Value.Type() == "string" && f.Value.String() == "" {
			wrong = append(wrong, emptyFlag(f.Name))
		}
	})
	return errors.Join(wrong...)
}

func emptyFlag(name string) error {
	return &evaluate.UsageError{
		Message: "--" + name + " is empty",
		Next:    "give it a value, or leave the flag out; a variable of the shell may not be set",
	}
}

// kindOfFlag says in words what values of a type look like, where another was given.
func kindOfFlag(name, given string) string {
	switch name {
	case "int", "int64":
		return "a whole number"
	case "uint64":
		return "a whole number from 0"
	case "float64":
		if meant, ok := meantNumber(given); ok {
			return "a number: write " + meant
		}
		return "a number"
	case "float64Slice":
		if meant := meantNumbers(given); meant != "" {
			return "numbers, separated by commas: write " + meant
		}
		return "numbers, separated by commas"
	case "duration":
		return "a duration, such as 90s, 10m or 2h"
	case "bool":
		return "true or false, or nothing"
	case (*connections)(nil).Type():
		return "a number, or auto"
	case (*seedValue)(nil).Type():
		return "a whole number, or none"
	}
	return "another kind of value"
}

// meantNumber is the number that a percentage stands for, or one with a decimal comma.
func meantNumber(given string) (string, bool) {
	digits, percent := strings.CutSuffix(strings.TrimSpace(given), "%")
	value, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(digits), ",", ".", 1), 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		return "", false
	}
	if percent {
		value /= 100
	}
	return strconv.FormatFloat(value, 'g', 6, 64), true
}

// meantNumbers are the numbers that percentages stand for, or "".
func meantNumbers(given string) string {
	var all []string
	for part := range strings.SplitSeq(given, ",") {
		meant, ok := meantNumber(part)
		if !ok {
			return ""
		}
		all = append(all, meant)
	}
	return strings.Join(all, ",")
}
