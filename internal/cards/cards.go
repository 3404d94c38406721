// Package cards edits model cards: it puts one marked block into a Markdown
// file, and results into the model-index of its YAML front matter. Everything
// else in the file stays as it is, byte for byte: comments, order, quoting, line
// endings, a byte order mark, a missing end of line. It knows nothing of runs.
package cards

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Card is what is put into a file.
type Card struct {
	// Marks are written into the line the block begins with: NAME=VALUE. What
	// could end that line is replaced.
	Marks []Mark
	// Block is what stands between the markers: lines that end in \n. No line of
	// it may begin a fenced block of code, or at its very start a marker.
	Block string
	// Models are the results for model-index, by model; none leaves the front
	// matter alone.
	Models []Model
}

// A Mark is a fact about a block, kept in its first line.
type Mark struct{ Name, Value string }

// A Model is one entry of model-index.
type Model struct {
	Name string
	// Anywhere says that the name is a guess: results go to the entry that holds
	// ours, or the only one there is, whatever its name. Where that was such a guess
	// too, by the mark Checkpoint of the block before, the entry is given this one.
	Anywhere bool
	Results  []Result
}

// A Result is one entry of a model's results: one task on one data set.
type Result struct {
	TaskType, TaskName       string
	DatasetType, DatasetName string
	DatasetConfig            string // "" leaves it out
	DatasetRevision          string // "" leaves it out
	Metrics                  []Metric
	SourceName, SourceURL    string
}

// A Metric is one figure. It has to be finite.
type Metric struct {
	Type  string
	Value float64
	Name  string // with interval and n, for which model-index has no place
}

// Tool is how the names of our sources begin: results whose source has this name,
// alone or before a version, are ours, and no others are.
const Tool = "abstain-eval"

// An Error is a file that cannot be edited as it stands. Nothing was changed.
type Error struct {
	File    string
	Line    int // 0 where it is of no line
	Message string
	Next    string // what to do about it
}

// Error names the file and the line.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
}

// Put gives file, which is called name, with the card in it. A block that is
// there is replaced, and otherwise one is put at the end; results of ours that are
// there are replaced. Put twice gives the same bytes. It fails with an *Error
// where it cannot be sure to change nothing else.
func Put(name string, file []byte, c Card) ([]byte, error) {
	parts, err := split(name, file)
	if err != nil {
		return nil, err
	}
	if err := check(c); err != nil {
		return nil, err
	}
	body, err := parts.putBlock(c)
	if err != nil {
		return nil, err
	}
	if parts.front, err = parts.renamed(c); err != nil {
		return nil, err
	}
	head, err := parts.putModels(c.Models)
	if err != nil {
		return nil, err
	}
	return append(head, body...), nil
}

// check holds what a caller has promised.
func check(c Card) error {
	for line := range strings.Lines(c.Block) {
		_, fence := opens([]byte(line))
		if fence > 0 || strings.HasPrefix(line, beginMarker) || strings.HasPrefix(line, endMarker) || !strings.HasSuffix(line, "\n") {
			return fmt.Errorf("a line of the block would hide it: %q", line)
		}
	}
	for _, m := range c.Models {
		for _, r := range m.Results {
			if r.TaskType == "" || r.DatasetType == "" || r.DatasetName == "" || len(r.Metrics) == 0 || !ours(r.SourceName) || r.SourceURL == "" {
				return fmt.Errorf("a result on %q lacks what model-index requires", r.DatasetName)
			}
			for _, metric := range r.Metrics {
				if metric.Type == "" || !finite(metric.Value) {
					return fmt.Errorf("metric %q on %s is no figure", metric.Type, r.DatasetName)
				}
			}
		}
		if m.Name == "" {
			return fmt.Errorf("a model has no name")
		}
	}
	return nil
}

// text is a file taken apart. The parts together are the file.
type text struct {
	name string
	eol  string
	// Where the file has front matter, before ends with the line --- that opens
	// it, and after begins with the one that closes it. Otherwise before is a byte
	// order mark or empty, and after is empty.
	before, front, after []byte
	has                  bool
	body                 []byte
	frontLine, bodyLine  int // the numbers of their first lines, from 1
}

// split finds the front matter: what stands between a first line --- and the
// next one. Blank lines may come before it.
func split(name string, file []byte) (text, error) {
	t := text{name: name, eol: eolOf(file), frontLine: 1, bodyLine: 1}
	fail := func(line int, message, next string) (text, error) {
		return text{}, &Error{File: name, Line: line, Message: message, Next: next}
	}
	if bytes.HasPrefix(file, []byte("\xff\xfe")) || bytes.HasPrefix(file, []byte("\xfe\xff")) || bytes.IndexByte(file, 0) >= 0 {
		return fail(0, "it is no text in UTF-8", "save it as UTF-8 and try again")
	}
	if line := otherBreak(file, "\r"); line > 0 {
		return fail(line, "a CR without an LF ends a line here", "save it with LF or CRLF line endings")
	}
	bom := []byte("\ufeff")
	rest, _ := bytes.CutPrefix(file, bom)
	start := len(file) - len(rest)
	at, line := start, 1
	for at < len(file) && len(bytes.TrimSpace(lineAt(file, at))) == 0 {
		at += len(lineAt(file, at))
		line++
	}
	switch first := lineAt(file, at); {
	case string(bytes.TrimSpace(first)) != "---":
		t.before, t.body = file[:start], file[start:]
		return t, nil
	case !isRule(first):
		return fail(line, "blanks stand beside the --- that opens the front matter, so that nobody reads it as that",
			"leave --- alone on its line")
	default:
		at += len(first)
		line++
	}
	opened := line - 1
	t.has, t.before, t.frontLine = true, file[:at], line
	for end := at; end < len(file); line++ {
		here := lineAt(file, end)
		if isRule(here) {
			t.front, t.after = file[at:end], file[end:end+len(here)]
			t.body, t.bodyLine = file[end+len(here):], line+1
			if other := otherBreak(t.front, "\u0085\u2028\u2029"); other > 0 { // which YAML knows
				return text{}, t.refuse(other, "this line holds a line break that is neither LF nor CRLF")
			}
			return t, nil
		}
		end += len(here)
	}
	return fail(opened, "the front matter that begins here has no end", "close it with a line ---; a rule is written *** there")
}

// otherBreak is the number of the first line, from 1, that holds one of these characters
// elsewhere than in its CRLF; 0 where none does. Some readers end a line there: its markers
// would not be found, and its lines counted wrongly.
func otherBreak(text []byte, breaks string) int {
	for at, line := 0, 1; at < len(text); line++ {
		here := lineAt(text, at)
		if bytes.ContainsAny(bytes.TrimSuffix(here, []byte("\r\n")), breaks) {
			return line
		}
		at += len(here)
	}
	return 0
}

// lineAt is the line that begins at a position, with its end.
func lineAt(file []byte, at int) []byte {
	if i := bytes.IndexByte(file[at:], '\n'); i >= 0 {
		return file[at : at+i+1]
	}
	return file[at:]
}

func isRule(line []byte) bool {
	return string(bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))) == "---"
}

// eolOf is how the lines of a file end: as the first of them does.
func eolOf(file []byte) string {
	if i := bytes.IndexByte(file, '\n'); i > 0 && file[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// shown is a few words of somebody's file for a message.
func shown(s string) string {
	const most = 60
	for i := range s {
		if i > most {
			return fmt.Sprintf("%q", s[:i]+"...")
		}
	}
	if !utf8.ValidString(s) {
		return "what is no UTF-8"
	}
	return fmt.Sprintf("%q", s)
}
