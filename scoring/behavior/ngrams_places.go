package behavior

// A place is where in an answer an n-gram stands, or what else is counted as one.
type place int

const (
	placeAny     place = iota // of words, in any sentence
	placeFirst                // in the first
	placeLast                 // in the last of several
	opens                     // the first words of all, from the third on
	opensTo                   // what the question asks for, and the words that the answer opens with
	opensFor                  // the type of value that it asks for, and these
	opensOn                   // whom the question concerns, and these
	saysAny                   // what phrases of the tables say, in any sentence
	saysFirst                 // in the first
	saysSecond                // in the second
	saysMiddle                // in those between it and the last
	saysLast                  // in the last of several
	saysOn                    // whom the question concerns, and what phrases say in any sentence
	saysFirstOn               // in the first
	does                      // what stretches of the answer do, one after the other
	doesTo                    // what the question asks for, and what any of them does
	doesFirstTo               // and what the first does
	doesFor                   // the type of value that it asks for, and what any does
	doesFirstFor              // and what the first does
	doesOn                    // whom the question concerns, and what any does
	doesFirstOn               // and what the first does
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
	"any", "first", "last", "opens", "opens-form", "opens-sought", "opens-concern",
	"says-any", "says-first", "says-second", "says-middle", "says-last", "says-concern", "says-first-concern",
	"does", "does-form", "does-first-form", "does-sought", "does-first-sought", "does-concern", "does-first-concern",
	"value-where", "value-beside", "value-at", "no-value",
	"length", "sentences", "asked", "all-asked", "form", "sought", "concern", "bias",
}

// A family of places are those whose n-grams are of one sort: an n-gram has one key in all of
// them, so that it is looked for once. The first of a family takes in the others.
var families = [places]place{
	placeAny: placeAny, placeFirst: placeAny, placeLast: placeAny,
	opens: opens, opensTo: opensTo, opensFor: opensFor, opensOn: opensOn,
	saysAny: saysAny, saysFirst: saysAny, saysSecond: saysAny, saysMiddle: saysAny, saysLast: saysAny,
	saysOn: saysOn, saysFirstOn: saysOn,
	does: does, doesTo: doesTo, doesFirstTo: doesTo, doesFor: doesFor, doesFirstFor: doesFor,
	doesOn: doesOn, doesFirstOn: doesOn,
	valueWhere: valueWhere, valueBeside: valueBeside, valueAt: valueAt, withoutValue: withoutValue,
	ofLength: ofLength, ofSentences: ofSentences, ofAsked: ofAsked, allAsked: allAsked,
	ofForm: ofForm, ofSought: ofSought, ofConcern: ofConcern, bias: bias,
}

// spots are places of one family.
type spots uint8

// anywhere is the spot of the first place of a family, where all its n-grams stand.
const anywhere spots = 1

// spot is a place within its family.
func (p place) spot() spots { return 1 << (p - families[p]) }
