package generate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A puzzleSize is how many objects are to be placed, whether each also owns
// something, and how many clues just suffice.
type puzzleSize struct {
	objects int
	owned   bool
	low     int // clues, at least
	high    int // and at most
	kinds   []relation
}

func puzzleSizes() [Steps]puzzleSize {
	strong := []relation{isRightBefore, isNextTo, isBefore, isAtEnd, isNotAt, isAt}
	middle := []relation{isRightBefore, isNextTo, isBefore, hasBetween, isNotAt, isAtEnd}
	weak := []relation{isBefore, isBefore, isNextTo, hasBetween, isNotAt} // isBefore twice as often
	return [Steps]puzzleSize{
		{objects: 3, low: 2, high: 2, kinds: strong},
		{objects: 4, low: 3, high: 3, kinds: strong},
		{objects: 5, low: 4, high: 4, kinds: middle},
		{objects: 6, low: 5, high: 6, kinds: middle},
		{objects: 6, owned: true, low: 9, high: 10, kinds: weak},
		{objects: 7, owned: true, low: 12, high: 14, kinds: weak},
	}
}

// puzzle asks for the places of objects of which clues are known. It draws a
// solution, adds clues that hold in it until no other solution is left, drops
// each clue that is not needed, and draws again unless as many clues remain as
// the step asks for. The answer strings the places together, so that it takes
// the whole solution and is not hit by naming one of a few.
func puzzle(r *random, step int, f frame) draft {
	size, setting := puzzleSizes()[step-1], puzzleSettings()[f.setting]
	names := r.sample(setting.names, size.objects)
	var goods []string
	if size.owned {
		goods = r.sample(setting.goods, size.objects)
	}
	var p problem
	var places []int
	for {
		places = r.order(size.objects)
		if size.owned {
			places = append(places, r.order(size.objects)...)
		}
		p = problem{objects: size.objects, entities: len(places)}
		p.clues = enough(p, r, truths(r, places, size))
		if n := len(p.clues); size.low <= n && n <= size.high {
			break
		}
	}

	d := draft{context: strings.Join(append([]string{setting.describe(names, goods)}, setting.lines(p.clues, names, goods)...), "\n")}
	asked, list, from := setting.asks[f.wording], series(names), 0
	if size.owned {
		asked, list, from = setting.asksOwned[f.wording], series(goods), size.objects
	}
	d.question = fill(asked, "list", list, "digits", numeral(size.objects))
	for _, place := range places[from:] {
		d.answer = 10*d.answer + int64(place+1)
	}
	for e, name := range slices.Concat(names, goods) {
		d.steps = append(d.steps, fmt.Sprintf("%s = %d", name, places[e]+1))
	}
	orders := factorial(size.objects)
	among := strconv.Itoa(orders) + " orders"
	if size.owned {
		among = fmt.Sprintf("%d × %d arrangements", orders, orders)
	}
	d.note = fmt.Sprintf("searched exhaustively: the %d clues have one solution among %s, and without any one of them more", len(p.clues), among)
	return d
}

// truths draws clues that hold for places, in random order. Of each kind there
// are at most as many, since there is far more to say of pairs than of single
// objects.
func truths(r *random, places []int, size puzzleSize) []clue {
	var out []clue
	const share = 12
	for _, kind := range size.kinds {
		all := candidates(kind, len(places), size.objects)
		kept := 0
		for _, i := range r.order(len(all)) {
			if kept < share && all[i].holds(places) {
				out = append(out, all[i])
				kept++
			}
		}
	}
	if size.owned {
		for _, i := range r.order(size.objects * size.objects)[:share] {
			c := clue{kind: ownsNot, a: i % size.objects, b: size.objects + i/size.objects}
			if c.holds(places) {
				out = append(out, c)
			}
		}
	}
	shuffled := make([]clue, len(out))
	for i, at := range r.order(len(out)) {
		shuffled[i] = out[at]
	}
	return shuffled
}

// enough picks clues of from that together leave p one solution and of which
// none can go; none where all of from leave more than one.
func enough(p problem, r *random, from []clue) []clue {
	var kept []clue
	for _, c := range from {
		kept = append(kept, c)
		if p.with(kept).solutions(2) == 1 {
			break
		}
	}
	if p.with(kept).solutions(2) != 1 {
		return nil
	}
	for i := len(kept) - 1; i >= 0; i-- {
		without := slices.Concat(kept[:i], kept[i+1:])
		if p.with(without).solutions(2) == 1 {
			kept = without
		}
	}
	shuffled := make([]clue, len(kept))
	for i, at := range r.order(len(kept)) {
		shuffled[i] = kept[at]
	}
	return shuffled
}

func factorial(n int) int {
	out := 1
	for i := 2; i <= n; i++ {
		out *= i
	}
	return out
}
