package scoring

import (
	"strings"
	"sync"
	"unicode"

	"github.com/abstain-eval/abstain-eval/internal/invisible"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// arrived returns the final answer and Scored, or the state that says why there
// is none: the outcome of the exchange first, then a reply that was cut off,
// then one with nothing in it. Cut off comes before empty, since a model that
// spent its tokens thinking has said nothing yet.
func arrived(r responses.Record, said parts) (answer string, s State) {
	switch r.Outcome {
	case responses.ContentFilter:
		return "", ContentFilter
	case responses.ContextOverflow:
		return "", ContextOverflow
	case responses.APIError:
		return "", APIError
	}
	if said.cut || RanOut(r) {
		return "", Truncated
	}
	if filtered(r.Finish) {
		return "", ContentFilter
	}
	if answer = orRefusal(said.answer, r); unseen(answer) {
		return "", Empty
	}
	return answer, Scored
}

// RanOut reports whether the token limit ended the reply. Servers have several
// words for it; where one gives no reason, or one that it gives at the limit too
// (TGI's eos_token), as many tokens as were allowed say it.
func RanOut(r responses.Record) bool {
	switch wire.EndOf(r.Finish) {
	case wire.EndLimit:
		return true
	case wire.EndStop:
		return false
	}
	return r.Usage != nil && r.MaxTokens > 0 && r.Usage.Completion >= r.MaxTokens
}

// EndTold reports whether a record says if the token limit ended the reply: it has a
// reason for the end, or how many tokens it took of how many that were allowed. Answers
// that another harness collected may have neither.
func EndTold(r responses.Record) bool {
	return r.Finish != "" || r.Usage != nil && r.Usage.Completion > 0 && r.MaxTokens > 0
}

// filtered reports whether a finish reason says that the server's filter ended
// the reply, for records made of answers that another harness collected.
func filtered(finish string) bool { return wire.EndOf(finish) == wire.EndFiltered }

// fieldOnly reports whether all that r says stands in the API's refusal field.
func fieldOnly(r responses.Record, answer string) bool {
	return !unseen(r.Refusal) && answer == strings.TrimSpace(r.Refusal)
}

// unseen reports whether a reader would see nothing of s: blanks, the empty cell of
// braille among them, characters that show nothing, accents without a letter, and what
// cannot be decoded. A private character counts as seen: it may be a glyph of the model's.
func unseen(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool {
		return !unicode.IsSpace(c) && c != '\u2800' && !unicode.Is(unicode.Mn, c) && c != unicode.ReplacementChar &&
			(!invisible.Is(c) || unicode.Is(unicode.Co, c))
	}) < 0
}

// Scorer names this scorer with a hash of its tables, as Verdict.By does:
// verdicts by the same name were made by the same rules.
func Scorer() string { return scorerOnce() }

var scorerOnce = sync.OnceValue(func() string {
	const digits = 6
	hash := responses.KeyOf([]byte(behavior.Tables()), []byte(behavior.Endings()), []byte(matching.Tables()), []byte(aptTable))
	return "local/22 " + hash.String()[:digits]
})
