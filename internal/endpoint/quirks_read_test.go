package endpoint

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A quirk is a row of testdata/quirks: what a server does, in bytes, and what
// comes of it. A row is lines of "key: value" up to a blank line:
//
//	quirk   what it is; the row's name
//	ask     members of the request's body, added to temperature 0 and max_tokens 64
//	system  a system message
//	config  words: stream, models (a listing is asked for), max_completion_tokens (as
//	        the limit's first name), key=K, model=M, azure=VERSION
//	reply   one exchange, "reply STATUS HEADER=VALUE WORD: BODY": a body that begins
//	        with a quotation mark is Go's, lines behind it that begin with | go on
//	        with it, ok is the reply 4. Words: stream (the type of one), cut (the
//	        connection, behind it), gzip, zlib, deflate, big=BYTES
//	gives   OUTCOME, STATE of the record; OUTCOME of a record that is an error;
//	        "stop TYPE" for an error that ends the run; "models ID, ID"
//	text, reasoning, refusal, finish, usage, model   of the record; what is not named is empty,
//	        usage and model anything
//	says    what the error says, in part
//	failed  the kinds of the tries that failed, each with the wait the server asked for
//	event   kind, from and to of what was adapted
//	sent, unsent   what stands, or does not, in the last request
//	raw     what stands in the record's raw reply
type quirk struct {
	server, name    string
	ask, system     string
	config          []string
	replies         []step
	gives           string
	text, reasoning string
	refusal, finish string
	usage, model    string
	says, failed    string
	event, raw      string
	sent, unsent    []string
}

// readQuirks reads every table of rows.
func readQuirks(t *testing.T) []quirk {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "quirks", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []quirk
	for _, file := range files {
		if filepath.Base(file) == "unseen.txt" {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, rest, _ := strings.Cut(string(content), "\n")
		server, ok := strings.CutPrefix(first, "server: ")
		if !ok {
			t.Fatalf("%s does not begin with its server", file)
		}
		for block := range strings.SplitSeq(rest, "\n\n") {
			if strings.TrimSpace(block) == "" {
				continue
			}
			q := quirk{server: server}
			for line := range strings.SplitSeq(strings.Trim(block, "\n"), "\n") {
				if why := q.take(line); why != "" {
					t.Fatalf("%s: %s: %s", file, line, why)
				}
			}
			all = append(all, q)
		}
	}
	return all
}

func (q *quirk) take(line string) (why string) {
	if more, ok := strings.CutPrefix(line, "|"); ok && len(q.replies) > 0 {
		q.replies[len(q.replies)-1].body += more + "\n"
		return ""
	}
	key, value, ok := strings.Cut(line, ":")
	if !ok {
		return "no key"
	}
	value = strings.TrimPrefix(value, " ")
	key, words, _ := strings.Cut(key, " ")
	single := map[string]*string{
		"quirk": &q.name, "ask": &q.ask, "system": &q.system, "gives": &q.gives, "text": &q.text, "reasoning": &q.reasoning,
		"refusal": &q.refusal, "finish": &q.finish, "usage": &q.usage, "model": &q.model, "says": &q.says, "failed": &q.failed, "event": &q.event, "raw": &q.raw,
	}
	switch into := single[key]; {
	case key == "reply":
		return q.reply(words, value)
	case key == "config":
		q.config = strings.Fields(value)
	case key == "sent":
		q.sent = append(q.sent, value)
	case key == "unsent":
		q.unsent = append(q.unsent, value)
	case into == nil:
		return "unknown key"
	default:
		*into = unquoted(value)
	}
	return ""
}

func (q *quirk) reply(words, body string) (why string) {
	s := step{body: unquoted(body), header: map[string]string{}}
	if body == "ok" {
		s.body = ok
	}
	for word := range strings.FieldsSeq(words) {
		name, value, isPair := strings.Cut(word, "=")
		status, err := strconv.Atoi(word)
		switch {
		case err == nil:
			s.status = status
		case word == "stream":
			s.header["Content-Type"] = "text/event-stream"
		case packers[word] != nil:
			if s.header["Content-Encoding"] == "" {
				s.header["Content-Encoding"] = word
			}
			var packed bytes.Buffer
			z := packers[word](&packed)
			_, _ = io.WriteString(z, s.body)
			_ = z.Close()
			s.body = packed.String()
		case word == "cut":
			s.do = func(w http.ResponseWriter, _ *http.Request) {
				for k, v := range s.header {
					w.Header().Set(k, v)
				}
				_, _ = io.WriteString(w, s.body)
				_ = http.NewResponseController(w).Flush()
				panic(http.ErrAbortHandler)
			}
		case name == "big":
			size, err := strconv.Atoi(value)
			if err != nil {
				return err.Error()
			}
			s.do = big(size)
		case isPair:
			if s.header[name], err = url.PathUnescape(value); err != nil {
				return err.Error()
			}
		default:
			return "unknown word " + word
		}
	}
	q.replies = append(q.replies, s)
	return ""
}

// packers are what a reply can be packed by.
var packers = map[string]func(io.Writer) io.WriteCloser{
	"gzip": func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	"zlib": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
	"deflate": func(w io.Writer) io.WriteCloser {
		z, _ := flate.NewWriter(w, flate.DefaultCompression)
		return z
	},
}

// unquoted undoes Go's quotation, if value is one.
func unquoted(value string) string {
	if strings.HasPrefix(value, `"`) {
		if text, err := strconv.Unquote(value); err == nil {
			return text
		}
	}
	return value
}
