package evaluate

import (
	"bufio"
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/responses/importers"
	"github.com/abstain-eval/abstain-eval/suites"
)

// unstated is the policy of answers that were collected elsewhere: how they
// were asked for is not known.
const unstated = "unstated"

// unstatedReason ends the sentence "No direction is given: ...".
const unstatedReason = "how the questions were put is not known; " +
	"score --from with --policy neutral says that nothing was added to them"

// Foreign is a file of answers to the items of a suite.
type Foreign struct {
	Format     string // the name of one of importers.Formats
	File       string
	Suite      string // reference
	Checkpoint string // "" means the file's name
	Policy     string // neutral, or "" where it is not known
	LogDir     string
}

// Import makes a run directory of foreign answers and returns it. The run
// holds the items that were answered, so that it is complete. It fails, with
// nothing written, on an answer to no item of the suite.
func Import(f Foreign, world World) (dir string, err error) {
	if f.Policy != "" && f.Policy != prompts.Neutral().Name {
		return "", &Usage{
			Message: fmt.Sprintf("unknown policy %q", f.Policy),
			Next:    "--policy neutral says that nothing but the question was asked; leave it out if that is not known",
		}
	}
	format, err := formatOf(f.Format)
	if err != nil {
		return "", err
	}
	answers, epochs, err := readAnswers(format, f.File, world)
	if err != nil {
		return "", err
	}
	suite, err := OpenSuite(f.Suite, world.Now())
	if err != nil {
		return "", err
	}
	answered, left, err := answeredItems(suite, answers)
	if err != nil {
		return "", err
	}
	if missing := itemsOf(left); missing > 0 {
		world.Progress.Note(fmt.Sprintf("%d of the %d items of %s have no answer in %s; the run holds the others",
			missing, missing+len(answered), suite.Manifest.Name, f.File))
	}
	manifest, write, err := foreignManifest(f, world, suite, answered, epochs, modelOf(answers))
	if err != nil {
		return "", err
	}
	manifest.Suites[0].LeftOut = left
	name := manifest.Checkpoint.Name
	dir = runs.NewDir(f.LogDir, manifest.Provenance.Started, name, suite.Manifest.Name, manifest.ID[:6])
	run, err := runs.Create(dir, manifest, write)
	if err != nil {
		return "", err
	}
	return dir, record(run, answered, answers)
}

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
	if len(byItem) == 0 {
		return nil, 0, &Usage{
			Message: name + " holds no answers",
			Next:    "expected lines of " + format.Line,
		}
	}
	if note := open.note(byItem); note != "" {
		world.Progress.Note(note)
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
	return importers.Format{}, &Usage{Message: fmt.Sprintf("unknown format %q", name), Next: strings.Join(known, ", ")}
}

// openAnswers opens a file of answers.
func openAnswers(format importers.Format, name string) (*os.File, error) {
	if name == "-" {
		return nil, &Usage{Message: "reading answers: - names no file", Next: "what comes through a pipe is read from /dev/stdin, with --checkpoint to name it"}
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
	return nil, &Usage{
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

// answeredItems are the items of the suite that have an answer, in its order, and
// how many of each side have none. Without its twin an item is no pair, and a side
// that lost more than the other may have lost what is hard: so they are counted
// apart.
func answeredItems(suite *suites.Suite, answers map[string][]importers.Answer) (found []suites.Item, left []suites.LeftOut, err error) {
	var ids []string
	known := map[string]bool{}
	var unanswerable, answerable int
	for item, err := range suite.Items() {
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, item.ID)
		known[item.ID] = true
		switch {
		case answers[item.ID] != nil:
			found = append(found, item)
		case item.Answerable:
			answerable++
		default:
			unanswerable++
		}
	}
	if err := strangers(suite, ids, firstLines(answers, func(id string) bool { return !known[id] }), len(answers)); err != nil {
		return nil, nil, err
	}
	return found, withoutAnswer(unanswerable, answerable), nil
}

// strangers fails on answers, of so many, to what is no item of the suite.
func strangers(suite *suites.Suite, ids []string, all []importers.Answer, of int) error {
	const next = "mend the ids, remove the lines, or name with --suite the suite that the answers belong to"
	if len(all) == of && of > 1 {
		return &Usage{
			Message: fmt.Sprintf("%s:%d: suite %s has none of the %d items, such as %q", all[0].File, all[0].Line, suite.Manifest.Name, of, all[0].ID),
			Next:    "name with --suite the suite that the answers belong to",
		}
	}
	var unknown mistakes
	for _, a := range all {
		text := fmt.Sprintf("suite %s has no item %q", suite.Manifest.Name, a.ID)
		if near := suites.Nearest(a.ID, ids); near != "" {
			text += fmt.Sprintf("; did you mean %q?", near)
		}
		unknown.add(&Usage{Message: fmt.Sprintf("%s:%d: %s", a.File, a.Line, text), Next: next})
	}
	return unknown.err("items are not in the suite")
}

// withoutAnswer are the items of each side that a file has no answer to, as they
// stand in run.json.
func withoutAnswer(unanswerable, answerable int) []suites.LeftOut {
	return slices.DeleteFunc([]suites.LeftOut{
		{Why: reports.NoAnswer + ", unanswerable", Items: unanswerable},
		{Why: reports.NoAnswer + ", answerable", Items: answerable},
	}, func(l suites.LeftOut) bool { return l.Items == 0 })
}

func itemsOf(left []suites.LeftOut) int {
	n := 0
	for _, l := range left {
		n += l.Items
	}
	return n
}

func policyOf(f Foreign) runs.Policy {
	if f.Policy == "" {
		return runs.Policy{Name: unstated}
	}
	p := prompts.Neutral()
	return runs.Policy{Name: p.Name, SHA256: p.SHA256()}
}

// modelOf is the one model that the answers say they are of, or "": then it is called
// after the checkpoint.
func modelOf(answers map[string][]importers.Answer) string {
	model := ""
	for _, list := range answers {
		for _, a := range list {
			if a.Model != "" && model != "" && a.Model != model {
				return ""
			}
			model = cmp.Or(a.Model, model)
		}
	}
	return model
}

func foreignManifest(f Foreign, world World, suite *suites.Suite, items []suites.Item, epochs int, model string) (runs.Manifest, func(io.Writer) error, error) {
	write := func(w io.Writer) error {
		out := bufio.NewWriter(w)
		for _, item := range items {
			if _, err := out.Write(append(item.AppendJSON(nil), '\n')); err != nil {
				return err
			}
		}
		return out.Flush()
	}
	sum, n, err := runs.ItemsDigest(write)
	if err != nil {
		return runs.Manifest{}, nil, err
	}
	name := f.Checkpoint
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(f.File), filepath.Ext(f.File))
	}
	ref := runs.Suite{
		Name: suite.Manifest.Name, Version: suite.Manifest.Version,
		Population: suite.Manifest.Population, Probe: suite.Manifest.Probe,
		Hash: hashOf(items),
	}
	for _, item := range items {
		if err := oneKind(suite, &ref, item); err != nil {
			return runs.Manifest{}, nil, err
		}
		ref.Items++
	}
	if model == "" {
		model = name
	}
	identity := runs.Identity{
		Model: model, Policy: policyOf(f), Epochs: epochs, ItemsSHA256: sum, NItems: n,
	}
	started := world.Now().UTC()
	return runs.Manifest{
		ID:         runs.NewID(identity, started),
		Identity:   identity,
		Checkpoint: runs.Checkpoint{Name: name},
		Suites:     []runs.Suite{ref},
		Provenance: runs.Provenance{
			Tool: world.Tool, Command: world.Command, Tags: world.Tags, Started: started,
		},
	}, write, nil
}

// record writes the answers as responses, in item order.
func record(run *runs.Run, items []suites.Item, answers map[string][]importers.Answer) (err error) {
	if err := run.Lock(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, run.Unlock()) }()
	log, err := run.OpenLog(runs.LogOptions{})
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, log.Close()); err == nil {
			err = run.AppendEvent(sessionEnded, ending{Recorded: log.Count()})
		}
	}()
	for n, item := range items {
		asked := item.AskHash()
		for _, answer := range answers[item.ID] {
			key := responses.KeyOf([]byte(run.Manifest.Identity.Hash()), asked[:], fmt.Append(nil, answer.Epoch))
			if err := log.Append(answer.Record(n, key)); err != nil {
				return err
			}
		}
	}
	return nil
}

func hashOf(items []suites.Item) string {
	h := newItemsHash()
	for _, item := range items {
		h.add(item.AppendJSON(nil))
	}
	return hex.EncodeToString(h.sum())
}
