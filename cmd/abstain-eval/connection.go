package main

import (
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
)

// defaultBaseURL is asked where nothing else is named. It is the only host
// that is known to need a key.
const defaultBaseURL = "https://api.openai.com/v1"

// connectionFlags say where the model is and how to reach it. None of them is
// part of a run's identity.
type connectionFlags struct {
	baseURLs           []string
	model              string
	keyEnv, keyFile    string
	keyless            bool // nothing will be sent
	headers            []string
	caCert             string
	azure              bool
	apiVersion         string
	connections        connections
	perMinute, retries int
	attemptTimeout     time.Duration
	itemTimeout        time.Duration
	maxRetryAfter      time.Duration
	logHTTP            int
	stream             bool
}

func (c *connectionFlags) addFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&c.baseURLs, "base-url", nil, "`URL` of an OpenAI-compatible API, usually ending in /v1; repeatable, for several servers of the same model (default: $OPENAI_BASE_URL, then "+defaultBaseURL+")")
	f.StringVarP(&c.model, "model", "m", "", "`name` of the model (default: $ABSTAIN_EVAL_MODEL, then the only one the server lists)")
	f.StringVar(&c.keyEnv, "api-key-env", defaultKeyEnv, "`variable` that holds the key")
	f.StringVar(&c.keyFile, "api-key-file", "", "`file` that holds the key")
	f.StringArrayVar(&c.headers, "header", nil, "`NAME=VALUE` sent with every request, or NAME=env:VARIABLE; repeatable")
	f.StringVar(&c.caCert, "ca-cert", "", "PEM `file` of certificates to trust beside the system's")
	f.BoolVar(&c.azure, "azure", false, "the server is Azure OpenAI: --model is the deployment, the key goes into api-key")
	f.StringVar(&c.apiVersion, "api-version", "", "with --azure, the `version` of its API (default: $AZURE_OPENAI_API_VERSION)")
	c.connections.n = 16
	f.VarP(&c.connections, "max-connections", "j", "requests in flight at once: `N`, or auto to find out how many the server takes well")
	f.IntVar(&c.perMinute, "rpm", 0, "most requests a minute, retries included (default: no limit)")
	f.IntVar(&c.retries, "max-retries", 8, "tries after the first, for what time may mend")
	f.DurationVar(&c.attemptTimeout, "attempt-timeout", 10*time.Minute, "longest wait for one reply")
	f.DurationVar(&c.itemTimeout, "timeout", 30*time.Minute, "longest time for one question over all its tries; then it is left open and can be resumed")
	f.DurationVar(&c.maxRetryAfter, "max-retry-after", 5*time.Minute, "longest wait a server may ask for; beyond it the run stops and can be resumed")
	f.BoolVar(&c.stream, "stream", false, "ask for replies as streams; what is recorded is the same")
	f.IntVar(&c.logHTTP, "log-http", 0, "keep the first `N` exchanges of this session as they went over the wire, without keys, in http.log")
}

// checkpoint is the model behind these flags.
func (c *connectionFlags) checkpoint(o *outside) (evaluate.Checkpoint, error) {
	out := evaluate.Checkpoint{}
	out.BaseURL = firstOf(o.getenv("OPENAI_BASE_URL"), o.getenv("OPENAI_API_BASE"), defaultBaseURL)
	if err := c.addressesInto(&out); err != nil {
		return out, err
	}
	out.Model = firstOf(c.model, o.getenv("ABSTAIN_EVAL_MODEL"))
	if err := c.azureInto(&out, o); err != nil {
		return out, err
	}
	var err error
	if out.Key, err = c.key(o); err != nil {
		return out, err
	}
	if out.Header, err = c.header(o); err != nil {
		return out, err
	}
	if c.caCert != "" {
		if out.CA, err = os.ReadFile(c.caCert); err != nil {
			return out, misuse("--ca-cert: %w", err)
		}
	}
	if out.Key == "" && !c.keyless && slices.Contains(append(out.Replicas, out.BaseURL), defaultBaseURL) {
		return out, &evaluate.Usage{
			Message: defaultBaseURL + " needs a key, and $" + c.keyEnv + " is empty",
			Next:    "set it, or name your own server with --base-url http://host:8000/v1",
		}
	}
	return out, nil
}

// azureInto sets what is different on Azure: the version of the API is part of
// every address, and the key has a variable of its own.
func (c *connectionFlags) azureInto(out *evaluate.Checkpoint, o *outside) error {
	if !c.azure {
		if c.apiVersion != "" {
			return misuse("--api-version goes with --azure")
		}
		return nil
	}
	if len(c.baseURLs) == 0 {
		out.BaseURL = o.getenv("AZURE_OPENAI_ENDPOINT")
	}
	out.APIVersion = firstOf(c.apiVersion, o.getenv("AZURE_OPENAI_API_VERSION"))
	switch {
	case out.BaseURL == "":
		return &evaluate.Usage{Message: "--azure needs an address", Next: "give --base-url https://RESOURCE.openai.azure.com, or set AZURE_OPENAI_ENDPOINT"}
	case out.APIVersion == "":
		return &evaluate.Usage{Message: "--azure needs the version of the API", Next: "give --api-version 2024-10-21 or the like, or set AZURE_OPENAI_API_VERSION"}
	case out.Model == "":
		return &evaluate.Usage{Message: "--azure needs the name of the deployment", Next: "give it with --model"}
	}
	if c.keyEnv == defaultKeyEnv && o.getenv("AZURE_OPENAI_API_KEY") != "" {
		c.keyEnv = "AZURE_OPENAI_API_KEY"
	}
	return nil
}

// header reads --header. A value that may be a secret has to come from the
// environment: arguments can be read by other users, and the command line is
// recorded.
func (c *connectionFlags) header(o *outside) (http.Header, error) {
	out := http.Header{}
	for _, flag := range c.headers {
		name, value, ok := strings.Cut(flag, "=")
		if !ok || strings.TrimSpace(name) == "" {
			return nil, &evaluate.Usage{Message: "--header is not NAME=VALUE", Next: "write it as in --header X-Title=nightly, or --header X-Api-Key=env:MY_KEY"}
		}
		if variable, fromEnv := strings.CutPrefix(value, "env:"); fromEnv {
			if value = o.getenv(variable); value == "" {
				return nil, misuse("--header %s: the variable is not set, or empty", name)
			}
		} else if evaluate.CarriesSecret(name) {
			return nil, &evaluate.Usage{
				Message: "--header " + name + " may carry a secret, which an argument may not hold",
				Next:    "export MY_KEY=... and write --header " + name + "=env:MY_KEY",
			}
		}
		out.Add(name, value)
	}
	return out, nil
}

func (c *connectionFlags) asking() evaluate.Asking {
	return evaluate.Asking{
		Connections:    c.connections.n,
		Auto:           c.connections.auto,
		PerMinute:      c.perMinute,
		MaxRetries:     c.retries,
		AttemptTimeout: c.attemptTimeout,
		ItemTimeout:    c.itemTimeout,
		MaxRetryAfter:  c.maxRetryAfter,
		LogHTTP:        c.logHTTP,
		Stream:         c.stream,
	}
}

func (c *connectionFlags) ranges() error {
	switch {
	case c.connections.n < 1:
		return misuse("--max-connections is %d; it is at least 1, or auto", c.connections.n)
	case c.perMinute < 0:
		return misuse("--rpm is %d; it is at least 1, or 0 for no limit", c.perMinute)
	case c.itemTimeout <= 0:
		return misuse("--timeout is %s; it is more than 0", c.itemTimeout)
	case c.retries < 0:
		return misuse("--max-retries is %d; it is at least 0", c.retries)
	case c.attemptTimeout <= 0:
		return misuse("--attempt-timeout is %s; it is more than 0", c.attemptTimeout)
	case c.maxRetryAfter <= 0:
		return misuse("--max-retry-after is %s; it is more than 0", c.maxRetryAfter)
	case c.logHTTP < 0:
		return misuse("--log-http is %d; it is at least 0", c.logHTTP)
	}
	return nil
}
