package endpoint

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/quirks.md")

// TestQuirksAreDocumented holds the page of quirks equal to the rows that are
// tested; -update writes it.
func TestQuirksAreDocumented(t *testing.T) {
	page := filepath.Join("..", "..", "docs", "quirks.md")
	unseen, err := os.ReadFile(filepath.Join("testdata", "quirks", "unseen.txt"))
	if err != nil {
		t.Fatal(err)
	}
	want := quirksPage(readQuirks(t), string(unseen))
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/quirks.md is not what is tested; `go test ./internal/endpoint -run Documented -update` writes it (-want +got):\n%s", diff)
	}
}

func quirksPage(all []quirk, unseen string) string {
	var b strings.Builder
	b.WriteString(`# What servers do, and what comes of it

Each row is run by a test: a scripted server does what stands on the left, bytes
and all (internal/endpoint/testdata/quirks), and what comes of it is held. This
page is written from the same rows. R1 to R10 are rules that hold whatever the
server is.

"Recorded" is a line of responses.jsonl, with the state its verdict has; of these
only scored enters a rate. "Tried again" names the kind of failure, as it stands
in attempts.jsonl. "Ends the run" gives the error, which names what to change; a
run that was ended so has recorded nothing wrong.
`)
	server := ""
	for _, q := range all {
		if q.server != server {
			server = q.server
			fmt.Fprintf(&b, "\n## %s\n\n| quirk | what comes of it |\n|---|---|\n", strings.Replace(server, "any", "Any", 1))
		}
		fmt.Fprintf(&b, "| %s | %s |\n", cell(q.name), cell(q.comesOf()))
	}
	b.WriteString("\n## What no reply shows\n\n| quirk | why it is no row, and what to do |\n|---|---|\n")
	for line := range strings.Lines(unseen) {
		quirk, why, _ := strings.Cut(strings.TrimSpace(line), " | ")
		fmt.Fprintf(&b, "| %s | %s |\n", cell(quirk), cell(why))
	}
	return b.String()
}

// comesOf says what a row expects, in words.
func (q quirk) comesOf() string {
	var parts []string
	add := func(format string, a ...any) { parts = append(parts, fmt.Sprintf(format, a...)) }
	if q.failed != "" {
		kinds := strings.Split(q.failed, ", ")
		if len(kinds) > 1 {
			add("tried again %d times", len(kinds))
		} else if strings.HasPrefix(q.gives, "stop") {
			add("%s", q.failed)
		} else {
			add("tried again (%s)", q.failed)
		}
	}
	if kind, from, _ := strings.Cut(q.event, " "); kind == "token_field" {
		from, to, _ := strings.Cut(from, " ")
		add("sent as %s instead of %s, and that recorded", to, from)
	} else if kind != "" {
		add("%s left out, and that recorded", from)
	}
	kind, stop := strings.CutPrefix(q.gives, "stop ")
	models, listing := strings.CutPrefix(q.gives, "models ")
	outcome, state, replied := strings.Cut(q.gives, ", ")
	switch {
	case listing:
		add("listed: `%s`", models)
	case stop && len(q.replies) == 0:
		add("ends the run before anything is sent (%s: %q)", kind, q.says)
	case stop:
		add("ends the run (%s: %q)", kind, q.says)
	case replied && state == "scored" && q.failed != "":
		add("then recorded, scored")
	case replied && state == "scored":
		add("recorded, scored")
	case replied:
		add("recorded, %s: in no rate", state)
	default:
		add("recorded as %s: in no rate", outcome)
	}
	if q.reasoning != "" {
		add("the thought apart")
	}
	if q.refusal != "" {
		add("as a refusal")
	}
	for _, part := range q.sent {
		add("sent: `%s`", part)
	}
	for _, part := range q.unsent {
		add("not sent: `%s`", strings.TrimSuffix(part, ":"))
	}
	return strings.Join(parts, "; ")
}

func cell(text string) string {
	return strings.NewReplacer("|", "\\|", "<", "\\<").Replace(text)
}
