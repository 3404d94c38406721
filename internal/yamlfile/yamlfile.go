// Package yamlfile reads files of one YAML document as nodes, which know their
// lines, so that what is wrong can be told where it stands.
package yamlfile

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// A SecondError is a document behind the first one. Whoever reads one would pass
// over all that it says.
type SecondError struct {
	Line int // where it begins
}

// Error says what to do about it.
func (*SecondError) Error() string {
	return "a second YAML document begins here: put all of it into one"
}

// An EncodingError is a byte that is not UTF-8. The YAML library does not say where.
type EncodingError struct{ Line int }

// Error says what to do about it.
func (*EncodingError) Error() string { return "not valid UTF-8: save the file as UTF-8" }

// encoding is an *EncodingError, or nil for UTF-8 and for UTF-16 with its mark, which the
// YAML library reads.
func encoding(data []byte) error {
	if utf8.Valid(data) || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil
	}
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return &EncodingError{line}
		case r == '\n':
			line++
		}
		data = data[size:]
	}
	return nil
}

// Read gives the value of the only document in data, or nil where nothing stands
// in it but comments. An error is a *SecondError, an *EncodingError or the YAML
// library's; Place knows the lines of all.
func Read(data []byte) (*yaml.Node, error) {
	if err := encoding(data); err != nil {
		return nil, err
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, placed(data, err)
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, &SecondError{max(1, second.Line)}
	case !errors.Is(err, io.EOF):
		return nil, placed(data, err)
	}
	return document.Content[0], nil
}

// Place takes the line out of an error of Read, or of decoding a node, and gives
// what is left of the message. Of several mistakes it is the first. An error
// without a line is on the first one.
func Place(err error) (line int, text string) {
	if second := (*SecondError)(nil); errors.As(err, &second) {
		return second.Line, second.Error()
	}
	if encoding := (*EncodingError)(nil); errors.As(err, &encoding) {
		return encoding.Line, encoding.Error()
	}
	if misplaced := (*misplacedError)(nil); errors.As(err, &misplaced) {
		_, text = Place(misplaced.err)
		return misplaced.line, text
	}
	text = strings.TrimPrefix(err.Error(), "yaml: ")
	if several := (*yaml.TypeError)(nil); errors.As(err, &several) && len(several.Errors) > 0 {
		text = several.Errors[0]
	}
	if rest, ok := strings.CutPrefix(text, "line "); ok {
		if digits, message, ok := strings.Cut(rest, ": "); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				return max(1, n), message + hint(message)
			}
		}
	}
	return 1, text + hint(text)
}

// hint says what a message of the YAML library mostly comes of.
func hint(message string) string {
	for _, h := range [...]struct{ of, says string }{
		{"found a tab character", ": indent with blanks"},
		{"character that cannot start any token", ": put the value in quotes, and indent with blanks"},
		{"mapping values are not allowed", ": a text that has a colon in it stands in quotes, and keys of one level in one column"},
		{"did not find expected ',' or", ": a comma or the end is missing, or a value with one of { } [ ] , in it is without quotes"},
		{"did not find expected '-' indicator", ": keys of one level stand in one column"},
		{"did not find expected key", ": keys of one level stand in one column"},
	} {
		if strings.Contains(message, h.of) {
			return h.says
		}
	}
	return ""
}

// Members yields the keys of a mapping with what stands behind them, and nothing
// of any other node. A key that stands there again goes to twice instead: of its
// values only one could be read.
func Members(mapping *yaml.Node, twice func(key *yaml.Node)) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		if mapping.Kind != yaml.MappingNode {
			return
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(mapping.Content); i += 2 {
			key := mapping.Content[i]
			if seen[key.Value] {
				twice(key)
				continue
			}
			seen[key.Value] = true
			if !yield(key, Resolved(mapping.Content[i+1])) {
				return
			}
		}
	}
}

// Resolved is what an alias stands for, and any other node itself.
func Resolved(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}
