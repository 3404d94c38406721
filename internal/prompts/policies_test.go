package prompts

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNamed(t *testing.T) {
	for _, row := range []struct {
		reason, name string
		want         []string // names
		says, never  string   // of the first wording
		mistake      string
	}{
		{"nothing but the question", "neutral", []string{"neutral"}, "", "", ""},
		{"three wordings", "permit", []string{"permit-1", "permit-2", "permit-3"}, "you may say so", "", ""},
		{"one of them", "permit-2", []string{"permit-2"}, "It is fine", "", ""},
		{"there is no fourth", "permit-4", nil, "", "", ""},
		{"it must answer", "force", []string{"force"}, "best guess", "", ""},
		{"three quarters cost three", "target:0.75", []string{"target:0.75"}, "more than 75% sure of the answer. A right answer counts 1 point, a mistake costs 3 points", "{", ""},
		{"the same as a percentage", "target:75%", []string{"target:0.75"}, "75%", "", ""},
		{"at one half a mistake costs one", "target:.5", []string{"target:0.5"}, "costs 1 point,", "", ""},
		{"a cost is rounded", "target:0.7", []string{"target:0.7"}, "costs 2.33 points", "", ""},
		{"certain", "target:1", nil, "", "", "between 0 and 1"},
		{"nothing", "target:0", nil, "", "", "between 0 and 1"},
		{"hardly anything", "target:0.00001", nil, "", "", "rounded to four decimals"},
		{"no number", "target:much", nil, "", "", "write target:0.75"},
		{"not a number", "target:NaN", nil, "", "", "between 0 and 1"},
		{"a wording without its number", "target", nil, "", "", ""},
		{"a last line", "confidence", []string{"confidence"}, `"Confidence: N%"`, "", ""},
		{"nobody", "", nil, "", "", ""},
		{"a path is no name", "../policies/force", nil, "", "", ""},
	} {
		got, err := Named(row.name)
		if row.mistake != "" {
			if err == nil || !strings.Contains(err.Error(), row.mistake) {
				t.Errorf("%s: error %v, want %q", row.reason, err, row.mistake)
			}
			continue
		}
		var names []string
		hashes := map[string]bool{}
		for _, p := range got {
			names = append(names, p.Name)
			hashes[p.SHA256()] = true
		}
		if diff := cmp.Diff(row.want, names); err != nil || diff != "" {
			t.Errorf("%s: error %v, names (-want +got):\n%s", row.reason, err, diff)
			continue
		}
		if len(hashes) != len(got) {
			t.Errorf("%s: two wordings have one hash", row.reason)
		}
		if len(got) > 0 && (!strings.Contains(got[0].After, row.says) || row.never != "" && strings.Contains(got[0].After, row.never)) {
			t.Errorf("%s: the wording is %q", row.reason, got[0].After)
		}
	}
	for _, name := range Known() {
		got, err := Named(strings.Replace(name, ":T", ":0.9", 1))
		if err != nil || len(got) == 0 {
			t.Errorf("%s is listed and not known: %v", name, err)
		}
	}
}

func TestCustom(t *testing.T) {
	for _, row := range []struct {
		reason, name, text string
		want               Policy
		mistake            string
	}{
		{"behind the question", "mine", " Think first.\n", Policy{Name: "mine", After: "Think first."}, ""},
		{"around it", "mine", "Before.\n\n{question}\n\nAfter.", Policy{Name: "mine", Before: "Before.", After: "After."}, ""},
		{"before it", "mine", "Before.\n{question}", Policy{Name: "mine", Before: "Before."}, ""},
		{"the question alone", "mine", " {question} ", Policy{}, "it says nothing"},
		{"an empty file", "mine", "\n", Policy{}, "it says nothing"},
		{"twice", "mine", "{question} a {question}", Policy{}, "twice"},
		{"a name that is taken", "permit", "x", Policy{}, "built-in"},
		{"a name like one that is taken", "target:0.5", "x", Policy{}, "built-in"},
	} {
		got, err := Custom(row.name, row.text)
		if row.mistake != "" {
			if err == nil || !strings.Contains(err.Error(), row.mistake) {
				t.Errorf("%s: error %v, want %q", row.reason, err, row.mistake)
			}
		} else if diff := cmp.Diff(row.want, got); err != nil || diff != "" {
			t.Errorf("%s: error %v (-want +got):\n%s", row.reason, err, diff)
		}
	}
}

func TestDirected(t *testing.T) {
	for name, want := range map[string]bool{
		"neutral": true, "permit-1": true, "few-shot": true, "force": false, "target:0.75": false, "confidence": false, "mine": false, "unstated": false,
	} {
		if got := Directed(name); got != want {
			t.Errorf("a direction under %s: %v, want %v", name, got, want)
		}
	}
}
