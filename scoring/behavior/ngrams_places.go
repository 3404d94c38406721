package behavior

// A place is where in an answer an n-gram stands, or what else is counted as one.
type place int

const (
	placeFirst   place = iota // of words, in the first sentence
	placeLast                 // in the last of several
	placeAny                  // in any
	opens                     // the first words of all, from the third on
	opensTo                   // what the question asks for, and the words that the answer opens with
	opensFor                  // the type of value that it asks for, and these
	opensOn                   // whom the question concerns, and these
	saysFirst                 // what phrases of the tables say, in the first sentence
	saysSecond                // in the second
	saysMiddle                // in those between it and the last
	saysLast                  // in the last of several
	saysAny                   // in any
	saysFirstOn               // whom the question concerns, and what phrases say in the first sentence
	saysOn                    // in any
	does                      // what stretches of the answer do, one after the other
	doesFirstTo               // what the question asks for, and what the first of them does
	doesTo                    // and what any does
	doesFirstFor              // the type of value that it asks for, and what the first does
	doesFor                   // and what any does
	doesFirstOn               // whom the question concerns, and what the first does
	doesOn                    // and what any does
	valueWhere                // a value of that type: of which sort, in which sentence, of which type
	valueBeside               // of which sort, and whether its clause or sentence declines
	valueAt                   // of which sort, and the logarithm of how many words stand before it
	withoutValue              // the type of which there is none
	ofLength                  // the logarithm of how many words there are
	ofSentences               // how many sentences
	ofAsked                   // how many of them ask something
	allAsked                  // all do
	ofForm                    // what the question asks for
	ofSought                  // the type of value that it asks for
	ofConcern                 // whom it concerns
	bias                      // stands with every answer
	places
)

// placeNames are the places as ngrams.txt names them.
var placeNames = [places]string{
	"first", "last", "any", "opens", "opens-form", "opens-sought", "opens-concern",
	"says-first", "says-second", "says-middle", "says-last", "says-any", "says-first-concern", "says-concern",
	"does", "does-first-form", "does-form", "does-first-sought", "does-sought", "does-first-concern", "does-concern",
	"value-where", "value-beside", "value-at", "no-value",
	"length", "sentences", "asked", "all-asked", "form", "sought", "concern", "bias",
}

// A family of places are those whose n-grams are of one sort: an n-gram has one key in all of
// them, so that it is looked for once.
//
//nolint:gochecknoglobals // an array cannot be a constant
var families = [places]place{
	placeFirst: placeFirst, placeLast: placeFirst, placeAny: placeFirst,
	opens: opens, opensTo: opensTo, opensFor: opensFor, opensOn: opensOn,
	saysFirst: saysFirst, saysSecond: saysFirst, saysMiddle: saysFirst, saysLast: saysFirst, saysAny: saysFirst,
	saysFirstOn: saysFirstOn, saysOn: saysFirstOn,
	does: does, doesFirstTo: doesFirstTo, doesTo: doesFirstTo, doesFirstFor: doesFirstFor, doesFor: doesFirstFor,
	doesFirstOn: doesFirstOn, doesOn: doesFirstOn,
	valueWhere: valueWhere, valueBeside: valueBeside, valueAt: valueAt, withoutValue: withoutValue,
	ofLength: ofLength, ofSentences: ofSentences, ofAsked: ofAsked, allAsked: allAsked,
	ofForm: ofForm, ofSought: ofSought, ofConcern: ofConcern, bias: bias,
}

// spots are places of one family.
type spots uint8

// spot is a place within its family.
func (p place) spot() spots { return 1 << (p - families[p]) }
