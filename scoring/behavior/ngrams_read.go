package behavior

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// parseNgrams reads the file of weights: comments (#), the vocabulary (@words: ...), and
// a line for each n-gram: its place and symbols, a tab, and for each of the kinds its
// weight in hundredths. An error names the line. Every command that scores reads the two
// megabytes before its first verdict, so that each byte is looked at about once.
func parseNgrams(text string) (*ngrams, error) {
	m := emptyNgrams()
	lines := make([]weighedGram, 0, keptNgrams)
	var at place // of the line before, since those of a place stand together
	for n := 1; text != ""; n++ {
		end := strings.IndexByte(text, '\n')
		if end < 0 {
			end = len(text)
		}
		line := text[:end]
		text = text[min(end+1, len(text)):]
		if words, ok := strings.CutPrefix(line, "@words:"); ok {
			for w := range strings.FieldsSeq(words) {
				m.words.Put(phrases.Hash(w), 1)
			}
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		g, err := m.add(line, &at)
		if err == nil && len(lines) == keptNgrams {
			err = fmt.Errorf("more than %d weights", keptNgrams)
		}
		if err != nil {
			return nil, fmt.Errorf("ngrams.txt:%d: %w", n, err)
		}
		lines = append(lines, g)
	}
	m.weigh(lines)
	return m, nil
}

// A weighedGram is a line of the file.
type weighedGram struct {
	gram    uint32 // where its n-gram is in the table
	at      spots
	weights gramWeights
}

// add reads the line of an n-gram, which probably stands at p, and gives it its place.
func (m *ngrams) add(line string, p *place) (out weighedGram, err error) {
	i, err := placeIn(line, p)
	if err != nil {
		return out, err
	}
	key := m.keys[families[*p]]
	for i < len(line) && line[i] == ' ' {
		h := phrases.Empty
		for i++; i < len(line) && line[i] != ' ' && line[i] != '\t'; i++ {
			h = phrases.Add(h, line[i])
		}
		key = phrases.Mix(key, h)
	}
	if i == len(line) {
		return out, errors.New("no tab between the n-gram and its weights")
	}
	if out.weights, err = weightsIn(line[i+1:]); err != nil {
		return out, err
	}
	out.at = p.spot()
	out.gram = m.put(key, out.at)
	return out, nil
}

// placeIn reads where an n-gram stands, and is where that ends in its line.
func placeIn(line string, p *place) (end int, err error) {
	for end < len(line) && line[end] != ' ' && line[end] != '\t' {
		end++
	}
	name := line[:end]
	if name == placeNames[*p] {
		return end, nil
	}
	found := slices.Index(placeNames[:], name)
	if found < 0 {
		return end, fmt.Errorf("%q is no place", name)
	}
	*p = place(found)
	return end, nil
}

// weightsIn reads the weights of an n-gram, with a space between two.
func weightsIn(fields string) (w gramWeights, err error) {
	i := 0
	for k := range w {
		negative := i < len(fields) && fields[i] == '-'
		if negative {
			i++
		}
		v, first := 0, i
		for i < len(fields) && isDigit(fields[i]) && v <= math.MaxInt16 {
			v = 10*v + int(fields[i]-'0')
			i++
		}
		if negative {
			v = -v
		}
		last := k == weighedKinds-1
		if i == first || last != (i == len(fields)) || !last && fields[i] != ' ' || int(int16(v)) != v {
			return w, fmt.Errorf("%q: want %d whole numbers from %d to %d", fields, weighedKinds, math.MinInt16, math.MaxInt16)
		}
		w[k] = int16(v)
		i++ // the space
	}
	return w, nil
}
