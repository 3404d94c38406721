package endpoint

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// azureKeyHeader is where Azure takes the key.
const azureKeyHeader = "Api-Key"

func (c *Client) azure() bool { return c.cfg.APIVersion != "" }

// apiConfig is what go-openai has to know: where to send which request. The
// doer does the rest.
func apiConfig(cfg Config, base string) openai.ClientConfig {
	if cfg.APIVersion == "" {
		api := openai.DefaultConfig("") // the doer sets the key, or none
		api.BaseURL = base
		return api
	}
	api := openai.DefaultAzureConfig("", base)
	api.APIVersion = cfg.APIVersion
	// The deployment is named as it is: by default go-openai leaves characters
	// out of it.
	deployment := url.PathEscape(cfg.Model)
	api.AzureModelMapperFunc = func(string) string { return deployment }
	return api
}

// azureBase cuts an address of Azure down to its resource: what people paste
// from the portal goes on to a deployment and has the version behind it. The
// resource may itself be called openai-something.
func azureBase(base string) (string, error) {
	address, _, _ := strings.Cut(base, "?")
	address, err := normalize(address)
	if err != nil {
		return "", err
	}
	host := strings.Index(address, "://") + len("://")
	path := host + strings.Index(address[host:]+"/", "/")
	api := strings.LastIndex(address[path:]+"/", "/openai/")
	switch {
	case api < 0:
		return address, nil
	case strings.HasPrefix(address[path+api:]+"/", "/openai/v1/"):
		return "", fmt.Errorf("%s is Azure's v1 API, which needs no version: leave out --azure", address)
	}
	return address[:path+api], nil
}
