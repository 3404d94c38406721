package main

import "github.com/spf13/cobra"

func newScorer(o *outside) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "scorer",
		Short: "Find out how far the scorer can be trusted",
		Args:  oneOfItsCommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newScorerAudit(o))
	return cmd
}
