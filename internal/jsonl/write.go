package jsonl

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"
)

// A Writer appends a JSON object member by member, in the order it is told, with
// the bytes of a json.Encoder with SetEscapeHTML(false). The methods whose names
// end in If leave a member out where its value is empty.
type Writer struct {
	b   []byte
	err error
}

// NewWriter begins an object behind b.
func NewWriter(b []byte) Writer { return Writer{b: append(b, '{')} }

// End ends the object. The bytes are those given to NewWriter with the object
// behind them. The error is the first that any member met: a number that is not
// finite, or a RawIf that is no JSON.
func (w *Writer) End() ([]byte, error) {
	w.b = append(w.b, '}')
	return w.b, w.err
}

// fail notes an error of a value that could not be made, if it is the first.
func (w *Writer) fail(name string, err error) {
	if err != nil && w.err == nil {
		w.err = fmt.Errorf("%s: %w", name, err)
	}
}

// Begin begins an object as a member.
func (w *Writer) Begin(name string) {
	w.key(name)
	w.b = append(w.b, '{')
}

// Close ends the object that Begin began.
func (w *Writer) Close() { w.b = append(w.b, '}') }

func (w *Writer) key(name string) {
	if w.b[len(w.b)-1] != '{' { // no value ends in one
		w.b = append(w.b, ',')
	}
	w.b = append(w.b, '"')
	w.b = append(w.b, name...) // of this program: plain letters
	w.b = append(w.b, '"', ':')
}

// Text writes a string; bytes that are not UTF-8 become U+FFFD.
func (w *Writer) Text(name, text string) {
	w.key(name)
	w.b = AppendText(w.b, text)
}

// TextIf is Text, unless it is empty.
func (w *Writer) TextIf(name, text string) {
	if text != "" {
		w.Text(name, text)
	}
}

// Texts writes a list of strings.
func Texts[T ~string](w *Writer, name string, list []T) {
	w.key(name)
	w.b = append(w.b, '[')
	for i, t := range list {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.b = AppendText(w.b, string(t))
	}
	w.b = append(w.b, ']')
}

// TextsIf is Texts, unless the list is empty.
func TextsIf[T ~string](w *Writer, name string, list []T) {
	if len(list) > 0 {
		Texts(w, name, list)
	}
}

// Bool writes true or false.
func (w *Writer) Bool(name string, on bool) {
	w.key(name)
	w.b = strconv.AppendBool(w.b, on)
}

// BoolIf is Bool, unless it is false.
func (w *Writer) BoolIf(name string, on bool) {
	if on {
		w.Bool(name, on)
	}
}

// Int writes a whole number.
func (w *Writer) Int(name string, n int) {
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

// IntIf is Int, unless it is 0.
func (w *Writer) IntIf(name string, n int) {
	if n != 0 {
		w.Int(name, n)
	}
}

// Float writes f as encoding/json does (ECMA-262, Number::toString). One that is
// not finite is an error and written as null.
func (w *Writer) Float(name string, f float64) {
	w.key(name)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.fail(name, fmt.Errorf("%v is no JSON number", f))
		w.b = append(w.b, "null"...)
		return
	}
	w.b = AppendFloat(w.b, f)
}

// AppendFloat appends a finite number as encoding/json does.
func AppendFloat(b []byte, f float64) []byte {
	format := byte('f')
	if size := math.Abs(f); size != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	b = strconv.AppendFloat(b, f, format, -1, 64)
	if n := len(b); format == 'e' && n >= 4 && string(b[n-4:n-1]) == "e-0" {
		b = append(b[:n-2], b[n-1]) // e-09 is e-9
	}
	return b
}

// FloatIf is Float, unless it is 0.
func (w *Writer) FloatIf(name string, f float64) {
	if f != 0 {
		w.Float(name, f)
	}
}

// RawIf writes a value that is JSON already, without blanks, unless it is empty.
// One that is no JSON is an error and written as null.
func (w *Writer) RawIf(name string, raw []byte) {
	if len(raw) == 0 {
		return
	}
	w.key(name)
	var err error
	if w.b, err = Compact(w.b, raw); err != nil {
		w.fail(name, err)
		w.b = append(w.b, "null"...)
	}
}

// Append writes a value that put appends, which has to be JSON.
func (w *Writer) Append(name string, put func([]byte) ([]byte, error)) {
	w.key(name)
	b, err := put(w.b)
	w.fail(name, err)
	if err != nil {
		b = append(w.b, "null"...)
	}
	w.b = b
}

// AppendText appends text as a JSON string.
func AppendText(b []byte, text string) []byte {
	b = append(b, '"')
	plain := 0 // text[plain:i] needs no escape
	for i := asciiTo(text, 0); i < len(text); i = asciiTo(text, i) {
		c := text[i]
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
