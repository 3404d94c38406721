package generate

import (
	"fmt"
	"slices"
	"strconv"
)

// A puzzleSetting is what is placed and how clues about it are worded.
type puzzleSetting struct {
	names     []string
	goods     []string // what each object may own one of
	intro     string   // {count}, {n}, {list}
	owning    string   // {list}
	owner     string   // {x}, a noun phrase: who owns it
	notOwner  string   // {a}, {x}
	is, are   string
	at, place string // "in seat", "seat"
	adjacent  string
	before    string
	directly  string
	asks      [wordings]string // {list}, {digits}
	asksOwned [wordings]string
}

// describe tells what is to be placed; goods is empty where nothing is owned.
func (s puzzleSetting) describe(names, goods []string) string {
	n := len(names)
	text := fill(s.intro, "count", capitalized(numeral(n)), "n", strconv.Itoa(n), "list", series(names))
	if len(goods) > 0 {
		text += " " + fill(s.owning, "list", series(goods))
	}
	return text + " This is known:"
}

// lines words the clues, one a line.
func (s puzzleSetting) lines(clues []clue, names, goods []string) []string {
	phrases := slices.Clone(names)
	for _, g := range goods {
		phrases = append(phrases, fill(s.owner, "x", g))
	}
	out := make([]string, len(clues))
	for i, c := range clues {
		a, b := phrases[c.a], ""
		if c.b >= 0 {
			b = phrases[c.b]
		}
		var text string
		switch c.kind {
		case isBefore:
			text = a + " " + s.is + " " + s.before + " " + b
		case isRightBefore:
			text = a + " " + s.is + " " + s.directly + " " + b
		case isNextTo:
			text = a + " and " + b + " " + s.adjacent
		case hasBetween:
			if c.k == 1 {
				text = fmt.Sprintf("exactly one %s %s between %s and %s", s.place, s.is, a, b)
			} else {
				text = fmt.Sprintf("exactly %s %ss %s between %s and %s", numeral(c.k), s.place, s.are, a, b)
			}
		case isAt:
			text = fmt.Sprintf("%s %s %s %d", a, s.is, s.at, c.k+1)
		case isNotAt:
			text = fmt.Sprintf("%s %s not %s %d", a, s.is, s.at, c.k+1)
		case isAtEnd:
			text = fmt.Sprintf("%s %s %s 1 or %d", a, s.is, s.at, c.last+1)
		case ownsNot:
			text = fill(s.notOwner, "a", a, "x", goods[c.b-len(names)])
		}
		out[i] = "- " + capitalized(text) + "."
	}
	return out
}

func puzzleSettings() [settings]puzzleSetting {
	return [settings]puzzleSetting{{
		names: people(), goods: []string{"mango", "papaya", "guava", "lychee", "quince", "pomelo", "plum", "melon"},
		intro:  "{count} friends sit on a long bench, one to a seat. The seats are numbered 1 to {n} from left to right. The friends are {list}.",
		owning: "Each of them brought a different fruit. The fruits are {list}.",
		owner:  "whoever brought the {x}", notOwner: "{a} did not bring the {x}",
		is: "is", are: "are", at: "in seat", place: "seat", adjacent: "are in neighboring seats",
		before: "somewhere to the left of", directly: "directly to the left of",
		asks: [wordings]string{
			"Write the seat numbers of {list} in this order, without spaces. Which {digits}-digit number is it?",
			"In which seat is each friend? Give the seats as one {digits}-digit number, a digit each for {list}, in this order.",
		},
		asksOwned: [wordings]string{
			"Write the seat numbers of those who brought {list}, in this order and without spaces. Which {digits}-digit number is it?",
			"In which seat is each fruit? Give the seats as one {digits}-digit number, a digit each for {list}, in this order.",
		},
	}, {
		names: people(), goods: []string{"parrot", "tortoise", "ferret", "canary", "rabbit", "gecko", "hamster", "goose"},
		intro:  "{count} tenants live in a narrow tower, one to a floor. The floors are numbered 1 to {n} from the bottom up. The tenants are {list}.",
		owning: "Each keeps a different animal. The animals are {list}.",
		owner:  "the keeper of the {x}", notOwner: "{a} does not keep the {x}",
		is: "is", are: "are", at: "on floor", place: "floor", adjacent: "are on neighboring floors",
		before: "somewhere below", directly: "directly below",
		asks: [wordings]string{
			"A letter carrier notes the floors of {list}, in this order, as one number of {digits} digits. What number does the note show?",
			"Find out on which floor each tenant lives. What {digits}-digit number results when the floors of {list} are put side by side in this order?",
		},
		asksOwned: [wordings]string{
			"A vet notes the floors of these animals, in this order, as one number of {digits} digits: {list}. What number does the note show?",
			"Find out on which floor each animal lives. What {digits}-digit number results when the floors of {list} are put side by side in this order?",
		},
	}, {
		names: people(), goods: []string{"red", "green", "white", "black", "orange", "purple", "yellow", "brown"},
		intro:  "{count} runners finished a race in places 1 to {n}, with no ties; place 1 won. The runners were {list}.",
		owning: "Each wore a different color. The colors were {list}.",
		owner:  "the runner in {x}", notOwner: "{a} did not wear {x}",
		is: "was", are: "were", at: "in place", place: "place", adjacent: "were in neighboring places",
		before: "somewhere ahead of", directly: "directly ahead of",
		asks: [wordings]string{
			"The results list shows only the place of each runner, a digit each, for {list} in this order. Read as one {digits}-digit number, what does it say?",
			"What were the places of {list}? Answer with a single {digits}-digit number that has their places in this order.",
		},
		asksOwned: [wordings]string{
			"The results list shows only the place of each color, a digit each, for {list} in this order. Read as one {digits}-digit number, what does it say?",
			"What were the places of the runners in {list}? Answer with a single {digits}-digit number that has their places in this order.",
		},
	}, {
		names: places(), goods: []string{"clock", "lantern", "violin", "kettle", "mirror", "saddle", "atlas", "telescope"},
		intro:  "A courier called at {n} villages, one after another. Stop 1 was the first and stop {n} the last. The villages were {list}.",
		owning: "Each village got a different thing. The things were {list}.",
		owner:  "the village that got the {x}", notOwner: "{a} did not get the {x}",
		is: "was", are: "were", at: "stop", place: "stop", adjacent: "were neighboring stops",
		before: "somewhere earlier on the way than", directly: "the stop right before",
		asks: [wordings]string{
			"The courier's log has one digit for each of {list}, in this order: the number of the stop. Which {digits}-digit number is in the log?",
			"Replace each village by its stop and read {list}, in this order, as one number of {digits} digits. Which one?",
		},
		asksOwned: [wordings]string{
			"The courier's log has one digit for each of these things, in this order: the stop where it was left. The things are {list}. Which {digits}-digit number is in the log?",
			"Replace each thing by the stop where it was left and read {list}, in this order, as one number of {digits} digits. Which one?",
		},
	}, {
		names: people(), goods: []string{"rye", "cornbread", "pita", "naan", "brioche", "sourdough", "injera", "focaccia"},
		intro:  "{count} customers stand in line at a bakery, in spots 1 to {n}; spot 1 is at the counter. The customers are {list}.",
		owning: "Each wants a different bread. The breads are {list}.",
		owner:  "the customer who wants {x}", notOwner: "{a} does not want {x}",
		is: "is", are: "are", at: "in spot", place: "spot", adjacent: "are in neighboring spots",
		before: "somewhere in front of", directly: "directly in front of",
		asks: [wordings]string{
			"Work out the spot of every customer and join the spots of {list}, in this order, into a {digits}-digit number. Which number is it?",
			"The baker jots down a number of {digits} digits: the spots of {list}, in this order. What number does the baker jot down?",
		},
		asksOwned: [wordings]string{
			"Work out who wants what and join the spots at which {list} are wanted, in this order, into a {digits}-digit number. Which number is it?",
			"The baker jots down a number of {digits} digits: the spots at which {list} are wanted, in this order. What number does the baker jot down?",
		},
	}, {
		names: people(), goods: []string{"bees", "bridges", "glaciers", "maps", "clocks", "tides", "pottery", "comets"},
		intro:  "{count} talks are given in one day, in slots 1 to {n}, one after another. The speakers are {list}.",
		owning: "Each talk has a different topic. The topics are {list}.",
		owner:  "the speaker on {x}", notOwner: "{a} does not speak on {x}",
		is: "is", are: "are", at: "in slot", place: "slot", adjacent: "are in neighboring slots",
		before: "somewhere earlier in the day than", directly: "in the slot right before",
		asks: [wordings]string{
			"The badge of the host bears a {digits}-digit number made of the slots of {list}, in this order. Which number does it bear?",
			"Determine the slots of {list} and put these digits one behind the other, in this order. What is the {digits}-digit number?",
		},
		asksOwned: [wordings]string{
			"The badge of the host bears a {digits}-digit number made of the slots of the talks on {list}, in this order. Which number does it bear?",
			"Determine the slots of the topics {list} and put these digits one behind the other, in this order. What is the {digits}-digit number?",
		},
	}}
}
