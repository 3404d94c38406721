package behavior

import (
	"fmt"
	"strings"
	"testing"
)

// lastMarks are ways in which an answer marks its end as what counts.
var lastMarks = []string{
	`\boxed{%s}`, `$$\boxed{\text{%s}}$$`, "**Final Answer:** %s", "Final answer: %s", "**Answer:** %s.", "Answer: %s", "ANSWER: %s",
	"The final answer is: %s.", "The answer is: %s", "So the answer is %s.", "Therefore, the answer is **%s**.", "### Answer\n%s",
	"## Final Answer\n\n**%s**", "Final Answer: **%s**", "<answer>%s</answer>", "#### %s", `{"answer": "%s"}`, "**%s**",
}

// worked are workings with figures and names that could be the value asked for.
var worked = []string{
	"We have l + w = 15, so A = l(15 - l) = 15l - l^2. It opens downward.\n\n",
	"First compute 3 + 4 = 7, then 7 * 2 = 14. So the area would be 14 if the sides are whole.\n\n",
	"Let me work through this.\n\nThe tank holds 40 liters and loses 3 an hour. After 5 hours 25 liters are left.\n\n",
	"The text describes Rosa Kline, who built the mill in 1873 and moved to Oslo. It was the largest mill of the valley.\n\n",
	"Step 1: There are 12 eggs in a box.\nStep 2: Anna sells 3 boxes, 36 eggs.\nStep 3: Each egg brings some money.\n\n",
}

// TestLastMark: what is marked as the answer at the end decides, whatever was worked out before.
func TestLastMark(t *testing.T) {
	questions := []Question{
		{Text: "What is the minimum area of the rectangle?"},
		{Text: "What is the minimum area of the rectangle?", AnswerType: "number", Values: []string{"14"}},
		{Text: "Where did the sister of Rosa Kline live?", AnswerType: "name", Values: []string{"Bergen"}},
		{Text: "How much does Anna earn?"},
	}
	declines := []string{
		"I don't know", "I don't know.", "Unknown", "unknown", "Cannot be determined", "IDK", "N/A", "Not enough information",
		"Insufficient information", "Unanswerable", "unanswerable", "Not specified", "Indeterminate", "Not mentioned in the text",
		"Undetermined", "It cannot be determined", "Not possible to determine", "The question cannot be answered",
	}
	for _, q := range questions {
		for _, working := range worked {
			for _, mark := range lastMarks {
				for _, d := range declines {
					if text := working + fmt.Sprintf(mark, d); !Read(q, text).Kind.Declines() {
						t.Errorf("%s %q, asked for %q, is %s", q.Text, text, q.AnswerType, Read(q, text).Kind)
					}
				}
			}
		}
	}
}

// TestLastMarkGives: a value that is marked so is an answer, also one whose words could decline.
func TestLastMarkGives(t *testing.T) {
	for _, c := range []struct {
		q     Question
		value string
	}{
		{Question{Text: "What is the minimum area of the rectangle?", AnswerType: "number", Values: []string{"14"}}, "14"},
		{Question{Text: "Where did the sister of Rosa Kline live?", AnswerType: "name", Values: []string{"Bergen"}}, "Bergen"},
		{Question{Text: "Did Anna sell every egg?", AnswerType: "boolean"}, "No"},
		{Question{Text: "How many eggs were left?", AnswerType: "number", Values: []string{"0"}}, "None"},
		{Question{Text: "Which album did the band release first?", AnswerType: "name", Values: []string{"Unknown Pleasures"}}, "Unknown Pleasures"},
	} {
		for _, working := range worked {
			for _, mark := range lastMarks {
				if strings.Contains(mark, "boxed") && c.value == "Unknown Pleasures" {
					continue // known: a box holds a number as a rule
				}
				if text := working + fmt.Sprintf(mark, c.value); Read(c.q, text).Kind.Declines() {
					t.Errorf("%s %q is %s", c.q.Text, text, Read(c.q, text).Kind)
				}
			}
		}
	}
}

// TestLastMarkEvidence: the evidence is the words that decline.
func TestLastMarkEvidence(t *testing.T) {
	text := worked[1] + "**Final Answer:** *Unanswerable*\n"
	r := Read(Question{Text: "What is the minimum area of the rectangle?"}, text)
	e := r.Evidence[0]
	if got := text[e.Start:e.End]; !strings.EqualFold(got, "unanswerable") {
		t.Errorf("%v: evidence is %q", r, got)
	}
}
