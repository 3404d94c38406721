package matching

import "testing"

func asked(question, answer string) Gold {
	return Gold{Answers: []string{answer}, Type: Number, Question: question}
}

// TestRanges: two numbers that are set side by side leave the answer open only
// where gold is one of them.
func TestRanges(t *testing.T) {
	rooms := asked("How many rooms does the castle have today?", "206")
	fell := asked("In what year did the tower fall?", "1789")
	checkRows(t, []row{
		{rooms, "It was planned with 270–300 rooms, but built with 206.", Right, "a range of something else before gold"},
		{rooms, "It has 206 rooms, against 80 or 90 in the old one.", Right, "alternatives of something else behind it"},
		{fell, "It stood from 1561 to 1789, so it fell in 1789.", Right, "gold ends a range and is given again"},
		{fell, "1561–1789; it fell on 9 May 1789.", Right, "the same with a dash"},
		{rooms, "206 or 207", Wrong, "gold is one of two"},
		{rooms, "206-213", Wrong, "gold begins a range"},
		{rooms, "It had 80 rooms and has 206 or 207 now.", Wrong, "gold is one of two, another number stands before"},
		{rooms, "Not 206 or 207 but 210.", Wrong, "gold is denied beside a rival"},
	})
}
