package cards

import (
	"math"
	"strconv"
	"strings"
)

// modelLines are an entry of model-index whose dash stands in the column indent.
func modelLines(m Model, indent int) string {
	pad := strings.Repeat(" ", indent)
	return pad + "- name: " + scalar(m.Name) + "\n" + pad + "  results:\n" + resultLines(m.Results, indent+2)
}

// resultLines are entries of results whose dashes stand in the column indent.
func resultLines(results []Result, indent int) string {
	var b strings.Builder
	line := func(depth int, text string) {
		b.WriteString(strings.Repeat(" ", indent+depth) + text + "\n")
	}
	for _, r := range results {
		line(0, "- task:")
		line(4, "type: "+scalar(r.TaskType))
		if r.TaskName != "" {
			line(4, "name: "+scalar(r.TaskName))
		}
		line(2, "dataset:")
		line(4, "type: "+scalar(r.DatasetType))
		line(4, "name: "+scalar(r.DatasetName))
		if r.DatasetConfig != "" {
			line(4, "config: "+scalar(r.DatasetConfig))
		}
		if r.DatasetRevision != "" {
			line(4, "revision: "+scalar(r.DatasetRevision))
		}
		line(2, "metrics:")
		for _, m := range r.Metrics {
			line(2, "- type: "+scalar(m.Type))
			line(4, "value: "+figure(m.Value))
			if m.Name != "" {
				line(4, "name: "+scalar(m.Name))
			}
		}
		line(2, "source:")
		line(4, "name: "+scalar(r.SourceName))
		line(4, "url: "+scalar(r.SourceURL))
	}
	return b.String()
}

// decimals is how many digits of a figure are written.
const decimals = 4

// figure writes a number that YAML reads as one that has decimals.
func figure(x float64) string {
	scale := math.Pow10(decimals)
	if x = math.Round(x*scale) / scale; x == 0 {
		x = 0 // not -0
	}
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// scalar writes a string so that YAML reads it as that: plain where nothing can
// be mistaken, and else in double quotes, whose escapes are Go's.
func scalar(s string) string {
	if plain(s) {
		return s
	}
	return strconv.Quote(s)
}

func plain(s string) bool {
	for i, r := range s {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		inside := '0' <= r && r <= '9' || strings.ContainsRune(" ._/()%,=+-'", r) || r == ':' && strings.HasPrefix(s[i:], "://")
		if !letter && (i == 0 || !inside) {
			return false
		}
	}
	switch strings.ToLower(s) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return !strings.HasSuffix(s, " ")
}
