package behavior

// Classes of the words that lead into an answer, as endings/tables/leads.txt has them.
const (
	leadMatter uint = iota
	leadDeed
	leadIdle
	leadCivil
	leadNegation
	leadTrouble
	leadInterjection
	leadAssent
	leadYes
	leadTurning
	leadModal
	leadHelps
	leadSeems
	leadRefutes
	leadBefore
	leadIt
	leadAlike
	leadPerson
	leadOurs
	leadShows
	leadHeads
	leadSets
	leadResult
	leadCounted
	leadGreeting
	leadLetter
	leadClasses
)

var leadNames = [leadClasses]string{"matter", "deed", "idle", "civil", "negation", "trouble", "interjection", "assent", "yes", "turning", "modal", "helps", "seems", "refutes", "before", "it", "alike", "person", "ours", "shows", "heads", "sets", "result", "counted", "greeting", "letter"}

// A leadWord is what is known of a word that may lead into an answer: its classes, a bit for each.
type leadWord uint64

func (w leadWord) is(class uint) bool { return w&(1<<class) != 0 }

func leadWordOf(hash uint64) leadWord {
	t := endings()
	return leadWord(t.Classes(t.ID(hash)))
}

// leads reports whether word i is of a class of those that lead into an answer.
func (s *scene) leads(i int, class uint) bool { return leadWordOf(s.toks[i].hash).is(class) }
