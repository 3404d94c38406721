package runs

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
)

// inWords is an error of encoding/json in words that say nothing of Go.
func inWords(err error) error {
	var typed *json.UnmarshalTypeError
	if !errors.As(err, &typed) {
		return errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
	where := "it"
	if typed.Field != "" {
		where = typed.Field
	}
	return errors.New(where + " holds " + kindOfJSON(typed.Value) + ", not " + kindOfType(typed.Type))
}

// kindOfJSON is what encoding/json calls a value, with its article.
func kindOfJSON(value string) string {
	switch {
	case value == "bool":
		return "true or false"
	case strings.HasPrefix(value, "number "): // with its text
		return "the " + value
	case strings.ContainsAny(value[:1], "aeiou"):
		return "an " + value
	}
	return "a " + value
}

func kindOfType(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "an array"
	}
	return "an object"
}
