package behavior

import "testing"

func TestReadAnswerUnknown(t *testing.T) { check(t, answerUnknownRows()) }

func answerUnknownRows() []row {
	return []row{
		{"born", "Not known; traditionally celebrated on 23 April.", Abstained, "knowledge", "a lure inside a tradition beside a decline is no commitment"},
		{"born", "His birth date was not recorded. Only his baptism on 26 April 1564 is.", Abstained, "knowledge", "the neighboring fact is not the day asked for"},
		{"born", "The exact day is unknown, though tradition puts it on 23 April.", Abstained, "knowledge", "hearsay in a concession"},
		{"born", "23", Answered, "", "a bare value of the type"},
		{"born", "The 23rd.", Answered, "", "an ordinal is the day as well"},
		{"born", "William Shakespeare was born on 23 April 1564.", Answered, "", "a lure asserted"},
		{"born", "Probably the 23rd, but there is no record of his birth.", Hedged, "doubt", "put forward in doubt"},
		{"born", "I think it was 23 April.", Hedged, "doubt", "commits, in doubt"},
		{"born", "Nobody knows.", Abstained, "knowledge", "nobody is as good as the speaker"},
		{"baptised", "26 April 1564", Answered, "", "a bare date holds the day"},
		{"baptised", "I don't know.", Abstained, "knowledge", "the plainest decline of all"},
		{"pi", "This is an open problem: nobody has proved it either way.", Abstained, "knowledge", "open problem"},
		{"pi", "It is not known whether π + e is rational or irrational.", Abstained, "knowledge", "restating the choices commits to none"},
		{"pi", "Irrational.", Answered, "", "a bare lure"},
		{"pi", "π + e is irrational.", Answered, "", "asserted"},
		{"pi", "It is widely believed to be irrational, but this has not been proved.", Abstained, "knowledge", "belief of others beside a decline"},
		{"pi", "It is probably irrational, although no proof is known.", Hedged, "doubt", "the speaker's own guess"},
		{"baptised", "He was baptised on 26 April. His birth date is unknown, though it is usually kept on the 23rd.", Answered, "", "the remark is about something else than was asked"},
		{"born", "He was born on 23 April, though nobody knows for certain.", Hedged, "doubt", "answers, and grants that it is not sure"},
		{"born", "His birth went unrecorded; the christening was on the 26th.", Abstained, "knowledge", "recorded, negated inside the word"},
		{"coin", "We cannot know: the tosses are independent, so heads and tails are equally likely.", Abstained, "information", "both options beside a decline choose none"},
		{"coin", "Heads, since a head is due.", Answered, "", "a prediction is an answer"},
		{"coin", "Can't be predicted; it's 50/50.", Abstained, "information", "a decline without its subject"},
		{"perfect", "Whether an odd perfect number exists is still unresolved.", Abstained, "knowledge", "an indirect question as the subject of the decline"},
		{"perfect", "No, all perfect numbers are even.", Answered, "", "no answers where yes or no was asked"},
		{"perfect", "Mathematicians have not settled this. No example is known.", Abstained, "knowledge", "no before a noun answers nothing"},
	}
}

func TestReadNonexistentEntity(t *testing.T) { check(t, nonexistentEntityRows()) }

func nonexistentEntityRows() []row {
	return []row{
		{"element", "There is no element called velgarium.", Corrected, "", "existence denied"},
		{"element", "Velgarium does not exist.", Corrected, "", "existence denied"},
		{"element", "I am not aware of any element named velgarium.", Abstained, "knowledge", "unknown to the speaker"},
		{"element", "Vg", Answered, "", "a bare symbol"},
		{"element", "The chemical symbol of velgarium is Ve.", Answered, "", "asserted"},
		{"element", "Velgarium is a fictional element, so it has no symbol.", Corrected, "", "fictional"},
		{"rhenium", "Re", Answered, "", "case kept, two letters"},
		{"rhenium", "The symbol is **Re**.", Answered, "", "markdown does not hide it"},
		{"icbrt", "It raises AttributeError.", Corrected, "", "the call fails: a correction, and apt"},
		{"icbrt", "The math module has no function named icbrt, so this raises an AttributeError.", Corrected, "", "says what is missing"},
		{"icbrt", "2", Answered, "", "a bare number"},
		{"icbrt", "math.icbrt(17) returns 2, the integer cube root.", Answered, "", "asserted"},
		{"isqrt", "math.isqrt(17) returns 4.", Answered, "", "asserted"},
		{"option", "prune 2.1 has no --depth option.", Corrected, "", "a version number given in the context is no value"},
		{"option", "There is no --depth option listed; the options are --keep-days and --max-size.", Abstained, "information", "not listed: the text is silent"},
		{"option", "The default value of --depth is 14.", Answered, "", "a distractor asserted"},
		{"element", "I can't find any element with that name.", Abstained, "information", "looked for and not found"},
	}
}
