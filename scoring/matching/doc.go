// Package matching decides whether the final answer of a response is right. It
// is asked only about responses that commit to an answer, and only about items
// that have a gold answer.
//
// # Where to begin
//
// docs/reading.md says under "What counts as right" what is compared, and why; here is where it
// stands, in the order in which an answer passes through the files.
//
//   - What comes in and goes out: matching.go (Gold, Result); check.go (Check, and the order of all
//     that follows). These two first. Answers that are compared with each other: value.go.
//   - The text is read: tokens.go, words.go, glyphs.go, hyphens.go and markup.go for words;
//     document.go and index.go for where each stands; tables.go and phrases.go for what is data.
//   - Where the answer is: extract.go (what says itself that it is the final one), frame.go (what
//     stands around it), ending.go, retract.go (what is taken back).
//   - Then each type by itself. Numbers: number.go, quantity.go, digits.go, unitof.go, measure.go,
//     ranges.go, roots.go, remainder.go, counter.go. Dates and times: datecheck.go, date.go,
//     dateparts.go, clock.go, period.go. Yes and no: boolean.go, booleanlast.go, statement.go.
//     Choices: choice.go and the files that begin so. Sets: set.go, setlist.go, setgroups.go. Text,
//     names among it: text.go, alias.go, aliasname.go, find.go, rows.go, near.go, most.go.
//   - What speaks against a mention that was found: negated.go, rival.go, beaten.go, and where it
//     stands in what is said of something else: apposed.go, relative.go, subordinate.go,
//     othername.go, parallel.go.
//   - Which of several values is said of what was asked about: aside.go, asked.go, subject.go,
//     subjects.go, beside.go, twovalues.go.
//   - SQuAD's own figures, which no verdict uses: squad.go.
//
// What is named nowhere here serves one of these, and is called after what it does. A rule is best
// read from its test: each row has gold, an answer, what comes of it, and the reason.
package matching
