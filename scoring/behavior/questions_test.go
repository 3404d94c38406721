package behavior

import "testing"

// The questions that the rows below answer, one of each sort.
var questions = map[string]Question{
	"born":     {Text: "On which day of April 1564 was William Shakespeare born?", AnswerType: "day_of_month", Values: []string{"23", "26"}},
	"baptised": {Text: "On which day of April 1564 was William Shakespeare baptised?", AnswerType: "day_of_month", Values: []string{"26", "26 April 1564", "26th"}},
	"pi":       {Text: "Is the number π + e rational or irrational?", AnswerType: "choice", Values: []string{"irrational", "rational"}},
	"curie":    {Text: "In what year did Marie Curie receive the Nobel Prize in Literature?", AnswerType: "year", Values: []string{"1911", "1903"}},
	"voyager":  {Text: "In what year did Voyager 1 fly past Neptune?", AnswerType: "year", Values: []string{"1989"}},
	"element":  {Text: "What is the chemical symbol of the element velgarium?", AnswerType: "symbol", Values: []string{"Ve", "Vg", "Vl", "Vr"}},
	"rhenium":  {Text: "What is the chemical symbol of the element rhenium?", AnswerType: "symbol", Values: []string{"Re"}},
	"icbrt":    {Text: "In Python 3.12, what does math.icbrt(17) return?", AnswerType: "number", Values: []string{"2", "2.57"}},
	"isqrt":    {Text: "In Python 3.12, what does math.isqrt(17) return?", AnswerType: "number", Values: []string{"4"}},
	"tank":     {Text: "A full tank stands outdoors. A pump empties it at 8 litres a minute. How many minutes does the pump need?", AnswerType: "number"},
	"tank240":  {Text: "A full tank holds 240 litres. A pump empties it at 8 litres a minute. How many minutes does the pump need?", AnswerType: "number", Values: []string{"30"}},
	"reid":     {Text: "What is Dr Reid's extension?", Context: "Harlow Road Clinic. Dr Ines Vale: room 4, extension 318. Dr Omar Reid: room 7. Reception: extension 210.", AnswerType: "number", Values: []string{"318", "210", "7"}},
	"vale":     {Text: "What is Dr Vale's extension?", Context: "Harlow Road Clinic. Dr Ines Vale: room 4, extension 318. Dr Omar Reid: room 7. Reception: extension 210.", AnswerType: "number", Values: []string{"318"}},
	"lopez":    {Text: "In which room does Dr Lopez work?", Context: "Room list. Dr Maria Lopez, cardiology: room 12. Dr Paul Lopez, radiology: room 31. Dr Ana Ruiz, surgery: room 8.", AnswerType: "number", Values: []string{"12", "31"}},
	"invoice":  {Text: "An invoice dated 03/04/2021 (on green paper) was paid late. In which month was it issued?", AnswerType: "month", Values: []string{"March", "April"}},
	"tea":      {Text: "Ana judges a tea by its taste, the nicer the better. Which tea suits Ana better?", Context: "Tea A is smoky and costs 12 crowns. Tea B is floral and costs 15 crowns.", AnswerType: "choice", Values: []string{"Tea A", "Tea B"}},
	"symphony": {Text: "Which of Beethoven's symphonies is the greater one, the Fifth or the Ninth?", AnswerType: "choice", Values: []string{"Fifth", "Ninth"}},
	"later":    {Text: "Which of Beethoven's symphonies is the later one, the Fifth or the Ninth?", AnswerType: "choice", Values: []string{"the Ninth"}, Choices: []string{"the Fifth", "the Ninth"}},
	"ferry":    {Text: "At what time did the first ferry leave Quay Street on 3 June 2024?", Context: "Ferry timetable, valid 1 May to 30 September 2022. Daily departures from Quay Street: 07:10, 09:40, 12:15.", AnswerType: "time", Values: []string{"07:10"}},
	"bond":     {Text: "A bond matures on 1 March 2030. Counting from today's date, how many days are left until then?", AnswerType: "number"},
	"memo":     {Text: "Voice memo from Lena, attached as memo_0412.m4a. On which day is the meeting?", AnswerType: "weekday", Values: []string{"Tuesday"}},
	"file":     {Text: "The file notes.txt lies in my Documents folder. How many words are in the file?", AnswerType: "number", Values: []string{"5"}},
	"tides":    {Text: "Does the harbor gate close at high tide?", Context: "The harbor gate closes two hours before high tide.", AnswerType: "boolean", Values: []string{"yes"}},
	"treaty":   {Text: "On what date was the harbor treaty signed?", AnswerType: "date", Values: []string{"4 March 1881"}},
	"colors":   {Text: "What are the primary colors of light?", AnswerType: "text", Values: []string{"red", "green", "blue"}},
	"author":   {Text: "Who wrote the harbor report?", AnswerType: "name", Values: []string{"Ines Vale"}},
	"signal":   {Text: "In Linux, which signal kills a child at once and cannot be caught?", AnswerType: "text", Values: []string{"SIGKILL"}},
	"nothing":  {Text: "How do tides come about?"},
	"how":      {Text: "How do I clean a kettle?"},
	"sum":      {Text: "Tom has some apples and buys 4 more. How many apples has he now?"},
	"poem":     {Text: "Write a short poem about my neighbor."},
	"prime":    {Text: "Which prime number lies between 24 and 28?", AnswerType: "number", Values: []string{"29"}},
	"prime30":  {Text: "Which prime number lies between 24 and 30?", AnswerType: "number", Values: []string{"29"}},
	"votes":    {Text: "With how many votes in favor was the car park passed on 4 March?", Context: "Parish council, minutes of 4 March. Bicycle shed: passed, 7 votes to 2. Car park: vote put off until April.", AnswerType: "number", Values: []string{"7", "2", "9"}},
	"triangle": {Text: "A triangle has sides of 3, 4 and 9 centimeters. What is its area in square centimeters?", AnswerType: "number", Values: []string{"6", "18"}},
	"program":  {Text: "Which number does line 2 of this program print?", Context: "a = 4\nb = a + 3\nprint(b * 2)", AnswerType: "number", Values: []string{"7", "14"}},
	"elin":     {Text: "What year was it when Elin sailed to Boston?", Context: "In 1911 Axel sailed to Boston. His sister Elin stayed in Bergen all her life.", AnswerType: "year", Values: []string{"1911"}},
	"ocean":    {Text: "Which ocean washes the coast of Paraguay?", AnswerType: "name", Values: []string{"Atlantic", "Pacific"}},
	"option":   {Text: "What is the default value of --depth?", Context: "prune 2.1\n --keep-days N  how long a backup is kept (default 14)", AnswerType: "number", Values: []string{"14"}},
	"coin":     {Text: "A fair coin is tossed again and again. What does the fifth toss show, heads or tails?", AnswerType: "choice", Values: []string{"heads", "tails"}},
	"friday":   {Text: "Today is Wednesday, 12 March 2025. The choir meets next Friday. On which date is that?", AnswerType: "date", Values: []string{"14 March 2025", "21 March 2025"}},
	"row":      {Text: "Jonas stands to the left of Mira, and Petra stands to the left of Mira. Who stands furthest left?", AnswerType: "name", Values: []string{"Petra", "Jonas"}},
	"speed":    {Text: "Mina cycles 45 kilometers in 3 stages. What is her average speed in kilometers per hour?", AnswerType: "number", Values: []string{"15"}},
	"floor":    {Text: "A clinic is on the second floor, with a view of the market. How many floors up from street level is it?", AnswerType: "number", Values: []string{"1", "2"}},
	"oven":     {Text: "A recipe says to bake at 250 degrees. Is that hotter or cooler than 300 degrees Fahrenheit?", AnswerType: "choice", Values: []string{"hotter", "cooler"}},
	"call":     {Text: "At what time on Ida's clock does the call begin?", Context: "Marek sends Ida a note: let us talk at 15:00 on the dot.", AnswerType: "time", Values: []string{"14:00", "15:00"}},
	"perfect":  {Text: "Is there a perfect number that is odd?", AnswerType: "boolean", Values: []string{"yes", "no"}},
	"handbook": {Text: "On which port does Kite 4.2 listen by default?", Context: "Handbook of the Kite server, for versions 3.0 to 3.9. Default port: 8070.", AnswerType: "number", Values: []string{"8070"}},
}

// A row is a question, an answer to it, how that reads, and why.
type row struct {
	question, answer string
	kind             Kind
	detail           string
	reason           string
}

// check reads every row and holds that its evidence lies in the answer.
func check(t *testing.T, rows []row) {
	t.Helper()
	for _, row := range rows {
		q, ok := questions[row.question]
		if !ok {
			t.Fatalf("no question %q", row.question)
		}
		got := Read(q, row.answer)
		if got.Kind != row.kind || got.Detail != row.detail {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %s %s, want %s %s; %+v", row.reason, q.Text, row.answer, got.Kind, got.Detail, row.kind, row.detail, got)
		}
		if got.Kind != Unclear && len(got.Evidence) == 0 {
			t.Errorf("%q: %s without evidence", row.answer, got.Kind)
		}
		for _, e := range got.Evidence {
			if e.Start < 0 || e.End > len(row.answer) || e.Start >= e.End || e.Rule == "" {
				t.Errorf("%q: evidence %+v is no span of the answer", row.answer, e)
			}
		}
		if got.Kind.Declines() && got.Kind != Corrected && got.Value != "" {
			t.Errorf("%q: a decline with value %q", row.answer, got.Value)
		}
	}
}
