package runs

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	stampForm = "20060102T1504Z"
	longest   = 120 // bytes of a directory's name; file systems stop at 255
)

// NewDir returns a directory under logDir in which nothing is yet:
// STAMP-PART-PART, the stamp being started in UTC to the minute. The parts, the
// last of which should be the beginning of the run's id, are made safe as by
// SafeName. A name that is taken gets -2, -3 and so on. Nothing is created.
func NewDir(logDir string, started time.Time, parts ...string) string {
	name := started.UTC().Format(stampForm)
	if len(parts) > 0 {
		name += "-" + SafeName(longest-len(name)-1, "-", parts...)
	}
	dir := filepath.Join(logDir, name)
	for i := 2; ; i++ {
		if _, err := os.Lstat(dir); err != nil {
			return dir // where it cannot even be looked at, Create says why
		}
		dir = filepath.Join(logDir, fmt.Sprintf("%s-%d", name, i))
	}
}

// SafeName joins parts into a file name of at most most bytes. Of a part only
// letters, digits and . _ + = @ stay; everything else, such as the / and : of a
// model's name, becomes one hyphen. A part never begins with a dot or hyphen,
// and an empty one is "unnamed". Where the name is too long the longest parts
// are shortened, so that a short last part survives. Two different lists may
// give the same name.
func SafeName(most int, sep string, parts ...string) string {
	safe := make([]string, len(parts))
	total := len(sep) * max(len(parts)-1, 0)
	for i, p := range parts {
		safe[i] = safePart(p, most)
		total += len(safe[i])
	}
	for total > most {
		i := 0
		for j := range safe {
			if len(safe[j]) > len(safe[i]) {
				i = j
			}
		}
		if safe[i] == "" {
			break
		}
		_, size := utf8.DecodeLastRuneInString(safe[i])
		safe[i] = safe[i][:len(safe[i])-size]
		total -= size
	}
	for i, s := range safe {
		safe[i] = strings.TrimRight(s, "-.")
	}
	return strings.Join(safe, sep)
}

// safePart reads no more of a hostile name than can be used.
func safePart(part string, most int) string {
	var b strings.Builder
	hyphen := false
	for _, c := range part {
		if b.Len() > most {
			break
		}
		if c == utf8.RuneError || !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("._+=@", c) {
			hyphen = true
			continue
		}
		if b.Len() == 0 && c == '.' {
			continue
		}
		if hyphen && b.Len() > 0 {
			b.WriteByte('-')
		}
		hyphen = false
		b.WriteRune(c)
	}
	if b.Len() == 0 {
		return "unnamed"
	}
	return b.String()
}

// stampOf returns the stamp a directory's name begins with, or "".
func stampOf(name string) string {
	if len(name) < len(stampForm) {
		return ""
	}
	stamp := name[:len(stampForm)]
	if _, err := time.Parse(stampForm, stamp); err != nil {
		return ""
	}
	if rest := name[len(stamp):]; rest != "" && rest[0] != '-' {
		return ""
	}
	return stamp
}
