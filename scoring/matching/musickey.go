package matching

import (
	"slices"
	"strings"
)

// A musicKey is what a key of music is told by beside its letter: "B-flat major".
type musicKey struct {
	letter, sign, mode string
	at                 span
}

// musicKeyAt reads a key at token i: a letter from A to G, sharp or flat behind it or not, and major or minor.
func (d *document) musicKeyAt(i, end int) (k musicKey, ok bool) {
	t := &d.toks[i]
	if letter := t.norm; len(letter) != 1 || letter[0] < 'a' || letter[0] > 'g' || !t.upper {
		return musicKey{}, false
	}
	k.letter = t.norm
	j := i + 1
	switch gap := d.gapBefore(j); {
	case strings.HasSuffix(t.key, "#"), strings.HasPrefix(gap, "♯"):
		k.sign = "sharp"
	case strings.HasPrefix(gap, "♭"):
		k.sign = "flat"
	case j < end && (d.toks[j].norm == "sharp" || d.toks[j].norm == "flat"):
		k.sign = d.toks[j].norm
		j++
	}
	if j >= end || d.toks[j].norm != "major" && d.toks[j].norm != "minor" {
		return musicKey{}, false
	}
	k.mode, k.at = d.toks[j].norm, span{i, j + 1}
	return k, true
}

// byMusicKey decides where all gold answers are keys of music and the answer gives keys: each of their words counts. Ok
// is false where gold is none, or the answer gives none, or gold beside others.
func (d *document) byMusicKey(g Gold) (v verdict, ok bool) {
	golds := make([]musicKey, 0, len(g.Answers))
	for _, a := range g.Answers {
		gd := taken(a, tokenizeGold(a))
		if len(gd.toks) < 2 || len(gd.toks) > 3 {
			return verdict{}, false
		}
		k, isKey := gd.musicKeyAt(0, len(gd.toks))
		if !isKey || k.at.to != len(gd.toks) {
			return verdict{}, false
		}
		golds = append(golds, k)
	}
	var given, others span
	for i := range d.toks {
		k, isKey := d.musicKeyAt(i, len(d.toks))
		switch {
		case !isKey || d.negated(i):
		case slices.ContainsFunc(golds, k.same):
			given = k.at
		default:
			others = k.at
		}
	}
	switch {
	case given.empty() && others.empty(), !given.empty() && !others.empty():
		return verdict{}, false
	case given.empty():
		return wrong(others, "another key"), true
	}
	return right(given, "key"), true
}

func (k musicKey) same(o musicKey) bool {
	return k.letter == o.letter && k.sign == o.sign && k.mode == o.mode
}
