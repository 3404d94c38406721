package evaluate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nearest"
)

// unreadKeys are the keys of a file of answers that say nothing here, in the order
// in which they were first seen.
type unreadKeys struct {
	known []string // the keys that are read
	all   []string
	seen  map[string]bool
}

func (u *unreadKeys) add(keys []string) {
	for _, key := range keys {
		if u.seen == nil {
			u.seen = map[string]bool{}
		}
		if !u.seen[key] {
			u.seen[key] = true
			u.all = append(u.all, key)
		}
	}
}

// note names them, first those that may be meant for one that is read, or is empty.
func (u *unreadKeys) note(file string) string {
	var meant, others []string
	for _, key := range u.all {
		if near := nearest.Of(key, u.known); near != "" {
			meant = append(meant, fmt.Sprintf("%q (did you mean %q?)", key, near))
		} else {
			others = append(others, fmt.Sprintf("%q", key))
		}
	}
	if len(u.all) == 0 {
		return ""
	}
	const most = 8
	shown := slices.Concat(meant, others)
	if len(shown) > most {
		shown = append(shown[:most], fmt.Sprintf("and %d more", len(shown)-most))
	}
	return "not read of " + file + ": " + strings.Join(shown, ", ")
}
