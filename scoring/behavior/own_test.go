package behavior

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/internal/labeled"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

var update = flag.Bool("update", false, "mark misread rows of testdata, and write the tables in docs, anew")

// An ownFile is a file of testdata. Those that are unseen were written apart, nobody looked
// at how their rows read, and nothing is fitted on them; sort is what was asked of their
// writers. N-grams are fitted on all others; most rules were chosen with all those in view that
// did not come later. The rows of those that are hard, whose two sides were to look alike,
// count half: models seldom answer so.
type ownFile struct {
	name, about         string
	unseen, later, hard bool
	sort                string
}

// What was asked of those who wrote unseen answers.
const (
	asModels   = "as models answer today"
	wordily    = "as wordy models of today answer"
	hardCases  = "short, with hard cases on purpose"
	ownWords   = "no two declines in the same words"
	usualWords = "the usual sentences of chat models on both sides"
	lookAlike  = "answers and declines as much alike as they can be"
	deflecting = "declines without a word of declining, and answers in the same tone"
	answering  = "answers alone, beside negations, limits and doubts"
)

func (f ownFile) path() string { return filepath.Join("testdata", f.name+".txt") }

func ownFiles() []ownFile {
	return []ownFile{
		{name: "safety", about: "unsafe, personal and contested requests, in short answers"},
		{name: "alarming", about: "requests that sound alarming, half of them harmless"},
		{name: "alarming2", about: "the same, other requests"},
		{name: "hazards", about: "private data, harm, prejudice, false claims, talk to the machine as to a person"},
		{name: "everyday", about: "questions and requests without harm, with and without an answer"},
		{name: "everyday2", about: "the same, other questions"},
		{name: "everyday3", about: "the same, other questions"},
		{name: "problems", about: "problems, passages with a question, questions of fact, with and without an answer; hard cases on purpose"},
		{name: "problems2", about: "the same, other questions"},
		{name: "natural", about: "the questions of `problems`, `problems2` and `unseen-problems`, answered by a model in its own voice"},
		{name: "natural2", about: "as `natural`, other questions"},
		{name: "natural3", about: "as `natural`, other questions, as a tutor or a help desk would answer", later: true},
		{name: "natural4", about: "requests of all sorts, math problems, passages", later: true},
		{name: "natural5", about: "as `natural`, other questions", later: true},
		{name: "natural6", about: "the same, other questions", later: true},
		{name: "answered", about: "questions with an answer, many beside a remark on something else", later: true},
		{name: "unknowns", about: "what nobody knows, what is private, a matter of taste, or may be meant in several ways", later: true},
		{name: "premises", about: "questions that rest on something false, and others of the same look", later: true},
		{name: "passages", about: "texts with a question that they answer, or do not", later: true},
		{name: "sums", about: "problems and passages, with a solution and without", later: true},
		{name: "requests", about: "tasks, advice, help with devices, and what cannot be done as asked", later: true},
		{name: "harm", about: "unsafe requests, and harmless ones that sound so", later: true},
		{name: "facts", about: "facts known to all, to few and to nobody", later: true},
		{name: "long", about: "long answers to questions of all sorts", later: true},
		{name: "short", about: "short answers to questions of all sorts", later: true},
		{name: "plainly", about: "answers only, with negations, limits and doubts beside them", later: true},
		{name: "natural7", about: "requests and questions of all sorts, as chat models answer them", later: true},
		{name: "readings", about: "texts with a question, as chat models answer it", later: true},
		{name: "boxed", about: "problems, as models answer that reason before", later: true},
		{name: "alarming3", about: "requests that a safety tester puts, harmless and unsafe", later: true},
		{name: "improper", about: "unsafe and improper requests of all sorts, mildly worded", later: true},
		{name: "complied", about: "requests that are met with caveats, and some that are not", later: true},
		{name: "facts2", about: "questions of fact, answered with negations and doubts beside", later: true},
		{name: "short2", about: "answers of a few words to questions of all sorts", later: true},
		{name: "natural8", about: "facts, tasks, advice, and what has no good answer, as chat models answer", later: true},
		{name: "contrasts", about: "questions of fact and language, answered with negations, contrasts and exceptions", later: true},
		{name: "results", about: "tasks whose result holds refusals and questions of its own", later: true},
		{name: "alarming4", about: "as `alarming3`, as three chat models answer", later: true},
		{name: "provoked", about: "loaded questions, opinions and tasks, as early chat models answer", later: true},
		{name: "beliefs", about: "misconceptions, superstitions and stereotypes, in short answers", later: true},
		{name: "solutions", about: "passages, problems and choices, as reasoning models answer", later: true},
		{name: "unknowns2", about: "as `unknowns` and `premises`, without the usual phrases", later: true},
		{name: "complied2", about: "as `complied`, near to what is declined", later: true},
		{name: "unknowns3", about: "as `unknowns` and `premises`, in everyday wordings", later: true},
		{name: "solutions2", about: "as `solutions`, and tables and puzzles", later: true},
		{name: "searched", about: "what people ask a search engine, answered plainly for the most part", later: true},
		{name: "beliefs2", about: "as `beliefs`, and quotations and riddles", later: true},
		{name: "provoked2", about: "as `provoked`", later: true},
		{name: "solutions3", about: "as `solutions`", later: true},
		{name: "harm2", about: "as `harm`, declined in unusual wordings", later: true},
		{name: "unknowns4", about: "as `unknowns` and `premises`, no two declines in the same words", later: true},
		{name: "passages2", about: "as `passages` and `sums`, no two declines in the same words", later: true},
		{name: "plainly2", about: "as `plainly`", later: true},
		{name: "results2", about: "as `results`, other tasks", later: true},
		{name: "natural9", about: "requests and questions of all sorts, as four chat models answer them", later: true},
		{name: "beliefs3", about: "as `beliefs`, and hypotheticals", later: true},
		{name: "solutions4", about: "as `solutions`, benchmark-like questions", later: true},
		{name: "stock", about: "unsafe requests, refused in the usual words of chat models", later: true},
		{name: "stock2", about: "private and live things, missing texts, declined in such words", later: true},
		{name: "machine", about: "requests to the machine as to a person, and for what it cannot do, in the usual words of chat models", later: true},
		{name: "persons", about: "persons and the reader's own things, in such words", later: true},
		{name: "organizations", about: "firms and agencies, in such words", later: true},
		{name: "live", about: "what is live, rumored or to come, in such words", later: true},
		{name: "loaded", about: "loaded questions and improper requests, in such words", later: true},
		{name: "unrecorded", about: "what is unrecorded, invented or known, in such words", later: true},
		{name: "disclaimed", about: "advice, opinions and tasks, most of them answered behind a disclaimer, in such words", later: true},
		{name: "lookups", about: "what people type into a search engine, in such words", later: true},
		{name: "background", about: "as `organizations`, with long general background in place of what was asked", later: true},
		{name: "background2", about: "as `machine`, `persons` and `live`, with the same", later: true},
		{name: "alarming5", about: "as `alarming3`, in the usual words of chat models", later: true},
		{name: "sent", about: "what people sent to an early chat model, in its usual words", later: true},
		{name: "sent2", about: "what people ask of chat models every day, in such words", later: true},
		{name: "warned", about: "requests that are met with warnings, or refused in the same words", later: true},
		{name: "warned2", about: "the same, other requests", later: true},
		{name: "preached", about: "sensitive requests, met or refused with many statements of values", later: true},
		{name: "preached2", about: "the same, harmless requests that sound unsafe", later: true},
		{name: "preached3", about: "the same, other requests", later: true},
		{name: "careful", about: "borderline requests, as careful recent models answer", later: true},
		{name: "sent3", about: "as `sent`, other requests", later: true, hard: true},
		{name: "warned3", about: "as `warned`, other requests", later: true, hard: true},
		{name: "preached4", about: "as `preached`, other requests", later: true, hard: true},
		{name: "disclaimed2", about: "what a model may lack, given behind a disclaimer or not given", later: true, hard: true},
		{name: "complied3", about: "as `complied2`, in the manner of polished recent models", later: true, hard: true},
		{name: "beliefs4", about: "as `beliefs`, other questions", later: true, hard: true},
		{name: "logs", about: "mixed and borderline requests, as chat models of 2023 answer", later: true, hard: true},
		{name: "logs2", about: "everyday and odd requests, declined without the usual phrases and met with them", later: true, hard: true},
		{name: "disclaimed3", about: "as `disclaimed2`, answers as long as declines", later: true, hard: true},
		{name: "harm3", about: "unsafe requests, and harmless ones in the same words", later: true, hard: true},
		{name: "loaded2", about: "loaded questions and improper requests, as six chat models of 2023 answer", later: true, hard: true},
		{name: "logs3", about: "as `logs`, other requests", later: true, hard: true},
		{name: "deflected", about: "requests of all sorts, deflected without a word of declining, or met in the same tone", later: true, hard: true},
		{name: "preached5", about: "as `preached`, sensitive and everyday requests", later: true, hard: true},
		{name: "problems3", about: "problems with and without a solution, as models of today answer", later: true, hard: true},
		{name: "readings2", about: "texts with a question, as models of today answer", later: true, hard: true},
		{name: "facts3", about: "questions of fact, as models of today answer", later: true, hard: true},
		{name: "requests2", about: "requests of all sorts, as models of all generations answer", later: true, hard: true},
		{name: "assorted", about: "problems, texts, facts and requests, as models of today answer", later: true},
		{name: "assorted2", about: "the same, close to where answers were misread", later: true, hard: true},
		{name: "assorted3", about: "as `assorted`, long and short, most declines beside values or facts", later: true},
		{name: "today", about: "texts, notices, problems and choices, as models of today answer", later: true, hard: true},
		{name: "today2", about: "facts, false premises, unknown and disputed things, as models of today answer", later: true, hard: true},
		{name: "today3", about: "requests, advice, missing texts and unsafe requests, as models of today answer", later: true, hard: true},
		{name: "alike-passages", about: "texts, logs, tables and letters with a question, both sides of like length, form and words", later: true, hard: true},
		{name: "alike-problems", about: "the same of problems with and without a solution", later: true, hard: true},
		{name: "alike-open", about: "the same of facts, unknown and disputed things and false premises", later: true, hard: true},
		{name: "alike-practical", about: "the same of advice and tasks, clear and underspecified", later: true, hard: true},
		{name: "alike-safety", about: "the same of requests at the border of policy", later: true, hard: true},
		{name: "natural10", about: "facts, unknown and disputed things and false premises, as models of today print", later: true},
		{name: "natural11", about: "texts with a question, as models of today print", later: true},
		{name: "natural12", about: "advice, tasks and ambiguous requests, as models of today print", later: true},
		{name: "natural13", about: "unsafe, harmless and loaded requests, as models of all generations print", later: true},
		{name: "natural14", about: "problems and choices with and without a solution, as models of today print", later: true},
		{name: "natural15", about: "harmless requests that sound alarming, and unsafe ones, as models of all generations print", later: true, hard: true},
		{name: "natural16", about: "unsafe, loaded and personal requests, as chat models of 2023 print", later: true, hard: true},
		{name: "natural17", about: "texts of all sorts with a question, as models of today print", later: true, hard: true},
		{name: "natural18", about: "facts, unknown things and false premises, as models of all generations print", later: true, hard: true},
		{name: "natural19", about: "problems, puzzles and choices with and without a solution, as models of today print", later: true, hard: true},
		{name: "natural20", about: "what people type into chatbots, as models of 2023 and of today print", later: true, hard: true},
		{name: "natural21", about: "unsafe, loaded and personal requests, in long answers of chat models of 2023", later: true},
		{name: "natural22", about: "what people ask of chatbots, in long answers", later: true},
		{name: "natural23", about: "facts, unknown and disputed things and false premises, in long answers", later: true},
		{name: "natural24", about: "problems and texts with a question, in long answers", later: true},
		{name: "natural25", about: "what nobody knows, what is underspecified, what is out of reach, in long answers", later: true},
		{name: "untold", about: "declines without the usual words, and answers with them", later: true, hard: true},
		{name: "untold2", about: "the same, in long answers", later: true, hard: true},
		{name: "once", about: "what there were rules for, in single sentences, with and without the type of value"},
		{name: "unseen-safety", about: "as `alarming` and `hazards`", unseen: true, sort: hardCases},
		{name: "unseen-safety2", about: "as `alarming3` and `improper`", unseen: true, sort: hardCases},
		{name: "unseen-everyday", about: "as `everyday`", unseen: true, sort: hardCases},
		{name: "unseen-problems", about: "as `problems`", unseen: true, sort: hardCases},
		{name: "unseen-natural", about: "as `natural`", unseen: true, sort: asModels},
		{name: "unseen-answered", about: "as `answered`", unseen: true, sort: answering},
		{name: "unseen-complied", about: "requests of all sorts, two in three of which are met", unseen: true, sort: asModels},
		{name: "unseen-open", about: "as `unknowns` and `premises`", unseen: true, sort: ownWords},
		{name: "unseen-given", about: "as `passages` and `sums`", unseen: true, sort: ownWords},
		{name: "unseen-harm", about: "as `harm`", unseen: true, sort: ownWords},
		{name: "unseen-mixed", about: "as `natural7`", unseen: true, sort: asModels},
		{name: "unseen-mixed2", about: "the same", unseen: true, sort: asModels},
		{name: "unseen-mixed3", about: "the same", unseen: true, sort: asModels},
		{name: "unseen-mixed4", about: "the same", unseen: true, sort: asModels},
		{name: "unseen-mixed5", about: "the same", unseen: true, sort: asModels},
		{name: "unseen-mixed6", about: "the same", unseen: true, sort: asModels},
		{name: "unseen-mixed7", about: "the same", unseen: true, sort: asModels},
		{name: "unseen-mixed8", about: "the same", unseen: true, sort: asModels},
		{name: "unseen-mixed9", about: "problems, texts, facts and requests, as models of today answer", unseen: true, sort: asModels},
		{name: "unseen-mixed10", about: "the same, with many declines beside values or facts, and answers in their words", unseen: true, sort: hardCases},
		{name: "unseen-mixed11", about: "texts, problems, facts and requests, as models of today print", unseen: true, sort: asModels},
		{name: "unseen-wordy", about: "passages and problems, in long answers", unseen: true, sort: wordily},
		{name: "unseen-wordy2", about: "less usual facts and false premises, in long answers", unseen: true, sort: wordily},
		{name: "unseen-wordy3", about: "requests and advice, in long answers", unseen: true, sort: wordily},
		{name: "unseen-benchmarks", about: "questions in the manner of benchmarks, as reasoning and instruct models answer", unseen: true, sort: wordily},
		{name: "unseen-long", about: "as `natural21` to `natural25`", unseen: true, sort: wordily},
		{name: "unseen-stock", about: "as `machine` to `disclaimed`, and passages", unseen: true, sort: usualWords},
		{name: "unseen-stock2", about: "the same, half of them long", unseen: true, sort: usualWords},
		{name: "unseen-safety3", about: "as `alarming5`", unseen: true, sort: usualWords},
		{name: "unseen-warned", about: "as `warned`", unseen: true, sort: usualWords},
		{name: "unseen-preached", about: "as `preached`", unseen: true, sort: usualWords},
		{name: "unseen-sent", about: "as `sent` and `sent2`", unseen: true, sort: usualWords},
		{name: "unseen-usual", about: "as `sent3` to `preached5`", unseen: true, sort: lookAlike},
		{name: "unseen-alike", about: "as `alike-passages` to `alike-safety`", unseen: true, sort: lookAlike},
		{name: "unseen-mixed12", about: "as `natural15` to `natural20`", unseen: true, sort: lookAlike},
		{name: "unseen-untold", about: "as `untold`", unseen: true, sort: deflecting},
		{name: "unseen-untold2", about: "as `untold2`", unseen: true, sort: deflecting},
		{name: "unseen-deflected", about: "as `deflected`", unseen: true, sort: deflecting},
	}
}

// kindTyped reads an answer of testdata as a run does that knows what type of value is asked
// for.
var kindTyped = labeled.Once(func(row labeled.Row) string {
	return string(Read(typedQuestion(row), row.Answer).Kind)
})

func typedQuestion(row labeled.Row) Question {
	return Question{Text: row.Question, AnswerType: row.Type, Values: row.Values}
}

// kindOf reads an answer of testdata.
var kindOf = labeled.Once(func(row labeled.Row) string {
	return string(Read(Question{Text: row.Question}, row.Answer).Kind)
})

// TestOwn holds which answers of testdata are read rightly, and which are not so
// far. With -update the marks are set anew: look at what that changes.
func TestOwn(t *testing.T) {
	for _, f := range ownFiles() {
		if !f.unseen {
			labeled.Hold(t, f.path(), kindOf, *update)
			labeled.HoldTyped(t, f.path(), kindTyped, *update)
		}
	}
}

// TestOwnTable holds the table of docs/own-answers.md on these files.
func TestOwnTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| file | answers | n | kappa | missed | false | declined: missed | false |\n|---|---|---|---|---|---|---|---|\n")
	declines := func(kind string) bool { return Kind(kind).Declines() }
	abstains := func(kind string) bool { return declines(kind) && Kind(kind) != Corrected }
	for _, f := range ownFiles() {
		abstained, declined := labeled.Tally(t, f.path(), kindOf, abstains), labeled.Tally(t, f.path(), kindOf, declines)
		agreement, ok := stats.Agree([][]int{abstained[0][:], abstained[1][:]})
		if !ok {
			t.Fatalf("%s: too little for a kappa", f.path())
		}
		kappa := "no data" // of answers alone
		if k, ok := agreement.Kappa(); ok && abstained[1][0]+abstained[1][1] > 0 {
			kappa = doctable.Share(k)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %d | %s | %d of %d | %d of %d | %d of %d | %d of %d |\n", f.name, f.about, agreement.N, kappa,
			abstained[1][0], abstained[1][0]+abstained[1][1], abstained[0][1], abstained[0][0]+abstained[0][1],
			declined[1][0], declined[1][0]+declined[1][1], declined[0][1], declined[0][0]+declined[0][1])
	}
	doctable.Hold(t, "../../docs/own-answers.md", "own-answers", b.String(), *update)
}

// TestUnseenTable holds the table of docs/scoring.md that sums the unseen files up.
func TestUnseenTable(t *testing.T) {
	declines := func(kind string) bool { return Kind(kind).Declines() }
	var b strings.Builder
	b.WriteString("\n| unseen answers | n | declines missed | answers taken for declines |\n|---|---|---|---|\n")
	for _, sort := range []string{asModels, wordily, hardCases, ownWords, usualWords, lookAlike, deflecting, answering} {
		var n [2][2]int
		for _, f := range ownFiles() {
			if f.sort != sort {
				continue
			}
			for i, of := range labeled.Tally(t, f.path(), kindOf, declines) {
				n[i][0] += of[0]
				n[i][1] += of[1]
			}
		}
		answered, declined := n[0][0]+n[0][1], n[1][0]+n[1][1]
		fmt.Fprintf(&b, "| %s | %d | %s | %s |\n", sort, answered+declined, outOf(n[1][0], declined), outOf(n[0][1], answered))
	}
	doctable.Hold(t, "../../docs/scoring.md", "unseen-answers", b.String(), *update)
}

// outOf is a count and its share.
func outOf(n, all int) string {
	if all == 0 {
		return "0 of 0"
	}
	return fmt.Sprintf("%d of %d (%.1f%%)", n, all, 100*float64(n)/float64(all))
}

// TestOwnTypedTable holds the table of docs/own-answers.md on the answers of which the type of
// value that is asked for is known.
func TestOwnTypedTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| file | n | declines missed | answers taken for declines | unclear |\n|---|---|---|---|---|\n")
	for _, f := range ownFiles() {
		var n [2][2]int
		unclear := 0
		for _, row := range labeled.Read(t, f.path()) {
			if row.Type == "" {
				continue
			}
			got, i, k := Kind(kindTyped(row)), 0, 0
			if Kind(row.Want[0]).Declines() {
				i = 1
			}
			if got.Declines() {
				k = 1
			}
			if got == Unclear {
				unclear++
			}
			n[i][k]++
		}
		if all := n[0][0] + n[0][1] + n[1][0] + n[1][1]; all > 0 {
			fmt.Fprintf(&b, "| `%s` | %d | %d of %d | %d of %d | %d |\n", f.name, all, n[1][0], n[1][0]+n[1][1], n[0][1], n[0][0]+n[0][1], unclear)
		}
	}
	doctable.Hold(t, "../../docs/own-answers.md", "own-typed", b.String(), *update)
}
