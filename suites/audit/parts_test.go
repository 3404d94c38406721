package audit

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// The AUC is what comparing every unanswerable item with every answerable one
// gives, for any scores, ties among them, and any choice of clusters.
func TestAUCIsItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pairs := rapid.IntRange(1, 12).Draw(t, "pairs")
		scores := rapid.SliceOfN(rapid.Map(rapid.IntRange(-3, 3), func(n int) float64 { return float64(n) / 2 }), 2*pairs, 2*pairs).Draw(t, "scores")
		var s sample
		for p := range pairs {
			if p > 0 && rapid.Bool().Draw(t, "together") {
				s.clusters[len(s.clusters)-1] = append(s.clusters[len(s.clusters)-1], p)
			} else {
				s.clusters = append(s.clusters, []int{p})
			}
		}
		held := rapid.SliceOfN(rapid.IntRange(0, 3), len(s.clusters), len(s.clusters)).Draw(t, "held")
		var chosen []int
		for c, n := range held {
			for range n {
				chosen = append(chosen, s.clusters[c]...)
			}
		}
		won, own := 0.0, 0.0
		half := func(u, a float64) float64 {
			switch {
			case u > a:
				return 1
			case u == a:
				return .5
			}
			return 0
		}
		for _, p := range chosen {
			own += half(scores[2*p+1], scores[2*p])
			for _, q := range chosen {
				won += half(scores[2*p+1], scores[2*q])
			}
		}
		n := float64(len(chosen))
		got := make([]float64, 2)
		newTally(s, scores).figures(held, got)
		if n == 0 {
			if !math.IsNaN(got[0]) || !math.IsNaN(got[1]) {
				t.Fatalf("%v of nothing", got)
			}
			return
		}
		if math.Abs(got[0]-won/n/n) > 1e-12 || math.Abs(got[1]-own/n) > 1e-12 {
			t.Fatalf("AUC %g and within pairs %g; by definition %g and %g", got[0], got[1], won/n/n, own/n)
		}
	})
}

// At the solution, the gradient of the objective is zero.
func TestFitConverges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const columns = 6
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		rows := make([]row, rapid.IntRange(1, 40).Draw(t, "rows"))
		for i := range rows {
			rows[i].sign = float64(2*random.IntN(2) - 1)
			for c := range int32(columns) {
				if random.IntN(3) == 0 {
					rows[i].ones = append(rows[i].ones, c)
				}
			}
			for m := range rows[i].dense {
				rows[i].dense[m] = random.NormFloat64() * float64(random.IntN(5))
			}
		}
		m := fit(rows, columns, random)
		gradient := model{ones: slices.Clone(m.ones), dense: m.dense, constant: m.constant}
		for i := range rows {
			r := &rows[i]
			gradient.add(r, -r.sign*alpha(-r.sign*m.score(r)))
		}
		for _, g := range append(append(gradient.ones, gradient.dense[:]...), gradient.constant) {
			if math.Abs(g) > 1e-2 {
				t.Fatalf("the gradient is %+v", gradient)
			}
		}
	})
}

func TestMask(t *testing.T) {
	for _, test := range []struct{ a, u, wantA, wantU, reason string }{
		{"the element rhenium?", "the element velgarium?", "the element □?", "the element □?", "one word, its mark kept"},
		{"after Castle Hill on", "after Fern on", "after □ □ on", "after □ on", "how many words is still seen"},
		{`x.count("a") is`, `x.tally("a") is`, `□.□("□") is`, `□.□("□") is`, "what white space separates is masked together"},
		{"take --keep-days now", "take --depth now", "take --□-□ now", "take --□ now", "marks around and inside"},
		{"Mt. Ōtake", "Mt. Élan 3", "Mt. □", "Mt. □ □", "letters of any script, and digits"},
		{"in Ur", "in Ur of old", "in Ur", "in Ur □ □", "words on one side only"},
		{"a\n  b c", "a\n  b d", "a b □", "a b □", "white space alike on both sides"},
	} {
		a, u := maskSpan(test.a, test.u)
		if a != test.wantA || u != test.wantU {
			t.Errorf("%s: %q and %q; want %q and %q", test.reason, a, u, test.wantA, test.wantU)
		}
	}
}

func TestFeatures(t *testing.T) {
	words := `It isn't "so", in 2024 or 07:10; don’t say 'no' to Pim's.`
	var f features
	f.count(words, wordsOf(words))
	// words, characters, digits, negations, quotation marks, commas, numbers
	want := [nMeasures]float64{16, 46, 8, 3, 3, 1, 3}
	if f.measures != want {
		t.Errorf("measures of %q: %v, want %v; words %q", words, f.measures, want, wordsOf(words))
	}
	if n := len(measures()); n != nMeasures {
		t.Errorf("%d measures have names", n)
	}
	d := newDesign([]twins{
		{sides: [sides]text{{"", "Red fox?", ""}, {"", "Blue fox?", ""}}},
		{sides: [sides]text{{"Red", "fox red fox?", ""}, {"A", "fox?", ""}}},
	})
	if diff := cmp.Diff([]string{"red", "fox", "red fox"}, d.terms); diff != "" {
		t.Errorf("terms of at least two items; none spans context and question (-want +got):\n%s", diff)
	}
	var got [][]int32
	for _, item := range d.items {
		got = append(got, item.terms)
	}
	if diff := cmp.Diff([][]int32{{0, 1, 2}, {1}, {0, 1, 2}, {1}}, got); diff != "" {
		t.Errorf("terms by item, each once (-want +got):\n%s", diff)
	}
}
