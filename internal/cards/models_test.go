package cards

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// The name under which results stand is the one that is there, unless another is
// given.
func TestModelNames(t *testing.T) {
	put := func(file string, models ...Model) (string, error) {
		c := sample()
		c.Models = models
		out, err := Put("README.md", []byte(file), c)
		return string(out), err
	}
	guess := sample().Models[0]
	named := guess
	named.Anywhere = false
	two := "---\nmodel-index:\n- name: a\n  results:\n" + theirs + "- name: my-ckpt\n  results:\n" + theirs + "---\n"

	out, err := put(two, guess)
	if err != nil || !strings.Contains(out, "- name: my-ckpt\n  results:\n"+theirs+results+"---") {
		t.Errorf("of several entries the one of its name: %v\n%s", err, out)
	}
	other := named
	other.Name = "org/new"
	out, err = put(two, other)
	if err != nil || !strings.Contains(out, theirs+"- name: org/new\n  results:\n"+results+"---") {
		t.Errorf("a name that is not there is a new entry: %v\n%s", err, out)
	}
	if _, err = put(out, named); err == nil || !strings.Contains(err.Error(), `stand under the model "org/new" already`) {
		t.Errorf("ours under another name would stay behind: %v", err)
	}
	out, err = put(out, guess)
	if err != nil || strings.Count(out, results) != 1 {
		t.Errorf("without a name they stay where they are: %v\n%s", err, out)
	}

	second := named
	second.Name = "base"
	out, err = put("", named, second)
	want := "---\n" + index + "- name: base\n  results:\n" + results + "---\n\n" + block + "\n"
	if err != nil || out != want {
		t.Errorf("two models are two entries: %v\n%s", err, out)
	}
	if again, err := put(out, named, second); err != nil || again != out {
		t.Errorf("and stay so: %v\n%s", err, again)
	}
	same := strings.ReplaceAll(two, "name: a\n", "name: my-ckpt\n")
	if _, err := put(same, guess); err == nil || !strings.Contains(err.Error(), "two entries of the name") {
		t.Errorf("two entries of one name: %v", err)
	}
	spread := "---\n" + index + "- name: other\n  results:\n" + results + "---\n"
	if _, err := put(spread, guess); err == nil || !strings.Contains(err.Error(), "stand under several models") {
		t.Errorf("ours under two names: %v", err)
	}
}

// A card of another checkpoint takes over the entry that the one before had made, name
// and all. Any other name is the user's.
func TestRenamed(t *testing.T) {
	of := func(name string, anywhere bool) Card {
		c := sample()
		c.Marks = append(c.Marks, Mark{Checkpoint, name})
		c.Models[0].Name, c.Models[0].Anywhere = name, anywhere
		return c
	}
	for _, row := range []struct {
		reason, file string
		before       Card
		edit, want   string // what the user then made of "- name: rl"; and what comes of it
	}{
		{"its own name", "", of("rl", true), "- name: rl", "- name: sft"},
		{"in a file with Windows line ends", crlf("---\nlicense: mit\n---\n"), of("rl", true), "- name: rl", "- name: sft"},
		{"a name that the user gave it", "", of("rl", true), "- name: org/released", "- name: org/released"},
		{"a name with a remark", "", of("rl", true), "- name: rl  # ours", "- name: rl  # ours"},
		{"an entry that says more", "", of("rl", true), "- name: rl\n  x: 1", "- name: rl\n  x: 1"},
		{"an entry with the results of others", "---\nmodel-index:\n- name: rl\n  results:\n" + theirs + "---\n", of("rl", true), "- name: rl", "- name: rl"},
		{"the entry that was there alone", "---\nmodel-index:\n- name: out\n  results: []\n---\n", of("rl", true), "- name: out", "- name: out"},
		{"a name that was given for it", "", func() Card { c := of("rl", false); c.Models[0].Name = "org/x"; return c }(), "- name: org/x", "- name: org/x"},
		{"beside an entry that has its name already", "---\nmodel-index:\n- name: sft\n- name: rl\n---\n", of("rl", true), "- name: rl", "- name: rl"},
		{"a card from before this was known", "", func() Card { c := of("rl", true); c.Marks = sample().Marks; return c }(), "- name: rl", "- name: rl"},
	} {
		first, err := Put("README.md", []byte(row.file), row.before)
		if err != nil {
			t.Fatalf("%s: %v", row.reason, err)
		}
		first = []byte(strings.Replace(string(first), "- name: rl", row.edit, 1))
		second, err := Put("README.md", first, of("sft", true))
		if err != nil {
			t.Fatalf("%s: %v", row.reason, err)
		}
		want := strings.NewReplacer(row.edit, row.want, "checkpoint=rl", "checkpoint=sft").Replace(string(first))
		if !strings.Contains(want, "checkpoint=") {
			want = strings.Replace(want, "version=v0.1.0", "version=v0.1.0 checkpoint=sft", 1)
		}
		if diff := cmp.Diff(want, string(second)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.reason, diff)
		}
		if found, _, err := Compare("README.md", second, of("sft", true)); err != nil || len(found) > 0 {
			t.Errorf("%s: compared with what was put in: %v, %v", row.reason, found, err)
		}
	}
}

// A name that is given for the first time goes to the entry that a card without one had
// made. One that the user gave is not changed for another, but told.
func TestNamedLater(t *testing.T) {
	of := func(name string, anywhere bool) Card {
		c := sample()
		c.Marks = append(c.Marks, Mark{Checkpoint, "rl"})
		c.Models[0].Name, c.Models[0].Anywhere = name, anywhere
		return c
	}
	first, err := Put("README.md", nil, of("rl", true))
	if err != nil {
		t.Fatal(err)
	}
	named, err := Put("README.md", first, of("org/x", false))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Replace(string(first), "- name: rl\n", "- name: org/x\n", 1), string(named)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, c := range []Card{of("org/x", false), of("rl", true)} {
		if again, err := Put("README.md", named, c); err != nil || string(again) != string(named) {
			t.Errorf("put in again: %v\n%s", err, again)
		}
	}
	var refused *Error
	if _, err := Put("README.md", named, of("org/y", false)); !errors.As(err, &refused) || !strings.Contains(refused.Next, "by hand") {
		t.Errorf("another name: %v", err)
	}
	more := strings.Replace(string(first), "- name: rl\n", "- name: rl\n  x: 1\n", 1)
	if _, err := Put("README.md", []byte(more), of("org/x", false)); !errors.As(err, &refused) {
		t.Errorf("an entry that says more was called otherwise: %v", err)
	}
}

// A card from before blocks named their checkpoint leaves it open whose the name of the
// entry is. It stays, and Doubtful has it.
func TestDoubtful(t *testing.T) {
	of := func(name string, anywhere bool, marks ...Mark) Card {
		c := sample()
		c.Marks = append(c.Marks, marks...)
		c.Models[0].Name, c.Models[0].Anywhere = name, anywhere
		return c
	}
	older := "---\nmodel-index:\n- name: rl\n  results:\n" + results + "---\n\n" + block + "\n"
	for _, row := range []struct {
		reason, file, want string
		next               Card
	}{
		{"an older card", older, "rl", of("sft", true)},
		{"its own name", older, "", of("rl", true)},
		{"a name that is given", older, "", of("sft", false)},
		{"an entry with more than our results", strings.Replace(older, "- name: rl\n", "- name: rl\n  x: 1\n", 1), "", of("sft", true)},
		{"an entry without our results", "---\nmodel-index:\n- name: rl\n  results: []\n---\n\n" + block + "\n", "", of("sft", true)},
		{"no card at all", "---\nmodel-index:\n- name: rl\n  results:\n" + results + "---\n", "", of("sft", true)},
		{"no front matter", block + "\n", "", of("sft", true)},
		{"a file that is refused", "---\n", "", of("sft", true)},
	} {
		if got := Doubtful("README.md", []byte(row.file), row.next); got != row.want {
			t.Errorf("%s: %q, want %q", row.reason, got, row.want)
		}
	}
	for _, marked := range []Card{of("rl", true, Mark{Checkpoint, "rl"}), of("rl", true, Mark{Checkpoint, "other"})} {
		file, err := Put("README.md", nil, marked)
		if err != nil {
			t.Fatal(err)
		}
		if got := Doubtful("README.md", file, of("sft", true)); got != "" {
			t.Errorf("a block that says whose it is leaves %q in doubt", got)
		}
	}
	put, err := Put("README.md", []byte(older), of("sft", true, Mark{Checkpoint, "sft"}))
	if err != nil || !strings.Contains(string(put), "- name: rl\n") {
		t.Errorf("the name does not stay: %v\n%s", err, put)
	}
	if got := Doubtful("README.md", put, of("sft", true)); got != "" {
		t.Errorf("said once it is said again: %q", got)
	}
}

// Scalars are read again as the strings and numbers they were, whatever is in
// them.
func TestScalars(t *testing.T) {
	for _, s := range []string{"core 1.0.0", "", "null", "yes", "1.5", "5503e4", "a: b", "a #b", "- a", "it's", `"`, "a\nb", "é", "\x7f\u009b", "\ufeff", "x ", "-->", "${{ x }}", "d': y", "*a", "&a", "!!int 3", "a\u2028b", "\xff"} {
		var got map[string]any
		if err := yaml.Unmarshal([]byte("a: "+scalar(s)+"\n"), &got); err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		want := s
		if s == "\xff" {
			want = "ÿ" // what is no UTF-8 cannot be written
		}
		if got["a"] != want {
			t.Errorf("%q was read as %#v", s, got["a"])
		}
	}
	for x, want := range map[float64]string{0: "0.0", 1: "1.0", .73124: "0.7312", -.00001: "0.0", 2.5: "2.5", 1e-5: "0.0", 123456: "123456.0"} {
		if got := figure(x); got != want {
			t.Errorf("figure(%g) is %s, want %s", x, got, want)
		}
	}
}

func FuzzPut(f *testing.F) {
	for _, seed := range []string{
		"", "# M\n", "---\n" + index + "---\n\n" + block + "\n", crlf("---\n" + index + theirs + "---\n" + block),
		"---\nmodel-index:\n- name: a\n  results: []\n---\n", "---\nmodel-index:\n  - name: a\n    results:\n    - x: |+\n        a\n\n\n---\n",
		"---\nmodel-index:\n-\n  name: a\n  results:\n" + stale + "\n  # c\n" + theirs + stale + "---\n", "```\n" + block + "\n```\n", "---\n? a\n: b\n---\n",
		"---\nmodel-index: &a\n- name: x\n  results: &b\n" + stale + "b: *b\n---\n", "~~~\n- ```\n~~~\n<!-- abstain-eval:begin -->\n<!-- abstain-eval:end -->",
		"---\nd: \"a\nmodel-index: b\"\n---\n", "---\na: |\n  model-index:\nmodel-index:\n- name: >\n    x\n  results:\n" + stale + "---\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		kept := string(file)
		out, err := Put("README.md", file, sample())
		if string(file) != kept {
			t.Fatal("the file's bytes were changed")
		}
		if err != nil {
			var refused *Error
			if !errors.As(err, &refused) || refused.Next == "" {
				t.Fatalf("an error that says nothing: %v", err)
			}
			return
		}
		holdsTo(t, file, out)
	})
}
