package reports

import (
	"math"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// An effortView is what replies took, as the page shows it.
type effortView struct {
	Says                   string // "" where nothing is notable
	Least, Most            string // ends of the axis of the ratios
	Rows                   []effortFigure
	TruncatedU, TruncatedA string
	Level                  string
	Notes                  []string
}

type effortFigure struct {
	Name                     string
	Unanswerable, Answerable effortSide
	Ratio, Interval, Pairs   string
	Bar                      bar
}

type effortSide struct{ Mean, Median, Count string }

func newEffort(e *effort.Effort) *effortView {
	if e == nil {
		return nil
	}
	span := ratioSpan(*e)
	v := &effortView{
		Least:      times(1/span, 3),
		Most:       times(span, 0) + "x",
		TruncatedU: truncatedText(e.Truncated.Unanswerable),
		TruncatedA: truncatedText(e.Truncated.Answerable),
		Level:      signature.Percent(e.Completion.Ratio.Level),
		Notes:      effortNotes(*e),
	}
	v.Least = strings.TrimRight(v.Least, "0") + "x"
	if text := effortText(e); text != "" {
		v.Says = "It " + text + "."
	}
	for _, row := range effortRows(*e) {
		r := row.of.Ratio
		f := effortFigure{
			Name: row.name, Unanswerable: newEffortSide(row.of.Unanswerable), Answerable: newEffortSide(row.of.Answerable),
			Pairs: pairsOf(r), Bar: ratioBar(row.name, r, span),
		}
		f.Ratio, f.Interval = ratioParts(r)
		f.Ratio = boundText(r) + orNoData(f.Ratio)
		v.Rows = append(v.Rows, f)
	}
	return v
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
