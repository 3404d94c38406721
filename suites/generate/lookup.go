package generate

import (
	"fmt"
	"strconv"
	"strings"
)

// A lookupSize is how large a table is and how far one goes in it.
type lookupSize struct {
	rows, links, values int // values are the columns of numbers
	moves, turns        int // turns is how many of the link columns take turns
}

func lookupSizes() [Steps]lookupSize {
	return [Steps]lookupSize{
		{rows: 6, links: 1, values: 1, moves: 2, turns: 1},
		{rows: 10, links: 2, values: 1, moves: 3, turns: 1},
		{rows: 14, links: 2, values: 2, moves: 4, turns: 1},
		{rows: 20, links: 3, values: 2, moves: 6, turns: 2},
		{rows: 28, links: 3, values: 3, moves: 8, turns: 2},
		{rows: 40, links: 4, values: 4, moves: 12, turns: 3},
	}
}

// lookup asks for the number in the row that some moves through a table lead
// to. Every number stands in the table once, so that only the right row gives
// the answer, and no row is reached twice, so that no move can be left out.
func lookup(r *random, step int, f frame) draft {
	size, setting := lookupSizes()[step-1], lookupSettings()[f.setting]
	names := r.sample(setting.names, size.rows)
	links := r.sample(setting.links[:], size.links)
	values := r.sample(setting.values[:], size.values)

	// The way leads over rows 0 to moves, in this order; rows are shuffled when
	// the table is written.
	next := make([][]int, size.links) // by column and row
	for c := range next {
		next[c] = make([]int, size.rows)
		for row := range next[c] {
			next[c][row] = (row + r.between(1, size.rows-1)) % size.rows // no row leads to itself
		}
	}
	for row := range size.moves {
		next[row%size.turns][row] = row + 1
	}
	numbers := make([][]int, size.values)
	codes := r.order(900)
	for c := range numbers {
		numbers[c] = codes[c*size.rows : (c+1)*size.rows]
	}

	table := newTable(setting.key, names)
	for c, head := range links {
		table.add(head, func(row int) string { return names[next[c][row]] })
	}
	for c, head := range values {
		table.add(head, func(row int) string { return strconv.Itoa(100 + numbers[c][row]) })
	}
	last := r.below(size.values)
	return draft{
		context: setting.intro + "\n\n" + table.render(r),
		question: fill(setting.asks[f.wording], "start", names[0], "moves", strconv.Itoa(size.moves),
			"links", inTurn(links[:size.turns]), "value", strconv.Quote(values[last])),
		answer: int64(100 + numbers[last][size.moves]),
		steps:  names[1 : size.moves+1],
		note:   fmt.Sprintf("followed through the table: %d moves, each row reached once; no other cell holds the number", size.moves),
	}
}

// inTurn names the columns to follow.
func inTurn(links []string) string {
	quoted := make([]string, len(links))
	for i, l := range links {
		quoted[i] = strconv.Quote(l)
	}
	switch len(links) {
	case 1:
		return quoted[0]
	case 2:
		return fmt.Sprintf("%s and %s in turn (%[1]s for the first move, %[2]s for the second, %[1]s again for the third, and so on)", quoted[0], quoted[1])
	default:
		return fmt.Sprintf("%s in turn (%s for the first move, and %[2]s again after each %s)", series(quoted), quoted[0], quoted[len(quoted)-1])
	}
}

// A table is columns under heads, the first of them the names of the rows.
type table struct {
	key   string
	names []string
	heads []string
	cells []func(row int) string
}

func newTable(key string, names []string) *table { return &table{key: key, names: names} }

func (t *table) add(head string, cell func(row int) string) {
	t.heads = append(t.heads, head)
	t.cells = append(t.cells, cell)
}

// render writes the table in Markdown, rows and columns shuffled, the names
// first.
func (t *table) render(r *random) string {
	columns := r.order(len(t.heads))
	var b strings.Builder
	line := func(first string, cell func(c int) string) {
		b.WriteString("| " + first)
		for _, c := range columns {
			b.WriteString(" | " + cell(c))
		}
		b.WriteString(" |\n")
	}
	line(t.key, func(c int) string { return t.heads[c] })
	line("---", func(int) string { return "---" })
	for _, row := range r.order(len(t.names)) {
		line(t.names[row], func(c int) string { return t.cells[c](row) })
	}
	return strings.TrimSuffix(b.String(), "\n")
}
