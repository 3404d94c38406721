package traces

import (
	"bytes"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// IsSummary reports whether the body of a reply says that the reasoning it gives
// is a summary: a part of reasoning_details, of the reasoning or of the content
// has the type "reasoning.summary" or "summary_text", or is reasoning that holds a
// summary and no text, and no part holds what was thought itself. What a server
// does not say is not known: such a trace counts as raw. Nil is no summary.
func IsSummary(raw []byte) bool {
	if !bytes.Contains(raw, []byte("summary")) {
		return false
	}
	summary, whole := false, false
	for choice := range jsonl.Elements(member(raw, "choices")) {
		message := member(choice, "message")
		for _, name := range []string{"reasoning_details", "reasoning", "reasoning_content", "content"} {
			for part := range jsonl.Elements(member(message, name)) {
				kind, _ := jsonl.Text(member(part, "type"))
				switch {
				case kind == "reasoning.summary", kind == "summary_text",
					strings.HasPrefix(kind, "reasoning") && member(part, "summary") != nil && member(part, "text") == nil:
					summary = true
				case kind == "reasoning.text", kind == "reasoning_text", kind == "thinking", kind == "text" && name != "content":
					whole = true
				}
			}
		}
		break // only the first is read
	}
	return summary && !whole
}

// member is a member of a JSON object, nil where it has none of that name.
func member(object []byte, name string) []byte {
	for key, value := range jsonl.Members(object) {
		if string(key) == name {
			return value
		}
	}
	return nil
}
