package evaluate

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
)

// inARow is how many words in a row the simulator and the scorer's tables may not
// share: a demo whose checkpoints speak in the scorer's own phrases would show
// nothing.
const inARow = 5

// TestApart holds that no phrasing of a simulated checkpoint has five words in
// a inARow that a pattern of the scorer's tables spells out. Gaps in a pattern
// spell nothing out and end a row.
func TestApart(t *testing.T) {
	patterns := scorerPatterns(t)
	phrasings := append(simulate.Phrasings(), prompts.FewShot().Examples)
	if !slices.ContainsFunc(patterns, func(p pattern) bool { return p.file == "notice.txt" }) {
		t.Fatal("the tables of scoring/traces were not read")
	}
	if len(patterns) < 100 || len(phrasings) < 100 {
		t.Fatalf("%d patterns and %d phrasings: something was not read", len(patterns), len(phrasings))
	}
	begin := map[string][]*pattern{} // by each word they hold
	for i := range patterns {
		for word := range patterns[i].words() {
			begin[word] = append(begin[word], &patterns[i])
		}
	}
	for _, phrasing := range phrasings {
		for _, clause := range spoken(phrasing) {
			for i := 0; i+inARow <= len(clause); i++ {
				words := clause[i : i+inARow]
				for _, p := range begin[words[0]] {
					if p.spells(words) {
						t.Errorf("the phrasing %q shares %q with the pattern %q (%s)", phrasing, strings.Join(words, " "), p.text, p.file)
					}
				}
			}
		}
	}
}

// TestApartCanFail holds that the search finds what it is there to find.
func TestApartCanFail(t *testing.T) {
	for _, test := range []struct {
		pattern, phrasing string
		want              bool
		reason            string
	}{
		{"i do not know that", "Sorry, I don't know that.", true, "five words, with the contraction opened"},
		{"i do not know", "Sorry, I don't know that.", false, "four words"},
		{"@i (can not|could not) [really] say what", "We cannot say what it is.", true, "a class, alternatives, an option left out"},
		{"i do ..3 not know that", "I do not know that.", false, "the gap ends the row"},
		{"no one knows how it", "No one knows. How it is ...", false, "two sentences"},
		{"x (a b c d e|) y", "a b c d e", true, "inside an alternative"},
	} {
		p := pattern{text: test.pattern}
		p.compile(map[string][]string{"i": {"i", "we"}})
		got := false
		for _, clause := range spoken(test.phrasing) {
			for i := 0; i+inARow <= len(clause); i++ {
				got = got || p.spells(clause[i:i+inARow])
			}
		}
		if got != test.want {
			t.Errorf("%q against %q: %v, want %v: %s", test.pattern, test.phrasing, got, test.want, test.reason)
		}
	}
}

// spoken splits a phrasing into clauses of words as the tables write them:
// lower case, contractions opened. A slot ends a clause.
func spoken(phrasing string) [][]string {
	text := strings.ToLower(strings.ReplaceAll(phrasing, "’", "'"))
	text = strings.NewReplacer(
		"can't", "can not", "cannot", "can not", "won't", "will not", "n't", " not", "'m", " am",
		"'re", " are", "'ve", " have", "'ll", " will", "'d", " would", "'s", " is",
	).Replace(text)
	var clauses [][]string
	for _, part := range regexp.MustCompile(`\{[^}]*\}|[.?!;:\n]`).Split(text, -1) {
		clauses = append(clauses, regexp.MustCompile(`[a-z0-9']+`).FindAllString(part, -1))
	}
	return clauses
}

// A pattern is a line of a table as a graph: an edge is a word or, with an
// empty word, free. A gap is no edge at all.
type pattern struct {
	text, file string
	edges      []map[string][]int // by state: word to states
}

func (p *pattern) state() int {
	p.edges = append(p.edges, map[string][]int{})
	return len(p.edges) - 1
}

func (p *pattern) link(from int, word string, to int) {
	p.edges[from][word] = append(p.edges[from][word], to)
}

// words are all words the pattern holds.
func (p *pattern) words() map[string]bool {
	words := map[string]bool{}
	for _, edges := range p.edges {
		for word := range edges {
			words[word] = true
		}
	}
	return words
}

// spells reports whether words can be read along the pattern, one edge a word.
func (p *pattern) spells(words []string) bool {
	at := map[int]bool{}
	for s, edges := range p.edges {
		if edges[words[0]] != nil {
			at[s] = true
		}
	}
	for _, word := range words {
		next := map[int]bool{}
		for s := range at {
			for _, to := range p.edges[s][word] {
				p.reach(to, next)
			}
		}
		at = next
	}
	return len(at) > 0
}

func (p *pattern) reach(s int, into map[int]bool) {
	if into[s] {
		return
	}
	into[s] = true
	for _, to := range p.edges[s][""] {
		p.reach(to, into)
	}
}

// compile reads the pattern: words, @classes, (a|b c|), [a|b], ..3 and #.
func (p *pattern) compile(classes map[string][]string) {
	tokens := regexp.MustCompile(`\.\.\d+|[()\[\]|]|[^\s()\[\]|]+`).FindAllString(p.text, -1)
	var sequence func(from int) (to int)
	sequence = func(from int) int {
		for len(tokens) > 0 {
			token := tokens[0]
			switch {
			case token == ")" || token == "]" || token == "|":
				return from
			case token == "(" || token == "[":
				end := p.state()
				if token == "[" {
					p.link(from, "", end)
				}
				for more := true; more && len(tokens) > 0; {
					tokens = tokens[1:]
					p.link(sequence(from), "", end)
					more = len(tokens) > 0 && tokens[0] == "|"
				}
				from = end
			case strings.HasPrefix(token, "..") || token == "#" || token == "^" || token == "$":
				from = p.state()
			default:
				end := p.state()
				words := []string{token}
				if name, ok := strings.CutPrefix(token, "@"); ok {
					words = classes[name]
				}
				for _, word := range words {
					p.link(from, word, end)
				}
				from = end
			}
			if len(tokens) > 0 {
				tokens = tokens[1:]
			}
		}
		return from
	}
	sequence(p.state())
}

// scorerPatterns reads every phrase table of the scorer.
func scorerPatterns(t *testing.T) []pattern {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "scoring", "*", "tables", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables of the scorer found: %v", err)
	}
	classes := map[string][]string{}
	var patterns []pattern
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			name, words, isClass := strings.Cut(strings.TrimPrefix(line, "@"), ": ")
			switch {
			case line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "[["):
			case strings.HasPrefix(line, "@") && isClass:
				classes[name] = strings.Fields(words)
			default:
				patterns = append(patterns, pattern{text: line, file: filepath.Base(file)})
			}
		}
	}
	for i := range patterns {
		patterns[i].compile(classes)
	}
	return patterns
}
