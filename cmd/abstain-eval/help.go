package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/suites"
)

// helping makes help of what is no command a mistake, wherever it is asked for: as
// it stands, cobra prints that of the command before it. The mistake, and what help
// could not be written for, is there once root was executed.
func helping(root *cobra.Command) *error {
	var mistake error
	usual := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		if words := cmd.Flags().Args(); len(words) > 0 && cmd.HasSubCommands() {
			if mistake = cmd.ValidateArgs(words); mistake != nil {
				return
			}
		}
		out := cmd.OutOrStdout()
		var text bytes.Buffer // cobra prints an error of writing and exits with 0
		cmd.SetOut(&text)
		usual(cmd, args)
		cmd.SetOut(out)
		_, mistake = out.Write(text.Bytes())
	})
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		RunE: func(_ *cobra.Command, words []string) error {
			cmd, rest, err := root.Find(words)
			if err == nil && len(rest) > 0 && cmd.HasSubCommands() {
				err = cmd.ValidateArgs(rest)
			}
			if err != nil {
				return err
			}
			return cmd.Help()
		},
	})
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			cmd.Args, cmd.RunE = oneOfItsCommands, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
	return &mistake
}

// commandGroup is a command that does nothing but hold others.
func commandGroup(use, short string, commands ...*cobra.Command) *cobra.Command {
	group := &cobra.Command{
		Use: use, Short: short, Args: oneOfItsCommands,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	group.AddCommand(commands...)
	return group
}

// oneOfItsCommands takes no word that is not a command of cmd.
func oneOfItsCommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownCommand(cmd, args[0])
}

func unknownCommand(cmd *cobra.Command, name string) error {
	var known []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	next := cmd.CommandPath() + " --help lists the commands"
	if !cmd.HasParent() && (slices.Contains(suites.Names(), name) || strings.HasSuffix(name, ".jsonl")) {
		next = fmt.Sprintf("did you mean %s run %s?", cmd.CommandPath(), name)
	} else if near := nearest.Of(name, known); near != "" {
		next = fmt.Sprintf("did you mean %s %s?", cmd.CommandPath(), near)
	}
	return &evaluate.UsageError{Message: fmt.Sprintf("unknown command %q", name), Next: next}
}
