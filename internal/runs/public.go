package runs

import (
	"net/url"
	"strings"
)

// PublicURL leaves of an address what may be written down: no user, password,
// query or fragment. Where an @ stands behind a ? or #, or the URL does not
// parse, a password with those characters in it is the likely reason, so
// everything before the last @ goes as well.
func PublicURL(s string) string {
	scheme, rest, found := strings.Cut(s, "://")
	if !found {
		scheme, rest = "", s
	}
	_, err := url.Parse(s)
	authority := strings.IndexAny(rest, "/?#")
	if authority < 0 {
		authority = len(rest)
	}
	query := strings.IndexAny(rest, "?#")
	at := strings.LastIndexByte(rest, '@')
	if err == nil && (query < 0 || at < query) {
		at = strings.LastIndexByte(rest[:authority], '@')
	}
	rest = rest[at+1:]
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		rest = rest[:i]
	}
	if !found {
		return rest
	}
	return scheme + "://" + rest
}

// PublicArguments is a command line with every address in it made public, so
// that it can be recorded.
func PublicArguments(args []string) []string {
	public := make([]string, len(args))
	for i, arg := range args {
		flag, value, ok := strings.Cut(arg, "=")
		switch {
		case !strings.Contains(arg, "://"):
			public[i] = arg
		case ok && strings.HasPrefix(flag, "-"):
			public[i] = flag + "=" + PublicURL(value)
		default:
			public[i] = PublicURL(arg)
		}
	}
	return public
}
