package prompts

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	for _, row := range []struct {
		reason string
		policy Policy
		q      Question
		want   string
	}{
		{"a bare question", Policy{}, Question{Question: "How many?"}, "Question: How many?\nAnswer:"},
		{"the context comes first, in the same block", Policy{}, Question{Context: "A tank.", Question: "How many?"},
			"Context: A tank.\nQuestion: How many?\nAnswer:"},
		{"options are lettered lines", Policy{}, Question{Question: "Which?", Choices: []string{"red", "blue"}},
			"Question: Which?\nOptions:\nA. red\nB. blue\nAnswer:"},
		{"blanks around a part would look like the end of a block", Policy{}, Question{Context: "\n A tank.\n\n", Question: "How many?\n"},
			"Context: A tank.\nQuestion: How many?\nAnswer:"},
		{"blank lines inside a context stay", Policy{}, Question{Context: "One.\n\nTwo.", Question: "How many?"},
			"Context: One.\n\nTwo.\nQuestion: How many?\nAnswer:"},
		{"nothing to ask is still a prompt", Policy{}, Question{}, "Answer:"},
		{"examples stand above, a blank line between", Policy{Examples: "Question: Is it?\nAnswer: Yes.\n"}, Question{Question: "How many?"},
			"Question: Is it?\nAnswer: Yes.\n\nQuestion: How many?\nAnswer:"},
		{"what a chat is told has no place in it", Policy{Before: "Read.", After: "Reply."}, Question{Question: "How many?"}, "Question: How many?\nAnswer:"},
	} {
		if d := cmp.Diff(row.want, Complete(row.policy, row.q)); d != "" {
			t.Errorf("%s: (-want +got)\n%s", row.reason, d)
		}
	}
}

// The file is part of the identity of recorded runs: whoever changes it should
// know that their runs cannot be resumed nor compared with any new one.
func TestFewShotIsPinned(t *testing.T) {
	const want = "dac092adb2adb93c59be3684555ec29af5ba1753e562fa07640adf9e6463ab54" // sha256sum fewshot.txt
	if got := FewShot().SHA256(); got != want {
		t.Errorf("the few-shot prompt has the hash %s, recorded runs have %s", got, want)
	}
	if FewShot().SHA256() == Neutral().SHA256() {
		t.Error("few-shot and neutral share a hash")
	}
}

// Each example has the form of the question that is asked, and none holds what
// ends a reply anywhere but at its beginning.
func TestExamplesHaveTheFormOfAQuestion(t *testing.T) {
	examples := FewShot().Examples
	if !strings.HasSuffix(examples, ".\n") || strings.Contains(examples, "\n\n\n") || strings.Contains(examples, "\r") {
		t.Error("the examples end in one line break, and one blank line stands between two")
	}
	n := 0
	for block := range strings.SplitSeq(strings.TrimSuffix(examples, "\n"), "\n\n") {
		n++
		var q Question
		asked, answer, found := strings.Cut(block, "\n"+answerLabel+" ")
		asked, options, _ := strings.Cut(asked, "\n"+optionsLabel+"\n")
		if context, question, has := strings.Cut(asked, "\n"+questionLabel+" "); has {
			q.Context, q.Question = strings.TrimPrefix(context, contextLabel+" "), question
		} else {
			q.Question = strings.TrimPrefix(asked, questionLabel+" ")
		}
		for option := range strings.SplitSeq(options, "\n") {
			if option != "" {
				q.Choices = append(q.Choices, option[3:])
			}
		}
		if want := Complete(Policy{}, q) + " " + answer; !found || want != block {
			t.Errorf("example %d is %q, in the form of a question it would be %q", n, block, want)
		}
		if read, ended := Completed("", " "+answer+"\n\n"+block); !ended || read != answer {
			t.Errorf("example %d, repeated by a model, reads %q", n, read)
		}
	}
	if n < 6 || n%2 != 0 {
		t.Errorf("%d examples: want six or more, as many of one side as of the other", n)
	}
}

func TestCompleted(t *testing.T) {
	const prompt = "Question: How many?\nAnswer:"
	for _, row := range []struct {
		reason, text, answer string
		ended                bool
	}{
		{"a server that heeds the stops", " 30 minutes.", "30 minutes.", false},
		{"with the line break that stood before the stop", " 30 minutes.\n", "30 minutes.", false},
		{"a server that does not", " 30 minutes.\n\nQuestion: And then?\nAnswer: 60", "30 minutes.", true},
		{"a question with a context behind it", " 30 minutes.\n\nContext: A bath.\nQuestion: And then?", "30 minutes.", true},
		{"no blank line before it", " 30\nQuestion: And", "30", true},
		{"blanks before it", " 30\r\n \t Question: And", "30", true},
		{"the limit came in the middle of the word", " 30\n\nQues", "30\n\nQues", false},
		{"an answer of several paragraphs is one answer", " First.\n\nSecond.\nThird.", "First.\n\nSecond.\nThird.", false},
		{"a word in a line is none at its beginning", " That is a good Question: 30", "That is a good Question: 30", false},
		{"another word", " 30\nQuestions: many", "30\nQuestions: many", false},
		{"it went on without an answer", "\n\nQuestion: And then?", "", true},
		{"the same from a server that trims", "Question: And then?\nAnswer: 60", "", true},
		{"nothing", "", "", false},
		{"only blanks", "\n \n", "", false},
		{"the prompt is repeated to the letter", prompt + " 30\n\nQuestion: x", "30", true},
		{"the prompt alone is no answer", prompt, "", false},
		{"another prompt is repeated: nothing is guessed, it begins a question", "Question: How much?\nAnswer: 30", "", true},
		{"answering again and again is the model's own", " 30\nAnswer: 30", "30\nAnswer: 30", false},
	} {
		answer, ended := Completed(prompt, row.text)
		if answer != row.answer || ended != row.ended {
			t.Errorf("%s: %q reads %q, %v; want %q, %v", row.reason, row.text, answer, ended, row.answer, row.ended)
		}
	}
}

// What Completed cuts off is what the stops cut off.
func TestStopsAreWhatIsCut(t *testing.T) {
	for _, stop := range Stops() {
		if answer, ended := Completed("", " 30"+stop+" more"); answer != "30" || !ended {
			t.Errorf("behind %q: %q, %v", stop, answer, ended)
		}
	}
	if len(Stops()) > 2 {
		t.Error("OpenAI takes four stops: two should be left to the user")
	}
}

func FuzzCompleted(f *testing.F) {
	f.Add("Question: q\nAnswer:", " 30\n\nQuestion: x")
	f.Add("", "\xff\nContext:\x00")
	f.Add("a", "aa\r\n\tQuestion:")
	f.Fuzz(func(t *testing.T, prompt, text string) {
		answer, ended := Completed(prompt, text)
		if !strings.Contains(text, answer) || answer != strings.TrimSpace(answer) {
			t.Fatalf("%q is no trimmed part of %q", answer, text)
		}
		for _, stop := range Stops() {
			if strings.Contains(answer, stop) {
				t.Fatalf("%q still holds %q", answer, stop)
			}
		}
		if again, more := Completed("", answer); again != answer || more {
			t.Fatalf("read again, %q becomes %q", answer, again)
		}
		if rest := strings.TrimSpace(strings.TrimPrefix(text, prompt)); !ended && answer != rest {
			t.Fatalf("nothing ended %q, which reads %q", text, answer)
		}
	})
}
