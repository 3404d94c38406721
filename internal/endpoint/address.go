package endpoint

import (
	"errors"
	"net/url"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// CallURL is the address to which a client of cfg sends its questions. An error
// says what is wrong with the base URL.
func CallURL(cfg Config) (string, error) {
	base, err := baseOf(cfg)
	if err != nil {
		return "", err
	}
	call := "/chat/completions"
	if cfg.API == wire.APICompletions {
		call = "/completions"
	}
	if cfg.APIVersion == "" {
		return base + call, nil
	}
	return base + "/openai/deployments/" + url.PathEscape(cfg.Model) + call + "?api-version=" + url.QueryEscape(cfg.APIVersion), nil
}

// baseOf is the base URL as it is asked. Addresses are recorded and shown, so that
// one that holds a secret is refused before it is named.
func baseOf(cfg Config) (string, error) {
	if cfg.Repeats(cfg.BaseURL) {
		return "", errors.New("the base URL holds the API key, or another value that is secret: leave it out, since addresses are recorded")
	}
	if cfg.APIVersion != "" {
		return azureBase(cfg.BaseURL)
	}
	return normalize(cfg.BaseURL)
}
