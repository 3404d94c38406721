package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// outputFlags name the files a report goes to.
type outputFlags struct{ files []string }

func (f *outputFlags) addFlags(set *pflag.FlagSet) {
	set.StringArrayVarP(&f.files, "output", "o", nil, "also write the report to `FILE`: .html, .md, .json or .csv; repeatable")
}

// check fails on files that write could not write, before anything is asked.
func (f *outputFlags) check() error { return checkFiles(f.files, reports.For) }

// checkFiles fails on a name whose format is unknown, and on a file that cannot be
// written.
func checkFiles[R any](names []string, formats func(name string) (R, error)) error {
	for _, name := range names {
		if _, err := formats(name); err != nil {
			return misuse("--output %s: %w", name, err)
		}
		if err := writable("--output", name); err != nil {
			return err
		}
	}
	return nil
}

// writeFiles has every file written in its format.
func writeFiles[R any](names []string, formats func(name string) (R, error), write func(io.Writer, R) error) error {
	for _, name := range names {
		format, err := formats(name)
		if err != nil {
			return misuse("--output %s: %w", name, err)
		}
		if err := runs.Rewrite(name, func(w io.Writer) error { return write(w, format) }); err != nil {
			return err // it names the file
		}
	}
	return nil
}

// writable fails where a file that a flag names cannot be written.
func writable(flag, name string) error {
	return cmp.Or(inDirectory(flag, name), runs.CheckRewrite(name))
}

// inDirectory fails where a file that a flag names would lie in no directory.
func inDirectory(flag, name string) error {
	if info, err := os.Stat(filepath.Dir(name)); err != nil || !info.IsDir() {
		return misuse("%s %s: there is no directory %s", flag, name, filepath.Dir(name))
	}
	return nil
}

// write renders the document into every file.
func (f *outputFlags) write(d reports.Document, rows iter.Seq2[reports.Row, error]) error {
	return writeFiles(f.files, reports.For, func(w io.Writer, render reports.Renderer) error { return render(w, d, rows) })
}

// until is rows up to the end of ctx, which is an error then: what is being written
// is left as it was.
func until(ctx context.Context, rows iter.Seq2[reports.Row, error]) iter.Seq2[reports.Row, error] {
	return func(yield func(reports.Row, error) bool) {
		for row, err := range rows {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// marginFlags are what the verdict is held against.
type marginFlags struct{ margin float64 }

func (f *marginFlags) addFlags(set *pflag.FlagSet) {
	set.Float64Var(&f.margin, "margin", 0.10, "largest `rate` of either failure that still counts as within; made again, a report keeps its own")
}

func (f *marginFlags) check() error {
	if !(f.margin > 0 && f.margin < 1) {
		return misuse("--margin is %g; it is a rate between 0 and 1, as in 0.1 for 10 points", f.margin)
	}
	return nil
}

// options are the margins, or none where the flag was not given and the run's
// own are to be kept.
func (f *marginFlags) options(set *pflag.FlagSet) signature.Options {
	if !set.Changed("margin") {
		return signature.Options{}
	}
	return signature.Options{MarginAnswer: f.margin, MarginRefusal: f.margin, MarginWrong: f.margin}
}

func addMaxUnscored(f *pflag.FlagSet, share *float64) {
	f.Float64Var(share, "max-unscored", 0.05, "largest `share` of unscored responses on a side before the run is no evidence (exit 5); a run that was made keeps its own")
}

// checkMaxUnscored fails on what is no share.
func checkMaxUnscored(share float64) error {
	if !(share >= 0 && share <= 1) {
		return misuse("--max-unscored is %g; it is a share between 0 and 1", share)
	}
	return nil
}

// logFlags say where runs lie and how progress is shown.
type logFlags struct {
	logDir   string
	progress string
	quiet    bool
}

func (f *logFlags) addFlags(set *pflag.FlagSet) {
	f.addDir(set)
	set.StringVar(&f.progress, "progress", "auto", "`how` to show progress on stderr: bar, plain, none, or auto (a bar on a terminal)")
	set.BoolVarP(&f.quiet, "quiet", "q", false, "nothing on stderr but errors")
}

func (f *logFlags) addDir(set *pflag.FlagSet) {
	set.StringVar(&f.logDir, "log-dir", "", "`directory` that holds the runs (default: $ABSTAIN_EVAL_LOG_DIR, then ./logs)")
}

// run is the directory of a run that a user named, or of a job.
func (f *logFlags) run(o *outside, name string) (string, error) {
	return runs.Resolve(f.dir(o), name)
}

// allRuns are those of several names.
func (f *logFlags) allRuns(o *outside, names []string) ([]string, error) {
	var dirs []string
	for _, name := range names {
		dir, err := f.run(o, name)
		if err != nil {
			return nil, err
		}
		dirs = append(dirs, dir)
	}
	return dirs, nil
}

func (f *logFlags) dir(o *outside) string {
	return cmp.Or(f.logDir, o.getenv("ABSTAIN_EVAL_LOG_DIR"), "logs")
}

// runJob runs a job and prints what came of it.
func runJob(ctx context.Context, o *outside, job evaluate.Job, out outputFlags, logs logFlags) error {
	if err := out.check(); err != nil {
		return err
	}
	progress, err := newProgress(o, logs)
	if err != nil {
		return err
	}
	result, document, err := evaluate.Execute(ctx, job, newWorld(o, progress))
	if len(document.Runs) > 0 {
		rows := evaluate.Rows(result)
		if job.Name != "" {
			out.files = append(out.files, filepath.Join(result.Dir, "report.html"))
		}
		// The files first: a reader of stdout that has seen enough ends the process.
		err = errors.Join(err, out.write(document, rows))
		if job.Name == "" {
			err = errors.Join(err, reports.Terminal(o.stdout, document, rows))
		}
		progress.Note("report: " + filepath.Join(result.Dir, "report.json"))
	}
	if job.Name != "" && len(result.Runs) > 0 {
		err = errors.Join(err, reports.Cells(o.stdout, document, cellsOf(result), result.Dir))
	}
	return err
}

// dryRun prints what a job would ask.
func dryRun(ctx context.Context, o *outside, job evaluate.Job, logs logFlags) error {
	progress, err := newProgress(o, logs)
	if err != nil {
		return err
	}
	plan, err := evaluate.DryRun(ctx, job, newWorld(o, progress))
	if err != nil {
		return err
	}
	return reports.DryRun(o.stdout, plan)
}

func cellsOf(result evaluate.Result) []reports.Cell {
	var cells []reports.Cell
	for _, r := range result.Runs {
		c := reports.Cell{Checkpoint: r.Checkpoint, Policy: r.Policy, ID: r.ID}
		if r.Err != nil && !errors.As(r.Err, new(*evaluate.UnscoredError)) { // that the document has
			c.Trouble = r.Err.Error()
			for _, name := range []string{r.Checkpoint + "." + r.Policy, r.Checkpoint} { // the line above has it
				c.Trouble = strings.TrimPrefix(c.Trouble, name+": ")
			}
		}
		cells = append(cells, c)
	}
	return cells
}

func newWorld(o *outside, progress evaluate.Progress) evaluate.World {
	return evaluate.World{
		Now:      o.now,
		Progress: progress,
		Tool:     version(),
		Command:  append([]string{"abstain-eval"}, runs.PublicArguments(o.args)...),
		Tags:     ciTags(o.getenv),
	}
}

// ciTags are what a CI system says of itself: facts that a report may need to
// be traced to its cause.
func ciTags(getenv func(string) string) map[string]string {
	tags := map[string]string{}
	for _, name := range []string{"GITHUB_SHA", "GITHUB_RUN_ID", "CI_COMMIT_SHA", "CI_PIPELINE_ID", "SLURM_JOB_ID"} {
		if value := getenv(name); value != "" {
			tags[name] = value
		}
	}
	return tags
}
