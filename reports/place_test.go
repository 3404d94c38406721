package reports

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func TestLabelsStandFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &placer{within: box{0, 0, 396, 396}}
		var labels []box
		for i := range rapid.IntRange(1, numbered-1).Draw(t, "points") {
			x := rapid.Float64Range(0, 396).Draw(t, "x")
			y := rapid.Float64Range(0, 396).Draw(t, "y")
			s := p.place(x, y, float64(40+8*i))
			p.take(s)
			if s.clear {
				for _, other := range labels {
					if s.box.overlap(other) > visible {
						t.Fatalf("%v covers %v", s.box, other)
					}
				}
				labels = append(labels, s.box)
			} else {
				t.Fatalf("no free place for label %d at (%.0f, %.0f)", i, x, y)
			}
		}
	})
}

// A spot that hides a hair of the edge, or of another label, is not chosen while
// a free one is left.
func TestAHairIsNotHidden(t *testing.T) {
	p := &placer{within: box{0, 0, 396, 396}}
	for i, y := range []float64{3.7000732421875, 6.103515625e-05} {
		s := p.place(1, y, float64(40+8*i))
		if p.take(s); !s.clear {
			t.Errorf("label %d stands at %v, which hides something", i, s.box)
		}
	}
}

func TestStrokeWithin(t *testing.T) {
	b := box{10, 10, 20, 20}
	tests := []struct {
		reason string
		stroke stroke
		want   float64
	}{
		{"all of it", stroke{x0: 12, y0: 15, x1: 18, y1: 15}, 6},
		{"from side to side", stroke{x0: 0, y0: 15, x1: 50, y1: 15}, 10},
		{"along an edge hides nothing", stroke{x0: 0, y0: 20, x1: 50, y1: 20}, 0},
		{"from corner to corner", stroke{x0: 0, y0: 0, x1: 30, y1: 30}, 14.142135623730951},
		{"past a corner", stroke{x0: 0, y0: 15, x1: 15, y1: 31}, 0},
		{"ends before it", stroke{x0: 15, y0: 0, x1: 15, y1: 9}, 0},
		{"a point", stroke{x0: 15, y0: 15, x1: 15, y1: 15}, 0},
	}
	for _, test := range tests {
		if got := test.stroke.within(b); got != test.want {
			t.Errorf("%s: %v, want %v", test.reason, got, test.want)
		}
	}
}

// comparedAt is a document in which runs at these rates are held against the first.
func comparedAt(rates ...[2]float64) Document {
	var d Document
	for i, r := range rates {
		side := func(x float64) signature.Side {
			return signature.Side{Rate: signature.Rate{Value: &x, Lo: max(0, x-.04), Hi: min(1, x+.04), Level: .95}, Margin: .10}
		}
		id := strconv.Itoa(i)
		d.Runs = append(d.Runs, Run{ID: id, Checkpoint: "checkpoint-" + id, Signatures: []SuiteReport{
			{Strict: signature.Signature{Suite: "core", OverAnswer: side(r[0]), OverRefusal: side(r[1])}},
		}})
		if i > 0 {
			d.Comparisons = append(d.Comparisons, Comparison{Base: "0", Next: id, Suites: []SuiteComparison{{Change: comparison.Change{Suite: "core"}}}})
		}
	}
	return d
}

// written reads a path of ours, M and L with pairs of numbers, or what is a number.
func written(t *testing.T, path string) []float64 {
	t.Helper()
	var numbers []float64
	for word := range strings.FieldsSeq(strings.NewReplacer("M", " ", "L", " ", "Z", " ").Replace(path)) {
		x, err := strconv.ParseFloat(word, 64)
		if err != nil {
			t.Fatalf("%q: %v", path, err)
		}
		numbers = append(numbers, x)
	}
	return numbers
}

// covering is the box of a label that stands in the picture.
func covering(t *testing.T, l label, column float64) box {
	t.Helper()
	at := written(t, l.X+" "+l.Y)
	x, y, width := at[0], at[1], labelWidth(l.Text, column)
	switch l.Anchor {
	case "middle":
		x -= width / 2
	case "end":
		x -= width
	}
	return box{x, y + 5 - labelHeight, x + width, y + 5}
}

func TestLabelsKeepOffArrowsAndTheirOwnIntervals(t *testing.T) {
	tests := []struct {
		reason string
		rates  [][2]float64
	}{
		{"from the right to all sides, as the demonstration's runs", [][2]float64{{.88, .09}, {.50, .02}, {.11, .38}, {.50, .50}, {.06, .08}}},
		{"upwards", [][2]float64{{.3, .1}, {.3, .6}}},
		{"into the corner", [][2]float64{{.9, .9}, {.03, .03}}},
	}
	for _, test := range tests {
		v, _ := newPlane(comparedAt(test.rates...))
		if len(v.Moves) != len(test.rates)-1 {
			t.Fatalf("%s: %d arrows", test.reason, len(v.Moves))
		}
		labels := map[string]box{}
		for i, l := range v.Names {
			labels[l.Text] = covering(t, l, nameWidth)
			whiskers, own := written(t, strings.Join([]string{v.Points[i].X, v.Points[i].Y, v.Points[i].Lo, v.Points[i].Hi, v.Points[i].Low, v.Points[i].High}, " ")), labels[l.Text]
			if n := (stroke{x0: whiskers[2], y0: whiskers[1], x1: whiskers[3], y1: whiskers[1]}).within(own) +
				(stroke{x0: whiskers[0], y0: whiskers[5], x1: whiskers[0], y1: whiskers[4]}).within(own); n > .1 {
				t.Errorf("%s: %s hides %.1f units of its own intervals", test.reason, l.Text, n)
			}
		}
		for _, l := range v.Asides {
			labels[l.Text] = covering(t, l, quietWidth)
		}
		for text, at := range labels {
			for _, m := range v.Moves {
				head, line := written(t, m.Head), written(t, m.Line)
				for i := 0; i < len(head); i += 2 {
					if corner := (box{head[i] - .1, head[i+1] - .1, head[i] + .1, head[i+1] + .1}); corner.overlap(at) > .001 {
						t.Errorf("%s: %s covers the head %s", test.reason, text, m.Head)
					}
				}
				if n := (stroke{x0: line[0], y0: line[1], x1: line[2], y1: line[3]}).within(at); n > .1 {
					t.Errorf("%s: %s covers %.1f units of the arrow %s", test.reason, text, n, m.Line)
				}
			}
		}
	}
}

func TestTheRegionIsNamedOnlyWhereItsNameStandsFree(t *testing.T) {
	tests := []struct {
		reason string
		rates  [][2]float64
		want   bool
	}{
		{"nothing near it", [][2]float64{{.8, .5}}, true},
		{"all around it is taken", [][2]float64{{.11, .11}, {.14, .14}, {.17, .17}, {.2, .2}, {.12, .06}, {.06, .12}, {.2, .11}, {.3, .14}}, false},
	}
	for _, test := range tests {
		v, _ := newPlane(comparedAt(test.rates...))
		named := false
		for _, l := range v.Asides {
			named = named || l.Text == "within both margins"
		}
		if named != test.want || !strings.Contains(v.Caption, "Shaded: within both margins (10% and 10%).") {
			t.Errorf("%s: named is %v; %s", test.reason, named, v.Caption)
		}
	}
}

// TestLabelWidth: capitals and the widest letters take more than a column, which a name
// of them would lack at the edge of a narrow screen.
func TestLabelWidth(t *testing.T) {
	for _, c := range []struct {
		text string
		want float64
	}{{"sft-1200", 8}, {"日本", 4}, {"", 0}, {"WWWW", 6}, {"mmw", 4}, {"RUN", 3.3}} {
		if got := labelWidth(c.text, 1); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v columns, want %v", c.text, got, c.want)
		}
	}
}

// TestHeapedNames: where lines from one spot would lead through the names of others, the
// plane has numbers.
func TestHeapedNames(t *testing.T) {
	at := func(n int, x float64) (names []planeName) {
		for range n {
			names = append(names, planeName{x, 9, "a name"})
		}
		return names
	}
	for _, c := range []struct {
		names []planeName
		want  bool
	}{{at(3, 7), false}, {at(4, 7), true}, {append(at(3, 7), at(3, 70)...), false}, {append(at(3, 7), at(1, 8)...), true}} {
		if heaped(c.names) != c.want {
			t.Errorf("%v: heaped is %v", c.names, !c.want)
		}
	}
}

func TestPlaneNames(t *testing.T) {
	var points []planePoint
	for i, share := range []float64{.1, .5, .1, .101, .1, .1, .1, .1} {
		points = append(points, planePoint{number: i + 3, label: "name", answer: signature.Side{Rate: signature.Rate{Value: &share}}, ref: signature.Side{Rate: signature.Rate{Value: new(float64)}}})
	}
	var got []string
	for _, n := range planeNames(points, true) {
		got = append(got, n.text)
	}
	// What looks like one point has one label, and a long one is broken.
	if diff := cmp.Diff([]string{"3, 5, 6, 7, 8, 9, 10", "4"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got = nil
	for _, n := range planeNames(points, false) {
		got = append(got, n.text)
	}
	if diff := cmp.Diff([]string{"name, name, name, name", "name", "name, name, name"}, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}
