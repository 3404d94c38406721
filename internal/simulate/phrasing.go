package simulate

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed phrasings/*.txt
var phrasingFiles embed.FS

// A phrasing is one template and the conditions under which it fits.
//
// A file of phrasings is named after what it says (answered, abstained, ...).
// Lines that begin with ";;" are comments. A line "== a b|c" begins a section:
// its phrasings fit where tag a holds, and b or c. A line "--" stands between
// two phrasings. Slots are written {value}; slots() lists them. A phrasing with
// a slot the item cannot fill does not fit.
type phrasing struct {
	when  [][]string // every row needs one of its tags
	text  string
	slots []string
}

// slots are the names that may stand in braces in a phrasing.
func slots() []string {
	return []string{
		"value", "Value", // what is committed to
		"missing", "Missing", // what the unanswerable item lacks
		"asked",            // what is asked, after know, tell or determine: "the year", "whether that is so"
		"want",             // the same as a noun: "the year", "a yes or no"
		"medium", "Medium", // what an unsupported request names: "the recording"
		"entity",   // the name in doubt
		"question", // the question itself
	}
}

// library is all phrasings by file, in the order of the file.
type library map[string][]phrasing

// openLibrary parses the embedded phrasings once.
var openLibrary = sync.OnceValues(func() (library, error) { return readLibrary(phrasingFiles) })

// readLibrary parses the files under phrasings/. An error names file and line.
func readLibrary(files fs.FS) (library, error) {
	all := library{}
	err := fs.WalkDir(files, "phrasings", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		parsed, err := parsePhrasings(string(text))
		if err != nil {
			return fmt.Errorf("%s:%w", path, err)
		}
		all[strings.TrimSuffix(d.Name(), ".txt")] = parsed
		return nil
	})
	return all, err
}

// Phrasings returns all templates as they stand in the files, slots and all,
// in the order of the file names. A test that compares them with the wording
// of a scorer is what it is for.
func Phrasings() []string {
	lib, _ := openLibrary() // the embedded files are parsed without error in this package's tests
	var files, texts []string
	for name := range lib {
		files = append(files, name)
	}
	slices.Sort(files)
	for _, name := range files {
		for _, p := range lib[name] {
			texts = append(texts, p.text)
		}
	}
	return texts
}

// parsePhrasings reads one file. An error begins with the line's number.
func parsePhrasings(file string) ([]phrasing, error) {
	var all []phrasing
	var when [][]string
	var text []string
	inSection := false
	flush := func(line int) error {
		body := strings.TrimSpace(strings.Join(text, "\n"))
		text = text[:0]
		if body == "" {
			return nil
		}
		if !inSection {
			return fmt.Errorf("%d: a phrasing stands before the first section; begin one with a line \"== tags\"", line)
		}
		found, err := slotsOf(body)
		if err != nil {
			return fmt.Errorf("%d: %w", line, err)
		}
		all = append(all, phrasing{when: when, text: body, slots: found})
		return nil
	}
	lines := strings.Split(file, "\n")
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, ";;"):
		case line == "--":
			if err := flush(i + 1); err != nil {
				return nil, err
			}
		case strings.HasPrefix(line, "== ") || line == "==":
			if err := flush(i + 1); err != nil {
				return nil, err
			}
			inSection, when = true, nil
			for _, word := range strings.Fields(line[2:]) {
				when = append(when, strings.Split(word, "|"))
			}
		default:
			text = append(text, line)
		}
	}
	if err := flush(len(lines)); err != nil {
		return nil, err
	}
	return all, nil
}

// slotsOf lists the slots of a template. Braces after a backslash word, as in
// \boxed{...}, are LaTeX.
func slotsOf(text string) ([]string, error) {
	var found []string
	for i := range len(text) {
		if text[i] != '{' {
			continue
		}
		name, _, closed := strings.Cut(text[i+1:], "}")
		switch {
		case closed && slices.Contains(slots(), name):
			found = append(found, name)
		case strings.HasSuffix(text[:i], `\boxed`), strings.HasSuffix(text[:i], `\text`):
		default:
			return nil, fmt.Errorf("%q is no slot; the slots are %s", "{"+name+"}", strings.Join(slots(), ", "))
		}
	}
	return found, nil
}

// fits says whether p can be said where these tags hold and these slots have a
// value.
func (p phrasing) fits(tags []string, fill map[string]string) bool {
	for _, row := range p.when {
		if !slices.ContainsFunc(row, func(tag string) bool { return slices.Contains(tags, tag) }) {
			return false
		}
	}
	for _, slot := range p.slots {
		if fill[slot] == "" {
			return false
		}
	}
	return true
}

// render fills the slots in one pass, so that braces in a value stay text. A
// full stop after a value that brings its own is left out.
func (p phrasing) render(fill map[string]string) string {
	var out strings.Builder
	rest := p.text
	for {
		at, slot := -1, ""
		for _, name := range p.slots {
			if i := strings.Index(rest, "{"+name+"}"); i >= 0 && (at < 0 || i < at) {
				at, slot = i, name
			}
		}
		if at < 0 {
			out.WriteString(rest)
			return out.String()
		}
		value := fill[slot]
		out.WriteString(rest[:at])
		out.WriteString(value)
		rest = rest[at+len(slot)+2:]
		if strings.HasSuffix(value, ".") {
			rest = strings.TrimPrefix(rest, ".")
		}
	}
}

// choose picks one of the fitting phrasings by hash and fills it in; "" where
// none fits.
func (lib library) choose(file string, tags []string, fill map[string]string, l lot) string {
	var fitting []phrasing
	for _, p := range lib[file] {
		if p.fits(tags, fill) {
			fitting = append(fitting, p)
		}
	}
	if len(fitting) == 0 {
		return ""
	}
	return fitting[l.pick("phrasing of "+file, len(fitting))].render(fill)
}
