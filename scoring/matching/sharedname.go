package matching

import "slices"

// A sharedName is one part of a name by itself, and whether it could be somebody else's.
type sharedName struct {
	of, key string // the whole name, and the part
	is      bool
}

// isShared reports whether a part of a name could be somebody else's by itself: the last sentence of the
// question holds it ("Which Kennedy ..."), or what is given with that holds it beside (-1 before, +1 behind it)
// a name that is none of the others of this one. A text in which nobody else is named so leaves no doubt.
func (d *document) isShared(a *alias, key string, others []string, beside int) bool {
	if !d.asked(key) {
		return false
	}
	if d.shared.of != a.text || d.shared.key != key {
		d.shared = sharedName{a.text, key, holdsKey(d.lastAsk(), key) || d.namesOther(key, others, beside)}
	}
	return d.shared.is
}

func holdsKey(toks []token, key string) bool {
	return slices.ContainsFunc(toks, func(t token) bool { return t.key == key })
}

// namesOther reports whether question and context name somebody else with key.
func (d *document) namesOther(key string, others []string, beside int) bool {
	q := d.ask()
	for i := range q {
		k := i + beside
		if q[i].key != key || k < 0 || k >= len(q) {
			continue
		}
		t := &q[k]
		if t.sentence != q[i].sentence || !t.upper || t.is(title) || t.is(light) {
			continue
		}
		if beside > 0 && !slices.Contains(others, t.key) || beside < 0 && !sameFirst(t.key, others) {
			return true
		}
	}
	return false
}
