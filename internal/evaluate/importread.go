package evaluate

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/responses/importers"
)

// readAnswers collects the answers by item, and tells which keys said nothing: one
// that was misspelled would be missed by nobody.
func readAnswers(format importers.Format, name string, world World) (byItem map[string][]importers.Answer, epochs int, err error) {
	f, err := openAnswers(format, name)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = f.Close() }() // it was only read
	byItem = map[string][]importers.Answer{}
	unread := unreadKeys{known: format.Keys}
	var faulty mistakes
	var open openAsks
	for answer, err := range format.Read(f, name) {
		if err != nil {
			faulty.add(err)
			continue
		}
		unread.add(answer.Unread)
		answer.Unread = nil
		if answer.Open != "" {
			open.add(answer)
			continue
		}
		byItem[answer.ID] = append(byItem[answer.ID], answer)
		epochs = max(epochs, answer.Epoch+1)
	}
	if err := faulty.err("lines have mistakes"); err != nil {
		return nil, 0, err
	}
	unanswered := open.text(byItem)
	switch {
	case len(byItem) == 0 && unanswered != "": // its lines are as they should be
		return nil, 0, &UsageError{Message: name + " holds no answers: " + unanswered, Next: askAgain}
	case len(byItem) == 0:
		return nil, 0, &UsageError{Message: name + " holds no answers", Next: "expected lines of " + format.Line}
	case unanswered != "":
		world.Progress.Note(unanswered + ": " + askAgain)
	}
	if note := unread.note(name); note != "" {
		world.Progress.Note(note)
	}
	return byItem, epochs, even(byItem, epochs)
}

// formatOf is the format of a name.
func formatOf(name string) (importers.Format, error) {
	var known []string
	for _, format := range importers.Formats() {
		if format.Name == name {
			return format, nil
		}
		known = append(known, format.Name+" has lines of "+format.Line)
	}
	return importers.Format{}, &UsageError{Message: fmt.Sprintf("unknown format %q", name), Next: strings.Join(known, ", ")}
}

// openAnswers opens a file of answers.
func openAnswers(format importers.Format, name string) (*os.File, error) {
	if name == "-" {
		return nil, &UsageError{Message: "reading answers: - names no file", Next: "what comes through a pipe is read from /dev/stdin, with --checkpoint to name it"}
	}
	f, err := os.Open(name)
	if err == nil {
		var info os.FileInfo
		if info, err = f.Stat(); err == nil && !info.IsDir() {
			return f, nil
		}
		_ = f.Close() // nothing was read
		if err == nil {
			err = fmt.Errorf("%s is a directory", name)
		}
	}
	if errors.Is(err, fs.ErrPermission) {
		return nil, fmt.Errorf("reading answers: %w", err)
	}
	return nil, &UsageError{
		Message: fmt.Sprintf("reading answers: %v", err),
		Next:    "give the path, from here, of a file with lines of " + format.Line,
	}
}

// even fails on items that were not answered in every epoch. A second answer for
// one epoch was refused before, so counting is enough.
func even(byItem map[string][]importers.Answer, epochs int) error {
	var uneven mistakes
	for _, a := range firstLines(byItem, func(id string) bool { return len(byItem[id]) != epochs }) {
		uneven.add(&jsonl.SyntaxError{File: a.File, Line: a.Line, Err: fmt.Errorf(
			"item %q has %d of %d epochs; every item needs an answer for each epoch from 0", a.ID, len(byItem[a.ID]), epochs)})
	}
	return uneven.err("items have too few epochs")
}

// firstLines are the first answers to the items that are wanted, as they stand in
// the file.
func firstLines(byItem map[string][]importers.Answer, wanted func(id string) bool) []importers.Answer {
	var found []importers.Answer
	for id, list := range byItem {
		if wanted(id) {
			found = append(found, list[0])
		}
	}
	slices.SortFunc(found, func(a, b importers.Answer) int { return cmp.Compare(a.Line, b.Line) })
	return found
}
