//go:build fit

package behavior

import (
	"fmt"
	"hash/crc32"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
)

// folds are into how many parts the rows are cut whose words are weighed by what is fitted
// on the others.
const folds = 3

// fold is the part that an answer is in, and all others to its question.
func (r toldRow) fold() int { return int(crc32.ChecksumIEEE([]byte(r.about))>>4) % folds }

// fittedWithout are the n-grams fitted without each part.
func fittedWithout(t *testing.T, rows []toldRow) (without []*ngrams) {
	t.Helper()
	for k := range folds {
		m, err := parseNgrams(fitted(t, slices.DeleteFunc(slices.Clone(rows), func(r toldRow) bool { return r.fold() == k })))
		if err != nil {
			t.Fatal(err)
		}
		without = append(without, m)
	}
	return without
}

// fittedSigns is the file of the weights of signs. They are fitted on answers with which
// few rules were chosen, and that are weighed by n-grams which were fitted on others.
func fittedSigns(t *testing.T, rows []toldRow, without []*ngrams) string {
	t.Helper()
	number := map[sign]int32{}
	var told []counted
	for k, m := range without {
		for _, row := range rows {
			if weight := row.forSigns(); weight > 0 && row.fold() == k {
				told = append(told, signsOf(row, weight, m, number))
			}
		}
	}
	w := regress(t, told, len(number), len(signWeights{}), nil, penaltySigns)
	var b strings.Builder
	b.WriteString(signsHead)
	order := slices.SortedFunc(maps.Keys(number), func(a, b sign) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	for _, s := range order {
		which := "open"
		if s.typed {
			which = "typed"
		}
		at := int(number[s]) * len(signWeights{})
		d, h := int(math.Round(100*w[at])), int(math.Round(100*w[at+1]))
		if d != 0 || h != 0 {
			fmt.Fprintf(&b, "%s\t%s\t%s\t%d\t%d\n", which, s.about, s.is, d, h)
		}
	}
	t.Log(len(told), "answers,", len(number), "signs")
	return b.String()
}

// signsOf are the signs of an answer by number, new ones with the next.
func signsOf(row toldRow, weight float64, m *ngrams, number map[sign]int32) (c counted) {
	c.weight = weight
	switch kind := Kind(row.label); {
	case kind.Declines(), row.label == "abstains", row.label == "rebuts":
		c.class = 1
	case kind == Hedged:
		c.class = 2
	}
	var s scene
	s.look(row.question, clip(row.answer), tables())
	if len(s.toks) == 0 {
		return c
	}
	r := s.byRules()
	typed := !s.untyped()
	s.signs(r, s.weighWords(m), func(about, is string, by float64) {
		key := sign{typed, about, is}
		n, ok := number[key]
		if !ok {
			n = int32(len(number))
			number[key] = n
		}
		c.grams, c.by = append(c.grams, n), append(c.by, by)
	})
	return c
}

const signsHead = `# What weighs for an answer that declines or hedges, each against one that answers plainly, in
# hundredths. TestFitNgrams writes this file; do not edit it. A line: open or typed, as the type of
# the value asked for is known; what the sign is about, and what that is; the weights for a
# decline and for a hedge.
`
