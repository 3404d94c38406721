package evaluate

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/cards"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// CardOptions are how a card is made of a run or a job.
type CardOptions struct {
	Tool string // version
	// AllowSimulated puts figures of simulated checkpoints in, marked as such.
	AllowSimulated bool
	// MaxUnscored is the share of unscored responses on a side that is allowed;
	// nil means what the run itself allowed.
	MaxUnscored *float64
	// ModelName is the entry of model-index; "" means the one that is there, or the
	// checkpoint's name.
	ModelName string
}

// A Card is what a model card says of a run or a job.
type Card struct {
	card cards.Card
	// Notes are for whoever makes the card, not for its readers.
	Notes []string
}

// Block is the marked block.
func (c Card) Block() string { return cards.Block(c.card) + "\n" }

// Metadata is front matter that holds the results for model-index alone.
func (c Card) Metadata() (string, error) {
	text, err := cards.FrontMatter(c.card.Models)
	return text, cardError(err)
}

// NewCard scores the responses of a run or a job in memory and makes its card. It
// asks nothing and writes nothing. It fails where the run is incomplete, where too
// much is unscored, and with a *UsageError where it is simulated and that was not
// allowed.
func NewCard(dir string, o CardOptions) (Card, error) {
	var c Card
	commands := map[string]reports.CardCommand{}
	d, _, err := passOver(dir, o.Tool, openFrozen, func(run *runs.Run, past history) (reports.Run, iter.Seq2[exchange, error], error) {
		described, err := describe(run, past, scored(run), signature.Options{})
		if err != nil {
			return described, nil, err
		}
		if described.Recorded < described.Planned {
			return described, nil, &EarlyError{Checkpoint: described.Checkpoint, Open: described.Planned - described.Recorded, Of: described.Planned}
		}
		allowed := past.allowed(o.MaxUnscored)
		weigh(&described, allowed)
		commands[described.ID] = commandOf(run.Manifest, past.mostTokens, heldTo(described))
		if before := scoredBefore(run); before != "" && before != described.ScoredBy {
			c.Notes = append(c.Notes, fmt.Sprintf("%s was scored by %s, and the card is by %s: abstain-eval score %s writes its report anew",
				run.Dir(), before, described.ScoredBy, runs.ShellQuoted(run.Dir())))
		}
		return described, exchanges(run, scorer(run)), evidence(described, run.Dir(), allowed)
	})
	if err == nil && len(d.Unbegun) > 0 {
		err = &EarlyError{Checkpoint: d.Unbegun[0]}
	}
	if err != nil {
		return c, err
	}
	if d.Simulated && !o.AllowSimulated {
		return c, &UsageError{
			Message: "these figures come of simulated checkpoints, which say nothing of a model",
			Next:    "--allow-simulated makes a card of them all the same, marked SIMULATED",
		}
	}
	c.card.Marks = marksOf(d)
	if c.card.Models, err = modelsOf(d, o); err != nil {
		return c, err
	}
	var block strings.Builder
	err = reports.Card(&block, d, commands)
	c.card.Block = block.String()
	return c, err
}

// heldTo is the margin of a run's rates; 0 where it has none.
func heldTo(run reports.Run) float64 {
	if len(run.Signatures) == 0 {
		return 0
	}
	return run.Signatures[0].Strict.OverAnswer.Margin
}

// scoredBefore is by whom the run's own verdicts are, as far as their first line
// tells; "" where there are none.
func scoredBefore(run *runs.Run) string {
	f, err := os.Open(run.Path(runs.VerdictsFile))
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }() // it was only read
	for v, err := range scoring.ReadVerdicts(f) {
		if err != nil {
			return ""
		}
		return v.By
	}
	return ""
}

// marksOf are what the first line of a block says of its figures.
func marksOf(d reports.Document) []cards.Mark {
	var ids, names, checkpoints []string
	for _, run := range d.Runs {
		ids = append(ids, run.ID)
		if name := modelName(run); !slices.Contains(checkpoints, name) {
			checkpoints = append(checkpoints, name)
		}
		for _, ref := range run.Suites {
			name := ref.Name
			if ref.Version != "" {
				name += "@" + ref.Version
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	marks := []cards.Mark{
		{Name: "run", Value: strings.Join(ids, ",")}, {Name: "suites", Value: strings.Join(names, ",")}, {Name: "version", Value: d.Tool},
		{Name: cards.Checkpoint, Value: strings.Join(checkpoints, ",")},
	}
	if d.Simulated {
		marks = append(marks, cards.Mark{Name: "simulated", Value: "yes"})
	}
	return marks
}

// PutCard puts a card into a file, which need not be there yet, and says what came
// of that: "created", "updated", or "already up to date", where nothing was
// written. A note says what may have to be done by hand. Where it fails the file is as
// it was.
func PutCard(c Card, file string) (outcome, note string, err error) {
	before, err := readCard(file)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		return "", "", err
	}
	after, err := cards.Put(file, before, c.card)
	outcome = "updated"
	switch {
	case err != nil:
		return "", "", cardError(err)
	case isNew:
		outcome = "created"
	case string(before) == string(after):
		return "already up to date", "", nil
	}
	if name := cards.Doubtful(file, before, c.card); name != "" {
		note = fmt.Sprintf("model-index of %s keeps the name %q: the card that was there is of an older version and does not say "+
			"whether it gave that name; if it did, write %q there by hand", file, name, c.card.Models[0].Name)
	}
	return outcome, note, runs.Rewrite(file, func(w io.Writer) error {
		_, err := w.Write(after)
		return err
	})
}

// VerifyCard makes the card of a run or a job anew and lists where file says
// something else, with the version that made the file's. It returns a
// *DiffersError where there is any such place.
func VerifyCard(file, dir, tool string) (found reports.CardCheck, err error) {
	content, err := readCard(file)
	if errors.Is(err, fs.ErrNotExist) {
		return found, &UsageError{Message: err.Error(), Next: "name the file that holds the card"}
	}
	if err != nil {
		return found, err
	}
	marks, ok, err := cards.Marks(file, content)
	if err != nil {
		return found, cardError(err)
	}
	if !ok {
		return found, noBlock(file, dir)
	}
	mark := func(marks []cards.Mark, name string) string {
		for _, m := range marks {
			if m.Name == name {
				return m.Value
			}
		}
		return ""
	}
	found = reports.CardCheck{File: file, Run: dir, Made: cmp.Or(mark(marks, "version"), tool), Tool: tool}
	everything := 1.0
	c, err := NewCard(dir, CardOptions{Tool: found.Made, AllowSimulated: true, MaxUnscored: &everything})
	if err != nil {
		return found, err
	}
	differences, front, err := cards.Compare(file, content, c.card)
	if err != nil {
		return found, cardError(err)
	}
	found.BlockAlone = !front
	for _, d := range differences {
		found.Differences = append(found.Differences, reports.CardDifference{Line: d.Line, Where: d.Where, File: d.File, Run: d.Card})
	}
	if len(differences) > 0 {
		return found, &DiffersError{
			File: file, Dir: dir, Places: len(differences),
			Other: otherRun(mark(marks, "run"), mark(c.card.Marks, "run")), Simulated: mark(c.card.Marks, "simulated") != "",
		}
	}
	return found, nil
}

// otherRun is the run that a block names, where that is not the one it was held
// against.
func otherRun(named, present string) string {
	if named == present {
		return ""
	}
	return named
}

// readCard reads a file that is to be edited, or compared.
func readCard(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err == nil && !info.Mode().IsRegular() {
		return nil, &UsageError{Message: file + " is no file", Next: "name the README.md of a model"}
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}
