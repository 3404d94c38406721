package main

import (
	"cmp"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// marginFlags are what the verdict is held against.
type marginFlags struct{ margin float64 }

func (f *marginFlags) addFlags(set *pflag.FlagSet) {
	set.Float64Var(&f.margin, "margin", signature.DefaultMargin, "largest `rate` of either failure that still counts as within; made again, a report keeps its own")
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
	f.Float64Var(share, "max-unscored", evaluate.DefaultMaxUnscored, "largest `share` of unscored responses on a side before the run is no evidence (exit 5); a run that was made keeps its own")
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
