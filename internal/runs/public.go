package runs

import "strings"

// PublicURL leaves of an address what may be written down: no user, password,
// query or fragment.
func PublicURL(address string) string { return publicURL(address) }

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
			public[i] = flag + "=" + publicURL(value)
		default:
			public[i] = publicURL(arg)
		}
	}
	return public
}
