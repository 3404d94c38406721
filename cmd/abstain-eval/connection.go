package main

import (
	"cmp"
	"crypto/x509"
	"errors"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/net/http/httpguts"

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
	usual := evaluate.DefaultAsking()
	c.connections.n = usual.Connections
	f.VarP(&c.connections, "max-connections", "j", "requests in flight at once: `N`, or auto to find out how many the server takes well")
	f.IntVar(&c.perMinute, "rpm", 0, "most requests a minute, retries included (default: no limit)")
	f.IntVar(&c.retries, "max-retries", usual.MaxRetries, "tries after the first, for what time may mend")
	f.DurationVar(&c.attemptTimeout, "attempt-timeout", usual.AttemptTimeout, "longest wait for one reply")
	f.DurationVar(&c.itemTimeout, "timeout", usual.ItemTimeout, "longest time for one question over all its tries; then it is left open and can be resumed")
	f.DurationVar(&c.maxRetryAfter, "max-retry-after", usual.MaxRetryAfter, "longest wait a server may ask for; beyond it the run stops and can be resumed")
	f.BoolVar(&c.stream, "stream", false, "ask for replies as streams; what is recorded is the same")
	f.IntVar(&c.logHTTP, "log-http", 0, "keep the first `N` exchanges of this session as they went over the wire, without keys, in http.log")
}

// checkpoint is the model behind these flags.
func (c *connectionFlags) checkpoint(o *outside) (evaluate.Checkpoint, error) {
	out := evaluate.Checkpoint{}
	out.BaseURL = cmp.Or(o.getenv("OPENAI_BASE_URL"), o.getenv("OPENAI_API_BASE"), defaultBaseURL)
	addresses := c.addressesInto(&out)
	out.Model = cmp.Or(c.model, o.getenv("ABSTAIN_EVAL_MODEL"))
	azure := c.azureInto(&out, o)
	var key, header, ca error
	out.Key, key = c.key(o)
	out.Header, out.Secrets, header = c.header(o)
	if c.caCert != "" {
		if out.CA, ca = os.ReadFile(c.caCert); ca != nil {
			ca = misuse("--ca-cert: %w", ca)
		} else if !x509.NewCertPool().AppendCertsFromPEM(out.CA) {
			ca = misuse("--ca-cert %s: it holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)", c.caCert)
		}
	}
	if errors.Join(addresses, azure, key) == nil && out.Key == "" && !c.keyless && slices.Contains(append(out.Replicas, out.BaseURL), defaultBaseURL) {
		key = &evaluate.UsageError{
			Message: defaultBaseURL + " needs a key, and $" + c.keyEnv + " is empty",
			Next:    "set it, or name your own server with --base-url http://host:8000/v1",
		}
	}
	return out, errors.Join(addresses, azure, key, header, ca)
}

// addressesInto sets the addresses that were given with --base-url, if any was.
// The variables of the environment name one.
func (c *connectionFlags) addressesInto(out *evaluate.Checkpoint) error {
	for i, address := range c.baseURLs {
		switch {
		case strings.TrimSpace(address) == "":
			// Left out it would be OpenAI's, with the key that is there.
			return emptyFlag("base-url")
		case slices.ContainsFunc(c.baseURLs[:i], func(other string) bool { return strings.TrimRight(other, "/") == strings.TrimRight(address, "/") }):
			return misuse("--base-url is given twice with the same address")
		}
	}
	if len(c.baseURLs) > 0 {
		out.BaseURL, out.Replicas = c.baseURLs[0], c.baseURLs[1:]
	}
	return nil
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
	out.APIVersion = cmp.Or(c.apiVersion, o.getenv("AZURE_OPENAI_API_VERSION"))
	var lacks []error
	if out.BaseURL == "" {
		lacks = append(lacks, &evaluate.UsageError{Message: "--azure needs an address", Next: "give --base-url https://RESOURCE.openai.azure.com, or set AZURE_OPENAI_ENDPOINT"})
	}
	if out.APIVersion == "" {
		lacks = append(lacks, &evaluate.UsageError{Message: "--azure needs the version of the API", Next: "give --api-version 2024-10-21 or the like, or set AZURE_OPENAI_API_VERSION"})
	}
	if out.Model == "" {
		lacks = append(lacks, &evaluate.UsageError{Message: "--azure needs the name of the deployment", Next: "give it with --model"})
	}
	if c.keyEnv == defaultKeyEnv && o.getenv("AZURE_OPENAI_API_KEY") != "" {
		c.keyEnv = "AZURE_OPENAI_API_KEY"
	}
	return errors.Join(lacks...)
}

// header reads --header. A value that may be a secret has to come from the
// environment: arguments can be read by other users, and the command line is
// recorded. One that does is a secret whatever the header is called.
func (c *connectionFlags) header(o *outside) (out http.Header, secrets []string, err error) {
	out = http.Header{}
	var wrong []error
	for _, flag := range c.headers {
		name, value, ok := strings.Cut(flag, "=")
		variable, fromEnv := strings.CutPrefix(value, "env:")
		if fromEnv {
			if value = o.getenv(variable); value != "" {
				secrets = append(secrets, value)
			}
		}
		switch {
		case !ok || strings.TrimSpace(name) == "":
			wrong = append(wrong, &evaluate.UsageError{
				Message: "--header is not NAME=VALUE",
				Next:    "write it as in --header X-Title=nightly, or --header X-Api-Key=env:MY_KEY",
			})
		case !httpguts.ValidHeaderFieldName(name): // not repeated either: it may hold a value
			wrong = append(wrong, misuse("--header: what stands before = is no name of an HTTP header: it has a blank, a colon or another sign"))
		case fromEnv && !isVariable(variable): // not repeated: it may be the value itself
			wrong = append(wrong, misuse("--header %s: what stands behind env: is not the name of a variable", name))
		case fromEnv && value == "":
			wrong = append(wrong, misuse("--header %s: the variable %s is not set, or empty", name, variable))
		case !fromEnv && (evaluate.CarriesSecret(name) || evaluate.LooksSecret(value)):
			wrong = append(wrong, &evaluate.UsageError{
				Message: "--header " + name + " may carry a secret, which may not be written down",
				Next:    "export MY_KEY=... and write --header " + name + "=env:MY_KEY",
			})
		}
		out.Add(name, value)
	}
	return out, secrets, errors.Join(wrong...)
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
	var all checks
	all.that(c.connections.n >= 1, "--max-connections is %d; it is at least 1, or auto", c.connections.n)
	all.that(c.perMinute >= 0, "--rpm is %d; it is at least 1, or 0 for no limit", c.perMinute)
	all.that(c.itemTimeout > 0, "--timeout is %s; it is more than 0", c.itemTimeout)
	all.that(c.retries >= 0, "--max-retries is %d; it is at least 0", c.retries)
	all.that(c.attemptTimeout > 0, "--attempt-timeout is %s; it is more than 0", c.attemptTimeout)
	all.that(c.maxRetryAfter > 0, "--max-retry-after is %s; it is more than 0", c.maxRetryAfter)
	all.that(c.logHTTP >= 0, "--log-http is %d; it is at least 0", c.logHTTP)
	return all.err()
}
