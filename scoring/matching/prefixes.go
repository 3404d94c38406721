package matching

import (
	"strconv"
	"strings"
	"unicode"
)

// A prefix of the SI, with its symbol.
type prefix struct {
	symbol, name string
	size         float64
}

func prefixes() []prefix {
	return []prefix{
		{"p", "pico", 1e-12},
		{"n", "nano", 1e-9},
		{"μ", "micro", 1e-6},
		{"m", "milli", 1e-3},
		{"c", "centi", 1e-2},
		{"d", "deci", 1e-1},
		{"h", "hecto", 1e2},
		{"k", "kilo", 1e3},
		{"M", "mega", 1e6},
		{"G", "giga", 1e9},
		{"T", "tera", 1e12},
		{"P", "peta", 1e15},
	}
}

// prefixed adds the units of a row of si.txt with prefixes before its symbol and its names.
func (l *lexicon) prefixed(_ string, row []string) {
	dimension := row[0]
	size, err := strconv.ParseFloat(row[1], 64)
	if err != nil {
		panic(err) //nolint:forbidigo // the files are part of the binary; a test loads them
	}
	add := func(name string, size float64) {
		if _, known := l.units[name]; known {
			return
		}
		l.units[name] = unit{dimension: dimension, size: size}
		l.word(name).unit = true
	}
	for _, symbol := range strings.Split(row[3], ",") {
		for _, p := range prefixes() {
			if p.symbol != symbol {
				continue
			}
			add(strings.ToLower(symbol)+row[2], size*p.size)
			if symbol == "μ" && row[2] != "s" {
				add("u"+row[2], size*p.size)
			}
			if strings.EqualFold(symbol, "m") {
				l.units[p.name+" "+row[2]] = unit{dimension: dimension, size: size * p.size} // see unitWritten
			}
		}
	}
	for _, name := range row[4:] {
		for _, p := range prefixes() {
			add(p.name+name, size*p.size)
			add(p.name+name+"s", size*p.size)
		}
		add(name, size)
		add(name+"s", size)
	}
}

// unitWritten is the name of a unit as units has it, by how it is written: "MW" are megawatts, and "mW" are milliwatts.
func (l *lexicon) unitWritten(text, name string) string {
	if len(name) < 2 || name[0] != 'm' {
		return name
	}
	of := ""
	switch {
	case text[0] == 'M':
		of = "mega " + name[1:]
	case strings.ContainsFunc(text, unicode.IsUpper):
		of = "milli " + name[1:]
	}
	if _, known := l.units[of]; known {
		return of
	}
	return name
}
