package runs

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
)

// A ChangedError is a run that was asked to go on as another measurement.
type ChangedError struct {
	Dir         string
	Differences []Difference // at least one
	Command     []string     // the run was begun with; empty where it is not known
	Imported    bool         // its answers came from a file: nobody can be asked for the rest
}

// Error lists the differences, one a line, each with what to type where a flag
// makes it, and says which command the run was begun with.
func (e *ChangedError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s is another measurement than the one asked for:\n", e.Dir)
	for _, d := range e.Differences {
		fmt.Fprintf(&b, "  %s: recorded %s, now %s", d.Field, short(d.Recorded), short(d.Asked))
		if do := d.toType(); do != "" && !e.Imported {
			b.WriteString("; " + do)
			if d.Field == "items_sha256" { // the suite may have been mended since
				b.WriteString(", or name as the suite " + ShellQuoted(filepath.Join(e.Dir, ItemsFile)) + ", which holds them")
			}
		}
		b.WriteByte('\n')
	}
	const most = 2000 // a command is for copying: whole or not at all
	if line := shellLine(e.Command); line != "" && len(line) <= most {
		fmt.Fprintf(&b, "it was begun with:\n  %s\n", line)
	}
	if e.Imported {
		b.WriteString("its answers came from a file, and nobody can be asked for more of them: leave out --run-dir to start a new run")
		return b.String()
	}
	b.WriteString("give the recorded values to go on with it, or leave out --run-dir to start a new run")
	return b.String()
}

// toType says what makes a field what was recorded, or "" where no flag does so
// by itself.
func (d Difference) toType() string {
	name, param := strings.CutPrefix(d.Field, "params.")
	flag := "--" + strings.ReplaceAll(name, "_", "-")
	absent := d.Recorded == notSet
	switch top, rest, _ := strings.Cut(name, "."); {
	case d.Field == "items_sha256":
		return "name its suites, and choose the items (--limit, --scenario, --shuffle and the like) as then"
	case d.Field == "system_sha256" && absent:
		return "leave out --system"
	case d.Field == "system_sha256":
		return "give --system the text it had then"
	case d.Field != "model" && d.Field != "api" && !param:
		return "" // it follows from another one
	case top == "extra":
		return d.inObject("--extra-body", rest)
	case top == "chat_template_kwargs" && rest != "":
		return d.inObject("--chat-template-kwargs", rest)
	case name == "temperature" && absent:
		return "" // run always sends one: the run was made of answers from elsewhere
	case absent:
		return "leave out " + flag
	case name == "stop":
		var stops []string
		if json.Unmarshal([]byte(d.Recorded), &stops) != nil {
			return ""
		}
		for i, stop := range stops {
			stops[i] = "--stop " + ShellQuoted(stop)
		}
		return "give " + strings.Join(stops, " ")
	case name == "logprobs":
		return "give --logprobs"
	case short(d.Recorded) != d.Recorded:
		return "give " + flag + " as it was"
	}
	return "give " + flag + " " + ShellQuoted(d.Recorded)
}

// inObject says it of a member of a flag's JSON object.
func (d Difference) inObject(flag, key string) string {
	if d.Recorded == notSet {
		return fmt.Sprintf("leave %q out of %s", key, flag)
	}
	return fmt.Sprintf("set it so in %s", flag)
}

// short cuts a value to what fits a line, at a rune's boundary.
func short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}

// shellLine is a command line as one would type it, or "".
func shellLine(command []string) string {
	quoted := make([]string, len(command))
	for i, word := range command {
		quoted[i] = ShellQuoted(word)
	}
	return strings.Join(quoted, " ")
}

// ShellQuoted is a word as a POSIX shell takes it: in single quotes where it needs
// them.
func ShellQuoted(word string) string {
	plain := func(c rune) bool {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("-_./:=,@+%", c)
	}
	if word != "" && strings.IndexFunc(word, func(c rune) bool { return !plain(c) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
