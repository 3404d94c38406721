package matching

// A group is a group of phrases of tables/phrases.txt.
type group int

const (
	answerPhrase group = iota
	conclude
	negate
	negateExempt
	than
	between
	yesWord
	noWord
	title
	article
	setWords
	light
	abbreviation
	beforeNumber
	denial
	auxiliary
	beforeYear
	institution
	hearsay
	contrast
	partOfPlace
	verify
	concede
	opensReason
	because
	remark
	toRemark
	ofRemark
	relation
	polity
	comparative
	retract
	sortWord
	limit
	sequence
	besideAnswer
	offer
	apart
	outcome
	reference
	besidePlace
	moved
	heading
	defeat
	defeated
	choosing
	withinName
	land // of lands.txt
	groups
)

var groupNames = [groups]string{
	"answer", "conclude", "negate", "negate_exempt", "than", "between", "yes", "no", "title", "article", "set_words", "light",
	"abbreviation", "before_number", "denial", "auxiliary", "before_year", "institution", "hearsay", "contrast",
	"part_of_place", "verify", "concede", "reason", "because", "remark", "to_remark", "of_remark", "relation", "polity", "comparative", "retract", "sort", "limit", "sequence", "beside", "offer", "apart", "outcome", "reference", "beside_place", "moved", "heading", "defeat", "defeated", "choosing", "within_name", "land",
}

// is reports whether the token is a phrase of the group by itself.
func (t *token) is(g group) bool { return t.word.alone&(1<<g) != 0 }

// at returns the length in tokens of the longest phrase of the group that
// begins at token i, or 0.
func (d *document) at(g group, i int) int {
	if d.marks&d.toks[i].word.opens&(1<<g) == 0 { // most words, without a look at phrases
		return 0
	}
	return d.longest(g, i)
}

func (d *document) longest(g group, i int) int {
	longest := 0
next:
	for _, p := range d.toks[i].word.phrases {
		words := p.words
		if p.group != g || len(words) <= longest || i+len(words) > len(d.toks) {
			continue
		}
		for k := 1; k < len(words); k++ {
			if t := &d.toks[i+k]; t.norm != words[k] || t.sentence != d.toks[i].sentence {
				continue next
			}
		}
		longest = len(words)
	}
	return longest
}

// has reports whether a phrase of the group stands in s.
func (d *document) has(g group, s span) bool {
	if d.marks&(1<<g) == 0 {
		return false
	}
	for i := s.from; i < s.to; i++ {
		if d.at(g, i) > 0 {
			return true
		}
	}
	return false
}
