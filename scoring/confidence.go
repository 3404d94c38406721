package scoring

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/responses"
)

// Confidence is how sure a response was of its final answer, as far as it can be
// known. What is not known is nil. It enters no rate.
type Confidence struct {
	// Verbal is what the response said of itself where it was asked to (policy
	// confidence), from 0 to 1.
	Verbal *float64 `json:"verbal,omitempty"`
	// Logprob is the natural logarithm of the probability of the tokens of the
	// final answer, at most 0, where the server gave log-probabilities: of the
	// value the answer commits to where there is one, else of the whole answer.
	// Tokens is how many they are.
	Logprob *float64 `json:"logprob,omitempty"`
	Tokens  int      `json:"tokens,omitempty"`
	// Agreement is the share, from 0 to 1, of the other scored samples of the item
	// that do the same: decline as well, or commit to the same value. Score does
	// not know the other samples; it is filled in by who has them.
	Agreement *float64 `json:"agreement,omitempty"`
}

// confidenceOf is nil where nothing is known.
func confidenceOf(r responses.Record, answer, extracted string, verbal *float64) *Confidence {
	logprob, tokens := logprobOf(r.Raw, answer, extracted)
	if verbal == nil && logprob == nil {
		return nil
	}
	return &Confidence{Verbal: verbal, Logprob: logprob, Tokens: tokens}
}

// logprobOf adds up the log-probabilities of the last place in the reply where
// the value stands, or of the whole answer. It is nil where the server gave
// none, where one of them is not finite, or where the tokens do not spell the
// answer.
func logprobOf(raw []byte, answer, extracted string) (sum *float64, count int) {
	if !bytes.Contains(raw, []byte(`"logprobs":`)) {
		return nil, 0
	}
	tokens := tokensOf(raw)
	var text strings.Builder
	for _, t := range tokens {
		text.WriteString(t.text)
	}
	wanted := extracted
	if wanted == "" || !strings.Contains(answer, wanted) {
		wanted = answer
	}
	start := strings.LastIndex(text.String(), wanted)
	if wanted == "" || start < 0 {
		return nil, 0
	}
	end, at, total := start+len(wanted), 0, 0.
	for _, t := range tokens {
		from, to := at, at+len(t.text)
		at = to
		if to <= start || from >= end {
			continue
		}
		if t.logprob == nil {
			return nil, 0
		}
		total += *t.logprob
		count++
	}
	if count == 0 || math.IsInf(total, 0) || math.IsNaN(total) || total > 0 {
		return nil, 0
	}
	total = nineDigits(total)
	return &total, count
}

// A scoredToken is a token of a reply with its log-probability, nil where the
// server gave no finite one.
type scoredToken struct {
	text    string
	logprob *float64
}

// tokensOf are the tokens of the first choice of a reply, in the form of a chat
// or of a completion.
func tokensOf(raw []byte) []scoredToken {
	for choice := range jsonl.Elements(member(raw, "choices")) {
		logprobs := member(choice, "logprobs")
		var out []scoredToken
		for t := range jsonl.Elements(member(logprobs, "content")) {
			text, _ := jsonl.Text(member(t, "token"))
			out = append(out, scoredToken{text, finite(member(t, "logprob"))})
		}
		if out != nil {
			return out
		}
		for t := range jsonl.Elements(member(logprobs, "tokens")) {
			text, _ := jsonl.Text(t)
			out = append(out, scoredToken{text: text})
		}
		i := 0
		for p := range jsonl.Elements(member(logprobs, "token_logprobs")) {
			if i < len(out) {
				out[i].logprob = finite(p)
			}
			i++
		}
		return out
	}
	return nil
}

// member is a member of a JSON object, nil where it has none of that name.
func member(object []byte, name string) []byte {
	for key, value := range jsonl.Members(object) {
		if string(key) == name {
			return value
		}
	}
	return nil
}

func finite(value []byte) *float64 {
	f, err := strconv.ParseFloat(string(value), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return nil
	}
	return &f
}

// nineDigits rounds to the digits that derived files are written with.
func nineDigits(f float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 9, 64), 64)
	if err != nil {
		return f
	}
	return rounded
}
