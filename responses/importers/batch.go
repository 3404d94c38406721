package importers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// Batch yields the answers of the output of a batch: of OpenAI's API, whose files of
// output and of errors may stand in one, and of vLLM's run-batch. The custom_id is the
// item's id; the order of the lines does not matter. A line of a chat or a completion
// gives one answer.
//
// A request that was refused is an Answer with its Error, unless another line answers
// it, as where it was mended and asked again. One whose batch expired, or
// that failed for a while, is Open: nothing was asked, or time may mend it, so that it
// is no record, and another line may answer it. Errors are as of JSONL.
func Batch(r io.Reader, file string) iter.Seq2[Answer, error] {
	return answers(r, file, decodeBatch)
}

const expectedBatch = `expected {"custom_id": "...", "response": {"status_code": 200, "body": {...}}, "error": null}, one such object a line, as a batch gives them`

// A batchLine is what is read of a line of output.
type batchLine struct {
	id       string
	status   int
	body     json.RawMessage // of the reply, nil for null
	failure  json.RawMessage // nil for null
	isInput  bool
	answered bool // the key "response" or "error" stands there
}

func decodeBatch(line []byte) (Answer, error) {
	if !jsonl.Valid(line) { // log-probabilities may be -Infinity
		if clean, err := wire.Compact(line); err == nil {
			line = clean
		}
	}
	whole, err := object(line, expectedBatch)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{}
	in := batchLine{}
	for key, value := range jsonl.Members(whole) {
		if err := in.read(&a, string(key), value); err != nil {
			return Answer{}, err
		}
	}
	switch {
	case in.isInput && !in.answered:
		return Answer{}, errors.New("this is a request of a batch and no reply: give the file that came out of it")
	case strings.TrimSpace(in.id) == "":
		return Answer{}, fmt.Errorf(`"custom_id" is missing%s; %s`, inPlaceOf("custom_id", a.Unread), expectedBatch)
	case !in.answered:
		return Answer{}, fmt.Errorf(`"response" is missing%s; %s`, inPlaceOf("response", a.Unread), expectedBatch)
	}
	a.ID = in.id
	if in.failure != nil || in.status != 0 && (in.status < 200 || in.status > 299) || in.body == nil {
		return in.failed(a), nil
	}
	return in.replied(a)
}

// read takes in one member of a line, whose value is valid JSON.
func (in *batchLine) read(a *Answer, key string, value []byte) error {
	switch key {
	case "id":
	case "custom_id":
		text, ok := jsonl.Text(value)
		if !ok {
			return fmt.Errorf("%q holds %s, not a string; %s", key, kindOf(value), expectedBatch)
		}
		if in.id != "" {
			return fmt.Errorf("%q stands here twice; keep one", key)
		}
		in.id = text
	case "response":
		in.answered = true
		if value[0] != '{' && value[0] != 'n' {
			return fmt.Errorf("%q holds %s, not an object; %s", key, kindOf(value), expectedBatch)
		}
		for key, value := range jsonl.Members(value) {
			switch {
			case string(key) == "status_code":
				in.status, _ = strconv.Atoi(string(value)) // 0 where it says nothing
			case string(key) == "body" && value[0] != 'n':
				in.body = value
			}
		}
	case "error":
		in.answered = true
		if value[0] != 'n' {
			in.failure = value
		}
	case "method", "url", "body":
		in.isInput = true
		a.Unread = append(a.Unread, key)
	default:
		a.Unread = append(a.Unread, key)
	}
	return nil
}

// replied reads the body of a reply.
func (in *batchLine) replied(a Answer) (Answer, error) {
	reply, err := wire.DecodeReply(in.body)
	switch {
	case err != nil:
		return Answer{}, fmt.Errorf("the reply to %q: %w", in.id, err)
	case reply.Error != nil:
		in.failure, in.status = in.body, reply.Error.Status
		a = in.failed(a)
		if wire.EndOf(reply.Finish) == wire.EndBroken {
			a.Open, a.Outcome = "finish_reason "+wire.Clean(reply.Finish, 40), ""
		}
		return a, nil
	case reply.Choices == 0:
		return Answer{}, fmt.Errorf("the reply to %q has no choices: answers of chats and completions are read", in.id)
	case reply.Choices > 1:
		return Answer{}, fmt.Errorf("the reply to %q has %d choices, of which one would be read: ask for one a request", in.id, reply.Choices)
	}
	a.Response, a.Reasoning, a.Refusal, a.Finish = reply.Text, reply.Reasoning, reply.Refusal, reply.Finish
	a.Model, a.Fingerprint = reply.Model, reply.Fingerprint
	a.Raw = summaryOf(in.body)
	if wire.EndOf(reply.Finish) == wire.EndFiltered {
		a.Outcome = responses.ContentFilter
	}
	if u := reply.Usage; u != nil {
		a.Usage = &responses.Usage{Prompt: u.Prompt, Completion: u.Completion, Reasoning: u.Reasoning}
	}
	return a, nil
}

// summaryOf keeps of the body of a reply the message that speaks of a summary, which tells whether
// the reasoning is one. All answers are held at once, and a body with log-probabilities is many
// times as long as what it says. It is nil where none does.
func summaryOf(body []byte) json.RawMessage {
	for choice := range jsonl.Elements(memberOf(body, "choices")) {
		message := memberOf(choice, "message")
		if !bytes.Contains(message, []byte("summary")) {
			return nil
		}
		return slices.Concat([]byte(`{"choices":[{"message":`), message, []byte(`}]}`))
	}
	return nil
}

func memberOf(object []byte, name string) []byte {
	for key, value := range jsonl.Members(object) {
		if string(key) == name {
			return value
		}
	}
	return nil
}

// failed is what came of a request without a reply.
func (in *batchLine) failed(a Answer) Answer {
	said := []byte(in.failure)
	if text, ok := jsonl.Text(said); ok {
		said = []byte(text)
	}
	if len(said) == 0 {
		said = in.body
	}
	e := wire.DecodeError(in.status, said)
	switch code := strings.ToLower(e.Code); {
	case code == "batch_expired", code == "batch_cancelled", code == "batch_canceled": //nolint:misspell // as it is sent
		a.Open = e.Code
	case passes(in.status):
		a.Open = "HTTP " + strconv.Itoa(in.status)
	case len(said) == 0:
		a.Open = "neither a reply nor an error"
	case strings.Contains(code, wire.FinishContentFilter):
		a.Outcome = responses.ContentFilter
	case code == "context_length_exceeded", strings.Contains(e.Message, "maximum context length"):
		a.Outcome = responses.ContextOverflow
	default:
		a.Outcome = responses.APIError
	}
	a.Error = &responses.Error{Status: e.Status, Code: e.Code, Message: e.Message}
	return a
}

// passes says whether time may mend what a status is about.
func passes(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusConflict, http.StatusTooManyRequests:
		return true
	}
	return status >= 500
}
