package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

// defaultKeyEnv is the variable that holds the key unless another is named.
const defaultKeyEnv = "OPENAI_API_KEY"

// key reads the key from where it was said to be. A source that was named and
// has none is a mistake: going on without a key would ask as somebody else.
func (c *connectionFlags) key(o *outside) (string, error) {
	if c.keyFile != "" {
		text, err := readText(c.keyFile)
		if err != nil {
			return "", misuse("--api-key-file: %w", err)
		}
		if key := strings.TrimSpace(text); key != "" {
			return key, nil
		}
		return "", misuse("--api-key-file: %s is empty", c.keyFile)
	}
	if !isVariable(c.keyEnv) {
		// The text is not repeated: it may be the key itself.
		return "", &evaluate.UsageError{
			Message: "--api-key-env takes the name of a variable",
			Next:    "never give a key as an argument: other users can read it; export MY_KEY=... and --api-key-env MY_KEY",
		}
	}
	key := o.getenv(c.keyEnv)
	if key == "" && c.keyEnv != defaultKeyEnv {
		return "", misuse("--api-key-env: the variable is not set, or empty")
	}
	return key, nil
}

// isVariable says whether a variable of the environment may have this name.
func isVariable(name string) bool {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
	return name != "" && strings.Trim(name, letters) == ""
}

// textOrFile is the text itself, or the content of the file behind an @.
func textOrFile(flag, text string) (string, error) {
	name, ok := strings.CutPrefix(text, "@")
	if !ok {
		if !utf8.ValidString(text) {
			return "", misuse("%s is not UTF-8: what is sent would be another text", flag)
		}
		return text, nil
	}
	content, err := readText(name)
	if err != nil {
		return "", misuse("%s: %w", flag, err)
	}
	return content, nil
}

// readText is the text of a file, without the byte order mark that some editors begin
// one with: nobody sees it, and a model or a server would. In another encoding it would be
// sent as another text.
func readText(file string) (string, error) {
	content, err := os.ReadFile(file)
	if err == nil && (!utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0) {
		err = fmt.Errorf("%s is no text in UTF-8: save it as one", file)
	}
	return strings.TrimPrefix(string(content), "\ufeff"), err
}

// given is a flag's value, or nil where it was not given.
func given(f *pflag.FlagSet, name string, value float64) *float64 {
	if !f.Changed(name) {
		return nil
	}
	return &value
}

// checks gather what is wrong with the flags, to tell all of it at once.
type checks struct{ wrong []error }

func (c *checks) that(holds bool, format string, args ...any) {
	if !holds {
		c.wrong = append(c.wrong, misuse(format, args...))
	}
}

// add takes in what another check found, or nil.
func (c *checks) add(err error) { c.wrong = append(c.wrong, err) }

// err is all that is wrong, or nil.
func (c *checks) err() error { return errors.Join(c.wrong...) }

// misuse is an error in how the tool was called. That a file may not be read is none: it
// is the one that was meant.
func misuse(format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	if errors.Is(err, fs.ErrPermission) {
		return err
	}
	return &evaluate.UsageError{Message: err.Error()}
}
