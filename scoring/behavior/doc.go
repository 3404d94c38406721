// Package behavior reads what a response does: commits to a value, hedges,
// abstains, asks back, corrects the question or refuses it. It works on the
// final answer, with reasoning already taken out, locally and without
// randomness. It is never told whether the item has an answer: with the same
// values in play the same text reads the same on either side of a pair.
//
// # Where to begin
//
// docs/reading.md says what is read, and why; here is where it stands, in the order in which an
// answer passes through the files.
//
//   - What comes in and goes out: behavior.go (the kinds, Question, Reading); read.go (Read, and
//     the order of all that follows). These two first.
//   - The form of an answer is taken off: forms.go (coreOf), wrappings.go, json.go, citations.go,
//     blanked.go, loud.go.
//   - What stands around it is left out: leads.go, leadwords.go, leadunits.go and openings.go
//     before an answer; closings.go behind it; asides.go and doubting.go on both sides. What an
//     answer marks as its last word: lastmark.go.
//   - The answer is taken apart: scan.go (the scene: an answer and all that has been found of it);
//     tokens.go, marks.go, numbers.go, units.go, fold.go and lower.go for words; clauses.go for
//     what says one thing.
//   - Phrases are found: tables.go (the embedded files under tables, in the notation of package
//     phrases), groups.go and grammar.go (what a phrase and a word may mean), signals.go (a phrase
//     in its place).
//   - What is asked for is read from the question's words: request.go, sought.go, concern.go,
//     several.go, polar.go.
//   - Where the type of the value is known, typed.go decides; its first function is worth reading
//     whole. Of values: values.go, commitments.go, strength.go, best.go, valuesalone.go, given.go.
//     Of declines: leading.go, harmless.go, remark.go, beside.go, otherlack.go, exact.go. Of
//     premises that are denied: premise.go, reasons.go. Of what looks like a value and gives none:
//     formula.go, onlyformula.go, expressions.go, boxed.go, voids.go, zero.go.
//   - Where it is not known, plain.go decides, by what stretches of the answer do: acts.go,
//     substance.go, handover.go.
//   - What leaves several values side by side: readings.go, setout.go, alternatives.go, cases.go,
//     examples.go, asksback.go. What declines without a phrase of it: sends.go, free.go, bounds.go,
//     rows.go.
//   - Words are weighed beside the rules: ngrams.go and the files that begin so, signs.go. Both
//     are put together in bywords.go.
//
// What is named nowhere here serves one of these, and is called after what it does. A rule is best
// read from its test: each row has an answer, what comes of it, and the reason.
package behavior
