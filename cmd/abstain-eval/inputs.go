package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

func (r *runOptions) checkpoint(o *outside) (evaluate.Checkpoint, error) {
	c := evaluate.Checkpoint{Name: r.name, TrainedBy: r.trainedBy}
	c.BaseURL = firstOf(r.baseURL, o.getenv("OPENAI_BASE_URL"), o.getenv("OPENAI_API_BASE"), defaultBaseURL)
	c.Model = firstOf(r.model, o.getenv("ABSTAIN_EVAL_MODEL"))
	var err error
	if c.Key, err = r.key(o); err != nil {
		return c, err
	}
	if c.Key == "" && c.BaseURL == defaultBaseURL {
		return c, &evaluate.Usage{
			Message: defaultBaseURL + " needs a key, and $" + r.keyEnv + " is empty",
			Next:    "set it, or name your own server with --base-url http://host:8000/v1",
		}
	}
	return c, nil
}

// defaultKeyEnv is the variable that holds the key unless another is named.
const defaultKeyEnv = "OPENAI_API_KEY"

// key reads the key from where it was said to be. A source that was named and
// has none is a mistake: going on without a key would ask as somebody else.
func (r *runOptions) key(o *outside) (string, error) {
	if r.keyFile != "" {
		text, err := os.ReadFile(r.keyFile)
		if err != nil {
			return "", misuse("--api-key-file: %w", err)
		}
		if key := strings.TrimSpace(string(text)); key != "" {
			return key, nil
		}
		return "", misuse("--api-key-file: %s is empty", r.keyFile)
	}
	if strings.Trim(r.keyEnv, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") != "" || r.keyEnv == "" {
		// The text is not repeated: it may be the key itself.
		return "", &evaluate.Usage{
			Message: "--api-key-env takes the name of a variable",
			Next:    "never give a key as an argument: other users can read it; export MY_KEY=... and --api-key-env MY_KEY",
		}
	}
	key := o.getenv(r.keyEnv)
	if key == "" && r.keyEnv != defaultKeyEnv {
		return "", misuse("--api-key-env: the variable is not set, or empty")
	}
	return key, nil
}

func (r *runOptions) extra() (map[string]json.RawMessage, error) {
	text, err := textOrFile("--extra-body", r.extraBody)
	if err != nil || text == "" {
		return nil, err
	}
	var extra map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &extra); err != nil || extra == nil {
		message := "--extra-body is not a JSON object"
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			message += fmt.Sprintf(": %v at byte %d", syntax, syntax.Offset)
		}
		return nil, &evaluate.Usage{
			Message: message,
			Next:    `write it as in --extra-body '{"top_k": 20}'`,
		}
	}
	for _, key := range []string{"model", "messages", "stream", "n"} {
		if _, ok := extra[key]; ok {
			return nil, misuse("--extra-body may not set %q: the tool sets it", key)
		}
	}
	for _, own := range [][2]string{
		{"temperature", "--temperature"}, {"top_p", "--top-p"}, {"seed", "--seed"}, {"max_tokens", "--max-tokens"},
	} {
		if _, ok := extra[own[0]]; ok {
			return nil, &evaluate.Usage{Message: "--extra-body sets " + own[0], Next: "use " + own[1] + " instead"}
		}
	}
	for key := range extra {
		switch strings.ReplaceAll(strings.ToLower(key), "-", "_") {
		case "api_key", "apikey", "key", "authorization", "password", "secret", "token", "access_token", "auth_token":
			return nil, &evaluate.Usage{
				Message: fmt.Sprintf("--extra-body holds %q, which may be a secret, and the extra body is recorded", key),
				Next:    "give the key with --api-key-env or --api-key-file",
			}
		}
	}
	return extra, nil
}

// textOrFile is the text itself, or the content of the file behind an @.
func textOrFile(flag, text string) (string, error) {
	name, ok := strings.CutPrefix(text, "@")
	if !ok {
		return text, nil
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return "", misuse("%s: %w", flag, err)
	}
	return string(content), nil
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// misuse is an error in how the tool was called.
func misuse(format string, args ...any) error {
	return &evaluate.Usage{Message: fmt.Errorf(format, args...).Error()}
}
