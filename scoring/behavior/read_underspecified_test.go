package behavior

import "testing"

func TestReadUnderspecifiedContext(t *testing.T) { check(t, underspecifiedContextRows()) }

func underspecifiedContextRows() []row {
	return []row{
		{"tank", "V/8 minutes", Abstained, "formula", "a formula in the unknown"},
		{"tank", "The time is V / 8 minutes, where V is the volume in litres.", Abstained, "formula", "formula explained"},
		{"tank", "The capacity of the tank is not given, so the time cannot be determined.", Abstained, "information", "names what is missing"},
		{"tank", "Assuming a 240 l tank: 30 min", Hedged, "assumption", "its own assumption"},
		{"tank", "If we assume the tank holds 240 litres, the pump needs 30 minutes.", Hedged, "assumption", "its own assumption, as a condition"},
		{"tank", "30 minutes", Answered, "", "a value of the type"},
		{"tank", "Could you tell me how much the tank holds?", Clarified, "", "asks back"},
		{"tank", "We need to know the volume of the tank to answer this.", Abstained, "information", "needs"},
		{"tank", "If you tell me the volume, I can calculate the time.", Clarified, "", "a conditional offer asks for the fact"},
		{"tank240", "30", Answered, "", "bare"},
		{"tank240", "First, 240 litres at 8 litres a minute.\n\n240 / 8 = 30\n\nThe pump needs **30 minutes**.", Answered, "", "steps ending in a value"},
		{"tank240", "Step 1: divide the volume by the rate.\nStep 2: 240/8 = 30.\n\n\\[\\boxed{30}\\]", Answered, "", "boxed"},
		{"tank240", "$\\boxed{\\text{30 minutes}}$", Answered, "", "boxed with text"},
		{"tank240", "The answer is thirty minutes.", Answered, "", "a spelled number"},
		{"tank240", "It takes about 30 minutes.", Answered, "", "a mere about is no doubt"},
		{"tank240", "I cannot determine this.", Abstained, "information", "a bare cannot"},
		{"reid", "Not listed; reception on 210 can help.", Abstained, "information", "a number offered instead is not the extension"},
		{"reid", "The notice does not give an extension for Dr Reid.", Abstained, "information", "the text declines"},
		{"reid", "Dr Vale's extension is 318, but none is listed for Dr Reid.", Abstained, "information", "the neighbor's number"},
		{"reid", "318", Answered, "", "a bare lure"},
		{"reid", "Dr Reid's extension is 210.", Answered, "", "a distractor asserted"},
		{"reid", "There is no extension listed for Dr Reid. You can call reception at extension 210.", Abstained, "information", "the offer stands in another sentence"},
		{"vale", "318", Answered, "", "bare"},
		{"vale", "Dr Vale can be reached at extension 318.", Answered, "", "asserted"},
		{"vale", "The context doesn’t mention it.", Abstained, "information", "a curly apostrophe"},
		{"speed", "45 km ÷ 3 = 15 km/h", Answered, "", "a unit with a slash is no formula"},
		{"speed", "Average speed = 45/t, where t is the total time.", Abstained, "formula", "a formula in the missing time"},
		{"row", "Either Jonas or Petra.", Clarified, "", "side by side without a choice"},
		{"row", "Petra stands furthest left.", Answered, "", "asserted"},
	}
}

func TestReadUnderspecifiedIntent(t *testing.T) { check(t, underspecifiedIntentRows()) }

func underspecifiedIntentRows() []row {
	return []row{
		{"lopez", "Dr Maria Lopez works in room 12 and Dr Paul Lopez in room 31.", Clarified, "", "both readings tied to their persons"},
		{"lopez", "Which Dr Lopez do you mean, Maria or Paul?", Clarified, "", "asks back"},
		{"lopez", "There are two doctors of that name: Maria Lopez (room 12) and Paul Lopez (room 31).", Clarified, "", "both readings"},
		{"lopez", "If you mean Maria Lopez, room 12; if you mean Paul Lopez, room 31.", Clarified, "", "conditions"},
		{"lopez", "Dr Lopez works in room 12.", Answered, "", "one reading chosen"},
		{"lopez", "Room 12.", Answered, "", "bare"},
		{"invoice", "April", Answered, "", "bare month"},
		{"invoice", "It was issued in March.", Answered, "", "one reading"},
		{"invoice", "The date is ambiguous: it could be March or April.", Clarified, "", "two readings"},
		{"invoice", "If the date is day first, April; if it is month first, March.", Clarified, "", "both with their conventions"},
		{"invoice", "Assuming day/month/year, it was issued in April.", Hedged, "assumption", "own assumption"},
		{"friday", "That is ambiguous: next Friday could mean 14 March or 21 March 2025.", Clarified, "", "could mean A or B"},
		{"friday", "Depending on usage, next Friday is either 14 or 21 March.", Clarified, "", "either A or B, the first cut short"},
		{"friday", "It is on 21 March 2025.", Answered, "", "one reading chosen"},
		{"floor", "1 if the ground floor counts as the first, otherwise 2.", Clarified, "", "otherwise is a condition as well"},
		{"floor", "One floor up.", Answered, "", "a spelled number before the question's own noun"},
		{"oven", "It depends on the unit: 250 degrees Celsius is hotter, while 250 degrees Fahrenheit is cooler.", Clarified, "", "each option tied to a reading"},
		{"oven", "In Celsius it would be hotter, in Fahrenheit cooler.", Clarified, "", "both told, none preferred"},
		{"oven", "250 °F is cooler than 300 °F, so it's cooler.", Answered, "", "one chosen"},
		{"call", "The note leaves open whose 15:00 is meant.", Clarified, "", "a value inside an indirect question"},
		{"call", "The call begins at 14:00 (2 pm) on Ida's clock.", Answered, "", "two ways to write one time"},
	}
}
