package evaluate

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
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
	Checkpoint string // blank means the file's name
	Policy     string // neutral, or "" where it is not known
	LogDir     string
}

// A ForeignRun is a run of foreign answers that was not written yet.
type ForeignRun struct {
	dir      string
	manifest runs.Manifest
	write    func(io.Writer) error
	items    []suites.Item
	answers  map[string][]importers.Answer
}

// ReadForeign reads foreign answers and holds them against their suite. The run has
// the items that were answered, so that it is complete. It fails on an answer to no
// item of the suite. Nothing is written.
func ReadForeign(f Foreign, world World) (*ForeignRun, error) {
	if f.Policy != "" && f.Policy != prompts.Neutral().Name {
		return nil, &UsageError{
			Message: fmt.Sprintf("unknown policy %q", f.Policy),
			Next:    "--policy neutral says that nothing but the question was asked; leave it out if that is not known",
		}
	}
	format, err := formatOf(f.Format)
	if err != nil {
		return nil, err
	}
	answers, epochs, err := readAnswers(format, f.File, world)
	if err != nil {
		return nil, err
	}
	suite, err := OpenSuite(f.Suite, world.Now())
	if err != nil {
		return nil, err
	}
	of, err := match(suite, world.Now().UTC(), answers)
	if err != nil {
		return nil, err
	}
	if err := tellMatched(of, suite, f.File, world); err != nil {
		return nil, err
	}
	model := "" // it is called after the checkpoint then
	switch models := modelsNamed(answers); len(models) {
	case 0:
	case 1:
		model = models[0]
	default:
		world.Progress.Note(fmt.Sprintf("warning: %s has answers of %d models (%s), which are taken for those of one", f.File, len(models), listed(models)))
	}
	manifest, write, err := foreignManifest(f, world, suite, of.answered, epochs, model)
	if err != nil {
		return nil, err
	}
	manifest.Suites[0].LeftOut = append(of.invalid, of.without...)
	if warning := brokenPairs(manifest.Suites[0], suite); warning != "" {
		world.Progress.Note(warning)
	}
	name := manifest.Checkpoint.Name
	dir := runs.NewDir(f.LogDir, manifest.Provenance.Started, name, suite.Manifest.Name, manifest.ID[:6])
	return &ForeignRun{dir, manifest, write, of.answered, answers}, nil
}

// Write makes the run directory and returns it. When ctx ends it fails, and nothing is
// left of the run: the answers are where they were read from.
func (f *ForeignRun) Write(ctx context.Context) (dir string, err error) {
	run, err := runs.Create(f.dir, f.manifest, func(w io.Writer) error { return f.write(stoppable{ctx, w}) })
	if err != nil {
		return "", err
	}
	if err := run.Lock(); err != nil {
		return "", fmt.Errorf("%s is left without answers: %w", f.dir, err)
	}
	if err := record(ctx, run, f.items, f.answers); err != nil && ctx.Err() != nil {
		return "", errors.Join(err, run.Remove())
	} else if err != nil {
		return "", errors.Join(err, run.Unlock())
	}
	return f.dir, run.Unlock()
}

// Discard removes the run that was written, where it was not scored to the end.
func (f *ForeignRun) Discard() error {
	run, err := runs.Open(f.dir)
	if err != nil {
		return err
	}
	if err := run.Lock(); err != nil {
		return err
	}
	if run.Manifest.ID != f.manifest.ID {
		return errors.Join(fmt.Errorf("removing %s: it is another run now", f.dir), run.Unlock())
	}
	return run.Remove()
}

// A stoppable writer fails when its context has ended.
type stoppable struct {
	ctx context.Context //nolint:containedctx // a writer has no other way to learn of it
	io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Writer.Write(p)
}

func policyOf(f Foreign) runs.Policy {
	if f.Policy == "" {
		return runs.Policy{Name: unstated}
	}
	p := prompts.Neutral()
	return runs.Policy{Name: p.Name, SHA256: p.SHA256()}
}

// modelsNamed are the models that the answers say they are of.
func modelsNamed(answers map[string][]importers.Answer) []string {
	models := map[string]bool{}
	for _, list := range answers {
		for _, a := range list {
			if a.Model != "" {
				models[a.Model] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(models))
}

func foreignManifest(f Foreign, world World, suite *suites.Suite, items []suites.Item, epochs int, model string) (runs.Manifest, func(io.Writer) error, error) {
	write := func(w io.Writer) error {
		for _, item := range items {
			if _, err := w.Write(append(item.AppendJSON(nil), '\n')); err != nil {
				return err
			}
		}
		return nil
	}
	sum, n, err := runs.ItemsDigest(write)
	if err != nil {
		return runs.Manifest{}, nil, err
	}
	name := cmp.Or(strings.TrimSpace(f.Checkpoint), strings.TrimSuffix(filepath.Base(f.File), filepath.Ext(f.File)))
	ref := refOf(suite)
	ref.Hash = hashOf(items)
	var pairs suites.Pairs
	for i := range items {
		pairs.Add(&items[i])
		if err := oneKind(suite, &ref, &items[i]); err != nil {
			return runs.Manifest{}, nil, err
		}
		ref.Items++
	}
	ref.BrokenPairs, ref.FirstBroken = pairs.Broken()
	identity := runs.Identity{
		Model: cmp.Or(model, name), Policy: policyOf(f), Epochs: epochs, ItemsSHA256: sum, NItems: n,
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
func record(ctx context.Context, run *runs.Run, items []suites.Item, answers map[string][]importers.Answer) (err error) {
	log, err := run.OpenLog()
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, log.Close()); err == nil {
			err = run.AppendEvent(sessionEnded, ending{Recorded: log.Count()})
		}
	}()
	key := askKeys(run.Manifest.Identity)
	for n, item := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		asked := item.AskHash()
		for _, answer := range answers[item.ID] {
			if err := log.Append(answer.Record(n, key(asked, answer.Epoch))); err != nil {
				return err
			}
		}
	}
	return nil
}

func hashOf(items []suites.Item) string {
	h := newItemsHash()
	for _, item := range items {
		h.add(item.Hash())
	}
	return hex.EncodeToString(h.sum())
}
