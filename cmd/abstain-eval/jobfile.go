package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A jobFile is a job as a user wrote it down. Its keys are the flags of run, so
// that a value is checked in one place; every mistake is kept with its line, to
// be told at once and before the first request.
type jobFile struct {
	name     string // of the file, for messages
	dir      string // what paths in it are relative to
	getenv   func(string) string
	mistakes []mistake
	told     map[*yaml.Node]bool // values of which a mistake was told: nothing follows from them
}

// A jobError is what came of a job that a file describes. What would be done by a
// flag is done by a key there.
type jobError struct {
	error
	file string
}

// inKeys is advice in which flags that the file takes as keys are called so.
func (e *jobError) inKeys(next string) string {
	out, kept := "", 0
	for _, m := range mentions(next, fileFlags()) {
		if !slices.Contains(besideFile(), m.flag) {
			out, kept = out+next[kept:m.from]+keyOf(m.flag), m.to
			if namesValue(next[m.to:]) {
				out += ":"
			}
		}
	}
	if kept == 0 {
		return next
	}
	return out + next[kept:] + " (in " + e.file + ")"
}

type mistake struct {
	line int
	text string
}

// specialKeys are those that are written otherwise than their flags, each with its flag:
// a name needs no prefix where it stands under the thing, and what may be several is in
// the plural.
func specialKeys() [][2]string {
	return [][2]string{
		{"name", "checkpoint"}, {"policies", "policy"}, {"headers", "header"}, {"scenarios", "scenario"}, {"sample_ids", "sample-id"},
	}
}

// flagOf is the flag of a key, and keyOf the key of a flag.
func flagOf(key string) string {
	for _, special := range specialKeys() {
		if special[0] == key {
			return special[1]
		}
	}
	return strings.ReplaceAll(key, "_", "-")
}

func keyOf(flag string) string {
	for _, special := range specialKeys() {
		if special[1] == flag {
			return special[0]
		}
	}
	return strings.ReplaceAll(flag, "-", "_")
}

// jobFrom reads the file into a job; given are the flags of the command line, those
// that may stand beside it laid over what it says.
func (r *runOptions) jobFrom(o *outside, args []string, given *pflag.FlagSet) (evaluate.Job, error) {
	if len(args) > 0 {
		return evaluate.Job{}, &evaluate.UsageError{Message: "suites are named in the job file, not beside it", Next: "write them under suites:"}
	}
	var clash error
	given.Visit(func(f *pflag.Flag) {
		if !slices.Contains(besideFile(), f.Name) && clash == nil {
			clash = &evaluate.UsageError{Message: "--" + f.Name + " does not go with -c", Next: "write it into the job file; beside it stand only\n" + reports.FoldMessage("  --"+strings.Join(besideFile()[1:], " --"), 78)}
		}
	})
	if clash != nil {
		return evaluate.Job{}, clash
	}
	data, err := os.ReadFile(r.file)
	if errors.Is(err, fs.ErrPermission) {
		return evaluate.Job{}, fmt.Errorf("-c: %w", err)
	}
	if err != nil {
		return evaluate.Job{}, &evaluate.UsageError{Message: fmt.Sprintf("-c: %v", err), Next: "give the path of a job file; docs/jobs.md has the format and three examples"}
	}
	f := &jobFile{name: r.file, dir: filepath.Dir(r.file), getenv: o.getenv, told: map[*yaml.Node]bool{}}
	// Flags of its own: to add them again would take away what r has read.
	file := &runOptions{logs: r.logs, fresh: r.fresh}
	job := f.read(o, file, data, given)
	if err := f.err(); err != nil {
		return job, err
	}
	return job, r.retry.into(&job, given.Changed)
}

// besideFile are the flags that may be given with -c: they say where and how the
// job is run, not what it asks whom, or ask less of it for a trial.
func besideFile() []string {
	return []string{"config", "log-dir", "new", "output", "progress", "quiet", "limit", "shuffle", "margin", "max-unscored",
		"dry-run", "token-limit", "cost-limit", "prices", "retry", "compress"}
}

func (f *jobFile) fail(line int, format string, args ...any) {
	f.mistakes = append(f.mistakes, mistake{line, fmt.Sprintf(format, args...)})
}

// err is all mistakes, or nil.
func (f *jobFile) err() error {
	if len(f.mistakes) == 0 {
		return nil
	}
	slices.SortStableFunc(f.mistakes, func(a, b mistake) int { return a.line - b.line })
	var lines []string
	for _, m := range f.mistakes {
		line := fmt.Sprintf("%s:%d: %s", f.name, m.line, m.text)
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return &evaluate.UsageError{Message: strings.Join(lines, "\n"), Next: "nothing was asked; docs/jobs.md has the format and three examples"}
}

// read turns the file into a job and notes what is wrong.
func (f *jobFile) read(o *outside, r *runOptions, data []byte, given *pflag.FlagSet) evaluate.Job {
	top, ok := f.parse(data)
	if !ok {
		return evaluate.Job{}
	}
	var policy policyFlags
	var tags map[string]string
	named := ""
	keys := newJobKeys(top, given)
	r.addJobFlags(keys.set)
	policy.addFlags(keys.set)
	var refs []string
	var checkpoints, defaults *yaml.Node
	for key, value := range f.members(top) {
		switch key.Value {
		case "name":
			named = f.scalar(key, value)
		case "suites":
			refs = f.suites(o, key, value)
		case "checkpoints":
			checkpoints = value
		case "defaults":
			defaults = value
		case "tags":
			tags = f.texts(key, value)
		default:
			f.flag(keys, key, value, "name", "suites", "checkpoints", "defaults", "tags")
		}
	}
	given.Visit(func(flag *pflag.Flag) { // the command line has the last word
		if keys.set.Lookup(flag.Name) != nil {
			_ = keys.set.Set(flag.Name, flag.Value.String()) // it was read once
		}
	})
	if named == "" {
		named = strings.TrimSuffix(filepath.Base(f.name), filepath.Ext(f.name))
	}
	job, err := r.frame(o, keys.set)
	f.atKey(keys, err)
	job.Policies, err = policy.policies()
	f.atKey(keys, err)
	job.Name, job.Suites, job.Tags = runs.SafeName(60, "-", named), refs, tags
	if len(refs) == 0 {
		job.Suites = []string{"core"}
	}
	job.Epochs = r.epochs
	job.Checkpoints = f.checkpoints(o, keys, top, checkpoints, defaults, job, given)
	return job
}

// suites reads the list of suites, and opens each to know that it is there.
func (f *jobFile) suites(o *outside, key, value *yaml.Node) []string {
	var refs []string
	nodes := f.list(value)
	if len(nodes) == 0 {
		f.fail(key.Line, "suites is an empty list: name a suite, or leave the key out for core")
	}
	for _, node := range nodes {
		ref := f.scalar(key, node)
		if f.told[node] {
			continue
		}
		if suites.IsPath(ref) {
			ref = f.path(ref)
		}
		if _, err := evaluate.OpenSuites(ref, o.now()); err != nil {
			f.fail(node.Line, "suites: %v", err)
			continue
		}
		if slices.Contains(refs, ref) {
			f.fail(node.Line, "suites: %s is named twice", ref)
			continue
		}
		refs = append(refs, ref)
	}
	return refs
}

// path is a path of the file, from where the process is.
func (f *jobFile) path(name string) string {
	if name == "" || filepath.IsAbs(name) || slices.Contains(suites.Names(), name) {
		return name
	}
	joined := filepath.Join(f.dir, name)
	if !strings.ContainsAny(joined, `/\`) {
		return "." + string(filepath.Separator) + joined
	}
	return joined
}
