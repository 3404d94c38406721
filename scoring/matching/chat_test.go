package matching_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestChatAnswers reads testdata/chat.jsonl: answers in the manner of chat models, to questions for
// each type of value, and what each of them is. "unknown" says that the answer gives no value that
// could be compared.
func TestChatAnswers(t *testing.T) {
	data, err := os.ReadFile("testdata/chat.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		var r struct {
			Question, Unit, Answer string
			Type                   Type
			Gold, Choices          []string
			Tolerance              float64
			Correct                Correct
		}
		n++
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		g := Gold{Answers: r.Gold, Type: r.Type, Tolerance: r.Tolerance, Unit: r.Unit, Choices: r.Choices, Question: r.Question}
		if got := Check(g, r.Answer); got.Correct != r.Correct {
			t.Errorf("line %d: %q, gold %q, answer %q: %s (rule %q, extracted %q), want %s",
				n, r.Question, r.Gold, r.Answer, got.Correct, got.Rule, got.Extracted, r.Correct)
		}
	}
}
