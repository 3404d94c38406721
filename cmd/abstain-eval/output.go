package main

import (
	"cmp"
	"context"
	"io"
	"iter"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
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
