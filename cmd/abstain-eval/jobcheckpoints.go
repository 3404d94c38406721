package main

import (
	"cmp"
	"maps"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

// checkpoints reads the list, each laid over the defaults. job is what the file
// says of all of them; whole are the keys beside the list, where one of a checkpoint
// that stands there is a mistake of its own, and what the checkpoint lacks follows.
func (f *jobFile) checkpoints(o *outside, whole *jobKeys, top, list, defaults *yaml.Node, job evaluate.Job, given *pflag.FlagSet) []evaluate.Checkpoint {
	if list == nil || list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		f.noCheckpoints(top, list)
		return nil
	}
	if defaults != nil && defaults.Kind != yaml.MappingNode {
		if !f.told[defaults] {
			f.fail(defaults.Line, "defaults: expected keys of a checkpoint")
		}
		defaults = nil
	}
	var all []evaluate.Checkpoint
	taken := map[string]place{}
	for _, node := range f.list(list) {
		if node.Kind != yaml.MappingNode {
			if !f.told[node] {
				f.fail(node.Line, "checkpoints: expected keys, such as model: my-ckpt")
			}
			continue
		}
		keys := newJobKeys(node, given)
		maps.Copy(keys.broken, whole.broken)
		c := f.checkpoint(o, keys, node, defaults, job.Epochs)
		dirs, err := job.RunsOf(c)
		f.atKey(keys, err)
		f.apart(keys, c, dirs, taken)
		all = append(all, c)
	}
	return all
}

func (f *jobFile) noCheckpoints(top, list *yaml.Node) {
	line := top.Line
	if list != nil {
		line = list.Line
	}
	if !f.told[list] {
		f.fail(line, "checkpoints: expected a list with at least one checkpoint, as in\n    checkpoints:\n      - model: my-ckpt\n        base_url: http://localhost:8000/v1")
	}
}

// checkpoint reads one, and then what of the defaults it does not say itself.
func (f *jobFile) checkpoint(o *outside, keys *jobKeys, node, defaults *yaml.Node, epochs int) evaluate.Checkpoint {
	var flags checkpointFlags
	flags.addFlags(keys.set)
	own := map[string]bool{}
	for key, value := range f.members(node) {
		own[flagOf(key.Value)] = true
		f.flag(keys, key, value)
	}
	if defaults != nil {
		for key, value := range f.members(defaults) {
			if !own[flagOf(key.Value)] {
				f.flag(keys, key, value)
			}
		}
	}
	flags.connection.keyless = keys.broken["api-key-env"] || keys.broken["api-key-file"]
	c, err := flags.checkpoint(o, keys.set.Changed, epochs)
	f.atKey(keys, err)
	return c
}

// A place is a directory of a run that some checkpoint of the file has.
type place struct {
	line int
	name string
}

// apart holds the directories of a checkpoint's runs against those before.
func (f *jobFile) apart(keys *jobKeys, c evaluate.Checkpoint, dirs []string, taken map[string]place) {
	name := cmp.Or(c.Name, c.Model)
	if keys.broken["checkpoint"] || c.Name == "" && keys.broken["model"] || name == "" && len(keys.broken) > 0 {
		return // it is not known yet what it is called
	}
	own := place{keys.line, cmp.Or(name, c.BaseURL)}
	for _, dir := range dirs {
		other, twice := taken[dir]
		switch {
		case !twice:
			taken[dir] = own
			continue
		case other.line == own.line:
			continue
		case other.name == own.name:
			f.fail(own.line, "the checkpoint on line %d is called %s too: give each a name of its own", other.line, own.name)
		default:
			f.fail(own.line, "the directory %s is that of %s on line %d too: give %s a name that stays another one as a directory", dir, other.name, other.line, own.name)
		}
		return
	}
}
