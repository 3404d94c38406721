package scoring

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
)

func TestWithoutConfidence(t *testing.T) {
	for _, row := range []struct {
		reason, answer, rest string
		stated               float64 // below 0: none
	}{
		{"as asked for", "30 minutes.\n\nConfidence: 85%", "30 minutes.", .85},
		{"in bold", "30\n**Confidence:** 85%", "30", .85},
		{"all in bold, with a full stop", "30\n**Confidence: 85%.**\n", "30", .85},
		{"without the sign", "30\nConfidence: 85", "30", .85},
		{"as a share", "30\nconfidence = 0.85", "30", .85},
		{"out of a hundred", "30\nConfidence: 85/100", "30", .85},
		{"out of ten", "30\nConfidence: 8/10", "30", .8},
		{"one percent", "30\nConfidence: 1%", "30", .01},
		{"a certain share", "30\nConfidence: 1.0", "30", 1},
		{"nothing at all", "30\nConfidence: 0%", "30", 0},
		{"with a word between", "30\nConfidence level: about 70 percent", "30", .7},
		{"a word is no figure, and no part of the answer", "30\nConfidence: high", "30", -1},
		{"beyond certain", "30\nConfidence: 120%", "30", -1},
		{"below nothing", "30\nConfidence: -5%", "30", -1},
		{"out of something else", "30\nConfidence: 4/5", "30", -1},
		{"not the last line", "Confidence: 85%\n30", "Confidence: 85%\n30", -1},
		{"no line at all", "30", "30", -1},
		{"nothing but the line", "Confidence: 85%", "", .85},
		{"a range is no figure", "30\nConfidence: 80-90%", "30", -1},
		{"nor is one with signs", "30\nConfidence: 80% – 90%", "30", -1},
		{"or in words", "30\nConfidence: between 80 and 90 percent", "30", -1},
		{"a decimal comma", "30\nConfidence: 99,5%", "30", .995},
		{"a dash", "30\nconfidence - 80%", "30", .8},
		{"in LaTeX", "30\nConfidence: 90\\%", "30", .9},
		{"in brackets", "30\n\n(Confidence: 90%)", "30", .9},
		{"in square ones", "30\n[confidence: 90%]", "30", .9},
		{"in quotation marks", "30\n\"Confidence: 90%\"", "30", .9},
		{"in tags", "30\n<confidence>90%</confidence>", "30", .9},
		{"in a table", "| Answer | 30 |\n|---|---|\n| Confidence | 90% |", "| Answer | 30 |\n|---|---|", .9},
		{"in a fence", "30\n```\nConfidence: 90%\n```", "30", .9},
		{"one's own", "30\nMy confidence: 80%", "30", .8},
		{"in a sentence", "30\nI am about 80% confident.", "30", .8},
		{"with a courtesy behind", "30\n\nConfidence: 80%\n\nLet me know if you need more!", "30\n\nLet me know if you need more!", .8},
		{"with more behind than that", "30\nConfidence: 80%\na\nb\nc", "30\nConfidence: 80%\na\nb\nc", -1},
		{"on the line of the answer, in brackets", "**30** (Confidence: 90%)", "**30**", .9},
		{"behind a full stop", "It is 30. Confidence: 80%.", "It is 30.", .8},
		{"behind a comma", "So:\n30, confidence level = 90", "So:\n30", .9},
		{"behind a bar, in bold", "30 | **Confidence:** 90%", "30", .9},
		{"a figure that is part of the answer", "The interval has a confidence: 95%", "The interval has a confidence: 95%", -1},
		{"and one that goes on", "It is 30. Confidence: 80% of the votes", "It is 30. Confidence: 80% of the votes", -1},
		{"a word on the line of the answer", "It is 30. Confidence: high", "It is 30. Confidence: high", -1},
		{"another word", "30\nConfident: 85%", "30\nConfident: 85%", -1},
		{"an empty answer", "", "", -1},
	} {
		rest, stated := withoutConfidence(row.answer)
		if rest != row.rest || (stated == nil) != (row.stated < 0) || stated != nil && math.Abs(*stated-row.stated) > 1e-12 {
			t.Errorf("%s: %q, %v", row.reason, rest, stated)
		}
	}
}

func TestLogprobOf(t *testing.T) {
	chat := `{"choices":[{"index":0,"logprobs":{"content":[{"token":"It is ","logprob":-0.5},{"token":"30","logprob":-0.25},{"token":" minutes","logprob":-1},{"token":".","logprob":-2}]}}]}`
	for _, row := range []struct {
		reason, raw, answer, extracted string
		want                           float64 // above 0: none
		tokens                         int
	}{
		{"of the value", chat, "It is 30 minutes.", "30", -.25, 1},
		{"of a value over several tokens", chat, "It is 30 minutes.", "30 minutes", -1.25, 2},
		{"of a value that ends within a token", chat, "It is 30 minutes.", "30 min", -1.25, 2},
		{"of the whole answer where there is no value", chat, "It is 30 minutes.", "", -3.75, 4},
		{"or none that stands in it", chat, "It is 30 minutes.", "half an hour", -3.75, 4},
		{"the last place counts", `{"choices":[{"logprobs":{"content":[{"token":"4","logprob":-9},{"token":"so ","logprob":-1},{"token":"4","logprob":-0.125}]}}]}`, "4so 4", "4", -.125, 1},
		{"of a completion", `{"choices":[{"logprobs":{"tokens":[" a","b"],"token_logprobs":[-1,-0.5]}}]}`, "ab", "b", -.5, 1},
		{"none was given", `{"choices":[{"logprobs":null}]}`, "a", "a", 1, 0},
		{"none was asked for", `{"choices":[{"message":{}}]}`, "a", "a", 1, 0},
		{"minus infinity came as null", `{"choices":[{"logprobs":{"content":[{"token":"a","logprob":null}]}}]}`, "a", "a", 1, 0},
		{"the tokens do not spell the answer", chat, "It is thirty.", "thirty", 1, 0},
		{"above certain", `{"choices":[{"logprobs":{"content":[{"token":"a","logprob":0.5}]}}]}`, "a", "a", 1, 0},
		{"tokens of another type", `{"choices":[{"logprobs":{"content":[7,{"token":1}]}}]}`, "a", "a", 1, 0},
		{"no body", ``, "a", "a", 1, 0},
	} {
		got, tokens := logprobOf([]byte(row.raw), row.answer, row.extracted)
		if (got == nil) != (row.want > 0) || got != nil && *got != row.want || tokens != row.tokens {
			t.Errorf("%s: %v over %d tokens", row.reason, got, tokens)
		}
	}
}

// TestScoreWithConfidence: the line is no part of the answer, and what was not
// asked for is not taken off.
func TestScoreWithConfidence(t *testing.T) {
	sure := "It takes 30 minutes.\n\nConfidence: 90%"
	v := Score(full(), reply(sure), Options{Elicited: true})
	if v.State != Scored || v.Correct != "right" || v.Confidence == nil || *v.Confidence.Verbal != .9 {
		t.Errorf("%+v, confidence %+v", v, v.Confidence)
	}
	if answer, _ := Answer(reply(sure), Options{Elicited: true}); answer != "It takes 30 minutes." {
		t.Errorf("the answer is %q", answer)
	}
	if answer, _ := Answer(reply(sure), Options{}); answer != sure {
		t.Errorf("what was not asked for was taken off: %q", answer)
	}
	if v := Score(full(), reply(sure), Options{}); v.Confidence != nil {
		t.Errorf("a confidence nobody asked for: %+v", v.Confidence)
	}
	if v := Score(full(), reply("Confidence: 90%"), Options{Elicited: true}); v.State != Empty {
		t.Errorf("a confidence in nothing is %s", v.State)
	}
	r := responses.Record{Outcome: responses.Replied, Finish: "stop", Text: "30", Raw: json.RawMessage(`{"choices":[{"logprobs":{"content":[{"token":"30","logprob":-0.1}]}}]}`)}
	if v := Score(full(), r, Options{}); v.Confidence == nil || *v.Confidence.Logprob != -.1 || v.Confidence.Verbal != nil {
		t.Errorf("log-probabilities alone: %+v", v.Confidence)
	}
}

func FuzzWithoutConfidence(f *testing.F) {
	f.Add("30\nConfidence: 85%", `{"choices":[{"logprobs":{"content":[{"token":"30","logprob":-0.5}]}}]}`)
	f.Fuzz(func(t *testing.T, answer, raw string) {
		rest, stated := withoutConfidence(answer)
		if len(rest) > len(answer) || answer[:len(rest)] != rest {
			t.Errorf("%q is no beginning of %q", rest, answer)
		}
		if stated != nil && !(*stated >= 0 && *stated <= 1) {
			t.Errorf("stated %g", *stated)
		}
		if json.Valid([]byte(raw)) {
			if sum, n := logprobOf([]byte(raw), rest, ""); sum != nil && (*sum > 0 || n == 0) {
				t.Errorf("%g over %d tokens", *sum, n)
			}
		}
	})
}
