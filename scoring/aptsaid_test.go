package scoring

import (
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/suites"
)

// TestPhrasesThatAreNotLookedFor: what mayName rules out stands in the text in no
// variant, for all words of core beside what its items say is missing.
func TestPhrasesThatAreNotLookedFor(t *testing.T) {
	core, err := suites.Open("core", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"He won't say; it cannot be known.", "It isn't there. I can't, at nine o'clock, 'tank' or no tank.", "Étude no. 5, of 3", "Look in our hall."}
	phrases := []string{"won't", "will not say", "cannot be", "can't", "is not", "clock", "tank", "étude", "5", "of 3", "not at", "'tank", "wheel's", "a tank", "in an our hall", "our the hall"}
	for item, err := range core.Items() {
		if err != nil {
			t.Fatal(err)
		}
		if item.Missing != nil {
			texts = append(texts, "I can't say: "+item.Missing.Say+" isn't given.")
			phrases = append(phrases, item.Missing.AnyOf...)
		}
	}
	ruledOut, held := 0, 0
	for i, text := range texts {
		text = foldWords(text)
		said := wordsSaid(nil, text)
		for j, p := range phrases {
			if (i+j)%5 != 0 && i > 3 {
				continue
			}
			p = foldWords(p)
			found := beginsWord(text, p) || namesVaried(&said, plainWords(nil, p))
			switch may := said.mayName(p); {
			case found && !may:
				t.Errorf("%q in %q is not looked for", p, text)
			case found:
				held++
			case !may:
				ruledOut++
			}
		}
	}
	if held == 0 || ruledOut < 10*held {
		t.Errorf("%d phrases are held and %d are not looked for", held, ruledOut)
	}
}
