package reports

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// publishedPicture is the plane of a report with the models' means in place of
// runs, and beside it the part of it where all of them lie, enlarged. It needs
// nothing beside it. Means over data sets have no interval over questions, so that
// there are no crosses.
func publishedPicture(t *testing.T, models []publishedModel) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("<g class=\"plane\">" + publishedPlane(t, models))
	c := publishedCut{x0: .25, x1: .65, y1: .16, left: 530, top: 12, width: 440, height: 262}
	c.frame(&b)
	c.points(t, &b, models)
	for i, m := range models {
		x, y := 530+230*(i/10), 330+15*(i%10)
		fmt.Fprintf(&b, "<text x=\"%d\" y=\"%d\" class=\"name\" text-anchor=\"end\">%d</text><text x=\"%d\" y=\"%d\">%s</text>\n",
			x+14, y, i+1, x+22, y, html.EscapeString(m.name))
	}
	b.WriteString("</g>\n")
	return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1004 476\" width=\"1004\" height=\"476\" role=\"img\" aria-labelledby=\"plane-title plane-desc\">\n" +
		"<style>\n" + planeStyle(t, b.String()) + "</style>\n<rect width=\"1004\" height=\"476\" fill=\"var(--paper)\"/>\n" + b.String() + "</svg>\n"
}

// publishedPlane is what reports draw, without names: they stand in the cut.
func publishedPlane(t *testing.T, models []publishedModel) string {
	t.Helper()
	var d Document
	for _, m := range models {
		at := func(name string) signature.Side {
			x := m.mean(name).Mean
			return signature.Side{Rate: signature.Rate{Value: &x, Lo: x, Hi: x, Level: .95}, Margin: .10}
		}
		d.Runs = append(d.Runs, Run{Checkpoint: m.name, Signatures: []SuiteReport{{
			Strict: signature.Signature{Suite: "AbstentionBench", OverAnswer: at(answerColumn), OverRefusal: at(refusalColumn)},
		}}})
	}
	points, absent := planePoints(d)
	if len(absent) > 0 {
		t.Fatalf("the plane lacks %v", absent)
	}
	v := drawPlane(d, points, nil)
	v.Title, v.Desc = "Twenty models on the plane of the two rates", "Means over data sets; the figures stand in the table."
	for i := range v.Points {
		v.Points[i].Title = models[i].name
	}
	var b strings.Builder
	if err := pageTemplates().ExecuteTemplate(&b, "plane", page{Plane: v}); err != nil {
		t.Fatal(err)
	}
	_, svg, _ := strings.Cut(b.String(), "<svg ")
	_, svg, ok := strings.Cut(svg, ">")
	svg, _, closed := strings.Cut(svg, "</svg>")
	if !ok || !closed {
		t.Fatalf("the plane is no picture:\n%s", b.String())
	}
	return svg
}

// A publishedCut is a part of the plane, from x0 to x1 and from 0 to y1, in a box of its own.
type publishedCut struct{ x0, x1, y1, left, top, width, height float64 }

func (c publishedCut) x(share float64) float64 { return c.left + c.width*(share-c.x0)/(c.x1-c.x0) }
func (c publishedCut) y(share float64) float64 { return c.top + c.height*(1-share/c.y1) }

func (c publishedCut) frame(b *strings.Builder) {
	fmt.Fprintf(b, "<rect class=\"part\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n", px(planeX(c.x0)), px(planeY(c.y1)), px(planeX(c.x1)-planeX(c.x0)), px(planeY(0)-planeY(c.y1)))
	fmt.Fprintf(b, "<rect class=\"field\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n", px(c.left), px(c.top), px(c.width), px(c.height))
	for _, share := range []float64{.3, .4, .5, .6} {
		fmt.Fprintf(b, "<line class=\"grid\" x1=\"%[1]s\" x2=\"%[1]s\" y1=\"%[2]s\" y2=\"%[3]s\"/><text class=\"tick\" x=\"%[1]s\" y=\"%[4]s\" text-anchor=\"middle\">%[5]s</text>\n",
			px(c.x(share)), px(c.top), px(c.y(0)), px(c.y(0)+16), signature.Percent(share))
	}
	for _, share := range []float64{0, .05, .1, .15} {
		class := "grid"
		if share == .1 {
			class = "margin"
		}
		fmt.Fprintf(b, "<line class=\"%[1]s\" x1=\"%[2]s\" x2=\"%[3]s\" y1=\"%[4]s\" y2=\"%[4]s\"/><text class=\"tick\" x=\"%[5]s\" y=\"%[4]s\" dy=\"4\" text-anchor=\"end\">%[6]s</text>\n",
			class, px(c.left), px(c.x(c.x1)), px(c.y(share)), px(c.left-6), signature.Percent(share))
	}
	fmt.Fprintf(b, "<text class=\"axis\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">over-answer rate → (the part in the dashed frame)</text>\n", px(c.left+c.width/2), px(c.y(0)+34))
}

// moves draws an arrow from the base to what was trained from it, as in a report
// that compares. Where the two nearly touch there is none.
func (c publishedCut) moves(t *testing.T, b *strings.Builder, p *placer, models []publishedModel) {
	var v plane
	for _, s := range slices.Concat(distillations(), pureRL()) {
		x0, y0 := c.at(publishedNamed(t, models, s.base))
		x1, y1 := c.at(publishedNamed(t, models, s.next))
		v.arrow(p, x0, y0, x1, y1)
	}
	for _, m := range v.Moves {
		fmt.Fprintf(b, "<path class=\"moved\" d=\"%s\"/><path class=\"head\" d=\"%s\"/>\n", m.Line, m.Head)
	}
}

func (c publishedCut) at(m publishedModel) (x, y float64) {
	return c.x(m.mean(answerColumn).Mean), c.y(m.mean(refusalColumn).Mean)
}

func (c publishedCut) points(t *testing.T, b *strings.Builder, models []publishedModel) {
	t.Helper()
	p := &placer{within: box{c.left + 3, c.top + 2, c.left + c.width - 3, c.top + c.height - 2}}
	p.line(c.left, c.y(.1), c.left+c.width, c.y(.1), marginWeight)
	c.moves(t, b, p, models)
	for _, m := range models {
		x, y := c.at(m)
		p.mark(x, y, 6)
	}
	var labels strings.Builder
	for i, m := range models {
		x, y := c.at(m)
		l := p.label(x, y, fmt.Sprint(i+1), nameWidth)
		if l.Leader {
			fmt.Fprintf(b, "<line class=\"leader\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n", l.FromX, l.FromY, l.ToX, l.ToY)
		}
		fmt.Fprintf(b, "<circle class=\"point\" cx=\"%s\" cy=\"%s\" r=\"5\"><title>%s</title></circle>\n", px(x), px(y), html.EscapeString(m.name))
		fmt.Fprintf(&labels, "<text class=\"name\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n", l.X, l.Y, l.Anchor, l.Text)
	}
	b.WriteString(labels.String())
}

// planeStyle is what the page's style sheet says of the classes in a picture, on
// light paper and on dark.
func planeStyle(t *testing.T, picture string) string {
	t.Helper()
	css, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		t.Fatal(err)
	}
	root, _, ok := strings.Cut(string(css), "* {")
	if !ok || !strings.Contains(root, "prefers-color-scheme: dark") {
		t.Fatal("page.css does not begin with the colors of light and dark paper")
	}
	style := strings.Replace(root, "  color-scheme: light dark;\n", "", 1) + "svg { font-family: system-ui, sans-serif; }\n" +
		".plane .part { fill: none; stroke: var(--quiet); stroke-dasharray: 4 3; }\n"
	for line := range strings.Lines(string(css)) {
		class, _, _ := strings.Cut(strings.TrimPrefix(line, ".plane ."), " ")
		used := strings.HasPrefix(line, ".plane .") && strings.Contains(picture, `class="`+strings.TrimSuffix(class, ",")+`"`)
		if used || strings.HasPrefix(line, ".plane text") || strings.HasPrefix(line, "svg text") {
			style += line
		}
	}
	return style
}
