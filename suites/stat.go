package suites

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/maphash"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// Stat is what one pass over a suite counts.
type Stat struct {
	Items        int            `json:"items"`
	Answerable   int            `json:"answerable"`
	Unanswerable int            `json:"unanswerable"`
	Pairs        int            `json:"pairs"`     // that have both sides, or an item and its control
	Scenarios    []ScenarioStat `json:"scenarios"` // those with items, in the order of Scenarios
	// Hash is the suite's identity: the SHA-256 of its items' hashes in order,
	// 64 hexadecimal digits. How the file is spaced does not matter to it.
	Hash string `json:"hash"`
}

// ScenarioStat counts the items of a scenario by side.
type ScenarioStat struct {
	Scenario     Scenario `json:"scenario"`
	Answerable   int      `json:"answerable"`
	Unanswerable int      `json:"unanswerable"`
}

// bySide counts on both sides: the unanswerable first.
type bySide[K comparable] map[K][2]int

func (c bySide[K]) add(key K, answerable bool) {
	n := c[key]
	if answerable {
		n[1]++
	} else {
		n[0]++
	}
	c[key] = n
}

// Stat counts the suite's items. The error is the first that Items yields. A
// suite without items counts nothing and has the hash of nothing.
func (s *Suite) Stat() (Stat, error) {
	identity := sha256.New()
	st, err := s.count(parseWritten, func(it *entry) { identity.Write(it.hash[:]) })
	if err != nil {
		return Stat{}, err
	}
	st.Hash = hex.EncodeToString(identity.Sum(nil))
	return st, nil
}

// Count is Stat without the hash, for which every item is written anew.
func (s *Suite) Count() (Stat, error) {
	return s.count(parseEntry, func(*entry) {})
}

func (s *Suite) count(parse func(jsonl.Line) parsedEntry, each func(*entry)) (Stat, error) {
	var st Stat
	sides := make(bySide[Scenario])
	pairs := make(map[uint64]uint8) // by hash of the name: which sides were seen
	seed := maphash.MakeSeed()
	for it, err := range s.entries(parse) {
		if err != nil {
			return Stat{}, err
		}
		each(it)
		st.Items++
		side := 0
		if it.Answerable {
			side = 1
			st.Answerable++
		} else {
			st.Unanswerable++
		}
		sides.add(it.Scenario, it.Answerable)
		if it.Control != "" {
			st.Pairs++
		}
		if it.Pair == "" {
			continue
		}
		pair := maphash.String(seed, it.Pair)
		before := pairs[pair]
		pairs[pair] = before | 1<<side
		if before != 0b11 && pairs[pair] == 0b11 {
			st.Pairs++
		}
	}
	for _, sc := range Scenarios() {
		if n, ok := sides[sc]; ok {
			st.Scenarios = append(st.Scenarios, ScenarioStat{sc, n[1], n[0]})
		}
	}
	return st, nil
}
