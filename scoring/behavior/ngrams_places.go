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
	saysFirst                 // what phrases of the tables say, in the first sentence
	saysSecond                // in the second
	saysMiddle                // in those between it and the last
	saysLast                  // in the last of several
	saysAny                   // in any
	does                      // what stretches of the answer do, one after the other
	doesFirstTo               // what the question asks for, and what the first of them does
	doesTo                    // and what any does
	doesFirstFor              // the type of value that it asks for, and what the first does
	doesFor                   // and what any does
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
	bias                      // stands with every answer
	places
)

// placeNames are the places as ngrams.txt names them.
var placeNames = [places]string{
	"first", "last", "any", "opens", "opens-form", "opens-sought",
	"says-first", "says-second", "says-middle", "says-last", "says-any",
	"does", "does-first-form", "does-form", "does-first-sought", "does-sought",
	"value-where", "value-beside", "value-at", "no-value",
	"length", "sentences", "asked", "all-asked", "form", "sought", "bias",
}

// A family of places are those whose n-grams are of one sort: an n-gram has one key in all of
// them, so that it is looked for once.
//
//nolint:gochecknoglobals // an array cannot be a constant
var families = [places]place{
	placeFirst: placeFirst, placeLast: placeFirst, placeAny: placeFirst,
	opens: opens, opensTo: opensTo, opensFor: opensFor,
	saysFirst: saysFirst, saysSecond: saysFirst, saysMiddle: saysFirst, saysLast: saysFirst, saysAny: saysFirst,
	does: does, doesFirstTo: doesFirstTo, doesTo: doesFirstTo, doesFirstFor: doesFirstFor, doesFor: doesFirstFor,
	valueWhere: valueWhere, valueBeside: valueBeside, valueAt: valueAt, withoutValue: withoutValue,
	ofLength: ofLength, ofSentences: ofSentences, ofAsked: ofAsked, allAsked: allAsked,
	ofForm: ofForm, ofSought: ofSought, bias: bias,
}

// spots are places of one family.
type spots uint8

// spot is a place within its family.
func (p place) spot() spots { return 1 << (p - families[p]) }
