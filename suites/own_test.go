package suites

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The suite that docs/suites.md begins with is one, and lint has nothing against it
// but that it is small.
func TestOwnSuiteOfThePage(t *testing.T) {
	s, err := Open(dir(t, "mine", map[string]string{
		"suite.yaml": blockOfThePage(t, "own-manifest", "yaml"), "items.jsonl": blockOfThePage(t, "own-items", "json"),
	}), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := Lint(s, LintOptions{Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, f := range findings {
		rules = append(rules, f.Rule)
	}
	if diff := cmp.Diff([]string{"too-few", "too-few", "canary"}, rules); diff != "" {
		t.Errorf("(-want +got)\n%s%v", diff, findings)
	}
}

// A table becomes items, and a data set, by what the page says: empty cells are keys left
// out, and so are empty lists.
func TestTablesOfThePage(t *testing.T) {
	for _, row := range []struct {
		block, language, shell string
		needs                  string
		file, text             string
		want                   []Item
	}{
		{"from-sheet", "python", "python3", "python3", "sheet.csv", "\ufeffid,scenario,answerable,pair,question,answers,match,missing,any_of,lures,answer_type\r\n" +
			"r-a,underspecified_context,TRUE,r,\"60 m, 4 m each: how many?\",15|fifteen,number,,,,number\r\n" +
			"r-u,underspecified_context,FALSE,r,\"60 m: how many?\",,,how long each is,how long|length,15,number\r\n", []Item{
			{ID: "r-a", Scenario: UnderspecifiedContext, Answerable: true, Pair: "r", Question: "60 m, 4 m each: how many?", Answers: []string{"15", "fifteen"}, Match: &Match{Type: "number"}, AnswerType: "number"},
			{ID: "r-u", Scenario: UnderspecifiedContext, Pair: "r", Question: "60 m: how many?", Missing: &Missing{Say: "how long each is", AnyOf: []string{"how long", "length"}}, Lures: []string{"15"}, AnswerType: "number"},
		}},
		{"from-squad", "sh", "sh", "jq", "squad.jsonl", `{"id":"56","title":"Normans","context":"They came in 911.","question":"When did they come?","answers":{"text":["911","911"],"answer_start":[13,13]}}` + "\n" +
			`{"id":"57","title":"Normans","context":"They came in 911.","question":"When did they leave?","answers":{"text":[],"answer_start":[]}}` + "\n", []Item{
			{ID: "56", Scenario: UnderspecifiedContext, Answerable: true, Cluster: "Normans", Context: "They came in 911.", Question: "When did they come?", Answers: []string{"911"}, AnswerType: "text", Source: "SQuAD 2.0", License: "CC-BY-SA-4.0"},
			{ID: "57", Scenario: UnderspecifiedContext, Cluster: "Normans", Context: "They came in 911.", Question: "When did they leave?", AnswerType: "text", Source: "SQuAD 2.0", License: "CC-BY-SA-4.0"},
		}},
	} {
		t.Run(row.block, func(t *testing.T) {
			if _, err := exec.LookPath(row.needs); err != nil {
				t.Skip(err)
			}
			script := blockOfThePage(t, row.block, row.language)
			home := dir(t, "home", map[string]string{row.file: row.text, "script": script})
			if err := os.Mkdir(filepath.Join(home, "mine"), 0o700); err != nil {
				t.Fatal(err)
			}
			command := exec.Command(row.shell, "script")
			command.Dir = home
			if out, err := command.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			s, err := Open(filepath.Join(home, "mine"), time.Time{})
			if err != nil {
				t.Fatal(err)
			}
			var got []Item
			for item, err := range s.Items() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, item)
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// blockOfThePage is a block of code of docs/suites.md that a comment names.
func blockOfThePage(t *testing.T, name, language string) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "docs", "suites.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "<!-- "+name+" -->\n```"+language+"\n")
	text, _, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatalf("suites.md has no block %s", name)
	}
	return text
}
