package reports

import (
	"math"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// An effortView is what replies took, as the page shows it.
type effortView struct {
	Anchor, Caption                 string
	Says                            string // "" where nothing is notable
	Least, Most                     string // ends of the axis of the ratios
	Rows                            []effortFigure
	Unanswerable, Answerable, Ratio bool // which columns have a figure
	TruncatedU, TruncatedA          string
	EndTold                         bool   // of either side: else both are no data
	Lacks                           string // what has none
	Notes                           []string
}

type effortFigure struct {
	Name                     string
	Unanswerable, Answerable effortSide
	Ratio, Interval, Pairs   string
	Bar                      bar
}

type effortSide struct{ Mean, Median, Count string }

func newEffort(e *effort.Effort, anchor string) *effortView {
	if e == nil {
		return nil
	}
	span := ratioSpan(*e)
	v := &effortView{
		Anchor:       anchor,
		Unanswerable: e.Completion.Unanswerable.Replies > 0,
		Answerable:   e.Completion.Answerable.Replies > 0,
		Least:        times(1/span, 3),
		Most:         times(span, 0) + "x",
		TruncatedU:   truncatedText(e.Truncated.Unanswerable),
		TruncatedA:   truncatedText(e.Truncated.Answerable),
		Notes:        effortNotes(*e),
	}
	v.Least = strings.TrimRight(v.Least, "0") + "x"
	if text := effortText(e); text != "" {
		v.Says = "It " + text + "."
	}
	var untold []string
	for _, row := range effortRows(*e) {
		r := row.of.Ratio
		if row.of.Unanswerable.Mean == nil && row.of.Answerable.Mean == nil && r.Value == nil {
			untold = append(untold, row.name)
			continue
		}
		v.Ratio = v.Ratio || r.Value != nil
		f := effortFigure{
			Name: row.name, Unanswerable: newEffortSide(row.of.Unanswerable), Answerable: newEffortSide(row.of.Answerable),
			Pairs: pairsOf(r), Bar: ratioBar(row.name, r, span),
		}
		f.Ratio, f.Interval = ratioParts(r)
		f.Ratio = boundText(r) + orNoData(f.Ratio)
		v.Rows = append(v.Rows, f)
	}
	v.EndTold = e.Truncated.Unanswerable.Value != nil || e.Truncated.Answerable.Value != nil
	if !v.EndTold && (v.Unanswerable || v.Answerable) {
		untold = append(untold, "finish reason")
	}
	v.Caption = "By side"
	if v.Ratio {
		v.Caption += ", and how many times as much the twin without an answer took: the geometric mean over complete pairs, with its " +
			signature.Percent(e.Completion.Ratio.Level) + " interval"
	}
	v.Lacks = v.lacking(untold)
	return v
}

// lacking says in place of rows and columns without a figure why there is none; ""
// where every one has some.
func (v *effortView) lacking(untold []string) string {
	var said []string
	if len(untold) > 0 {
		said = append(said, "No reply tells its "+eitherOf(untold)+".")
	}
	switch {
	case len(v.Rows) == 0:
		var cut []string
		for _, side := range []struct{ name, text string }{{"unanswerable", v.TruncatedU}, {"answerable", v.TruncatedA}} {
			if side.text != signature.NoData { // a probe has one side
				cut = append(cut, "on the "+side.name+" side: "+side.text)
			}
		}
		if len(cut) > 0 {
			said = append(said, "Truncated "+strings.Join(cut, "; ")+".")
		}
	case !v.Unanswerable:
		said = append(said, "No item is unanswerable, so that there is no pair.")
	case !v.Answerable:
		said = append(said, "No item is answerable, so that there is no pair.")
	case !v.Ratio:
		said = append(said, "No pair has a ratio.")
	}
	return strings.Join(said, " ")
}

func newEffortSide(s effort.Side) effortSide {
	return effortSide{amount(s.Mean), amount(s.Median), someOf(s.Said, s.Replies)}
}

// ratioSpan is how far the axis of the ratios reaches: from its inverse to it,
// the least power of two from 2 to 64 that holds every interval.
func ratioSpan(e effort.Effort) float64 {
	span := 2.
	for _, row := range effortRows(e) {
		r := row.of.Ratio
		for _, x := range []*float64{r.Value, r.Lo, r.Hi} {
			for x != nil && span < 64 && (*x > span || *x < 1/span) {
				span *= 2
			}
		}
	}
	return span
}

// ratioBar is a ratio and its interval on a logarithmic line, with 1 marked in
// the middle.
func ratioBar(name string, r effort.Ratio, span float64) bar {
	if r.Value == nil {
		return bar{}
	}
	at := func(x float64) float64 { return barWidth * clamp((1+math.Log(max(x, 1e-9))/math.Log(span))/2) }
	b := bar{
		Shown: true, Value: px(at(*r.Value)), Lo: px(at(*r.Value)), Span: px(0), Margin: px(barWidth / 2),
		Title: name + ", ratio within pairs: " + ratioText(r),
	}
	if r.Lo != nil && r.Hi != nil {
		b.Lo, b.Span = px(at(*r.Lo)), px(max(0, at(*r.Hi)-at(*r.Lo)))
	}
	return b
}
