package traces

import (
	"math"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// Steps is how much of a worked solution stands in a response. It is an
// experimental measure: a step that was taken and not written is not found.
type Steps struct {
	Found int `json:"found"` // of Of
	// Of are the intermediate values of the item that tell something: not those
	// that the question holds or that are the answer.
	Of int `json:"of"`
	// Early is where the final answer is first stated, as a share of the length
	// of trace and answer in bytes, from 0 to 1 in steps of .001; nil where the
	// response commits to no value or it is not found as it was read.
	Early *float64 `json:"early,omitempty"`
}

// Skips reports whether fewer than half of the intermediate values are there.
func (s Steps) Skips() bool { return 2*s.Found < s.Of }

// A step is one intermediate value: its words, and the label that has to stand
// with it in one sentence where the value alone is too short to tell.
type step struct{ value, label []uint64 }

// shortValue is up to how many characters a value says little by itself: digits
// from 1 to 99 stand in every working.
const shortValue = 2

// readSteps reads steps as items word them: "59 × 8 = 472", a bare value, or
// "Carmen = 2".
func readSteps(steps, answers []string, question string, lx *phrases.Table) []step {
	asked, _ := split(question, lx)
	var gold [][]uint64
	for _, a := range answers {
		gold = append(gold, key(a, lx))
	}
	var out []step
	for _, text := range steps {
		left, value := "", text
		if at := strings.LastIndexByte(text, '='); at >= 0 {
			left, value = text[:at], text[at+1:]
		}
		s := step{value: key(value, lx)}
		if len(s.value) == 0 {
			continue
		}
		if len(strings.TrimSpace(value)) <= shortValue {
			words, _ := split(left, lx)
			for i := len(words) - 1; i >= 0 && s.label == nil; i-- {
				s.label = []uint64{words[i].hash} // the last says where: "after 10", a name
			}
		}
		if s.label == nil && (find(asked, s.value) >= 0 || among(gold, s.value)) {
			continue
		}
		out = append(out, s)
	}
	return out
}

func among(rows [][]uint64, row []uint64) bool {
	for _, r := range rows {
		if slices.Equal(r, row) {
			return true
		}
	}
	return false
}

// covered counts the steps that stand in a text. It looks at each word once for
// every step that begins with it.
func covered(words []word, steps []step) int {
	begins := map[uint64][]int{}
	for i, s := range steps {
		begins[s.value[0]] = append(begins[s.value[0]], i)
	}
	found, n := make([]bool, len(steps)), 0
	for from := 0; from < len(words); {
		to := endOf(words, from)
		for i := from; i < to; i++ {
			for _, k := range begins[words[i].hash] {
				s := steps[k]
				if found[k] || i+len(s.value) > to || !same(words[i:], s.value) {
					continue
				}
				if s.label == nil || find(words[from:to], s.label) >= 0 {
					found[k] = true
					n++
				}
			}
		}
		from = to
	}
	return n
}

// early is where a value is first stated, or else first stands, as a share of
// the text; nil where it does not stand there.
func early(text string, words []word, value []uint64, lx *phrases.Table) *float64 {
	if len(value) == 0 || len(text) == 0 {
		return nil
	}
	at := find(words, value)
	if stated := statements(text, words, value, lx); len(stated) > 0 {
		at = stated[0]
	}
	if at < 0 {
		return nil
	}
	share := math.Round(1000*float64(words[at].start)/float64(len(text))) / 1000
	return &share
}
