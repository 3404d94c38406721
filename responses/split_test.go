package responses

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestSplit(t *testing.T) {
	type parts struct {
		Answer, Trace string
		Cut           bool
	}
	for _, c := range []struct {
		reason, text, reasoning string
		want                    parts
	}{
		{"no reasoning at all", " Paris.\n", "", parts{"Paris.", "", false}},
		{"a field of its own", "Paris.", "hm", parts{"Paris.", "hm", false}},
		{"nothing but a field", "", "hm", parts{"", "hm", false}},
		{"a closed thought", "<think>hm</think>\n\nParis.", "", parts{"Paris.", "hm", false}},
		{"a field and a thought", "<think>b</think>Paris.", "a", parts{"Paris.", "a\nb", false}},
		{"letter case of tags", "<THINK>hm</Think>Paris.", "", parts{"Paris.", "hm", false}},
		{"an empty thought", "<think>\n\n</think>\nParis.", "", parts{"Paris.", "", false}},
		{"nested thoughts", "<think>a\n<think>b</think>c</think>Paris.", "", parts{"Paris.", "a\n<think>b</think>c", false}},
		{"several thoughts", "<think>a</think>One.\n<think>b</think>Two.", "", parts{"One.\nTwo.", "a\nb", false}},
		{"opens and closes that do not balance", "<think>a\n<think>b</think>Paris.", "", parts{"Paris.", "a\n<think>b", false}},
		{"only closed", "so it is Paris.\n</think>\n\nParis.", "", parts{"Paris.", "so it is Paris.", false}},
		{"only closed, twice: behind the last", "a</think>b</think>c", "", parts{"c", "a\nb", false}},
		{"closed again behind the answer", "<think>a</think>Paris.\n</think>", "", parts{"Paris.", "a", false}},
		{"closed again behind it, and a thought of nothing", "<think>\n\n</think>Paris.</think><|im_end|>\n", "", parts{"Paris.", "", false}},
		{"and more than once", "a</think>Paris.</think></s>\n[/THINK] <|im_end|>", "", parts{"Paris.", "a", false}},
		{"closed behind it, and the thought in a field", "Paris. </think>", "a", parts{"Paris.", "a", false}},
		{"closed behind it, in a box", "<think>a</think>\n<answer>Paris.</answer></think>", "", parts{"Paris.", "a", false}},
		{"closed with nothing behind, and no thought before", "So it is Paris.</think>", "", parts{"", "So it is Paris.", false}},
		{"only opened", "<think>so it is", "", parts{"", "so it is", true}},
		{"opened again behind an answer", "<think>a</think>Paris.\n<think>or", "", parts{"Paris.", "a\nor", true}},
		{"behind a sentence, closed", "Let me see. <think>a</think> Paris.", "", parts{"Let me see.  Paris.", "a", false}},
		{"other tags", "[THINK]a[/THINK]b", "", parts{"b", "a", false}},
		{"Kimi's tags", "◁think▷a◁/think▷b", "", parts{"b", "a", false}},
		{"Seed's tags", "<seed:think>a</seed:think>b", "", parts{"b", "a", false}},
		{"harmony", "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b<|return|>", "", parts{"b", "a", false}},
		{"harmony, its header first", "<|start|>assistant<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b", "", parts{"b", "a", false}},
		{"harmony, final only", "<|channel|>final<|message|>b", "", parts{"b", "", false}},
		{"harmony, cut off in analysis", "<|channel|>analysis<|message|>a", "", parts{"", "a", true}},
		{"harmony without its special tokens", "analysisWe add.assistantfinalFour.", "", parts{"Four.", "analysisWe add.", false}},
		{"harmony, constrained", "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final <|constrain|>json<|message|>{\"b\": 1}", "", parts{`{"b": 1}`, "a", false}},
		{"harmony, constrained, without a blank", "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|constrain|>json<|message|>7<|return|>", "", parts{"7", "a", false}},
		{"MedGemma's tokens", "<unused94>thought\na<unused95>b", "", parts{"b", "a", false}},
		{"s1's tokens", "<|im_start|>think\na\n<|im_start|>answer\nb", "", parts{"b", "a", false}},
		{"ollama's words", "Thinking...\na\n...done thinking.\n\nb", "", parts{"b", "a", false}},
		{"the first of these alone", "Thinking... b", "", parts{"Thinking... b", "", false}},
		{"Open WebUI's block", "<details type=\"reasoning\" done=\"true\" duration=\"5\">\n> a\n</details>\nb", "", parts{"b", "> a", false}},
		{"a block that folds something else", "b\n<details>\n<summary>more</summary>c\n</details>", "", parts{"b\n<details>\n<summary>more</summary>c\n</details>", "", false}},
		{"a tag that people write", "<analysis>\na\n</analysis>\n\nb", "", parts{"b", "a", false}},
		{"two of them", "<Thoughts>a</Thoughts>\n<reflection>c</reflection>\nb", "", parts{"b", "a\nc", false}},
		{"one behind a thought", "<think>a</think>\n<scratchpad>c</scratchpad>\nb", "", parts{"b", "a\nc", false}},
		{"one that holds all there is", "<analysis>b</analysis>\n<|im_end|>", "", parts{"<analysis>b</analysis>", "", false}},
		{"one that is never closed", "<analysis>\nb", "", parts{"<analysis>\nb", "", false}},
		{"one that was never opened", "a\n</analysis>\nb", "", parts{"a\n</analysis>\nb", "", false}},
		{"one behind text", "Use this:\n<analysis>\na\n</analysis>\nand no more.", "", parts{"Use this:\n<analysis>\na\n</analysis>\nand no more.", "", false}},
		{"Cohere's tokens", "<|START_THINKING|>a<|END_THINKING|><|START_RESPONSE|>b<|END_RESPONSE|>", "", parts{"b", "a", false}},
		{"Gemma's tokens", "<|channel>thought\na<channel|>b", "", parts{"b", "a", false}},
		{"Gemma's tokens, nothing thought", "<|channel>thought\n<channel|>b", "", parts{"b", "", false}},
		{"OpenThinker's tokens", "<|begin_of_thought|>\n\na\n\n<|end_of_thought|>\n\n<|begin_of_solution|>\n\nb\n\n<|end_of_solution|>", "", parts{"b", "a", false}},
		{"Granite's words", "Here is my thought process: a\n\nHere is my response: b", "", parts{"b", "a", false}},
		{"Granite's words, shortened", "Here's my thought process:\na\nHere's my response:\nb", "", parts{"b", "a", false}},
		{"the first of these alone are an answer", "Here is my thought process: 3 + 4 = 7.", "", parts{"Here is my thought process: 3 + 4 = 7.", "", false}},
		{"the second of these alone as well", "Thank you. Here is my response: 7.", "", parts{"Thank you. Here is my response: 7.", "", false}},
		{"and both in the middle of an answer", "Gladly. Here is my thought process: a. Here is my response: b.", "", parts{"Gladly. Here is my thought process: a. Here is my response: b.", "", false}},
		{"tags around the answer", "<think>a</think>\n<answer>\nb\n</answer>", "", parts{"b", "a", false}},
		{"tags around a part of it", "<think>a</think>So <answer>b</answer>", "", parts{"So <answer>b</answer>", "a", false}},
		{"tags around the answer and no thought", "<answer>b</answer>", "", parts{"b", "", false}},
		{"a box around the answer", "<think>a</think><|begin_of_box|>b<|end_of_box|>", "", parts{"b", "a", false}},
		{"a thought in the field and in the text alike", "<think>\na\n</think>\nb", "a", parts{"b", "a", false}},
		{"a tag mentioned in a sentence", "Put it between <think> and </think> tags.", "", parts{"Put it between <think> and </think> tags.", "", false}},
		{"a close mentioned at a sentence's end", "A thought ends with </think>.", "", parts{"A thought ends with </think>.", "", false}},
		{"a tag in a code span", "Write `</think>` at the end.", "", parts{"Write `</think>` at the end.", "", false}},
		{"a tag in quotation marks", `It is "</think>" here.`, "", parts{`It is "</think>" here.`, "", false}},
		{"tags in fenced code", "Template:\n```\n<think>\nx\n</think>\n```\nDone.", "", parts{"Template:\n```\n<think>\nx\n</think>\n```\nDone.", "", false}},
		{"a fence that is never closed protects nothing", "```python\nx = 4\n</think>\nFour.", "", parts{"Four.", "```python\nx = 4", false}},
		{"colors", "\x1b[5mI don't know\x1b[0;1m.\x1b[m", "\x1b[2mhm", parts{"I don't know.", "hm", false}},
		{"colors with one character for their beginning", "\u009b31m30\u009b0m \x1b[38:2::1:2:3m", "", parts{"30", "", false}},
		{"a tag behind a color", "\x1b[2m<think>hm</think>\x1b[0mParis.", "", parts{"Paris.", "hm", false}},
		{"moves of the cursor", "\x1b[2K\x1b[1GParis.\x1b[?25h", "", parts{"Paris.", "", false}},
		{"links, in both forms", "\x1b]8;;http://a/5\x07Paris\x1b]8;;\x07 \x1b]8;;b\x1b\\or Lyon\x1b]8;;\x1b\\", "", parts{"Paris or Lyon", "", false}},
		{"sequences without an end hide nothing", "\x1b[5\n\x1b]8;;a\nParis\x1b[", "", parts{"[5\n]8;;a\nParis[", "", false}},
		{"what is left makes no new one", "\x1b\x1b[5m[5mParis\u009b\x1b[m1m", "", parts{"[5mParis1m", "", false}},
		{"brackets alone are text", "[5m is a color", "", parts{"[5m is a color", "", false}},
		{"a close mentioned inside a thought", "<think>I must write `</think>` at the end.</think>Paris.", "", parts{"Paris.", "I must write `</think>` at the end.", false}},
	} {
		var got parts
		got.Answer, got.Trace, got.Cut = Split(c.text, c.reasoning, DefaultTags())
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %q (-want +got)\n%s", c.reason, c.text, diff)
		}
	}
}

func TestSplitWithTagsOfOnesOwn(t *testing.T) {
	answer, trace, cut := Split("((a))b", "", []Tag{{"((", "))"}, {"x", ""}})
	if answer != "b" || trace != "a" || cut {
		t.Errorf("got %q, %q, %v; want b, a, false", answer, trace, cut)
	}
	if answer, _, _ = Split("<think>a</think>b", "", nil); answer != "<think>a</think>b" {
		t.Errorf("without tags the text is the answer; got %q", answer)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("<think>a</think>b", "r")
	f.Add("```\n</think><think>\n~~~<|channel|>analysis<|message|>\n```", "")
	f.Add("\ufeff <think>`</think>\"</think> a. <think> assistantfinal <|return|><think>", "")
	f.Add("\x1b[5m<think>\x1b]8;;5\x07a\x1b\\</think>\u009b3\x1b[1;", "\x1b[2m")
	f.Add("[THINK][THINK][/THINK]\xff◁think▷", "\n")
	f.Fuzz(func(t *testing.T, text, reasoning string) {
		tags := DefaultTags()
		answer, trace, _ := Split(text, reasoning, tags)
		if len(answer)+len(trace) > len(text)+len(reasoning) {
			t.Fatalf("%d bytes of answer and %d of trace from %d", len(answer), len(trace), len(text)+len(reasoning))
		}
		if utf8.ValidString(text+reasoning) && (strings.ContainsRune(answer+trace, escape) || strings.Contains(answer+trace, csi)) {
			t.Fatalf("an escape is left in %q and %q", answer, trace)
		}
		for _, tag := range tags {
			if tag.Open != "" && !tag.plain() && hasFold(strings.TrimSpace(answer), tag.Open) {
				t.Fatalf("the answer %q opens with %q", answer, tag.Open)
			}
		}
	})
}
