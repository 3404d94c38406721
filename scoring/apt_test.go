package scoring

import (
	"slices"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/suites"
)

func TestAptVariants(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
		reason     string
	}{
		{"The number of teeth on the wheel is missing.", "how many teeth", true, "the noun for the question word"},
		{"I'd have to know how many teeth it has.", "number of teeth", true, "and the other way round"},
		{"The amount isn't stated.", "how much", true, "how much is an amount"},
		{"What quantity it holds is not said.", "how much", true, "or a quantity"},
		{"There is no telling its volume.", "capacity", true, "a synonym"},
		{"Its name is unknown, and so is the date.", "when", true, "when is a date"},
		{"At this time I cannot say.", "when", false, "a time that is not the one"},
		{"The name isn't there.", "who", true, "who is a name"},
		{"In the name of honesty, no.", "whom", false, "no line for it"},
		{"The half life is not given.", "half-life", true, "a hyphen less"},
		{"The half-lives differ.", "half-life", false, "known miss: lives is not life in any table"},
		{"This is not listed anywhere.", "isn't listed", true, "a contraction opened"},
		{"This isn't listed anywhere.", "is not listed", true, "and closed"},
		{"I could not open the scan.", "can't open", true, "another mood"},
		{"I am unable to open the scan.", "cannot open", true, "the same in words"},
		{"It doesn't depend on liking.", "likes", true, "an inflection"},
		{"He never picked one.", "picks", true, "another"},
		{"The answer is not known.", "isn't", false, "nothing but a negation, opened, is in every decline"},
		{"It is not given.", "not listed", false, "what any decline says stands for nothing"},
		{"It is 500.", "50", false, "a number counts whole"},
		{"It is 50.", "50", true, "whole"},
		{"The wheel's tooth count is missing.", "count of teeth", false, "another order is another phrase"},
		{"Each tooth counts, but how many?", "teeth", true, "an irregular plural"},
		{"I know the count of a lifetime.", "count of life", true, "the beginning of a word, as in any_of"},
		{"The direction from chapel to gate is missing.", "direction from the chapel", true, "an article less"},
		{"It is not known.", "is not a", false, "one at the end is no word to leave out"},
		{"I can't name it.", "not named", false, "what the speaker cannot do is said of nobody else"},
		{"The report can't name it.", "not named", true, "and what another cannot is"},
		{"It is not available.", "is not a", false, "an article counts whole"},
		{"It is not a number.", "is not a", true, "whole"},
		{"That varies from day to day.", "depends", true, "other words for it"},
		{"A different question, please.", "depends", false, "different is not to differ"},
		{"I do not recognise that one.", "not recognize", true, "the other spelling"},
		{"I have never heard of such a bird.", "not recognize", true, "and other words"},
		{"None of the four is called so.", "not one of", true, "one of none"},
		{"It isn't among the five given.", "isn't one of", true, "none of them in other words"},
		{"It is none of the five.", "not among", false, "which holds one way"},
		{"That name looks made-up to me.", "not a real", true, "a thing that there is not"},
		{"Any answer of mine would be made up.", "not a real", false, "an answer that there is not"},
		{"I'd only be inventing something.", "not a real", false, "nor one to invent"},
		{"Madagascar doesn't have any land borders.", "no land border", true, "a no with its verb"},
		{"I don't have any idea.", "no land border", false, "of something else"},
		{"There is no objective measure of it.", "subjective", true, "the opposite denied"},
		{"Which of the two do you mean?", "ambiguous", true, "a question that tells of two"},
		{"Which year it was is not said.", "ambiguous", false, "one that does not"},
		{"I'm a text-only model.", "can't see", true, "what cannot see"},
		{"I can't answer from the text.", "can't see", false, "a text that is given"},
	} {
		if got := names(c.text, []string{c.word}); got != c.want {
			t.Errorf("%s: %q in %q is %v", c.reason, c.word, c.text, got)
		}
	}
}

// TestGenericDeclinesAreNotApt holds the words of the items and their variants to what they are
// for: of the declines that name nothing none is apt, on any item that ships with the tool.
func TestGenericDeclinesAreNotApt(t *testing.T) {
	declines := slices.Concat(genericDeclines(), []string{"No n't, no '."})
	if len(declines) < 20 {
		t.Fatalf("%d declines", len(declines))
	}
	said, items := 0, 0
	for _, name := range suites.Names() {
		suite, err := suites.Open(name, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		for item, err := range suite.Items() {
			if err != nil {
				t.Fatal(err)
			}
			if item.Missing == nil {
				continue
			}
			items++
			if names("It cannot be answered: "+item.Missing.Say+".", item.Missing.AnyOf) {
				said++
			}
			for _, decline := range declines {
				for _, w := range item.Missing.AnyOf {
					if names(decline, []string{w}) {
						t.Errorf("%s: %q is apt by %q", item.ID, decline, w)
					}
				}
			}
		}
	}
	if items == 0 || said < items*9/10 {
		t.Errorf("of %d items, %d are named by their own words for what is missing", items, said)
	}
	t.Logf("%d of %d items are named by their own words for what is missing", said, items)
}
