// Package prompts renders a question to the messages that are sent. A policy is
// the instruction that goes with the question; its wording is part of a run's
// identity, so it has a hash. Rendering is deterministic: the same policy,
// system text and question give the same bytes.
package prompts

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// A Question is all of an item that the model sees.
type Question struct {
	Context, Question string
	Choices           []string
}

// A Policy is an instruction that goes with the question, in the user turn.
// The zero Policy is Neutral without its name.
type Policy struct {
	Name string // as it stands in run.json
	// Before and After stand as paragraphs of their own above and below the
	// question. Both are empty in the neutral policy.
	Before, After string
	// Examples are worked examples in the form of Complete, which stand before
	// the question of a completion. A policy of a chat has none.
	Examples string
}

// Neutral is the policy without an instruction: context, question and options,
// and no line on how to answer. Directions are defined under it.
func Neutral() Policy { return Policy{Name: "neutral"} }

// SHA256 is the lower-case hex hash of the policy's wording. The name has no
// part in it: two policies that say the same have the same hash. Examples stand
// alone, and their hash is that of their bytes, as sha256sum gives it.
func (p Policy) SHA256() string {
	h := sha256.New()
	if p.Examples != "" {
		h.Write([]byte(p.Examples))
		return hex.EncodeToString(h.Sum(nil))
	}
	for _, part := range []string{p.Before, p.After} {
		// The length goes first, so that no two wordings share their bytes.
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Render gives the messages of one ask: a system message where system is not
// empty, then one user message with the parts that are not empty, a blank line
// between them: the policy's text before, the context, the question with its
// options as lines "A. ...", the policy's text after. The texts are used as
// they are.
func Render(p Policy, system string, q Question) []wire.Message {
	var parts []string
	for _, part := range []string{p.Before, q.Context, q.Asked(), p.After} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	user := wire.Message{Role: "user", Content: strings.Join(parts, "\n\n")}
	if system == "" {
		return []wire.Message{user}
	}
	return []wire.Message{{Role: "system", Content: system}, user}
}

// Asked is the question with its options as lines "A. ...", as a chat shows it.
func (q Question) Asked() string {
	asked := q.Question
	for i, choice := range q.Choices {
		if asked != "" {
			asked += "\n"
		}
		asked += label(i) + ". " + choice
	}
	return asked
}

// label is the letter of the option at index i, counted from 0: A to Z, then
// AA, AB and so on. A negative index gives "".
func label(i int) string {
	letters := ""
	for ; i >= 0; i = i/26 - 1 {
		letters = string(rune('A'+i%26)) + letters
	}
	return letters
}
