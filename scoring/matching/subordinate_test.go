package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestSubordinate: gold in a clause that hangs on one which gives another name is no answer.
func TestSubordinate(t *testing.T) {
	founded := text("Ben Moss")
	founded.Question = "Who founded the Vale Society?"
	chair := text("Ben Moss")
	chair.Question = "Who succeeded Hall as chair of the society?"
	spoken := text("Danish")
	spoken.Question = "What language is spoken on Vale Island?"
	painted := text("Jan van Holt")
	painted.Question = "Who painted The White Mill?"
	checkRows(t, []row{
		{founded, "The Vale Society was founded by Ann Lee, a nurse who had read a book by Ben Moss.", Wrong, "what the founder is like"},
		{founded, "The Vale Society was founded by Ann Lee, who had met Ben Moss.", Wrong, "what the founder did"},
		{founded, "The Vale Society was set up by Ann Lee, who had met Ben Moss.", Wrong, "a verb that says the same as the question's"},
		{founded, "The Vale Society was founded by Ann Lee, who is better known as Ben Moss.", Right, "another name of hers"},
		{founded, "The Vale Society was founded by the Grey Man, who turned out to be Ben Moss.", Right, "who it was"},
		{founded, "The Vale Society was founded by Ann Lee, who founded it together with Ben Moss.", Right, "the question's verb again"},
		{founded, "The Vale Society, which is older than Ann Lee's, was founded by Ben Moss.", Right, "the clause that goes on behind"},
		{chair, "Carl Ode took over from Hall, who had beaten Ben Moss.", Wrong, "a verb of two words"},
		{chair, "Hall, who was born in Bonn, was succeeded by Ben Moss.", Right, "what hangs is something else"},
		{spoken, "Norwegian, although Danish is spoken nearby.", Wrong, "a bare answer outweighs"},
		{spoken, "Although Norwegian is spoken nearby, it is Danish.", Right, "the other way round"},
		{painted, "The White Mill was painted by Piet Ode, a close friend of Van Holt.", Wrong, "a friend of the other name, not of the question's"},
	})
}

// TestOtherWork: a later sentence that says the same of another work gives no answer.
func TestOtherWork(t *testing.T) {
	kite := text("Ben Moss")
	kite.Question = "Who directed Kite?"
	album := text("Lark")
	album.Question = "What was the title of Vale's debut album?"
	checkRows(t, []row{
		{kite, "Kite was directed by Ann Lee. Ben Moss directed Lark.", Wrong, "another film"},
		{kite, "Lark was directed by Ann Lee. Kite was directed by Ben Moss.", Right, "that of the question"},
		{album, "Vale's debut was Kite, the follow-up to which was Lark.", Wrong, "the one behind it"},
		{album, "It is Kite. Many confuse it with Lark.", Wrong, "what it is taken for"},
		{album, "Kite is often mistaken for Lark.", Wrong, "the same"},
	})
}

// TestParallel: what a statement says of another, as the one beside it says it of what is asked about.
func TestParallel(t *testing.T) {
	voiced := text("Ben Moss")
	voiced.Question = "Who voiced Woody in Toy Tale?"
	checkRows(t, []row{
		{voiced, "Woody is voiced by Ann Lee, while Buzz is voiced by Ben Moss.", Wrong, "of the other one"},
		{voiced, "Woody is voiced by Ben Moss, while Buzz is voiced by Ann Lee.", Right, "of the one that is asked about"},
		{voiced, "Woody was drawn by Ann Lee, while Buzz and he were voiced by Ben Moss.", Right, "the other is said to be something else"},
		{voiced, "Woody is seen in Toy Tale by Ann Lee. Scenes with him were voiced by Ben Moss.", Right, "no name opens the statement"},
	})
}
