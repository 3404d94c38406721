package generate

import "strings"

// passage writes sentences until they have at least size words together. Its
// words hold ASCII letters only.
func passage(r *random, size int) []string {
	slots := []struct{ name, list string }{
		{"{who}", folk}, {"{did}", deeds}, {"{kind}", kinds}, {"{thing}", things}, {"{place}", sites}, {"{scent}", scents},
	}
	var out []string
	for words := 0; words < size; {
		s := r.pick(sentences())
		for _, slot := range slots {
			for _, word := range r.sample(strings.Fields(slot.list), strings.Count(s, slot.name)) {
				s = strings.Replace(s, slot.name, word, 1)
			}
		}
		s = articles(s)
		out = append(out, s)
		words += len(strings.Fields(s))
	}
	return out
}

// articles puts "an" before a vowel. No word of the lists begins with a vowel
// that is read as a consonant, or the other way round.
func articles(sentence string) string {
	for _, vowel := range "aeiou" {
		sentence = strings.ReplaceAll(sentence, " a "+string(vowel), " an "+string(vowel))
	}
	return sentence
}

// passageWords are the words of a passage in lower case, without its commas and
// full stops.
func passageWords(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		words[i] = strings.Trim(w, ",.")
	}
	return words
}

func sentences() []string {
	return []string{
		"The {who} {did} the {kind} {thing} behind the {place}.",
		"Near the {place} a {kind} {who} found one {thing}.",
		"Before noon, every {who} {did} a {thing} for the {place}.",
		"Nobody at the {place} saw the {kind} {thing} again.",
		"When the rain stopped, the {who} and the {who} {did} their {thing}.",
		"Without a word, the {kind} {who} {did} the last {thing}.",
		"There stood a {kind} {place} where the {who} {did} the {thing} long ago.",
		"Only the {who} knew which {thing} came from the {kind} {place}.",
		"For a {thing}, the {who} gave the {who} a {kind} {thing}.",
		"Later the {who} wrote that the {place} smelled of {scent} and {scent}.",
	}
}

const (
	folk   = "baker pilot nurse farmer drummer gardener painter sailor teacher miller tailor plumber diver janitor poet"
	deeds  = "carried painted mended hid sold washed polished weighed borrowed counted buried lifted traded wrapped fetched"
	kinds  = "small heavy purple broken quiet golden crooked bright wooden narrow silent rusty striped gentle hollow"
	scents = "cinnamon garlic coffee lavender honey vinegar ginger mustard smoke tar"
	things = "anchor apron basket blanket bottle bucket candle carpet compass cradle drawer envelope fiddle goblet guitar hammer helmet kettle ladder lantern mallet mirror needle oar paddle parcel pillow quilt ribbon rocket saddle scarf shovel trumpet umbrella violin wagon"
	sites  = "harbor mill chapel bakery bridge station orchard lighthouse library quarry stable theater museum tower garden"
)

// countingFrames are two wordings for each of two lists, two passages and two
// rows.
func countingFrames() [settings][wordings]string {
	return [settings][wordings]string{
		{
			"How many words in this list {conditions}?",
			"Look at the words above. How many of them {conditions}?",
		}, {
			"Count the words in the list that {conditions}. What number do you get?",
			"Suppose every word that does not fit is crossed out, and only words that {conditions} stay. How many stay?",
		}, {
			"How many times does the letter \"{letter}\" occur in this passage{only}? Capital and small letters count alike.",
			"Go through the passage and count each \"{letter}\", capital or small{only}. What is the total?",
		}, {
			"A printer sets this passage in single metal letters. How many pieces of the letter \"{letter}\", capital or small, does the passage need{only}?",
			"Someone circles every \"{letter}\" in the passage, be it capital or small{only}. How many circles are there?",
		}, {
			"How many {x} beads are on the string{only}?",
			"Going along the string from its knot, what number of {x} beads do you pass{only}?",
		}, {
			"On how many of these days did the keeper write \"{x}\"{only}?",
			"Count the days with the entry \"{x}\"{only}. How many are there?",
		},
	}
}

// A rowSetting is a row of members of some kinds.
type rowSetting struct {
	intro     string
	kinds     []string
	after     string // {y}: the kind that must stand right before the one counted
	notBefore string // {z}: the kind that must not stand right behind it
}

func rowSettings() [2]rowSetting {
	return [2]rowSetting{{
		intro:     "Beads on a string, from the knot to the loose end:",
		kinds:     strings.Fields("red blue green white black yellow purple orange brown pink gray silver"),
		after:     ", counting only those that come directly after a bead that is {y}",
		notBefore: " and do not come directly before a bead that is {z}",
	}, {
		intro:     "A lighthouse keeper wrote one word a day, first day first:",
		kinds:     strings.Fields("fog rain calm storm hail frost gale snow sun mist sleet haze"),
		after:     ", counting only days whose previous day has \"{y}\"",
		notBefore: " and whose next day does not have \"{z}\"",
	}}
}
