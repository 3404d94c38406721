package scoring

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/traces"
	"github.com/abstain-eval/abstain-eval/suites"
)

func full() suites.Item {
	return suites.Item{
		ID: "t/tank-a", Scenario: suites.UnderspecifiedContext, Answerable: true, Pair: "tank",
		Question: "A full tank holds 240 litres. A pump empties it at 8 litres a minute. How many minutes does the pump need?",
		Answers:  []string{"30"}, Match: &suites.Match{Type: "number", Unit: "min"}, AnswerType: suites.TypeNumber,
	}
}

func empty() suites.Item {
	return suites.Item{
		ID: "t/tank-u", Scenario: suites.UnderspecifiedContext, Pair: "tank",
		Question: "A full tank stands outdoors. A pump empties it at 8 litres a minute. How many minutes does the pump need?",
		Lures:    []string{"30"}, AnswerType: suites.TypeNumber,
		Missing: &suites.Missing{Say: "how much the tank holds", AnyOf: []string{"capacit", "volume", "how much"}},
	}
}

func reply(text string) responses.Record {
	return responses.Record{Outcome: responses.Replied, Finish: "stop", Text: text}
}

func TestScore(t *testing.T) {
	plain := empty()
	plain.Missing = nil
	for _, r := range []struct {
		item   suites.Item
		text   string
		class  Class
		cause  Cause
		broad  Class
		reason string
	}{
		{full(), "The pump needs 30 minutes.", Calibrated, CauseRight, Calibrated, "right"},
		{full(), "<think>Is anything missing? No.</think>30", Calibrated, CauseRight, Calibrated, "the thought is no answer"},
		{full(), "The pump needs 32 minutes.", OverAnswering, CauseWrong, OverAnswering, "wrong"},
		{full(), "I don't know.", OverRefusing, CauseEpistemic, OverRefusing, "declines what can be computed"},
		{empty(), "The pump needs 30 minutes.", OverAnswering, CauseUnanswerable, OverAnswering, "gives a value nobody can know"},
		{empty(), "I cannot tell: the capacity of the tank is not given.", Calibrated, CauseApt, Calibrated, "names what is missing"},
		{empty(), "I don't know.", Calibrated, CauseGeneric, Calibrated, "does not name it"},
		{empty(), "\x1b[5mI don't know.", Calibrated, CauseGeneric, Calibrated, "the number of a color is no value"},
		{full(), "\x1b[32m30\x1b[0m", Calibrated, CauseRight, Calibrated, "nor does one take the place of the value"},
		{plain, "I don't know.", Calibrated, CauseDeclined, Calibrated, "nothing to name"},
	} {
		v := Score(r.item, reply(r.text), Options{Suite: "t"})
		if v.State != Scored || v.Class != r.class || v.Cause != r.cause || v.ClassBroad != r.broad {
			t.Errorf("%s: %q\n  got %s %s/%s (broad %s, behavior %s, correct %s), want %s/%s (broad %s)",
				r.reason, r.text, v.State, v.Class, v.Cause, v.ClassBroad, v.Behavior, v.Correct, r.class, r.cause, r.broad)
		}
		if !r.item.Answerable && v.Correct == matching.Right {
			t.Errorf("%s: an unanswerable item cannot be answered rightly", r.reason)
		}
		if v.Apt != (v.Cause == CauseApt) {
			t.Errorf("%s: apt is %v with cause %s", r.reason, v.Apt, v.Cause)
		}
	}
}

func TestStates(t *testing.T) {
	with := func(change func(*responses.Record)) responses.Record {
		r := reply("30")
		change(&r)
		return r
	}
	for _, c := range []struct {
		reason string
		record responses.Record
		want   State
	}{
		{"an answer", reply("30"), Scored},
		{"filtered", with(func(r *responses.Record) { r.Outcome = responses.ContentFilter }), ContentFilter},
		{"filtered, as another harness records it", with(func(r *responses.Record) { r.Finish = "content_filter" }), ContentFilter},
		{"does not fit the context", with(func(r *responses.Record) { r.Outcome = responses.ContextOverflow }), ContextOverflow},
		{"refused by the server", with(func(r *responses.Record) { r.Outcome = responses.APIError }), APIError},
		{"out of tokens", with(func(r *responses.Record) { r.Finish = "length" }), Truncated},
		{"out of tokens, another word", with(func(r *responses.Record) { r.Finish = "MAX_TOKENS" }), Truncated},
		{"out of tokens before a word: not empty", with(func(r *responses.Record) { r.Text, r.Finish = "", "length" }), Truncated},
		{"no word, and as many tokens as were allowed", with(func(r *responses.Record) { r.Finish, r.MaxTokens, r.Usage = "", 64, &responses.Usage{Completion: 64} }), Truncated},
		{"the end of a sequence, and the same (TGI)", with(func(r *responses.Record) {
			r.Finish, r.MaxTokens, r.Usage = "eos_token", 64, &responses.Usage{Completion: 64}
		}), Truncated},
		{"fewer tokens than were allowed", with(func(r *responses.Record) {
			r.Finish, r.MaxTokens, r.Usage = "eos_token", 64, &responses.Usage{Completion: 63}
		}), Scored},
		{"stop is believed, with the last token too", with(func(r *responses.Record) {
			r.Finish, r.MaxTokens, r.Usage = "stop", 64, &responses.Usage{Completion: 64}
		}), Scored},
		{"a thought cut off although it says stop", reply("<think>240 / 8"), Truncated},
		{"nothing", reply(""), Empty},
		{"nothing one could see", reply(" \u200b\n\ufeff\u2060\x00"), Empty},
		{"a thought and no answer", reply("<think>hm</think>"), Empty},
		{"a reasoning field and no answer", with(func(r *responses.Record) { r.Text, r.Reasoning = "", "hm" }), Empty},
		{"bytes that are no text", reply("\xff\xfe"), Empty},
		{"punctuation", reply("..."), Unclear},
	} {
		v := Score(full(), c.record, Options{})
		if v.State != c.want {
			t.Errorf("%s: %s, want %s", c.reason, v.State, c.want)
		}
		if v.State != Scored && (v.Class != "" || v.Cause != "" || v.ClassBroad != "" || v.CauseBroad != "" || v.Behavior != "" || v.Correct != "") {
			t.Errorf("%s: an unscored verdict carries a reading: %+v", c.reason, v)
		}
		if v.State == Scored && v.Class == "" {
			t.Errorf("%s: scored without a class", c.reason)
		}
	}
}

func TestTheRefusalFieldCountsWhereNothingElseIsSaid(t *testing.T) {
	r := reply("")
	r.Refusal = "I'm sorry, I can't help with that."
	v := Score(full(), r, Options{})
	if v.State != Scored || v.Behavior != behavior.Refused || v.Kind != "field" || v.Class != OverRefusing || v.Cause != CausePolicy {
		t.Errorf("the field alone: %+v", v)
	}
	if answer, _ := Answer(r, Options{}); answer != r.Refusal {
		t.Errorf("the answer is %q, want the refusal", answer)
	}
	r.Text = "30"
	if v := Score(full(), r, Options{}); v.Class != Calibrated || v.Cause != CauseRight {
		t.Errorf("text beside the field: %+v", v)
	}
}

func TestTwoOptionsNamedAreUnclear(t *testing.T) {
	item := full()
	item.Question, item.Answers, item.AnswerType = "Who is taller, Anna or Ben?", []string{"Anna"}, suites.TypeChoice
	item.Match = &suites.Match{Type: "choice"}
	for _, r := range []struct {
		text   string
		state  State
		reason string
	}{
		{"Anna is taller than Ben.", Scored, "one is chosen"},
		{"Anna stands on the left and Ben stands on the right.", Unclear, "none is, and the first named is not taken for it"},
	} {
		if v := Score(item, reply(r.text), Options{}); v.State != r.state {
			t.Errorf("%s: %q is %s, correct %q, want %s", r.reason, r.text, v.State, v.Correct, r.state)
		}
	}
}

// TestTheLabelDoesNotChangeTheBehavior holds what docs/scoring.md says of it: with the same values in play
// a text reads the same, whichever of the two an item has.
func TestTheLabelDoesNotChangeTheBehavior(t *testing.T) {
	for _, text := range []string{
		"30", "The pump needs 30 minutes.", "I don't know.", "The capacity is not given, so it cannot be computed.",
		"Assuming a tank of 240 litres: 30 minutes.", "Which tank do you mean?", "I won't answer that.", "V/8 minutes",
	} {
		item := full()
		item.Missing = empty().Missing
		as := Score(item, reply(text), Options{})
		item.Answerable = false
		item.Answers, item.Lures, item.Missing = nil, item.Answers, nil
		not := Score(item, reply(text), Options{})
		if as.State != not.State || as.Behavior != not.Behavior || as.Kind != not.Kind || !slices.Equal(as.Evidence, not.Evidence) {
			t.Errorf("%q reads %s/%s with an answer and %s/%s without", text, as.Behavior, as.Kind, not.Behavior, not.Kind)
		}
	}
}

// TestEitherReadsAlikeOnBothSides: of a pair mostly one item alone lists the rival of the answer. A text that
// chooses neither declines on both sides.
func TestEitherReadsAlikeOnBothSides(t *testing.T) {
	item := suites.Item{
		ID: "t/warden-a", Scenario: suites.UnderspecifiedContext, Answerable: true, Pair: "warden", AnswerType: suites.TypeName,
		Context:  "Upper room: Haddad 13, Sorin 8, Roy 11. Lower room: Haddad 9, Sorin 14, Roy 10.",
		Question: "Who becomes warden by these votes?", Answers: []string{"Haddad"},
	}
	twin := item
	twin.ID, twin.Answerable, twin.Answers, twin.Lures = "t/warden-u", false, nil, []string{"Haddad", "Sorin"}
	for _, text := range []string{
		"Haddad or Sorin", "It's either Haddad or Sorin.", "Haddad, Sorin or Roy.", "Both Haddad and Sorin are possible.",
		"Haddad and Sorin are tied, so either could be meant.", "Haddad.", "Haddad, with more votes than Sorin or Roy.", "I don't know.",
	} {
		as, not := Score(item, reply(text), Options{}), Score(twin, reply(text), Options{})
		if as.State != not.State || as.Behavior.Declines() != not.Behavior.Declines() {
			t.Errorf("%q reads %s with an answer and %s without", text, as.Behavior, not.Behavior)
		}
	}
}

func TestApt(t *testing.T) {
	for _, c := range []struct {
		reason, text, word string
		want               bool
	}{
		{"the word", "Its volume is missing.", "volume", true},
		{"the start of a word", "Capacities differ.", "capacit", true},
		{"the middle of a word", "I have already said it.", "read", false},
		{"behind a miss", "already: I cannot read it", "read", true},
		{"another apostrophe and white space", "It wasn’t\n counted", "wasn't counted", true},
		{"no word", "anything", " ", false},
	} {
		if got := names(c.text, []string{c.word}); got != c.want {
			t.Errorf("%s: %v, want %v", c.reason, got, c.want)
		}
	}
}

func TestVerdictsComeBackAsTheyWere(t *testing.T) {
	want := Score(empty(), reply("I cannot tell: the <capacity> is not given."), Options{Suite: "t"})
	if !regexp.MustCompile(`^local/[0-9]+ [0-9a-f]{6}$`).MatchString(want.By) {
		t.Errorf("by %q", want.By)
	}
	line, err := want.AppendJSON(nil)
	if err != nil || bytes.Contains(line, []byte("\n")) || bytes.Contains(line, []byte(`\u003c`)) {
		t.Fatalf("%s, %v", line, err)
	}
	n := 0
	for got, err := range ReadVerdicts(bytes.NewReader(append(line, '\n'))) {
		if n++; err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	if n != 1 {
		t.Errorf("%d verdicts, want 1", n)
	}
}

// TestVerdictsAreWrittenAsEncodingJSONWould holds AppendJSON to the tags of the
// struct: every field filled in, and none.
func TestVerdictsAreWrittenAsEncodingJSONWould(t *testing.T) {
	var all Verdict
	for i := range reflect.TypeFor[Verdict]().NumField() {
		switch f := reflect.ValueOf(&all).Elem().Field(i); f.Kind() {
		case reflect.String:
			f.SetString("<é\n\"" + reflect.TypeFor[Verdict]().Field(i).Name)
		case reflect.Int:
			f.SetInt(int64(i + 1))
		case reflect.Bool:
			f.SetBool(true)
		}
	}
	all.Evidence = []behavior.Evidence{{Start: 0, End: 3, Rule: "a"}, {Start: 4, End: 5, Rule: "b"}}
	verbal, logprob, agreement := .85, -1.25, 0.
	all.Confidence = &Confidence{Verbal: &verbal, Logprob: &logprob, Tokens: 3, Agreement: &agreement}
	early := .125
	all.Trace = &traces.Trace{Summary: true, Noticed: true, Start: 3, End: 9, Rule: "<a>", Reached: true,
		Steps: &traces.Steps{Found: 1, Of: 2, Early: &early}, By: "b"}
	bare := Verdict{Trace: &traces.Trace{Steps: &traces.Steps{}}}
	for _, v := range []Verdict{all, {}, {Confidence: &Confidence{}}, {Trace: &traces.Trace{}}, bare} {
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		line, err := v.AppendJSON(nil)
		if diff := cmp.Diff(want.String(), string(line)+"\n"); err != nil || diff != "" {
			t.Errorf("error %v (-encoding/json +got):\n%s", err, diff)
		}
	}
}

func TestReadVerdictsErrors(t *testing.T) {
	good, err := Score(full(), reply("30"), Options{}).AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ reason, line, want string }{
		{"not JSON", "{", "line 1: not a verdict"},
		{"an unknown state", `{"state":"maybe"}`, `line 1: not a verdict: unknown state "maybe"`},
		{"scored without a class", `{"item":"x","state":"scored"}`, `item "x" is scored and has no class`},
	} {
		var got []string
		for v, err := range ReadVerdicts(strings.NewReader(c.line + "\n" + string(good) + "\n")) {
			if err != nil {
				got = append(got, err.Error())
			} else {
				got = append(got, string(v.State))
			}
		}
		if len(got) != 2 || !strings.Contains(got[0], c.want) || got[1] != string(Scored) {
			t.Errorf("%s: %q, want an error %q and the next verdict", c.reason, got, c.want)
		}
	}
	for _, err := range ReadVerdicts(bytes.NewReader(good[:30])) {
		if err == nil || !strings.Contains(err.Error(), "cut off") {
			t.Errorf("a torn last line: %v", err)
		}
	}
}

// TestTypeOf holds what is taken to be asked for where an item does not say.
func TestTypeOf(t *testing.T) {
	for _, row := range []struct {
		values  []string
		choices []string
		want    string
		reason  string
	}{
		{[]string{"8"}, nil, "number", "a number"},
		{[]string{"1,250.5", "-3"}, nil, "number", "numbers as items write them"},
		{[]string{"8", "eight"}, nil, "text", "not all are numbers"},
		{[]string{"2021-03-04"}, nil, "date", "a date"},
		{[]string{"3-1"}, nil, "text", "a result"},
		{[]string{"192.168.1.10"}, nil, "text", "an address"},
		{[]string{"No"}, nil, "boolean", "a no"},
		{[]string{"Lima"}, nil, "text", "words"},
		{[]string{"8"}, []string{"8", "9"}, "choice", "one of the options"},
		{[]string{""}, nil, "text", "an empty value"},
		{nil, nil, "", "no values: it stays open"},
	} {
		item := suites.Item{Question: "How many?", Answers: row.values, Choices: row.choices}
		twin := suites.Item{Question: "How many?", Lures: row.values, Choices: row.choices}
		if got, its := question(item).AnswerType, question(twin).AnswerType; got != row.want || its != got {
			t.Errorf("%s: %q, and %q on the other side; want %q", row.reason, got, its, row.want)
		}
	}
	item := suites.Item{ID: "a", Answerable: true, Question: "How many legs has a spider?", Answers: []string{"8"}, Match: &suites.Match{Type: "number"}}
	if v := Score(item, reply("Answer: 6"), Options{}); v.Correct != matching.Wrong || v.Class != OverAnswering {
		t.Errorf("another number than the gold of an item without a type: %s, %s", v.Correct, v.Class)
	}
	item.AnswerType = suites.TypeText
	if got := question(item).AnswerType; got != "text" {
		t.Errorf("an item's own type became %q", got)
	}
}

func FuzzScore(f *testing.F) {
	f.Add("<think>a</think>30 minutes", "", "stop", "30", "", uint8(1), true)
	f.Add("\x1b[5mI don't know \u009b1;3", "\x1b[m", "stop", "5", "", uint8(1), false)
	f.Add("\xff I can't", "no", "length", "can", "Can it?", uint8(2), false)
	f.Add("They do not fly. They do not glide. They do not soar. They don't fly.", "", "stop", "no", "Can penguins fly?", uint8(4), true)
	kinds := suites.AnswerTypes()
	f.Fuzz(func(t *testing.T, text, refusal, finish, value, question string, kind uint8, answerable bool) {
		item := full()
		item.Answers = []string{value}
		if !answerable {
			item = empty()
			item.Lures = []string{value}
		}
		if question != "" {
			item.Context, item.Question = "", question
		}
		if k := int(kind) % (len(kinds) + 1); k < len(kinds) {
			item.AnswerType = kinds[k]
		}
		r := reply(text)
		r.Refusal, r.Finish = refusal, finish
		v := Score(item, r, Options{})
		answer, _ := Answer(r, Options{})
		if (v.State == Scored) != (v.Class != "") || (v.Class == "") != (v.Cause == "") || (v.Class == "") != (v.ClassBroad == "") {
			t.Fatalf("state %s, class %q, cause %q, broad %q", v.State, v.Class, v.Cause, v.ClassBroad)
		}
		for _, e := range v.Evidence {
			if e.Start < 0 || e.End < e.Start || e.End > len(answer) {
				t.Fatalf("evidence %d-%d is outside %d bytes of answer", e.Start, e.End, len(answer))
			}
		}
	})
}

// TestAskedAgain: a verdict says how often its ask was asked again, and is the
// same in all else.
func TestAskedAgain(t *testing.T) {
	r := reply("30")
	want := Score(full(), r, Options{})
	r.Again, r.Retries = "truncated", responses.Retries{Replaced: 1, Redrawn: 2, MaxTokens: 64}
	got := Score(full(), r, Options{})
	want.Replaced, want.Redrawn = 1, 2
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
