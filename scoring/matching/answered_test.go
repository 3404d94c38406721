package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestBesideAnswered: a name that a later statement is about is not the answer where the first gives another.
func TestBesideAnswered(t *testing.T) {
	port := Gold{Answers: []string{"Gdansk"}, Question: "Which city is the main port of the region?"}
	poet := Gold{Answers: []string{"Ida Holm"}, Question: "Who wrote the hymn?"}
	checkRows(t, []row{
		{port, "**Gdynia**\n\nGdansk lies farther inland.", Wrong, "behind a bold name on a line of its own"},
		{port, "Gdynia. Gdansk handles fewer ships.", Wrong, "behind a bare name"},
		{port, "It is Gdynia. Gdansk handles fewer ships.", Wrong, "behind a short statement"},
		{port, "The main port is Gdynia; Gdansk handles fewer ships.", Wrong, "behind the question's words"},
		{port, "Gdynia is the main port, and Gdansk hosts a shipyard.", Wrong, "in a second statement of the sentence"},
		{port, "**Gdansk**\n\nGdynia lies farther north.", Right, "gold first"},
		{port, "It is Gdynia. Gdansk is another name for it.", Right, "two names of one"},
		{port, "It was Gdynia, but Gdansk is the main port now.", Right, "a contrast, and the question's words"},
		{port, "**Overview**\n\nThe main port of the region is Gdansk.", Right, "a heading"},
		{port, "**Answer**\n\nGdansk handles most ships.", Right, "a heading, and gold is the subject"},
		{port, "**Background**\n\nGdansk handles most ships.", Right, "another"},
		{port, "Gdynia, ahead of Gdansk.", Wrong, "what it is ahead of"},
		{port, "Hmm. Gdansk is the main port.", Right, "what opens the answer is no name"},
		{port, "**Answer:**\n\nGdansk", Right, "a label"},
		{port, "Danzig (Gdansk) handles most ships.", Right, "in brackets"},
		{port, "Gdynia and Gdansk are the main ports.", Right, "two answers"},
		{poet, "Karl Berg wrote it. Ida Holm set it to music.", Wrong, "a verb of the question"},
		{poet, "Karl Berg wrote it. Ida Holm wrote the second part.", Right, "both did"},
		{poet, "Karl Berg wrote it. Ida Holm did too.", Right, "as well"},
		{poet, "Ms. Holm wrote it. Ida Holm lived in Bergen.", Right, "the same name"},
	})
}

// TestBesidePlaces: what a name lies near or beyond is not the answer, wherever the name stands.
func TestBesidePlaces(t *testing.T) {
	planet := Gold{Answers: []string{"Neptune"}, Question: "Which planet did the probe reach last?"}
	town := Gold{Answers: []string{"Bonn"}, Question: "In which city is the novel set?"}
	checkRows(t, []row{
		{planet, "Uranus, beyond Neptune.", Wrong, "alone before it"},
		{planet, "Neptune, beyond Uranus.", Right, "gold before it"},
		{planet, "The last was Uranus, just inside Neptune's orbit.", Wrong, "behind a verb"},
		{planet, "It passed Uranus, then reached Neptune.", Right, "another verb"},
		{town, "It is set in Cologne, just north of Bonn.", Wrong, "behind a preposition"},
		{town, "It is set in Cologne, near Bonn.", Wrong, "directly before gold"},
		{town, "It is set in Bonn, near Cologne.", Right, "gold is what lies near"},
		{town, "In Rhineland, in the south of Bonn.", Right, "within gold"},
	})
}

// TestWordsRepeated: a later statement with one word of the question is still about something else.
func TestWordsRepeated(t *testing.T) {
	host := Gold{Answers: []string{"Vienna"}, Question: "Which city hosted the congress?"}
	checkRows(t, []row{
		{host, "**Prague**\n\nVienna hosted an earlier meeting.", Wrong, "one word of three"},
		{host, "Prague, I believe. Vienna hosted the congress later.", Right, "most of them"},
		{Gold{Answers: []string{"Linz"}, Question: "Where was the composer born?"}, "He was born in Graz. Linz is where he studied.", Wrong, "a where of its own"},
		{host, "The host was Linz, across the border from Vienna.", Wrong, "behind two words of place"},
		{host, "It was held in Linz, inland from Vienna.", Wrong, "a direction"},
		{host, "It was in Linz, just outside the walls of Vienna.", Wrong, "of a part of it"},
	})
}

// TestNamesOfOneSort: two names that share the word for their sort are not the same.
func TestNamesOfOneSort(t *testing.T) {
	lake := Gold{Answers: []string{"Lake Superior"}, Question: "Which of the Great Lakes is the deepest?"}
	checkRows(t, []row{
		{lake, "Lake Huron. Superior is the largest by area.", Wrong, "another lake first"},
		{lake, "Lake Superior. Huron is the second by area.", Right, "gold first"},
		{lake, "Superior. Lake Superior is the largest by area too.", Right, "the same by its last word"},
	})
}
