package evaluate

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses/importers"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// commandOf is a command line by which the run of m, asked with up to most tokens a
// reply, can be made again, and held against the margin again. It is put together from
// what the run was, not taken from the one it was begun with, in which places and
// addresses may stand that are nobody's business: so what a file was called is not
// known, and what was taken from its name is said.
func commandOf(m runs.Manifest, most int, margin float64) reports.CardCommand {
	w := &cardWords{}
	switch begun := m.Provenance.Command; {
	case len(begun) > 1 && begun[1] == "demo":
		w.add("abstain-eval", "demo")
		w.kept(begun, "limit", "seed")
		return w.CardCommand
	case len(m.Provenance.BaseURLs) == 0:
		w.add("abstain-eval", "score", "--from", foreignFormat(begun), "ANSWERS")
		for _, s := range m.Suites {
			w.flag("suite", w.suite(s.Name))
		}
		w.flag("checkpoint", m.Checkpoint.Name)
		if m.Identity.Policy.Name != unstated {
			w.flag("policy", m.Identity.Policy.Name)
		}
		w.margin(margin)
		w.Notes = append(w.Notes, "ANSWERS is the file of the answers, which were collected elsewhere.")
		return w.CardCommand
	}
	w.add("abstain-eval", "run")
	for _, s := range m.Suites {
		w.add(runs.ShellQuoted(w.suite(s.Name)))
	}
	w.add("--base-url", "URL")
	w.identity(m)
	if most > 0 {
		w.flag("max-tokens", strconv.Itoa(most))
	}
	begun := m.Provenance.Command
	w.kept(begun, "limit", "shuffle", "scenario", "sample-id")
	w.margin(margin)
	if slices.ContainsFunc(begun, func(word string) bool { return word == "-c" || strings.HasPrefix(word, "--config") }) {
		w.Notes = append(w.Notes, "It was one of a job, whose file may have chosen its questions (--limit, --scenario, --shuffle).")
	}
	return w.CardCommand
}

// foreignFormat is the format of the file that a run was made of, by the command that
// made it.
func foreignFormat(begun []string) string {
	for _, format := range importers.Formats() {
		for i, word := range begun {
			if word == "--from="+format.Name || i > 0 && begun[i-1] == "--from" && word == format.Name {
				return format.Name
			}
		}
	}
	return importers.Formats()[0].Name
}

// cardWords gathers a command line. A flag and its value are one word.
type cardWords struct{ reports.CardCommand }

func (w *cardWords) add(words ...string) { w.Words = append(w.Words, words...) }

func (w *cardWords) flag(name, value string) { w.add("--" + name + " " + runs.ShellQuoted(value)) }

// suite is how a suite is named to run: one of somebody's own by a path.
func (w *cardWords) suite(name string) string {
	if slices.Contains(suites.Names(), name) {
		return name
	}
	w.Notes = append(w.Notes, fmt.Sprintf("./%s is where the suite %s lies.", name, name))
	return "./" + name
}

// margin adds what the figures are held against, where it is not the usual one.
func (w *cardWords) margin(held float64) {
	if usual, _, _ := (signature.Options{}).Margins(); held > 0 && held != usual {
		w.flag("margin", strconv.FormatFloat(held, 'f', -1, 64))
	}
}

// identity adds what decides what a model was asked.
func (w *cardWords) identity(m runs.Manifest) {
	id := m.Identity
	w.flag("model", id.Model)
	if m.Checkpoint.Name != "" && m.Checkpoint.Name != id.Model {
		w.flag("checkpoint", m.Checkpoint.Name)
	}
	if id.API != "" {
		w.flag("api", id.API)
	} else {
		w.policy(id.Policy)
	}
	if id.SystemSHA256 != nil {
		w.flag("system", "@system.txt")
		w.Notes = append(w.Notes, fmt.Sprintf("system.txt holds the system message (sha256 %.12s).", *id.SystemSHA256))
	}
	for _, c := range m.Checkpoint.Capabilities {
		w.flag("capabilities", string(c))
	}
	if id.Epochs > 1 {
		w.flag("epochs", strconv.Itoa(id.Epochs))
	}
	w.params(id.Params)
}

// policy names one of the tool's own, and a file for any other.
func (w *cardWords) policy(p runs.Policy) {
	known, err := prompts.Named(p.Name)
	if err == nil && len(known) == 1 && known[0].SHA256() == p.SHA256 {
		w.flag("policy", p.Name)
		return
	}
	file := "./" + p.Name + ".txt"
	w.flag("policy", file)
	w.Notes = append(w.Notes, fmt.Sprintf("%s holds the instruction that goes with each question (sha256 %.12s).", file, p.SHA256))
}

// params adds the sampling parameters under the names of their flags.
func (w *cardWords) params(p wire.Params) {
	line, err := json.Marshal(p)
	var values map[string]json.RawMessage
	if err != nil || json.Unmarshal(line, &values) != nil {
		return
	}
	names := append(p.Sent(), "extra")
	for _, name := range names {
		value, sent := values[name]
		flag := strings.ReplaceAll(name, "_", "-")
		switch {
		case !sent:
		case name == "stop":
			for _, stop := range p.Stop {
				w.flag("stop", stop)
			}
		case name == "logprobs":
			w.add("--logprobs")
		case name == "extra":
			w.flag("extra-body", string(value))
		case name == "reasoning_effort":
			w.flag(flag, p.ReasoningEffort)
		default:
			w.flag(flag, string(value))
		}
	}
}

// kept takes over flags of the command that a run was begun with: those that
// choose its questions, and say nothing else.
func (w *cardWords) kept(begun []string, names ...string) {
	for i, word := range begun {
		if short, ok := strings.CutPrefix(word, "-L"); ok {
			word = "--limit=" + strings.TrimPrefix(short, "=")
			if short == "" {
				word = "--limit"
			}
		}
		name, value, joined := strings.Cut(strings.TrimPrefix(word, "--"), "=")
		name = strings.ReplaceAll(name, "_", "-")
		if !strings.HasPrefix(word, "--") || !slices.Contains(names, name) {
			continue
		}
		if !joined && i+1 < len(begun) {
			value = begun[i+1]
		}
		w.flag(name, value)
	}
}
