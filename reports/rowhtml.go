package reports

import (
	"html/template"
	"strconv"
)

// A page shows thousands of rows, of which html/template would take 50 µs each:
// more than it takes to score them. So their markup is written here. A test and a
// fuzz target hold it to what html/template makes of the same markup.

// appendRow appends v as an element of the explorer.
func appendRow(b []byte, v rowView) []byte {
	b = append(b, `<details class="row"><summary><span class="id"><bdi>`...)
	b = appendEscaped(b, v.Item)
	b = append(b, `</bdi></span> <span class="did"><bdi>`...)
	b = appendEscaped(b, v.Did)
	b = append(b, `</bdi></span> <bdi>`...)
	b = appendEscaped(b, v.Brief)
	b = append(b, "</bdi></summary>\n"...)
	b = appendTexts(b, v)
	return append(b, "\n</details>\n"...)
}

// Texts are the texts of a response as HTML, for the templates.
func (v rowView) Texts() template.HTML {
	return template.HTML(appendTexts(nil, v))
}

func appendTexts(b []byte, v rowView) []byte {
	if v.Context != "" {
		b = appendElement(b, `<p class="text context" dir="auto">`, v.Context, "</p>\n")
	}
	b = appendElement(b, `<p class="text question" dir="auto">`, v.Question, "</p>")
	if v.Gold != "" {
		b = appendElement(b, "\n"+`<p class="key"><b>Gold</b> <bdi>`, v.Gold, "</bdi></p>")
	}
	if v.Missing != "" {
		b = appendElement(b, "\n"+`<p class="key"><b>Missing</b> <bdi>`, v.Missing, "</bdi></p>")
	}
	begin, end := "\n"+`<p class="text answer" dir="auto">`, "</p>"
	if v.FromServer {
		begin, end = "\n"+`<p class="key"><b>`+serverSaid+`</b> <bdi>`, "</bdi></p>"
	}
	b = append(b, begin...)
	for _, s := range v.Answer {
		b = appendSegmentHTML(b, s)
	}
	if len(v.Answer) == 0 {
		b = append(b, `<span class="none">no answer text</span>`...)
	}
	b = append(b, end...)
	if v.Rules != "" {
		b = appendElement(b, "\n"+`<p class="key"><b>Marked by</b> <bdi>`, v.Rules, "</bdi></p>")
	}
	if v.Trace != "" {
		b = append(b, "\n"+`<details class="trace"><summary>Reasoning, `...)
		b = strconv.AppendInt(b, int64(v.TraceBytes), 10)
		b = appendElement(b, ` bytes</summary><p class="text" dir="auto">`, v.Trace, "</p></details>")
	}
	return b
}

func appendSegmentHTML(b []byte, s segment) []byte {
	if !s.Mark {
		return appendEscaped(b, s.Text)
	}
	b = append(b, "<mark"...)
	if s.Rule != "" {
		b = appendElement(b, ` title="`, s.Rule, `"`)
	}
	return appendElement(b, ">", s.Text, "</mark>")
}

func appendElement(b []byte, begin, text, end string) []byte {
	b = append(b, begin...)
	b = appendEscaped(b, text)
	return append(b, end...)
}

// appendEscaped appends text as html/template has it between tags and in quoted
// attributes: what could begin or end markup there becomes a reference.
func appendEscaped(b []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		var reference string
		switch text[i] {
		case '<':
			reference = "&lt;"
		case '>':
			reference = "&gt;"
		case '&':
			reference = "&amp;"
		case '"':
			reference = "&#34;"
		case '\'':
			reference = "&#39;"
		case '+':
			reference = "&#43;"
		case 0:
			reference = "\ufffd"
		default:
			continue
		}
		b = append(b, text[from:i]...)
		b = append(b, reference...)
		from = i + 1
	}
	return append(b, text[from:]...)
}
