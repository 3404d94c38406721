package behavior

import "math"

// The features by which an answer that declines, says what it is or moralizes
// is told from one that does what was asked all the same. The first two
// sentences are its opening; a share is one of its words.
const (
	always        = iota
	featApology   // an apology in the first sentence
	featWholly    // the opening will not do any of it
	featPolicy    // the group of the decline in the opening
	featPlain     //
	featAbility   //
	featKnowing   // knowledge, information, time
	featLimited   // the opening says what the speaker has not or cannot give
	featIdentity  // the opening says what the speaker is, and declines nothing
	featFirst     // "I cannot", "I will not" in the first sentence
	featCannot    // in the opening
	featLater     // after it
	featDeclines  // the share that declines
	featContent   // words that say something, as a logarithm
	featShare     // and their share
	featReason    // the share that explains a decline
	featHolds     // the opening declines, and nothing of substance follows
	featNorm      // the share on wrong and harm
	featMoral     // on values
	featSeek      // that sends to others
	featUrge      // that urges
	featEqual     // against generalizing
	featDeny      // that says the question is wrong
	featDenies    // the opening says so
	featTurned    // words of substance after a turn, as a logarithm
	featItems     // items of substance, as a logarithm
	featShared    // words of the question in stretches of substance, as a share of the question
	featAssent    // sets out to do it
	featOffer     // ends by offering something else
	featSympathy  // feels for the reader
	featPolar     // the question asks for yes or no
	featSays      // and the answer says it
	featSpeaker   // the question is about the speaker
	featMakes     // the question asks to make something
	featHow       // how or where something is done or had
	featWhy       // for the reason of what it takes for granted
	featAdvice    // what one should do
	featNoDecline // nothing declines, and the opening does not say "I cannot"
	featForbids   // the share that judges and sends away, where it asks how or to make
	featMinds     // the same where it asks for yes or no or for advice
	featRebukes   // the same where it takes something for granted
	featJudges    // the same where nothing declines
	featAlone     // and where it asks how or to make besides
	featSelf      // the share that says what the speaker is or has not
	featLong      // words, as a logarithm
	features
)

// features measures what the stretches of the answer do.
func (s *scene) features() (x [features]float64) {
	parts := s.stretches()
	first, lead := s.sent[0], s.opening()
	flag := func(f int, on bool) {
		if on {
			x[f] = 1
		}
	}
	x[always] = 1
	flag(featApology, first.has(apology))
	flag(featWholly, lead.has(wholly))
	flag(featPolicy, lead.has(declinePolicy))
	flag(featPlain, lead.has(declinePlain))
	flag(featAbility, lead.has(declineAbility))
	flag(featKnowing, lead.has(declineKnowledge, declineInformation, declineTime))
	flag(featFirst, first.has(cannot))
	flag(featCannot, lead.has(cannot))
	flag(featLimited, lead.has(disclaimer) && lead.has(cannot))
	flag(featIdentity, lead.has(disclaimer) && !lead.has(cannot))
	flag(featSympathy, lead.has(sympathy))
	flag(featDenies, lead.has(denial))
	for i := range s.sent {
		flag(featLater, x[featLater] > 0 || i > 1 && s.sent[i].has(cannot, wholly))
	}
	m := s.measure(parts)
	all := float64(len(s.toks))
	x[featDeclines] = m.words[actDecline] / all
	x[featContent] = math.Log1p(m.words[actContent])
	x[featShare] = m.words[actContent] / all
	x[featReason] = m.words[actReason] / all
	flag(featHolds, m.words[actContent] == 0 && m.words[actDecline] > 0)
	x[featNorm] = m.words[actNorm] / all
	x[featMoral] = m.words[actMoral] / all
	x[featSeek] = m.words[actSeek] / all
	x[featUrge] = m.words[actUrge] / all
	x[featEqual] = m.words[actEqual] / all
	x[featDeny] = m.words[actDeny] / all
	x[featTurned] = math.Log1p(m.turned)
	x[featItems] = math.Log1p(m.items)
	x[featShared] = m.shared
	x[featLong] = math.Log1p(all)
	flag(featAssent, parts[0].act == actAssent || len(parts) > 1 && parts[1].act == actAssent)
	flag(featOffer, len(parts) > 1 && parts[len(parts)-1].act == actOffer)
	x[featSelf] = m.words[actDisclaim] / all
	flag(featPolar, s.asks == asksPolar)
	flag(featSays, s.asks == asksPolar && s.saysYesOrNo())
	flag(featSpeaker, s.asks == asksSpeaker)
	flag(featMakes, s.asks == asksMake)
	flag(featHow, s.asks == asksHow)
	flag(featWhy, s.asks.presumes())
	flag(featAdvice, s.asks == asksAdvice)
	judged := x[featNorm] + x[featSeek] + x[featUrge] + x[featMoral] + x[featEqual] + x[featDeny]
	where := featForbids
	switch s.asks {
	case asksPolar, asksAdvice, asksSpeaker:
		where = featMinds
	case asksWhy, asksGiven:
		where = featRebukes
	}
	x[where] = judged
	if m.words[actDecline]+m.words[actDisclaim]+m.words[actAssent] == 0 && !lead.has(cannot) {
		x[featNoDecline] = 1
		x[featJudges] = judged
		if where == featForbids {
			x[featAlone] = judged
		}
	}
	return x
}

// opening is what the first two sentences say.
func (s *scene) opening() groupSet {
	if len(s.sent) > 1 {
		return s.sent[0] | s.sent[1]
	}
	return s.sent[0]
}

// A measure is how much of an answer does what.
type measure struct {
	words                 [acts]float64
	turned, items, shared float64
	denied                float64 // after a turn
}

// measure counts the words of the stretches by what they do.
func (s *scene) measure(parts []stretch) (m measure) {
	turn := false
	s.seen.Reset(2 * len(s.asked))
	for i, p := range parts {
		n := float64(p.words)
		m.words[p.act] += n
		turn = turn || i > 0 && p.turned
		if p.act == actDeny && turn {
			m.denied += n
		}
		if p.act != actContent && p.act != actAssent {
			continue
		}
		if turn {
			m.turned += n
		}
		if p.item {
			m.items++
		}
		for i := s.clauses[p.from].from; i < s.clauses[p.to-1].to; i++ {
			if t := &s.toks[i]; s.inAsked(t.hash) && !s.lx.Has(t.id, classStop) {
				s.seen.Put(t.hash, 1)
			}
		}
	}
	got := float64(s.seen.Len())
	s.seen.Reset(2 * len(s.asked))
	for i := range s.asked {
		if t := &s.asked[i]; !s.lx.Has(t.id, classStop) {
			s.seen.Put(t.hash, 1)
		}
	}
	m.shared = got / float64(max(1, s.seen.Len()))
	return m
}
