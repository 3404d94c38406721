package suites

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// mostInFrame is how many pairs may ask in one sentence frame. A suite that is
// filled into templates asks few questions many times: its items are not
// independent, and a model may learn the frame.
const mostInFrame = 4

// ruleFrame counts the pairs that share the frame of their question's last
// sentence: the sentence with every run of content words replaced by a gap.
func ruleFrame(l *linter) {
	if l.oneSided() {
		return // the items of a graded probe are generated, and alike on purpose
	}
	first := make(map[string]entry)
	groups := make(map[string][]string)
	for _, e := range l.entries {
		f := frame(e.Question)
		if !strings.Contains(f, " ") {
			continue // a question of content words alone has no frame to share
		}
		if _, known := first[f]; !known {
			first[f] = e
		}
		if key := e.pairKey(); !slices.Contains(groups[f], key) {
			groups[f] = append(groups[f], key)
		}
	}
	var frames []string
	for f, pairs := range groups {
		if len(pairs) > mostInFrame {
			frames = append(frames, f)
		}
	}
	slices.SortFunc(frames, func(a, b string) int { return cmp.Compare(first[a].Line, first[b].Line) })
	for _, f := range frames {
		l.warnf(first[f], "%d pairs ask in the sentence frame %s (%s); at most %d should",
			len(groups[f]), quote(f), strings.Join(groups[f][:3], ", ")+", ...", mostInFrame)
	}
}

// frame is the last sentence of question in lower case, its content words left
// out: "How many minutes does the pump need?" is "how many _ does the _".
func frame(question string) string {
	var out []string
	for _, w := range wordsOf(lastSentence(question)) {
		if !strings.Contains(functionWords, " "+w+" ") && !strings.Contains(frameWords, " "+w+" ") {
			w = "_"
		}
		if w != "_" || len(out) == 0 || out[len(out)-1] != "_" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// lastSentence is what stands behind the last mark that ends a sentence, closing
// marks at the very end aside.
func lastSentence(text string) string {
	text = strings.TrimRightFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := len(text) - 1; i > 0; i-- {
		if text[i] == '\n' || text[i] == ' ' && strings.IndexByte(".?!:", text[i-1]) >= 0 {
			return text[i+1:]
		}
	}
	return text
}

// frameWords are words that hold a question together besides functionWords.
const frameWords = " no not many much than then if so as per each every any all some both more most less least only same other " +
	"after before until since between into over under up down out off about during against through i you he she they we him " +
	"them her his their our your my me us one two first last shall may might must here still yet "
