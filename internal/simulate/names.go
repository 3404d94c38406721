package simulate

import (
	"slices"
	"strings"
	"unicode"
)

// options are what a choice is made from: the item's own, or the lures and
// golds on both sides, or the two sides of an "X or Y" in the question.
func (s subject) options() []string {
	if len(s.item.Choices) > 0 {
		return s.item.Choices
	}
	var options []string
	for _, o := range append(s.lures(), s.golds()...) {
		if o = oneLine(o); o != "" && !slices.Contains(options, o) {
			options = append(options, o)
		}
	}
	fields := strings.Fields(s.item.Question)
	for i, w := range fields {
		if w == "or" && i > 0 && i+1 < len(fields) {
			for _, side := range []string{fields[i-1], fields[i+1]} {
				if side = strings.Trim(side, ",.;:?!\"'“”()"); side != "" && !slices.Contains(options, side) {
					options = append(options, side)
				}
			}
		}
	}
	return options
}

// names are the capitalized names in the item's own text, lures first.
func (s subject) names() []string {
	var names []string
	for _, lure := range s.lures() {
		names = append(names, oneLine(lure))
	}
	var run []string
	flush := func() {
		// The first word of a sentence may be any word, and one alone says
		// little: two capitals in a row are a name.
		if name := strings.Join(run, " "); len(run) >= 2 && !slices.Contains(names, name) {
			names = append(names, name)
		}
		run = nil
	}
	for _, w := range strings.Fields(s.item.Context) {
		bare := strings.Trim(w, ",.;:?!\"'“”()")
		if r := []rune(bare); len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLower(r[len(r)-1]) {
			run = append(run, bare)
			if bare == w {
				continue
			}
		}
		flush()
	}
	flush()
	return names
}

// strangers are names from outside the item, of the kind its question asks for.
func (s subject) strangers() []string {
	q := normal(s.item.Question)
	for _, row := range []struct{ cues, names string }{
		{"city town village capital", "Lyon;Porto;Leipzig;Bologna;Utrecht;Kraków;Aarhus;Valparaíso"},
		{"country state nation", "Portugal;Denmark;Uruguay;Finland;Kenya;Bolivia"},
		{"river lake sea", "the Danube;the Ebro;the Vistula;the Loire"},
		{"mountain peak volcano", "Mount Elbrus;Piz Bernina;Pico de Orizaba"},
		{"element metal", "hafnium;tellurium;gadolinium;niobium"},
		{"planet moon", "Callisto;Titania;Ganymede;Rhea"},
		{"book novel poem play", "The Glass Meridian;A Winter in Trieste;The Salt Road"},
		{"company firm publisher", "Halden & Sons;Brightwater Press;Meridian Works"},
		{"street road avenue", "Alder Street;Kiln Road;Wharf Lane"},
	} {
		for _, cue := range strings.Fields(row.cues) {
			if strings.Contains(q, " "+cue+" ") {
				return strings.Split(row.names, ";")
			}
		}
	}
	return []string{
		"Clara Whitfield", "Henrik Sorensen", "Anna Kowalska", "Thomas Ashworth", "Maria Fontana", "Daniel Okafor",
		"Elise Moreau", "Victor Lindqvist", "Ruth Abelson", "Paulo Teixeira",
	}
}

func words() []string {
	return []string{
		"amber", "linen", "copper", "the north side", "oak", "the second floor", "slate gray", "juniper", "sandstone",
		"cardamom", "the harbor office", "crimson",
	}
}
