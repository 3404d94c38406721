package behavior

import (
	"strings"
	"testing"
	"time"
)

// TestLeadsTo: which words lead into an answer, and which are of it.
func TestLeadsTo(t *testing.T) {
	tower := Question{Text: "How tall is the tower of Oslo?"}
	open := Question{Text: "Is the tower of Oslo open?"}
	const rest = "The tower has nine floors of stone."
	for _, c := range []struct {
		reason string
		q      Question
		lead   string
		cut    bool
	}{
		{"a plan", tower, "I'll go through the passage first, then answer.", true},
		{"words of the question in it", tower, "I'll look at the tower first, then answer.", false},
		{"of the reader", tower, "You can find the answer in the text.", false},
		{"asks for something", tower, "I need the passage.", false},
		{"thinks of what it will do", tower, "I need to think about this.", true},
		{"a question to the reader", tower, "Which passage do you want me to read?", false},
		{"a question of its own", tower, "So what are we asked?", true},
		{"a condition", tower, "If I understand the question, I can answer.", false},
		{"a decline", tower, "I can't answer the question.", false},
		{"a lack", tower, "Information is missing.", false},
		{"a lack for want of another", tower, "There is no way to know without more information.", false},
		{"a lack that is denied", tower, "No information is missing.", true},
		{"trouble that only seemed so", tower, "At first it seems there is no answer, but there is.", true},
		{"trouble that is found", tower, "At first it seems there is an answer, but there isn't.", false},
		{"trouble that stays", tower, "It seems there is no answer. There is none.", false},
		{"in two sentences", tower, "Some would say this can't be known. It can.", true},
		{"other things that are denied", tower, "One might say that it is haunted, but it isn't.", false},
		{"other things that are not", tower, "One might say that it is haunted. It is.", false},
		{"nobody does, nor the speaker", tower, "Nobody knows the answer, and I don't.", false},
		{"trouble that is called wrong", tower, "You might think the text is silent on this, but that would be a mistake.", true},
		{"trouble, then a turn to something else", tower, "I don't know the answer. However, let me think about it.", false},
		{"turned from with the answer", tower, "You might think nobody knows, but", true},
		{"turned from what the speaker cannot say", tower, "I can't say for sure, but", false},
		{"a step", tower, "Step 1: Read the question.", true},
		{"a step with content", tower, "Step 1: Measure the tower.", false},
		{"another number", tower, "Question 1 is easy.", false},
		{"a task taken on", tower, "Of course, happy to help!", true},
		{"a yes", open, "Yes.", false},
		{"what may be a yes", open, "Of course!", false},
		{"how it looks", open, "It looks like it.", false},
		{"that it is so", open, "It is.", false},
		{"a yes to a task", tower, "Yes, I can help with that.", true},
		{"a value that is named", tower, "One that we know of:", false},
		{"words before a comma", tower, "Thinking about it,", true},
		{"that hedge", tower, "I think,", false},
		{"who it is of", tower, "He said so.", false},
		{"what would be", tower, "I would question that.", false},
		{"what is left open", tower, "Happy to.", false},
		{"what is believed", open, "I think so.", false},
		{"what is yet to come", tower, "At first this looks answerable, but we don't know yet.", false},
		{"trouble with the question", tower, "There seems to be a mistake in the question.", false},
		{"an obstacle", tower, "It is hard to say from here.", false},
		{"no obstacle", tower, "I see no difficulty here.", true},
	} {
		s := new(scene)
		s.lookWithin(c.q, c.lead+" "+rest)
		if cut := s.raw(0, len(s.toks)) == strings.TrimSuffix(rest, "."); cut != c.cut {
			t.Errorf("%s: of %q is left %q", c.reason, c.lead, s.raw(0, len(s.toks)))
		}
	}
}

// TestOpenEnd: what is behind words that see trouble, or may be a yes, decides where it declines.
func TestOpenEnd(t *testing.T) {
	tower, open := Question{Text: "How tall is the tower of Oslo?"}, Question{Text: "Is the tower of Oslo open?"}
	for _, c := range []struct {
		reason string
		q      Question
		answer string
		want   Kind
	}{
		{"trouble, and a decline", tower, "It looks easy, but it isn't. The passage doesn't give the height.", Abstained},
		{"trouble, and an answer", tower, "It looks easy, but it isn't. The tower is 40 meters tall.", Answered},
		{"a yes", open, "Sure! The tower is open all day.", Answered},
		{"no yes", open, "Sure! I don't know whether the tower of Oslo is open.", Abstained},
		{"a yes, and a lack further on", open, "Absolutely. The tower is open all day. Whether it will be so in May isn't known.", Answered},
		{"something asked for", Question{Text: "Summarize the article."}, "Sure, go ahead and paste it.", Clarified},
	} {
		if got := Read(c.q, c.answer); got.Kind != c.want {
			t.Errorf("%s: %q is %s by %v, want %s", c.reason, c.answer, got.Kind, got.Evidence, c.want)
		}
	}
	const answer = "It looks easy, but it isn't. The passage doesn't give the height."
	if e := Read(tower, answer).Evidence[0]; !strings.Contains(answer[e.Start:e.End], "passage doesn't give") {
		t.Errorf("evidence is %q", answer[e.Start:e.End])
	}
}

// TestLeadClasses: where a class of words were empty, nothing would be read by it.
func TestLeadClasses(t *testing.T) {
	for class, word := range [leadClasses]string{"question", "consider", "while", "thanks", "nobody", "missing", "okay", "sure", "yes", "but", "might", "help", "seems", "false", "however", "it", "either", "here", "asked", "here", "so", "after", "answer", "step", "hello", "email"} {
		if s := (&scene{toks: tokenize(word, tables(), nil)}); !s.leads(0, uint(class)) {
			t.Errorf("%q is no word of %s", word, leadNames[class])
		}
	}
}

// TestLeadsAreLinear: a long text of such words is read in time.
func TestLeadsAreLinear(t *testing.T) {
	q := Question{Text: "How tall is the tower?"}
	for _, of := range []string{"Hmm. ", "okay ", "Let me think. Step 1: read it. ", "It seems hard, but it isn't. ", "it can't, but it can: ", "no doubt, ", "1. Read it.\n", "but ", "Sure! "} {
		text := strings.Repeat(of, maxAnswer/len(of))
		began := time.Now()
		Read(q, text)
		const most = 400 * time.Millisecond // it takes some ten
		if took := time.Since(began); took > most {
			t.Errorf("%q takes %v", of, took)
		} else {
			t.Logf("%8v %q", took, of)
		}
	}
}
