package reports

import (
	"fmt"
	"math"
	"strconv"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// barWidth is how many units a bar from 0 to 100% takes.
const barWidth = 120

// A bar is one rate on a line from 0 to 100%: its interval, its value, and the
// margin where it is held to one. Coordinates are written out.
type bar struct {
	Shown           bool
	Lo, Span, Value string
	Margin          string
	Title           string
}

// px writes a coordinate with one decimal: equal figures give equal bytes.
func px(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// clamp brings a share into [0, 1]; what is no number becomes 0.
func clamp(share float64) float64 {
	if math.IsNaN(share) {
		return 0
	}
	return min(1, max(0, share))
}

// A quadrantView is the picture of the twins: what was done with the
// unanswerable twin (row) and with the answerable one (column).
type quadrantView struct {
	Cells [4]quadrantCell
	Title string
	Pairs string
}

type quadrantCell struct{ X, Y, TextX, CountY, NameY, Tint, Count, Name string }

func newQuadrant(q signature.Quadrant) *quadrantView {
	if q.Pairs <= 0 {
		return nil
	}
	const width, height, left, top, gap = 118, 62, 74, 36, 4
	v := &quadrantView{
		Pairs: plural(q.Pairs, "twin pair"),
		Title: fmt.Sprintf("Of %s it tells apart %d, answers both of %d, declines both of %d and inverts %d.",
			plural(q.Pairs, "twin pair"), q.TellsApart, q.AnswersBoth, q.DeclinesBoth, q.Inverted),
	}
	for i, cell := range []struct {
		name  string
		count int
	}{
		{"tells apart", q.TellsApart}, {"declines both", q.DeclinesBoth},
		{"answers both", q.AnswersBoth}, {"inverted", q.Inverted},
	} {
		x, y := float64(left+(i%2)*(width+gap)), float64(top+(i/2)*(height+gap))
		v.Cells[i] = quadrantCell{
			X: px(x), Y: px(y), TextX: px(x + 10), CountY: px(y + 30), NameY: px(y + 50),
			Tint:  strconv.FormatFloat(.05+.35*clamp(float64(cell.count)/float64(q.Pairs)), 'f', 2, 64),
			Count: fmt.Sprint(cell.count), Name: cell.name,
		}
	}
	return v
}
