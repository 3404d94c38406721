package evaluate

import "github.com/abstain-eval/abstain-eval/internal/endpoint"

// CarriesSecret says whether a header of this name may hold a secret: such a
// value is never written, and never taken from an argument.
func CarriesSecret(header string) bool { return endpoint.CarriesSecret(header) }

// LooksSecret says whether a value reads as a credential, whatever it is called.
func LooksSecret(value string) bool { return endpoint.LooksSecret(value) }
