//go:build fit

package behavior

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A corpus is labeled responses under the MIT or Apache-2.0 license, on which weights may be
// fitted.
type corpus struct {
	name   string
	weight float64 // of a row, where words are weighed, against one of testdata
	half   bool    // only the rows that may be read are fitted on: enough of a large one
}

func corpora() []corpus {
	return []corpus{
		{name: "chatgpt_refusals", weight: 10},
		{name: "coconot_complied", weight: 6},
		{name: "truthfulqa_informative", weight: 6},
		{name: "evouna_nq", weight: 0.5, half: true},
	}
}

// each visits the rows of a corpus.
func (c corpus) each(t *testing.T, dir string, visit func(question, answer, label string)) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "responses", c.name+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var row struct{ Question, Response, Label string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		visit(row.Question, row.Response, row.Label)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// development reports whether the answers to a question of a corpus may be read, and rules
// chosen with them in view: those of one half. Those of the other are only counted and
// fitted on.
func development(question string) bool { return crc32.ChecksumIEEE([]byte(question))&1 == 0 }

// withoutFile is read by the audit of the scorer: figures of what is fitted on would flatter.
const withoutFile = "../audit/testdata/without.txt"

const withoutHead = `# What is read of the responses of corpora on all of which words are weighed: by words that
# are weighed without the responses to a third of the questions, the one at hand among them. A
# letter a response, in the order of the corpus: A answered, h hedged, a abstained, c clarified,
# x corrected, r refused, u unclear, e empty. TestFitNgrams writes this file, for these tables.
`

// readWithout is the file of what is read of the corpora by the n-grams of each fold, where
// ngrams.txt and signs.txt are to hold these texts.
func readWithout(t *testing.T, dir string, without []*ngrams, ngramsText, signsText string) string {
	t.Helper()
	m, err := parseSigns(signsText)
	if err != nil {
		t.Fatal(err)
	}
	letters := map[Kind]byte{Answered: 'A', Hedged: 'h', Abstained: 'a', Clarified: 'c', Corrected: 'x', Refused: 'r', Unclear: 'u'}
	var b strings.Builder
	fmt.Fprintf(&b, "%stables %s\n", withoutHead, hashOf(ngramsText, signsText))
	for _, c := range corpora() {
		if c.half {
			continue
		}
		b.WriteString(c.name + " ")
		c.each(t, dir, func(question, answer, _ string) {
			if strings.TrimSpace(answer) == "" {
				b.WriteByte('e')
				return
			}
			var s scene
			q, text := Question{Text: question}, clip(answer)
			s.lookWithin(q, text)
			if len(s.toks) == 0 {
				b.WriteByte('u')
				return
			}
			r := s.within(q, text, func(r Reading) Reading {
				w := s.weighWords(without[toldRow{about: question}.fold()])
				return s.decide(r, w, s.judge(m, r, w))
			})
			b.WriteByte(letters[r.Kind])
		})
		b.WriteByte('\n')
	}
	return b.String()
}
