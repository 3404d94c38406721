package runs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A Difference is one field in which two identities differ. Field is its path
// in run.json, as in "params.temperature". A value is JSON, except that a plain
// string that is not empty stands without quotes and that a field that is absent or null is
// "not set".
type Difference struct {
	Field, Recorded, Asked string
}

// Diff lists the fields in which other, what is asked for now, differs from
// what was recorded, in the order of run.json. It is empty exactly where the
// two have one Hash.
func (id Identity) Diff(other Identity) []Difference {
	before, after := id.canonical(), other.canonical()
	if bytes.Equal(before, after) {
		return nil
	}
	recorded, asked := flatten("", before), flatten("", after)
	var diffs []Difference
	for _, path := range paths(recorded, asked) {
		was, is := valueOf(recorded, path), valueOf(asked, path)
		if !bytes.Equal(was, is) && !within(recorded, path) && !within(asked, path) {
			diffs = append(diffs, difference(path, was, is))
		}
	}
	if len(diffs) == 0 { // keys of the extra body that only look alike: "a.b" and b in a
		return []Difference{{Field: "identity", Recorded: string(before), Asked: string(after)}}
	}
	return diffs
}

func difference(path string, was, is json.RawMessage) Difference {
	d := Difference{Field: path, Recorded: show(was), Asked: show(is)}
	if d.Recorded == d.Asked { // "1" and 1
		d.Recorded, d.Asked = string(was), string(is)
	}
	return d
}

// notSet is shown for a field that is absent or null.
const notSet = "not set"

func show(raw json.RawMessage) string {
	if raw == nil || string(raw) == "null" {
		return notSet
	}
	var text string
	if json.Unmarshal(raw, &text) == nil && text != "" {
		return text
	}
	return string(raw)
}

type leaf struct {
	path string
	raw  json.RawMessage
}

// paths returns the paths of both, each once: those of a in its order, and
// those only b has behind their predecessor in b.
func paths(a, b []leaf) []string {
	var list []string
	for _, f := range a {
		list = append(list, f.path)
	}
	behind := 0
	for _, f := range b {
		if i := slices.Index(list, f.path); i >= 0 {
			behind = i + 1
			continue
		}
		list = slices.Insert(list, behind, f.path)
		behind++
	}
	return list
}

// within says that an object which one side has empty holds something on the
// other: what it holds is listed then, not the object.
func within(leaves []leaf, path string) bool {
	return slices.ContainsFunc(leaves, func(f leaf) bool { return strings.HasPrefix(f.path, path+".") })
}

func valueOf(leaves []leaf, path string) json.RawMessage {
	for _, f := range leaves {
		if f.path == path {
			return f.raw
		}
	}
	return nil
}

// flatten walks an object in document order, so that a field added to Identity
// is compared without being listed a second time. Lists and empty objects are
// compared whole.
func flatten(path string, raw json.RawMessage) []leaf {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if tok, err := dec.Token(); err != nil || tok != json.Delim('{') || !dec.More() {
		return []leaf{{path, raw}}
	}
	if path != "" {
		path += "."
	}
	var leaves []leaf
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return leaves
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return leaves
		}
		leaves = append(leaves, flatten(path+fmt.Sprint(key), value)...)
	}
	return leaves
}

// CheckIdentity returns nil if asked is the run's own identity, and otherwise a
// *ChangedError with every field that differs.
func (r *Run) CheckIdentity(asked Identity) error {
	diffs := r.Manifest.Identity.Diff(asked)
	if len(diffs) == 0 {
		return nil
	}
	from := r.Manifest.Provenance
	return &ChangedError{Dir: r.dir, Differences: diffs, Command: from.Command, Imported: len(from.BaseURLs) == 0}
}
