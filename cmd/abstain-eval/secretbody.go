package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

// checkBody refuses what looks like a secret, however deep it lies: what is merged
// into a request is recorded with the run. The value is not repeated.
func checkBody(flag string, body map[string]json.RawMessage) error {
	for _, name := range slices.Sorted(maps.Keys(body)) {
		var value any
		if json.Unmarshal(body[name], &value) != nil {
			continue // another check's matter
		}
		if place := secretIn(name, name, value); place != "" {
			return &evaluate.UsageError{
				Message: fmt.Sprintf("%s holds %q, which may be a secret, and it is recorded with the run", flag, place),
				Next:    "give a key with --api-key-env or --api-key-file, a header with --header NAME=env:VARIABLE",
			}
		}
	}
	return nil
}

// secretIn is the place of the first value in a member that may be a secret, ""
// where there is none: one that reads as a credential, or a text or a number under
// a name for one.
func secretIn(place, name string, value any) string {
	switch value := value.(type) {
	case map[string]any:
		for _, member := range slices.Sorted(maps.Keys(value)) {
			if found := secretIn(place+"."+member, member, value[member]); found != "" {
				return found
			}
		}
	case []any:
		for _, element := range value {
			if found := secretIn(place, name, element); found != "" {
				return found
			}
		}
	case string:
		if evaluate.LooksSecret(value) || value != "" && evaluate.NamesSecret(name) {
			return place
		}
	case float64:
		if evaluate.NamesSecret(name) {
			return place
		}
	}
	return ""
}
