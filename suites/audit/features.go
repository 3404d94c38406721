package audit

import (
	"slices"
	"strings"
	"unicode"
)

// measures are what is counted of a text besides which words it has.
func measures() []string {
	return []string{"words", "characters", "digits", "negations", "quotation marks", "commas", "numbers"}
}

// nMeasures is how many there are.
const nMeasures = 7

// features are one item as the classifier sees it.
type features struct {
	terms    []int32 // words and pairs of neighboring words that it holds, ascending
	measures [nMeasures]float64
}

// A design is all items as the classifier sees them, two a pair: the item of
// pair p on a side is number 2p+side.
type design struct {
	items []features
	terms []string // by number
}

// newDesign reads the twins. Terms of one item only are left out: they can occur
// at most once in what is trained on.
func newDesign(all []twins) *design {
	d := &design{items: make([]features, 0, sides*len(all))}
	numbers := make(map[string]int32)
	for _, t := range all {
		for _, side := range t.sides {
			var f features
			for _, part := range side {
				words := wordsOf(part)
				f.count(part, words)
				for i, word := range words {
					f.terms = append(f.terms, d.number(numbers, word))
					if i > 0 {
						f.terms = append(f.terms, d.number(numbers, words[i-1]+" "+word))
					}
				}
			}
			slices.Sort(f.terms)
			f.terms = slices.Clone(slices.Compact(f.terms))
			d.items = append(d.items, f)
		}
	}
	d.drop()
	return d
}

func (d *design) number(numbers map[string]int32, term string) int32 {
	n, ok := numbers[term]
	if !ok {
		n = int32(len(d.terms))
		numbers[term] = n
		d.terms = append(d.terms, term)
	}
	return n
}

// drop leaves out the terms of a single item and numbers the others anew, in
// the same order.
func (d *design) drop() {
	every := make([]int, len(d.items))
	for i := range every {
		every[i] = i
	}
	columns, kept := d.frequent(every)
	terms := make([]string, kept)
	for n, column := range columns {
		if column >= 0 {
			terms[column] = d.terms[n]
		}
	}
	for i := range d.items {
		d.items[i].terms = among(columns, d.items[i].terms[:0], d.items[i].terms)
	}
	d.terms = terms
}

// frequent gives a column to each term that at least two of these items hold,
// and -1 to the others.
func (d *design) frequent(items []int) (columns []int32, kept int) {
	const fewest = 2
	columns = make([]int32, len(d.terms))
	for _, i := range items {
		for _, t := range d.items[i].terms {
			columns[t]++
		}
	}
	for t, n := range columns {
		columns[t] = -1
		if n >= fewest {
			columns[t] = int32(kept)
			kept++
		}
	}
	return columns, kept
}

// among appends to out the columns of those terms that have one.
func among(columns, out, terms []int32) []int32 {
	for _, t := range terms {
		if columns[t] >= 0 {
			out = append(out, columns[t])
		}
	}
	return out
}

// wordsOf splits text at everything that is neither letter nor digit, in lower
// case: "Today's date, 07:10" is today, s, date, 07, 10.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !inWord(r) })
}

// count adds the measures of a part of a text, in the order of their names.
func (f *features) count(part string, words []string) {
	var characters, digits, negations, quotes, commas, numbers int
	before := ' '
	for _, r := range part {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r == ',':
			commas++
		case strings.ContainsRune("\"“”„«»‘`", r), r == '\'' && !inWord(before): // behind a letter it is an apostrophe
			quotes++
		}
		if !unicode.IsSpace(r) {
			characters++
		}
		before = r
	}
	for i, word := range words {
		if strings.Contains(negationWords, " "+word+" ") || word == "t" && i > 0 && strings.HasSuffix(words[i-1], "n") {
			negations++
		}
		if '0' <= word[0] && word[0] <= '9' {
			numbers++
		}
	}
	for i, n := range []int{len(words), characters, digits, negations, quotes, commas, numbers} {
		f.measures[i] += float64(n)
	}
}

// negationWords, to which come those in n't, as in isn, t.
const negationWords = " no not never none nobody nothing nor neither without cannot "
