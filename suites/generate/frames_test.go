package generate

import (
	"slices"
	"strings"
	"testing"
)

// TestSchedule holds that each setting stands once in each step and each frame
// three times in all.
func TestSchedule(t *testing.T) {
	for seed := range uint64(20) {
		used := make(map[frame]int)
		for step, frames := range schedule(newRandom(seed)) {
			here := make(map[int]bool)
			for _, f := range frames {
				used[f]++
				here[f.setting] = true
			}
			if len(here) != settings {
				t.Errorf("seed %d, step %d: %v", seed, step+1, frames)
			}
		}
		for f, n := range used {
			if n != Steps/wordings {
				t.Errorf("seed %d: frame %v stands %d times", seed, f, n)
			}
		}
	}
}

// TestFrames holds that no two frames are worded alike.
func TestFrames(t *testing.T) {
	var all []string
	for _, f := range multiplicationFrames() {
		all = append(all, f[:]...)
	}
	for _, f := range countingFrames() {
		all = append(all, f[:]...)
	}
	for _, s := range lookupSettings() {
		all = append(all, s.asks[:]...)
	}
	for _, s := range puzzleSettings() {
		all = append(append(all, s.asks[:]...), s.asksOwned[:]...)
	}
	slices.Sort(all)
	if n := len(slices.Compact(slices.Clone(all))); n != len(all) {
		t.Errorf("%d frames, %d of them different", len(all), n)
	}
}

// TestLists holds what makers take for granted of the lists they draw from.
func TestLists(t *testing.T) {
	lists := map[string][]string{
		"people": people(), "places": places(), "rooms": rooms(), "shelves": shelves(), "words": everydayWords(),
		"folk": strings.Fields(folk), "deeds": strings.Fields(deeds), "kinds": strings.Fields(kinds),
		"things": strings.Fields(things), "sites": strings.Fields(sites), "scents": strings.Fields(scents),
	}
	for _, s := range puzzleSettings() {
		lists[s.intro] = s.goods
	}
	for _, s := range rowSettings() {
		lists[s.intro] = s.kinds
	}
	for name, list := range lists {
		if slices.Sort(list); len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("%s: a member stands twice in %q", name, list)
		}
		for _, word := range list {
			if strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") != "" {
				t.Errorf("%s: %q is not plain ASCII", name, word)
			}
		}
	}
	rows, words := 0, 0
	for step := range Steps {
		rows, words = max(rows, lookupSizes()[step].rows), max(words, countingSizes()[step].words)
	}
	for _, s := range lookupSettings() {
		if len(s.names) < rows {
			t.Errorf("%d names for %d rows: %s", len(s.names), rows, s.intro)
		}
	}
	if n := len(everydayWords()); n < words {
		t.Errorf("%d words for a list of %d", n, words)
	}
}

// TestRandom holds the stream: a seed must give the same suite for ever.
func TestRandom(t *testing.T) {
	r := newRandom(0)
	for i, want := range []uint64{0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f} {
		if got := r.next(); got != want {
			t.Errorf("draw %d is %#x, want %#x", i+1, got, want)
		}
	}
	seen := make(map[int]int)
	for range 6000 {
		seen[r.between(-1, 4)]++
	}
	for n := -1; n <= 4; n++ {
		if seen[n] < 850 || seen[n] > 1150 {
			t.Errorf("%d was drawn %d times of 6000", n, seen[n])
		}
	}
	if order := r.order(50); len(seen) != 6 || slices.IsSorted(order) {
		t.Errorf("%d different numbers of 6; order %v", len(seen), order)
	}
	if one, two := newRandom(1, "a", "bc").next(), newRandom(1, "ab", "c").next(); one == two {
		t.Error("two names give one stream")
	}
}
