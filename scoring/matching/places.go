package matching

import (
	"slices"
	"strings"
)

// notElsewhere drops from hits, mentions of a town, those that say another land of it than
// place does: of Springfield, Illinois, the one in Massachusetts.
func (d *document) notElsewhere(hits []span, place string) []span {
	if place == "" || len(hits) == 0 || d.marks&(1<<land) == 0 {
		return hits
	}
	p := read(place)
	n := p.at(land, 0)
	if n == 0 {
		return hits
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		i := h.to
		if i < len(d.toks) && d.toks[i].norm == "in" {
			i++
		} else if !strings.HasPrefix(d.gapBefore(i), ",") {
			return false
		}
		if i >= len(d.toks) {
			return false
		}
		k := d.at(land, i)
		return k > 0 && d.toks[i].upper && (k != n || !slices.EqualFunc(d.toks[i:i+k], p.toks[:n], func(x, y token) bool { return x.norm == y.norm }))
	})
}

// notOfTown drops from hits, mentions of parts of a, those that are the land of another town:
// of New York City, the end of "Albany, New York".
func (d *document) notOfTown(hits []span, a *alias) []span {
	if d.marks&(1<<land) == 0 {
		return hits
	}
	return slices.DeleteFunc(hits, func(h span) bool {
		if h.from == 0 || h.to-h.from >= len(a.keys) || d.at(land, h.from) != h.to-h.from || strings.TrimSpace(d.gapBefore(h.from)) != "," {
			return false
		}
		town := &d.toks[h.from-1]
		return town.upper && town.sentence == d.toks[h.from].sentence && !d.asked(town.key) && !slices.Contains(a.keys, town.key)
	})
}
