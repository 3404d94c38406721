package evaluate

import (
	"fmt"
	"strings"
)

// A Code is the exit code of the process.
type Code int

// The exit codes; Codes says what each means.
const (
	OK           Code = 0
	Internal     Code = 1
	Misuse       Code = 2
	Failed       Code = 3
	Incomplete   Code = 4
	Unmeasurable Code = 5
	Interrupted  Code = 130 // 128 and the number of SIGINT
	Terminated   Code = 143 // 128 and the number of SIGTERM
)

// A CodeMeaning says what an exit code means, in a few words, and what comes next.
type CodeMeaning struct {
	Code    Code
	Meaning string
	Next    string
}

// Codes are all exit codes with their meaning, which the help of the program and
// docs/exit-codes.md give in these words.
func Codes() []CodeMeaning {
	return []CodeMeaning{
		{OK, "done", "nothing"},
		{Internal, "internal or I/O error", "see what the message names: a disk, a permission, a damaged run"},
		{Misuse, "usage, configuration, wrong key or model, a suite with errors", "mend what the message names; the same command does not help"},
		{Failed, "a gate failed, or a card differs from its run", "look at the run: the tool did its work"},
		{Incomplete, "incomplete, the same command resumes", "run the same command again; after `doctor`, mend the server first"},
		{Unmeasurable, "complete, but too much is unscored to count as evidence", "find out why, as the report says, and ask again or allow more"},
		{Interrupted, "interrupted (SIGINT), state saved", "run the same command again"},
		{Terminated, "interrupted (SIGTERM), state saved", "run the same command again"},
	}
}

// CodesList is a line for each exit code, as the help of the program ends with.
func CodesList() string {
	var b strings.Builder
	b.WriteString("Exit codes:\n")
	for _, c := range Codes() {
		fmt.Fprintf(&b, "  %-3d  %s\n", c.Code, c.Meaning)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
