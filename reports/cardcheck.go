package reports

import (
	"fmt"
	"io"
)

// A CardCheck is what came of holding a model card against a run.
type CardCheck struct {
	File, Run   string
	Made        string // the version that made the card
	Tool        string // the version that compared it
	BlockAlone  bool   // the file has no front matter, and so no model-index
	Differences []CardDifference
}

// A CardDifference is a place at which a card says something else than its run.
// A side that says nothing there is empty.
type CardDifference struct {
	Line      int    // of the file; 0 where it is of no line
	Where     string // in model-index: which figure; "" in the block
	File, Run string
}

// CardVerified writes where a card and its run differ, a place at a time, or that
// they do not.
func CardVerified(w io.Writer, c CardCheck) error {
	p := &printer{w: w}
	file := nameText(c.File)
	if len(c.Differences) == 0 {
		p.f("%s agrees with %s.\n", file, nameText(c.Run))
	}
	for _, d := range c.Differences {
		place := file
		if d.Line > 0 {
			place = fmt.Sprintf("%s:%d", file, d.Line)
		}
		p.f("%s", cardPlace(place, nameText(d.Where)))
		p.f("%s", fold(cardSide(d.File), "  card: ", "        "))
		p.f("%s", fold(cardSide(d.Run), "  run:  ", "        "))
	}
	if c.BlockAlone {
		p.f("It has no front matter: the block alone was compared.\n")
	}
	if c.Made != c.Tool {
		p.f("The card was made by %s and compared by %s.\n", nameText(c.Made), nameText(c.Tool))
	}
	return p.err
}

// cardPlace names a place and what stands there, which has lines of its own where
// the first would not hold it: a path is not broken.
func cardPlace(place, where string) string {
	const most = 80 // columns
	switch {
	case where == "":
		return place + "\n"
	case textWidth(place)+2+textWidth(where) > most:
		return place + ":\n" + wide(where, "  ")
	}
	return place + ": " + where + "\n"
}

func cardSide(text string) string {
	if text == "" {
		return "(nothing)"
	}
	return shortenBytes(text, noteBytes)
}
