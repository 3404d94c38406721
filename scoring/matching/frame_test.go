package matching_test

import (
	"strings"
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// frames are what models put around an answer and beside it: {a} stands for the answer, {o} for another
// value and {q} for the question.
var frames = []string{
	"Hmm. {a}", "Sure! {a}", "Great question! {a}.", "Okay, let me see. {a}", "TL;DR: {a}", "To answer your question: {a}.",
	"**Answer:** {a}", "**Answer**\n\n{a}", "### Answer\n\n{a}", "Final Answer\n\n{a}", "Here's the answer:\n\n{a}", "The correct answer is: {a}",
	"Let's break this down in 3 steps.\n\n{a}", "Step 1: Read the text.\nStep 2: Take the value.\n\n{a}",
	"{q}\n\n{a}", "Q: {q}\nA: {a}", "**Question:** {q}\n\n**Answer:** {a}", "You asked: \"{q}\"\n\n{a}",
	"{a}. I hope this helps!", "{a}. Would you like me to show the steps?", "{a}\n\nLet me know if you meant {o} instead.",
	"{a}. Or did you mean {o}?", "{a}. If you'd like, I can compare it with {o} as well.", "{a} (not {o})", "{a}, unlike {o}.",
	"~~{o}~~ {a}", "{a} (note: {o} is a common mistake)", "{a}\n\n**Note:** {o} is a common mistake.", "{a}\n\n**Sources:**\n- {o} Press, 2019", "{a}\n\nP.S. A friend of mine would say {o}.",
	"{a}\n\nConfidence: 95%", "{a}. [1]", "{a}. [2](https://example.org/page-3)", "{a}\n\n✓ Verified: 12 + 30 = 42.", "{a}. As of 2024.",
	"At first glance it looks like {o}.\n\n**Final Answer:** {a}", "**Analysis:** The other value is {o}.\n\n**Conclusion:** {a}",
	"**Answer: {a}**\n\n**Explanation:** The other one, {o}, belongs to something else.", "{\"answer\": \"{a}\", \"rejected\": \"{o}\", \"confidence\": 0.95}",
	"**{a}**", "*{a}*", "_{a}_", "- {a}", "1. {a}", "> {a}", "`{a}`", "```\n{a}\n```", "“{a}”", "«{a}»", "# {a}", "| {a} |", "[{a}]", "({a})", "→ {a}",
	`\boxed{{a}}`, `$\boxed{\text{{a}}}$`, "${a}$", "<b>{a}</b>", "<p><strong>{a}</strong></p>", "<final_answer>{a}</final_answer>",
	"{a}.", "{a}!", "{a} 🎉", "\r\n{a}\r\n", "\u00a0{a}\u00a0", "It is {a}.", "{a}\n\n{a}",
}

// TestFrames: what frames an answer changes nothing, of no type: what was right stays right, and what was
// wrong stays wrong though the gold answer stands beside it.
func TestFrames(t *testing.T) {
	for _, c := range []struct {
		gold         Gold
		right, wrong string
	}{
		{Gold{Type: Number, Answers: []string{"14"}, Question: "How many seeds had sprouted in tray A by Friday?"}, "14", "25"},
		{Gold{Type: Number, Answers: []string{"30"}, Unit: "min", Question: "How long does the pump need for the tank?"}, "30 min", "45 min"},
		{Gold{Type: Number, Answers: []string{"14"}, Unit: "F", Question: "How far apart are the two lows?"}, "14 °F", "52 °F"},
		{Gold{Type: Number, Answers: []string{"1891"}, Question: "In which year was the pier built?"}, "1891", "1887"},
		{Gold{Type: Text, Answers: []string{"Bergen"}, Question: "Where does the northern ferry end its trip?"}, "Bergen", "Oslo"},
		{Gold{Type: Text, Answers: []string{"whale oil"}, Question: "What did the lamp burn at first?"}, "whale oil", "paraffin"},
		{Gold{Type: Text, Answers: []string{"15:30", "3:30 pm"}, Question: "When does the shop close on Mondays?"}, "15:30", "17:00"},
		{Gold{Type: Date, Answers: []string{"3 May 1987"}, Question: "On what day did the bridge open?"}, "3 May 1987", "12 June 1988"},
		{Gold{Type: Choice, Answers: []string{"blue"}, Question: "Which bin is emptied first: green, blue or gray?"}, "blue", "green"},
		{Gold{Type: Choice, Answers: []string{"granite"}, Choices: []string{"brick", "granite", "wood"}, Question: "Of what is the tower built?"}, "granite", "brick"},
		{Gold{Type: Boolean, Answers: []string{"no"}, Question: "Did the fox come through the gap on the 7th?"}, "no", "yes"},
		{Gold{Type: Set, Answers: []string{"rye", "oats"}, Question: "What was sown on the field by the mill?"}, "rye and oats", "barley"},
	} {
		for _, f := range frames {
			if (c.gold.Type == Boolean || c.gold.Type == Set) && strings.Contains(f, "{o}") {
				continue // that says both
			}
			for _, said := range []struct {
				value, other string
				want         Correct
			}{{c.right, c.wrong, Right}, {c.wrong, c.right, Wrong}} {
				text := strings.NewReplacer("{a}", said.value, "{o}", said.other, "{q}", c.gold.Question).Replace(f)
				if got := Check(c.gold, text); got.Correct != said.want {
					t.Errorf("%s, gold %q: %q is %q by %q (%q), want %s", c.gold.Type, c.gold.Answers, text, got.Correct, got.Rule, got.Extracted, said.want)
				}
			}
		}
	}
}

// TestBesideAnswers: numbers and words beside an answer that are none, and such as look like them.
func TestBesideAnswers(t *testing.T) {
	seeds := Gold{Answers: []string{"14"}, Type: Number, Question: "How many seeds had sprouted in tray A by Friday?"}
	steps := Gold{Answers: []string{"2"}, Type: Number, Question: "How many steps does the ladder have?"}
	fox := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Did the fox come through the gap on the 7th?"}
	month := Gold{Answers: []string{"May"}, Question: "In which month does the council meet?"}
	ferry := Gold{Answers: []string{"Bergen"}, Question: "Where does the ferry end its trip?"}
	checkRows(t, []row{
		{seeds, "Answer: We count tray A alone and leave B out. Ten and four. So 14.", Right, "a label above the working"},
		{seeds, "1. Tray A: 14 seeds.\n2. Tray B: it was lost.", Right, "numbers of a list"},
		{seeds, "14. That is the count of Friday, [3].", Right, "an answer that looks like one, and a source"},
		{seeds, "Is it 25? No, it is 14.", Right, "a question that is denied"},
		{seeds, "Is it 14? No, it is 25.", Wrong, "the same the other way round"},
		{seeds, "**25**\n\nTray B had 14.", Wrong, "a value in bold above the rest"},
		{seeds, "Let me see.\n\nNote: tray A had 14.", Right, "nothing stands before the note"},
		{steps, "2 steps.", Right, "steps that were asked for"},
		{fox, "Of course! No, it did not.", Right, "a courtesy"},
		{fox, "Of course it did!", Wrong, "and none"},
		{fox, "Based on the text, no fox came through.", Right, "behind a clause that leads in"},
		{fox, "So no. The camera shows none.", Right, "a no before a full stop is not the short form of number"},
		{month, "June. Note that this may vary.", Wrong, "the verb"},
		{month, "in may", Right, "the month in small letters"},
		{Gold{Answers: []string{"10 April 2027"}, Type: Date}, "10 april 2027", Right, "a date in small letters"},
		{Gold{Answers: []string{"3 May"}, Type: Date}, "only 3 may be lent", Unknown, "and a verb behind a number"},
		{ferry, "Hmm. Could it be Bergen?", Right, "a guess that is put as a question"},
		{ferry, "Sure! It ends in Bergen. Did you know that it began in Oslo?", Right, "what the reader is asked"},
		{Gold{Answers: []string{"the beaver"}, Question: "an animal that builds dams"}, "The beaver is an animal that builds dams. Its teeth never stop growing.", Right, "the words of the question in the answer"},
		{Gold{Answers: []string{"Lake Mere"}, Question: "What is the source of the Arn?"}, "The Arn rises in the hills.\nSource: Lake Mere", Right, "a label that was asked for"},
		{steps, "1. Climb.\n2. Reach.", Right, "a list of what was to be counted"},
		{ferry, "It ends in Bergen.\n\nConclusion: it does not go to Oslo.", Right, "a conclusion that is no value"},
		{text("Ines"), "It was Ines's\u00a0turn.", Right, "a no-break space behind a possessive"},
	})
}

// TestBareEndings: a number in a last line of its own, behind what it is worked out by.
func TestBareEndings(t *testing.T) {
	left := Gold{Answers: []string{"18"}, Type: Number, Question: "Josh had 20 marbles and gave some away. How many are left?"}
	words := Gold{Answers: []string{"18"}, Question: left.Question}
	given := Gold{Answers: []string{"20"}, Type: Number, Question: left.Question}
	name := Gold{Answers: []string{"Josh"}, Question: "Who has 18?"}
	checkRows(t, []row{
		{left, "Josh had 20 marbles.\nHe gave 2 to Jack.\n\n18", Right, "the last line"},
		{left, "Josh had 18 marbles. He gave 2 to Jack.\n\n16", Wrong, "another number there"},
		{left, "Josh had 18 marbles. He gave 2 to Jack.\n\n$$\n16\n$$", Wrong, "as LaTeX sets it"},
		{left, "Josh had 18 marbles. He gave 2 to Jack.\n\n**16 marbles**", Wrong, "in bold, with what is counted"},
		{words, "Josh had 18 marbles. He gave 2 to Jack.\n\n16", Wrong, "as text"},
		{words, "Josh had 20 marbles. He gave 2 to Jack.\n\n18", Right, "as text too"},
		{given, "Josh had 20 marbles. He gave 2 to Jack.\n\n18", Wrong, "a number of the question"},
		{left, "Josh has 18 left:\n- 10\n- 8", Right, "entries of a list"},
		{left, "Josh has 18 left, in two bags of\n10\n8", Right, "several such lines"},
		{left, "Josh has 18 left.\n\n| Josh |\n|---|\n| 2 |", Right, "a row of a table"},
		{left, "Josh has 18 left. [2]\n[3]", Right, "the number of a source"},
		{name, "It is Josh.\n\n18", Right, "gold is no number"},
	})
}
