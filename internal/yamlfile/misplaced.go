package yamlfile

import (
	"bytes"
	"errors"
	"io"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A misplacedError is an error of the YAML library with the line from which on it is one.
type misplacedError struct {
	line int
	err  error
}

func (e *misplacedError) Error() string { return e.err.Error() }

func (e *misplacedError) Unwrap() error { return e.err }

// placed is err, of decoding data, with its line. The library tells that of what its scanner finds. Of what its parser
// finds it tells, counted from 0, where the list or mapping around it begins, and of an unknown anchor none. So the
// line is looked for: the last one of the shortest beginning of data that fails in the same way. Of a list or mapping in
// brackets that is where it begins, since it fails so too where it ends too early.
func placed(data []byte, err error) error {
	what := parserMessage(err)
	if what == "" {
		return err
	}
	ends := lineEnds(data)
	k := sort.Search(len(ends)-1, func(k int) bool { return parserMessage(decodeAll(data[:ends[k]])) == what })
	return &misplacedError{line: k + 1, err: err}
}

// parserMessage is what an error says whose line is not told; "" of any other.
func parserMessage(err error) string {
	if err == nil {
		return ""
	}
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(text, "line "); ok {
		_, text, _ = strings.Cut(rest, ": ")
	}
	if strings.HasPrefix(text, "did not find expected ") || strings.HasPrefix(text, "unknown anchor ") {
		return text
	}
	return ""
}

// decodeAll is the first error in the documents of data; nil where there is none.
func decodeAll(data []byte) error {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var document yaml.Node
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// lineEnds are where the lines of data end; one at least.
func lineEnds(data []byte) (ends []int) {
	for i, b := range data {
		if b == '\n' {
			ends = append(ends, i+1)
		}
	}
	if n := len(ends); n == 0 || ends[n-1] < len(data) {
		ends = append(ends, len(data))
	}
	return ends
}
