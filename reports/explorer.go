package reports

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"iter"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/inorder"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// explorerBudget is how many bytes of a page the responses may take. Browsers
// stay quick at that size, and a model card's host accepts it.
const explorerBudget = 4 << 20

// An explorer is the responses of a page, by run and group.
type explorer struct {
	Runs      []*explorerRun
	Shown, Of int
	Shortened int
	Note      string
}

type explorerRun struct {
	Name    string
	Groups  []*explorerGroup
	shelves [shelves]shelf
	Of      int
}

type explorerGroup struct {
	Name, Count string
	HTML        template.HTML // rows as appendRow made them
	rows        bytes.Buffer
	shown, of   int
	place       int
}

// A runSuite is one suite of one run: nothing is counted over several.
type runSuite struct{ run, suite string }

func shownSuites(d Document) int {
	n := 0
	for _, run := range d.Runs {
		n += len(run.Signatures)
	}
	return n
}

// explore reads all rows and keeps those that fit: every suite of a run has an
// equal part of the budget, of which failures have 60%, calibrated responses 30% and
// unscored ones 10%. A shelf is closed by the first row that does not fit, so
// that what is shown is always the first so many. Room that one kind leaves over
// goes to the others of its suite.
func explore(d Document, rows iter.Seq2[Row, error], budget int) (*explorer, error) {
	e := &explorer{}
	byKey := map[runSuite]*explorerRun{}
	part := budget / max(1, shownSuites(d))
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			key := runSuite{run.ID, suite.Strict.Suite}
			if byKey[key] != nil {
				continue
			}
			name := nameText(run.Checkpoint)
			if len(run.Signatures) > 1 {
				name += ", " + nameText(suite.Strict.Suite)
			}
			byKey[key] = e.run(name, part)
		}
	}
	if rows == nil {
		return e, nil
	}
	for row, err := range inorder.Do(placed(rows, byKey), (*placedRow).size, (*placedRow).render) {
		if err != nil {
			return nil, err
		}
		e.Of++
		row.run.add(e, row)
	}
	e.finish()
	return e, nil
}

// A placedRow is a row on its way to the page.
type placedRow struct {
	Row
	run       *explorerRun
	html      []byte
	shortened bool
}

// placed gives the rows whose run and suite are of the document.
func placed(rows iter.Seq2[Row, error], byKey map[runSuite]*explorerRun) iter.Seq2[placedRow, error] {
	return func(yield func(placedRow, error) bool) {
		for row, err := range rows {
			if err != nil {
				yield(placedRow{}, fmt.Errorf("reading the responses to show: %w", err))
				return
			}
			if run := byKey[runSuite{row.Run, row.Verdict.Suite}]; run != nil && !yield(placedRow{Row: row, run: run}, nil) {
				return
			}
		}
	}
}

func (r *placedRow) size() int {
	return len(r.Question) + len(r.Context) + len(r.Answer) + len(r.Trace)
}

// render makes the HTML of a row, unless its shelf is closed already.
func (r *placedRow) render() {
	if r.run.shelves[shelfOf(r.Verdict)].full.Load() {
		return
	}
	view := newRow(r.Row)
	r.html, r.shortened = appendRow(nil, view), view.Shortened
}

func (e *explorer) run(name string, part int) *explorerRun {
	r := &explorerRun{Name: name}
	for kind, share := range [shelves]int{failures: 60, calibrated: 30, unscoredRows: 10} {
		r.shelves[kind].left, r.shelves[kind].mayWait = part*share/100, part
	}
	e.Runs = append(e.Runs, r)
	return r
}

func (r *explorerRun) add(e *explorer, row placedRow) {
	r.Of++
	kind := shelfOf(row.Verdict)
	g := r.group(nameText(groupName(row.Verdict)), kind)
	g.of++
	if made := (shelvedRow{g, row.html, row.shortened}); r.shelves[kind].takes(made) {
		e.show(made)
	}
}

func (e *explorer) show(row shelvedRow) {
	_, _ = row.group.rows.Write(row.html) // cannot fail
	row.group.shown++
	e.Shown++
	if row.shortened {
		e.Shortened++
	}
}

// groupName is the class with its cause, or why there is none.
func groupName(v scoring.Verdict) string {
	if v.State != scoring.Scored {
		return "unscored: " + strings.ReplaceAll(string(v.State), "_", " ")
	}
	return string(v.Class) + ": " + strings.ReplaceAll(string(v.Cause), "_", " ")
}

func (r *explorerRun) group(name string, place int) *explorerGroup {
	for _, g := range r.Groups {
		if g.Name == name {
			return g
		}
	}
	g := &explorerGroup{Name: name, place: place}
	r.Groups = append(r.Groups, g)
	return g
}

// finish sorts the groups, failures first, and says what was left out.
func (e *explorer) finish() {
	for _, r := range e.Runs {
		r.passOn(e)
		slices.SortStableFunc(r.Groups, func(a, b *explorerGroup) int {
			return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.Name, b.Name))
		})
		for _, g := range r.Groups {
			g.HTML = template.HTML(g.rows.String())
			g.Count = fmt.Sprint(g.of)
			if g.shown < g.of {
				g.Count = fmt.Sprintf("the first %d of %d", g.shown, g.of)
			}
		}
	}
	e.Runs = slices.DeleteFunc(e.Runs, func(r *explorerRun) bool { return r.Of == 0 })
	e.Note = fmt.Sprintf("All %d responses are here", e.Of)
	switch {
	case e.Of == 1 && e.Shown == 1:
		e.Note = "The only response is here"
	case e.Shown < e.Of:
		e.Note = fmt.Sprintf("%d of %d responses are here; the others are left out to keep the page small", e.Shown, e.Of)
	}
	if e.Shortened > 0 {
		e.Note += fmt.Sprintf(", and %d of them are shortened in the middle", e.Shortened)
	}
	e.Note += ". Each run's responses.jsonl holds everything whole."
}
