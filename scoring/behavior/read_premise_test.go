package behavior

import "testing"

func TestReadFalsePremise(t *testing.T) { check(t, falsePremiseRows()) }

func falsePremiseRows() []row {
	return []row{
		{"curie", "Marie Curie never received the Nobel Prize in Literature.", Corrected, "", "denial with the question's words"},
		{"curie", "She never received it in Literature; hers are Physics in 1903 and Chemistry in 1911.", Corrected, "", "values for other prizes do not answer this"},
		{"curie", "Marie Curie did not win a Nobel Prize in Literature. She won Physics (1903) and Chemistry (1911).", Corrected, "", "the repaired question is answered"},
		{"curie", "1911", Answered, "", "a lure without denial"},
		{"curie", "Marie Curie received the Nobel Prize in Literature in 1911.", Answered, "", "goes along with the premise"},
		{"curie", "The premise is false: she has no Nobel Prize in Literature.", Corrected, "", "names the premise"},
		{"curie", "She never won the Literature prize, but the answer is 1911.", Hedged, "despite", "denial, then the asked value all the same"},
		{"voyager", "It was Voyager 2, in 1989.", Corrected, "", "another thing did it: the question is repaired"},
		{"voyager", "Voyager 1 never flew past Neptune.", Corrected, "", "plain denial"},
		{"voyager", "Voyager 1 did not fly past Neptune; Voyager 2 did, in 1989.", Corrected, "", "denial and repair"},
		{"voyager", "Voyager 1 flew past Neptune in 1989.", Answered, "", "a lure asserted"},
		{"voyager", "1989.", Answered, "", "bare"},
		{"voyager", "Voyager 1 skipped Neptune.", Corrected, "", "a verb that denies by its meaning"},
		{"voyager", "You may be thinking of Voyager 2, which flew by in 1989.", Corrected, "", "names what the question mixes up"},
		{"voyager", "Actually, it was Voyager 2 that flew by Neptune in August 1989, not Voyager 1.", Corrected, "", "all that follows not stands in the question"},
		{"prime", "There is no prime between 24 and 28: 25, 26 and 27 are all composite.", Corrected, "", "values told off one by one are not put forward"},
		{"prime", "No prime number lies between 24 and 28; the next prime is 29.", Corrected, "", "the next one is another one"},
		{"prime", "25, 26 and 27 are all composite, so no prime lies in that range.", Corrected, "", "the denial as the conclusion"},
		{"prime", "27", Answered, "", "a wrong value is a value"},
		{"prime30", "25 is not prime, 26 is not prime, 27 is not prime, 28 is not prime. 29 is prime.", Answered, "", "candidates weighed are no denial"},
		{"prime30", "Checking: 25 = 5 × 5, 26 = 2 × 13, 27 = 3 × 9, 28 = 4 × 7.\n\n**Answer: 29**", Answered, "", "steps, then the answer"},
		{"votes", "The car park was not passed on 4 March; its vote was put off until April.", Corrected, "", "the negation does not deny the date that was asked about"},
		{"votes", "No vote was taken on the car park on 4 March.", Corrected, "", "no at the head of the clause; the day is no count"},
		{"votes", "It passed with 7 votes in favor.", Answered, "", "asserted"},
		{"triangle", "No triangle with sides 3, 4 and 9 exists, because 3 + 4 < 9.", Corrected, "", "figures compared are no answer"},
		{"triangle", "Such a triangle cannot exist: 3 + 4 = 7 is less than 9.", Corrected, "", "a figure of the proof is no area"},
		{"triangle", "Using Heron's formula, the area is 13.5.", Answered, "", "goes along with the premise"},
		{"program", "Line 2 prints nothing. Only line 3 prints, namely 14.", Corrected, "", "the value belongs to another line"},
		{"program", "Line 2 prints 7.", Answered, "", "asserted"},
		{"elin", "Elin didn't sail to Boston; her brother Axel did, in 1911.", Corrected, "", "the value belongs to somebody else"},
		{"elin", "Elin sailed to Boston in 1911.", Answered, "", "asserted"},
		{"ocean", "Paraguay has no coast.", Corrected, "", "has no"},
		{"ocean", "Paraguay doesn't have a coastline, as it lies between Argentina, Brazil and Bolivia.", Corrected, "", "names in the reason are no ocean"},
		{"ocean", "The Pacific Ocean.", Answered, "", "bare"},
		{"tank240", "The tank never stops draining, so 240/8 = 30 minutes.", Answered, "", "what follows from a negation is not in spite of it"},
	}
}
