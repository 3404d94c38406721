package behavior

// A group is one meaning that a phrase of the tables carries.
type group int

const (
	declineKnowledge   group = iota // the speaker, or anyone, does not know
	declineInformation              // the text or the question does not say
	declineAbility                  // cannot open, hear, see, look up
	declineTime                     // needs a clock, a later date, a newer source
	declinePlain                    // cannot answer, provide, determine; the reason stands elsewhere
	declinePolicy                   // will not, must not
	declineSubjective               // a matter of taste, depends
	denial                          // the premise is false, the thing does not exist
	denialSoft                      // a negation that is one only beside the question's own words
	disclaimer                      // says what the speaker is or has not, decides nothing alone
	moral                           // advice and values in place of an answer
	norm                            // it is illegal, it does harm
	seek                            // go and ask a doctor, the police, a hotline
	urge                            // I encourage you, let us rather
	equal                           // people differ, do not generalize
	offer                           // offers something else instead
	courtesy                        // sorry, thanks, hope this helps
	apology                         // sorry, but I
	sympathy                        // sorry to hear that
	assent                          // sure, here is
	askBack                         // a question back
	readingIf                       // "if you mean A"
	readingMany                     // "could be read in two ways"
	doubt                           // probably, I think
	assumption                      // assuming, if we take
	dated                           // as of, may have changed
	hearsay                         // tradition, what many say
	final                           // "the answer is"
	opened                          // claims to have opened or heard it
	wholly                          // will not do any of it
	cannot                          // "I will not", "I am unable", whatever follows
	unfounded                       // no evidence for it, a myth
	reported                        // he said, she wrote
	ordinary                        // holds a phrase of another group in another sense
	groups
)

var groupNames = [groups]string{
	"knowledge", "information", "ability", "time", "plain", "policy", "subjective", "denial", "denial soft",
	"disclaimer", "moral", "norm", "seek", "urge", "equal", "offer", "courtesy", "apology", "sympathy", "assent", "ask back", "reading if", "reading many",
	"doubt", "assumption", "dated", "hearsay", "final", "opened", "wholly", "cannot", "unfounded", "reported", "ordinary",
}

// declines reports whether a phrase of g declines by itself.
func (g group) declines() bool { return g <= declinePolicy }

// takenBack reports whether conditions, questions and reported speech take a
// phrase of g back.
func (g group) takenBack() bool { return g <= denialSoft || g == wholly || g == cannot }

// judges reports whether g is talk of values, law or advice.
func (g group) judges() bool { return g >= moral && g <= equal }
