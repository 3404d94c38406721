package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/internal/yamlfile"
)

// jobKeys are the keys of the file that fill one set of flags.
type jobKeys struct {
	set    *pflag.FlagSet
	line   int             // of the whole, for what is no key's fault
	lines  map[string]int  // of the keys, by flag
	broken map[string]bool // flags whose value is none: that was told, and nothing follows from it
}

func newJobKeys(node *yaml.Node, given *pflag.FlagSet) *jobKeys {
	set := pflag.NewFlagSet("", pflag.ContinueOnError)
	set.SetNormalizeFunc(given.GetNormalizeFunc())
	return &jobKeys{set: set, line: node.Line, lines: map[string]int{}, broken: map[string]bool{}}
}

// flag sets the flag behind a key. others are keys that stand beside the flags,
// for the message about one that is unknown.
func (f *jobFile) flag(keys *jobKeys, key, value *yaml.Node, others ...string) {
	name := flagOf(key.Value)
	flag := keys.set.Lookup(name)
	if flag == nil || key.Value == "checkpoint" {
		f.unknown(keys.set, key, others)
		keys.broken[name] = true
		return
	}
	keys.lines[name] = key.Line
	before := len(f.mistakes)
	texts := f.textsOf(flag, key, value)
	if len(f.mistakes) > before || f.toldOf(value) {
		keys.broken[name] = true
		return
	}
	for _, text := range texts {
		if err := keys.set.Set(name, f.relative(name, text)); err != nil {
			keys.broken[name] = true
			f.fail(value.Line, "%s is %q; it takes %s", key.Value, text, kindOfFlag(flag.Value.Type(), text))
		}
	}
}

// textsOf are the values of a key as they would be typed behind its flag.
func (f *jobFile) textsOf(flag *pflag.Flag, key, value *yaml.Node) []string {
	var texts []string
	switch {
	case f.told[value]:
	case value.Kind == yaml.SequenceNode && len(value.Content) == 0: // it would be passed over, for the default
		f.fail(value.Line, "%s is an empty list: give a value, or leave the key out", key.Value)
	case value.Kind == yaml.MappingNode && flag.Name == "header":
		for header, text := range f.members(value) {
			texts = append(texts, header.Value+"="+f.scalar(header, text))
		}
	case flag.Name == "header":
		for _, element := range f.list(value) {
			text := f.scalar(key, element)
			if !strings.Contains(text, "=") && !f.told[element] { // as behind the flag; not repeated, since it may be a secret
				f.fail(element.Line, "%s: expected names with values, as in X-Title: nightly", key.Value)
			}
			texts = append(texts, text)
		}
	case value.Kind == yaml.MappingNode && (flag.Name == "extra-body" || flag.Name == "chat-template-kwargs"):
		texts = []string{f.asJSON(key, value)}
	case value.Kind == yaml.SequenceNode && strings.HasSuffix(flag.Value.Type(), "Array"),
		value.Kind == yaml.SequenceNode && strings.HasSuffix(flag.Value.Type(), "Slice"):
		for _, element := range f.list(value) {
			texts = append(texts, f.scalar(key, element))
		}
	case value.Kind == yaml.ScalarNode:
		texts = []string{value.Value}
	case flag.Name == "extra-body" || flag.Name == "chat-template-kwargs":
		f.fail(value.Line, "%s: expected keys with values, or @ and the name of a file that holds them as JSON", key.Value)
	default:
		f.fail(value.Line, "%s: expected a single value", key.Value)
	}
	return texts
}

// toldOf says whether a mistake was told of a value or of a part of it.
func (f *jobFile) toldOf(value *yaml.Node) bool {
	return f.told[yamlfile.Resolved(value)] || slices.ContainsFunc(value.Content, f.toldOf)
}

// relative makes the path in a value one from where the process is.
func (f *jobFile) relative(flag, text string) string {
	switch flag {
	case "ca-cert", "api-key-file", "prices":
		return f.path(text)
	case "policy":
		if strings.ContainsAny(text, `/\`) || strings.HasSuffix(text, ".txt") {
			return f.path(text)
		}
	case "system", "extra-body", "chat-template-kwargs":
		if name, ok := strings.CutPrefix(text, "@"); ok {
			return "@" + f.path(name)
		}
	}
	return text
}

func (f *jobFile) unknown(set *pflag.FlagSet, key *yaml.Node, known []string) {
	atTop := len(known) > 0
	known = slices.Clone(known)
	set.VisitAll(func(flag *pflag.Flag) { known = append(known, keyOf(flag.Name)) })
	switch near := nearest.Of(key.Value, known); {
	case key.Value == "api_key" || key.Value == "key":
		f.fail(key.Line, "%s: a key is never written down; name the variable that holds it with api_key_env", key.Value)
	case elsewhere(key.Value, atTop) != "":
		f.fail(key.Line, "%s stands %s", key.Value, elsewhere(key.Value, atTop))
	case slices.Contains(besideFile()[1:], flagOf(key.Value)):
		f.fail(key.Line, "unknown key %q; give --%s beside -c", key.Value, flagOf(key.Value))
	case near != "":
		f.fail(key.Line, "unknown key %q; did you mean %s?", key.Value, near)
	default:
		f.fail(key.Line, "unknown key %q", key.Value)
	}
}

// elsewhere says where in the file a key belongs that is none at its top, or of a
// checkpoint; "" where it belongs nowhere.
func elsewhere(key string, atTop bool) string {
	set := pflag.NewFlagSet("", pflag.ContinueOnError)
	where := "at the top of the file: it is of the whole job"
	if atTop {
		new(checkpointFlags).addFlags(set)
		where = "in a checkpoint, or below defaults: for all of them"
	} else {
		new(runOptions).addJobFlags(set)
	}
	if set.Lookup(flagOf(key)) == nil && (atTop || key != "suites" && key != "tags") || key == "checkpoint" {
		return ""
	}
	return where
}

// atKey notes an error about a flag, or several, at the line of its key, by the
// name of the key. What speaks of a key whose value is none is left out: it may
// only follow from that.
func (f *jobFile) atKey(keys *jobKeys, err error) {
	if err == nil {
		return
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok { // the join itself is looked for
		for _, one := range joined.Unwrap() {
			f.atKey(keys, one)
		}
		return
	}
	text := err.Error()
	if _, next := evaluate.Explain(err); next != "" {
		text += "; " + next
	}
	line, out, kept := keys.line, "", len(text)
	all := mentions(text, fileFlags())
	for _, m := range slices.Backward(all) {
		if keys.broken[m.flag] {
			return
		}
		if at := keys.lines[m.flag]; at > 0 && m.from == 0 {
			line = at
		}
		out, kept = inFile(m.flag, text[m.to:kept])+out, m.from
	}
	f.fail(line, "%s", text[:kept]+out)
}

// inFile is a flag and the words behind it as they would stand in the file: NAME: VALUE
// for a header, and a colon before a value in quotation marks.
func inFile(flag, rest string) string {
	word, after, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	switch name, value, is := strings.Cut(word, "="); {
	case is && flag == "header":
		return strings.TrimSuffix(name+": "+value+" "+after, " ")
	case strings.HasPrefix(rest, " '"):
		return keyOf(flag) + ":" + rest
	}
	return keyOf(flag) + rest
}

// namesValue reports whether the words behind a flag in a sentence begin with a value of
// it, as in "--api completions": they go on with a sentence otherwise.
func namesValue(rest string) bool {
	word, _, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	return strings.HasPrefix(rest, " ") && !slices.Contains([]string{"", "and", "or", "another", "sets", "to", "is"}, word)
}
