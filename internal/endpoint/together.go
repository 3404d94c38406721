package endpoint

import (
	"net/http"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// together finds out whether a server takes one of two parameters alone, of which the
// temperature is one, as Claude's API does: "`temperature` and `top_p` cannot both be
// specified for this model". The temperature is always sent, so that it is the other which
// has to go; ours is false where it is none of them, and comes from somebody between.
func together(e wire.APIError, sent []sentParam) (other sentParam, ours, ok bool) {
	if e.Status != http.StatusBadRequest && e.Status != http.StatusUnprocessableEntity || !exclusive(e) || mentions(e.Message, "temperature") < 0 {
		return sentParam{}, false, false
	}
	for _, p := range sent {
		if p.name != "temperature" && mentions(e.Message, p.name) >= 0 {
			return p, true, true
		}
	}
	for _, name := range []string{"top_p", "top_k"} {
		if mentions(e.Message, name) >= 0 {
			return sentParam{name: name}, false, true
		}
	}
	return sentParam{}, false, false
}

// exclusive: of several parameters one is taken.
func exclusive(e wire.APIError) bool {
	return contains(e, "cannot both", "can't both", "both be specified", "not both", "only one of", "use only one",
		"mutually exclusive", "specified together", "used together", "set together")
}
