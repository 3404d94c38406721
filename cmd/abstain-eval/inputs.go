package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

func (r *runOptions) checkpoint(o *outside) (evaluate.Checkpoint, error) {
	c := evaluate.Checkpoint{Name: r.name, TrainedBy: r.trainedBy}
	c.BaseURL = firstOf(r.baseURL, o.getenv("OPENAI_BASE_URL"), o.getenv("OPENAI_API_BASE"), defaultBaseURL)
	c.Model = firstOf(r.model, o.getenv("ABSTAIN_EVAL_MODEL"))
	if r.keyFile != "" {
		text, err := os.ReadFile(r.keyFile)
		if err != nil {
			return c, misuse("--api-key-file: %w", err)
		}
		c.Key = strings.TrimSpace(string(text))
	} else {
		c.Key = o.getenv(r.keyEnv)
	}
	if c.Key == "" && c.BaseURL == defaultBaseURL {
		return c, &evaluate.Usage{
			Message: defaultBaseURL + " needs a key, and $" + r.keyEnv + " is empty",
			Next:    "set it, or name your own server with --base-url http://host:8000/v1",
		}
	}
	return c, nil
}

func (r *runOptions) extra() (map[string]json.RawMessage, error) {
	text, err := textOrFile("--extra-body", r.extraBody)
	if err != nil || text == "" {
		return nil, err
	}
	var extra map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &extra); err != nil {
		return nil, &evaluate.Usage{
			Message: fmt.Sprintf("--extra-body is not a JSON object: %v", err),
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
