package responses

import "strings"

// The introducers of escape sequences: ESC, and one character for ESC and [.
const (
	escape = '\x1b'
	csi    = "\u009b"
)

// withoutEscapes is s without the escape sequences of a terminal: colors, moves of the
// cursor (CSI) and links (OSC), of which nobody sees anything and whose numbers are no
// answer. Of one that has no end its introducer alone is left out.
func withoutEscapes(s string) string {
	if strings.IndexByte(s, escape) < 0 && !strings.Contains(s, csi) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		var n int
		switch {
		case strings.HasPrefix(s, "\x1b["):
			n = max(1, controlSequence(s, 2))
		case strings.HasPrefix(s, csi):
			n = max(len(csi), controlSequence(s, len(csi)))
		case strings.HasPrefix(s, "\x1b]"):
			n = max(1, systemCommand(s))
		case s[0] == escape:
			n = 1
		default:
			b.WriteByte(s[0])
			n = 1
		}
		s = s[n:]
	}
	return b.String()
}

// controlSequence is the length of the sequence that s begins with, whose parameters
// stand at from; 0 where it has no end.
func controlSequence(s string, from int) int {
	i := from
	for i < len(s) && '0' <= s[i] && s[i] <= '?' {
		i++
	}
	for i < len(s) && ' ' <= s[i] && s[i] <= '/' {
		i++
	}
	if i == len(s) || s[i] < '@' || s[i] > '~' {
		return 0
	}
	return i + 1
}

// systemCommand is the length of the command that s begins with, which ends on its
// line with BEL or ESC and a backslash; 0 where it has no end.
func systemCommand(s string) int {
	end := strings.IndexAny(s[1:], "\x07\n\x1b") + 1
	switch {
	case end == 0:
	case s[end] == '\x07':
		return end + 1
	case strings.HasPrefix(s[end:], "\x1b\\"):
		return end + 2
	}
	return 0
}
