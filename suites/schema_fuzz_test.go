package suites

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// full is an item with every field that an answerable one can have.
const full = `{"id":"x/1","scenario":"stale","answerable":true,"pair":"p","cluster":"c","context":"C","question":"Q?","choices":["a","b"],` +
	`"answers":["a"],"match":{"type":"number","tolerance":0.5,"unit":"min","keep_case":true},"answer_type":"choice","assumes":["no_tools"],` +
	`"proof":{"kind":"solver","note":"n"},"difficulty":5,"domain":"d","source":"s","license":"CC0-1.0","valid_from":"2024-02-29",` +
	`"valid_until":"2026-01-01","review_by":"2025-06-30","public_since":"2020-01-01","contested":true,"why":"w","probe":"hard",` +
	`"control":"x/0","steps":["one"],"upstream":{"id":"u","label":"l","rule":"r"},"eval_only":true,"meta":{"any":[1]}}`

// TestSchemaAgrees puts every value of the palette into every place of an
// item of each side, so that each rule is met with all else in order.
func TestSchemaAgrees(t *testing.T) {
	const other = `{"id":"i","scenario":"stale","answerable":false,"question":"Q","missing":{"say":"s","any_of":["a"]},"lures":["3"]}`
	for _, line := range []string{full, other} {
		agree(t, []byte(line))
		for p := range places() {
			for v := range palette() {
				agree(t, mutate(t, []byte(line), []byte{byte(p), byte(v)}))
			}
		}
	}
}

// FuzzSchema holds Parse and the schema to the same lines: the line itself, and
// an item with some fields deleted, replaced or added, which is the line where
// it is an object. Random bytes alone would hardly get beyond the first brace.
func FuzzSchema(f *testing.F) {
	items := []string{full, lineA, lineU}
	for _, name := range Names() {
		suite, err := Open(name, time.Time{})
		if err != nil {
			f.Fatal(err)
		}
		for it, err := range suite.Items() {
			if err != nil {
				f.Fatal(err)
			}
			items = append(items, string(it.AppendJSON(nil)))
		}
	}
	for i, line := range items {
		f.Add([]byte(line), []byte{byte(i), byte(i + 7), byte(3 * i), byte(5 * i)})
	}
	f.Fuzz(func(t *testing.T, line, edits []byte) {
		agree(t, line)
		if !json.Valid(line) || !bytes.HasPrefix(bytes.TrimSpace(line), []byte("{")) {
			line = []byte(items[len(line)%len(items)])
		}
		agree(t, mutate(t, line, edits))
	})
}

// mutate changes fields of an object. Each two bytes of edits are one change:
// which place, and what to put there.
func mutate(t *testing.T, line, edits []byte) []byte {
	item := fields(t, line)
	var twice []string
	for change := range slices.Chunk(edits[:len(edits)/2*2], 2) {
		place := places()[int(change[0])%len(places())]
		value := palette()[int(change[1])%len(palette())]
		key, inner, nested := strings.Cut(place, ".")
		switch {
		case value == again:
			if old, ok := item[key]; ok {
				twice = append(twice, `"`+key+`":`+string(old))
			}
		case nested:
			of := fields(t, item[key])
			put(of, inner, value)
			item[key] = json.RawMessage(written(of))
		default:
			put(item, key, value)
		}
	}
	return []byte(written(item, twice...))
}

const (
	gone  = ""      // takes the field out
	again = "again" // says the field once more
)

func put(of map[string]json.RawMessage, key, value string) {
	if delete(of, key); value != gone {
		of[key] = json.RawMessage(value)
	}
}

// fields are the members of an object, none of anything else.
func fields(t *testing.T, text []byte) map[string]json.RawMessage {
	of := map[string]json.RawMessage{}
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) && json.Valid(text) {
		if err := json.Unmarshal(text, &of); err != nil {
			t.Fatal(err)
		}
	}
	return of
}

// written keeps every value as it was spelled, which json.Marshal would not.
func written(of map[string]json.RawMessage, more ...string) string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(of)) {
		all = append(all, string(jsonl.AppendText(nil, key))+":"+string(of[key]))
	}
	return "{" + strings.Join(append(all, more...), ",") + "}"
}

// places are the keys of an item and of the objects in it, and one of neither.
var places = sync.OnceValue(func() []string {
	all := append(keys(), "other", "match.other")
	match, missing, proof, upstream := matchKeys(), missingKeys(), proofKeys(), upstreamKeys()
	for _, of := range []struct {
		key  string
		keys []string
	}{{"match", match[:]}, {"missing", missing[:]}, {"proof", proof[:]}, {"upstream", upstream[:]}} {
		for _, inner := range of.keys {
			all = append(all, of.key+"."+inner)
		}
	}
	return all
})

// palette is what a field may hold, spelled in JSON: something of each type,
// a word of each table, and what lies on either side of a limit.
var palette = sync.OnceValue(func() []string {
	all := []string{
		gone, again, `null`, `true`, `false`, `{}`, `[]`, `[null]`, `[[]]`, `[{}]`, `[1]`, `[""]`, `["a"]`, `["a"," \u3000"]`, `["a","a","b"]`,
		`0`, `-0.0`, `1`, `1.0`, `6`, `60e-1`, `6.5`, `7`, `-1`, `0.5`, `1e-400`, `-1e-400`, `1e308`, `1e309`, `0.99999999999999999999`,
		`""`, `" "`, `"\t\n\u000b\f\r\u0085\u00a0\u2028"`, `"\ufeff"`, `"\u200b"`, `"a"`, `" a "`, `"a\u0000"`, `"a\nb"`, `"\u009f"`, `"é😀"`,
		`"\ud83d\ude00"`, `"\ud83d"`, `"x/1"`, `"x/0"`,
		`"2024-02-29"`, `"2023-02-29"`, `"2024-02-30"`, `"2026-01-02"`, `"0000-01-01"`, `"2024-1-01"`, `"2024-01-01\n"`, `"２024-01-01"`,
		`"2024-01-01T00:00:00Z"`, `"+024-01-01"`, `"2024-00-10"`, `"2024-10-00"`,
		`{"type":"text"}`, `{"type":"set","tolerance":1}`, `{"say":"s","any_of":["a"]}`, `{"say":"s","any_of":[]}`, `{"kind":"solver"}`, `{"id":""}`,
		`{"id":"i","id":"i"}`, `{"a":1,"a":2}`, `{"\ud800":"\udc00"}`,
	}
	for _, known := range [][]string{
		stringsOf(Scenarios()), stringsOf(AnswerTypes()), stringsOf(Assumptions()), matchTypes(), proofKinds(), probes(),
	} {
		all = append(all, `"`+known[0]+`"`, `["`+known[0]+`"]`) // the others come from the same table
	}
	return all
})
