package prompts

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func TestRender(t *testing.T) {
	user := func(s string) []wire.Message { return []wire.Message{{Role: "user", Content: s}} }
	for _, row := range []struct {
		reason string
		policy Policy
		system string
		q      Question
		want   []wire.Message
	}{
		{"a bare question is sent as it is", Neutral(), "", Question{Question: "How many?"}, user("How many?")},
		{"the context comes first, a blank line after it", Neutral(), "",
			Question{Context: "A tank.", Question: "How many?"}, user("A tank.\n\nHow many?")},
		{"options are lettered lines under the question", Neutral(), "",
			Question{Question: "Which?", Choices: []string{"red", "blue"}}, user("Which?\nA. red\nB. blue")},
		{"options without a question start at once", Neutral(), "",
			Question{Choices: []string{"red", "blue"}}, user("A. red\nB. blue")},
		{"a system text is a message of its own, first", Neutral(), "Be brief.", Question{Question: "How many?"},
			[]wire.Message{{Role: "system", Content: "Be brief."}, {Role: "user", Content: "How many?"}}},
		{"a policy speaks in the user turn, around the question",
			Policy{Name: "own", Before: "Read well.", After: "Say so if you do not know."}, "",
			Question{Context: "A tank.", Question: "How many?"},
			user("Read well.\n\nA tank.\n\nHow many?\n\nSay so if you do not know.")},
		{"white space of the item is kept", Neutral(), "", Question{Context: " a \n", Question: "b?\n"}, user(" a \n\n\nb?\n")},
		{"an empty question is an empty user message, still one message", Neutral(), "", Question{}, user("")},
	} {
		if d := cmp.Diff(row.want, Render(row.policy, row.system, row.q)); d != "" {
			t.Errorf("%s: (-want +got)\n%s", row.reason, d)
		}
	}
}

func TestLabel(t *testing.T) {
	for i, want := range map[int]string{-1: "", 0: "A", 3: "D", 25: "Z", 26: "AA", 27: "AB", 701: "ZZ", 702: "AAA"} {
		if got := label(i); got != want {
			t.Errorf("label(%d) = %q, want %q", i, got, want)
		}
	}
}

func TestSHA256(t *testing.T) {
	if a, b := Neutral().SHA256(), (Policy{Name: "other name"}).SHA256(); a != b {
		t.Errorf("the name has a part in the hash: %s, %s", a, b)
	}
	seen := map[string]Policy{}
	for _, p := range []Policy{
		Neutral(), {Before: "ab"}, {After: "ab"}, {Before: "a", After: "b"}, {Before: "0:"}, {Before: "ab", After: "ab"},
	} {
		if other, ok := seen[p.SHA256()]; ok {
			t.Errorf("%+v and %+v share a hash", p, other)
		}
		seen[p.SHA256()] = p
	}
	// Written out: recorded runs carry this value, so it may not change.
	const want = "390feabc786e369e55b904251d643b52"
	if got := Neutral().SHA256(); len(got) != 64 {
		t.Errorf("hash of the neutral policy is %q, want 64 hex digits", got)
	} else if !strings.HasPrefix(got, want) {
		t.Errorf("hash of the neutral policy is %s, want %s...", got, want)
	}
}

func FuzzRender(f *testing.F) {
	f.Add("", "a context", "a question?", "red", "blue")
	f.Add("system", "", "\x00\xff", "", "A. ")
	f.Fuzz(func(t *testing.T, system, context, question, first, second string) {
		q := Question{Context: context, Question: question, Choices: []string{first, second}}
		got := Render(Neutral(), system, q)
		if d := cmp.Diff(got, Render(Neutral(), system, q)); d != "" {
			t.Fatalf("two renderings differ:\n%s", d)
		}
		last := got[len(got)-1]
		for _, part := range []string{context, question, "A. " + first, "B. " + second} {
			if !strings.Contains(last.Content, part) {
				t.Fatalf("%q is not in the user message %q", part, last.Content)
			}
		}
		if want := 1 + min(len(system), 1); len(got) != want || last.Role != "user" {
			t.Fatalf("%d messages, the last by %s; want %d, by user", len(got), last.Role, want)
		}
	})
}
