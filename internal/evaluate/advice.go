package evaluate

import (
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
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
	return "name one of the server's models with --model"
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

// IsHeaderName says whether a header may be called so.
func IsHeaderName(name string) bool { return endpoint.IsHeaderName(name) }
