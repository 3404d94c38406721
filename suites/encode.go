package suites

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the item's canonical line, without a newline: fields in
// the order of the struct, empty ones left out where they are optional, no
// space, no HTML escaping. The bytes are those of a json.Encoder with
// SetEscapeHTML(false). Parse gives the same item back, provided that it would
// accept the item at all; a byte that is not UTF-8 becomes U+FFFD. A Tolerance
// that is not finite and a Meta that is not JSON are written as null, which
// Parse refuses.
func (it Item) AppendJSON(b []byte) []byte {
	w := writer{append(b, '{')}
	w.must("id", it.ID)
	w.text("scenario", string(it.Scenario))
	w.key("answerable")
	w.b = strconv.AppendBool(w.b, it.Answerable)
	w.text("pair", it.Pair)
	w.text("cluster", it.Cluster)
	w.text("context", it.Context)
	w.must("question", it.Question)
	texts(&w, "choices", it.Choices)
	texts(&w, "answers", it.Answers)
	if m := it.Match; m != nil {
		w.open("match")
		w.must("type", m.Type)
		w.float("tolerance", m.Tolerance)
		w.text("unit", m.Unit)
		w.flag("keep_case", m.KeepCase)
		w.close()
	}
	if m := it.Missing; m != nil {
		w.open("missing")
		w.must("say", m.Say)
		w.key("any_of")
		array(&w, m.AnyOf)
		w.close()
	}
	texts(&w, "lures", it.Lures)
	w.text("answer_type", string(it.AnswerType))
	texts(&w, "assumes", it.Assumes)
	if p := it.Proof; p != nil {
		w.open("proof")
		w.must("kind", p.Kind)
		w.must("note", p.Note)
		w.close()
	}
	if it.Difficulty != 0 {
		w.key("difficulty")
		w.b = strconv.AppendInt(w.b, int64(it.Difficulty), 10)
	}
	w.text("domain", it.Domain)
	w.text("source", it.Source)
	w.text("license", it.License)
	w.text("valid_from", it.ValidFrom)
	w.text("valid_until", it.ValidUntil)
	w.text("review_by", it.ReviewBy)
	w.text("public_since", it.PublicSince)
	w.flag("contested", it.Contested)
	w.text("why", it.Why)
	w.text("probe", it.Probe)
	w.text("control", it.Control)
	texts(&w, "steps", it.Steps)
	if u := it.Upstream; u != nil {
		w.open("upstream")
		w.must("id", u.ID)
		w.text("label", u.Label)
		w.text("rule", u.Rule)
		w.close()
	}
	w.flag("eval_only", it.EvalOnly)
	w.object("meta", it.Meta)
	w.close()
	return w.b
}

// A writer appends the members of an object.
type writer struct{ b []byte }

func (w *writer) key(name string) {
	if w.b[len(w.b)-1] != '{' { // no value ends in one
		w.b = append(w.b, ',')
	}
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

func (w *writer) open(name string) {
	w.key(name)
	w.b = append(w.b, '{')
}

func (w *writer) close() { w.b = append(w.b, '}') }

func (w *writer) must(name, text string) {
	w.key(name)
	w.b = appendText(w.b, text)
}

func (w *writer) text(name, text string) {
	if text != "" {
		w.must(name, text)
	}
}

func (w *writer) flag(name string, on bool) {
	if on {
		w.key(name)
		w.b = append(w.b, "true"...)
	}
}

func texts[T ~string](w *writer, name string, list []T) {
	if len(list) > 0 {
		w.key(name)
		array(w, list)
	}
}

func array[T ~string](w *writer, list []T) {
	w.b = append(w.b, '[')
	for i, t := range list {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.b = appendText(w.b, string(t))
	}
	w.b = append(w.b, ']')
}

// float writes f as encoding/json does (ECMA-262, Number::toString).
func (w *writer) float(name string, f float64) {
	if f == 0 {
		return
	}
	w.key(name)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.b = append(w.b, "null"...)
		return
	}
	format := byte('f')
	if size := math.Abs(f); size < 1e-6 || size >= 1e21 {
		format = 'e'
	}
	w.b = strconv.AppendFloat(w.b, f, format, -1, 64)
	if n := len(w.b); format == 'e' && n >= 4 && string(w.b[n-4:n-1]) == "e-0" {
		w.b = append(w.b[:n-2], w.b[n-1]) // e-09 is e-9
	}
}

func (w *writer) object(name string, raw json.RawMessage) {
	if len(raw) == 0 {
		return
	}
	w.key(name)
	var to bytes.Buffer
	if json.Compact(&to, raw) != nil {
		w.b = append(w.b, "null"...)
		return
	}
	w.b = append(w.b, to.Bytes()...)
}

// appendText writes a JSON string.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	plain := 0 // text[plain:i] needs no escape
	for i := 0; i < len(text); {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		broken := r == utf8.RuneError && size == 1
		if c >= utf8.RuneSelf && !broken && r != '\u2028' && r != '\u2029' {
			i += size
			continue
		}
		b = append(append(b, text[plain:i]...), '\\')
		if short := bytes.IndexByte([]byte("\"\\\b\f\n\r\t"), c); short >= 0 {
			b = append(b, `"\bfnrt`[short])
		} else {
			const hex = "0123456789abcdef"
			b = append(b, 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		}
		i += size
		plain = i
	}
	return append(append(b, text[plain:]...), '"')
}
