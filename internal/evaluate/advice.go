package evaluate

import (
	"errors"
	"net/http"
	"path"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// urlAdvice says what to do where no such API is served.
func urlAdvice(e *endpoint.URLError) string {
	switch {
	case e.Azure:
		return "--base-url is the address of the resource, as in https://RESOURCE.openai.azure.com, and --api-version one that it has, such as 2024-10-21"
	case e.API == wire.APICompletions:
		return "many servers have no /completions: then leave out --api completions; --base-url usually ends in /v1, as in http://host:8000/v1"
	}
	return "--base-url usually ends in /v1, as in http://host:8000/v1"
}

// modelAdvice says what to do where a model is not served.
func modelAdvice(e *endpoint.ModelError) string {
	if e.Azure {
		return "name a deployment of this resource with --model, not the model that is deployed"
	}
	next := "name one of the server's models with --model"
	switch near := nearestModel(e.Model, e.Listed); {
	case slices.Contains(e.Listed, e.Model):
		return next + "; it lists this one all the same"
	case near != "":
		return next + "; did you mean " + near + "?"
	case len(e.Listed) > 0:
		return next + "; it lists " + listed(e.Listed)
	}
	return next
}

// nearestModel is the listed model that a name was most likely meant to be, or "". Many
// are listed with an organization before the name, which people leave out.
func nearestModel(name string, listed []string) string {
	if near := nearest.Of(name, listed); near != "" {
		return near
	}
	alone := make([]string, len(listed))
	for i, l := range listed {
		alone[i] = path.Base(l)
	}
	if near := nearest.Of(path.Base(name), alone); near != "" {
		return listed[slices.Index(alone, near)]
	}
	return ""
}

// beside tells a model that is not served which models the server lists.
func beside(err error, listed []string) error {
	var model *endpoint.ModelError
	if errors.As(err, &model) {
		model.Listed = listed
	}
	return err
}

// keyAdvice says what to do where a key is refused, or whoever asks.
func keyAdvice(e *endpoint.AuthError) string {
	next := "set the key in OPENAI_API_KEY, or name its variable with --api-key-env"
	if e.Status == http.StatusForbidden {
		next += ", if it is the key; it may be a right that the key lacks, or a firewall"
	}
	return next
}

// certAdvice says what to do about a certificate that is not trusted.
func certAdvice(e *endpoint.CertificateError) string {
	if e.Host {
		return "give the host in --base-url the name that its certificate has"
	}
	return "if it is your own, name the file of the certificate that signed it, in PEM form, with --ca-cert"
}

// paramAdvice says what to do about a parameter that is refused. Two cannot be left
// out.
func paramAdvice(e *endpoint.ParamError) string {
	switch {
	case e.Beside != "" && e.Flag == "--temperature":
		return "a temperature is always sent, and something between adds " + e.Beside + ": take that out there, such as in the settings of a gateway"
	case e.Beside != "":
		return "leave out " + e.Param + " (" + e.Flag + "): of it and the " + e.Beside + " the server takes one, and a " + e.Beside + " is always sent"
	}
	if e.Flag == "--temperature" || e.Flag == "--max-tokens" {
		return "give " + e.Flag + " another value: one is always sent"
	}
	return "change or leave out " + e.Flag
}

// apiAdvice says what to do where the model is served by the other API.
func apiAdvice(e *endpoint.WrongAPIError) string {
	if e.API == wire.APICompletions {
		return "leave out --api completions: this model chats"
	}
	return "if it is a base model, ask it with --api completions"
}

// next says what to do about what could not be scored.
func (e *UnscoredError) next() string {
	shown := "abstain-eval report " + runs.ShellQuoted(e.Dir) + " shows why; --max-unscored sets what is allowed"
	switch {
	case e.Foreign && e.Truncated:
		return "most were cut off: ask for them again with a higher limit of tokens, and score that file; " + shown
	case e.Foreign && e.Refused:
		return "most are errors of the server: ask for them again, and score that file; " + shown
	case e.ServerCut:
		return "most were cut off before --max-tokens, by a limit of the server's own: raise both and add --retry truncated; " + shown
	case e.Truncated:
		return "most were cut off: raise --max-tokens and add --retry truncated; " + shown
	case e.Refused:
		return "most are errors of the server: mend what they name and add --retry api_error; " + shown
	}
	return shown
}
