package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/suites"
)

// flag sets the flag behind a key. others are keys that stand beside the flags,
// for the message about one that is unknown.
func (f *jobFile) flag(set *pflag.FlagSet, key, value *yaml.Node, others ...string) {
	name := flagOf(key.Value)
	flag := set.Lookup(name)
	if flag == nil || key.Value == "checkpoint" {
		f.unknown(set, key, others)
		return
	}
	var texts []string
	switch {
	case value.Kind == yaml.MappingNode && name == "header":
		for header, text := range f.members(value) {
			texts = append(texts, header.Value+"="+f.scalar(header, text))
		}
	case value.Kind == yaml.MappingNode && (name == "extra-body" || name == "chat-template-kwargs"):
		texts = []string{f.asJSON(key, value)}
	case value.Kind == yaml.SequenceNode && strings.HasSuffix(flag.Value.Type(), "Array"),
		value.Kind == yaml.SequenceNode && strings.HasSuffix(flag.Value.Type(), "Slice"):
		for _, element := range f.list(value) {
			texts = append(texts, f.scalar(key, element))
		}
	case value.Kind == yaml.ScalarNode:
		texts = []string{value.Value}
	default:
		f.fail(value.Line, "%s: expected a single value", key.Value)
		return
	}
	for _, text := range texts {
		if err := set.Set(name, f.relative(name, text)); err != nil {
			f.fail(value.Line, "%s is %q; it takes %s", key.Value, text, kindOfFlag(flag.Value.Type()))
		}
	}
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
	known = slices.Clone(known)
	set.VisitAll(func(flag *pflag.Flag) { known = append(known, keyOf(flag.Name)) })
	switch near := suites.Nearest(key.Value, known); {
	case key.Value == "api_key" || key.Value == "key":
		f.fail(key.Line, "%s: a key is never written down; name the variable that holds it with api_key_env", key.Value)
	case near != "":
		f.fail(key.Line, "unknown key %q; did you mean %s?", key.Value, near)
	default:
		f.fail(key.Line, "unknown key %q", key.Value)
	}
}

// keyOf is the key of a flag.
func keyOf(flag string) string {
	key := strings.ReplaceAll(flag, "-", "_")
	for _, special := range []string{"name", "policies", "headers", "scenarios", "sample_ids"} {
		if flagOf(special) == flag {
			return special
		}
	}
	return key
}

// atKey notes an error about a flag at the line of its key, by the name of the
// key.
func (f *jobFile) atKey(node *yaml.Node, err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok { //nolint:errorlint // the join itself is looked for
		for _, one := range joined.Unwrap() {
			f.atKey(node, one)
		}
		return
	}
	line, text := node.Line, err.Error()
	if _, next := evaluate.Explain(err); next != "" {
		text += "; " + next
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		if strings.HasPrefix(err.Error(), "--"+flagOf(key.Value)) {
			line = key.Line
		}
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z')
	}) {
		if name, ok := strings.CutPrefix(word, "--"); ok && name != "" {
			text = strings.ReplaceAll(text, word, keyOf(name))
		}
	}
	f.fail(line, "%s", text)
}
