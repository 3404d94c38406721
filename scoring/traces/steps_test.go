package traces

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

func TestSteps(t *testing.T) {
	at := func(x float64) *float64 { return &x }
	multiply := Response{
		Steps: []string{"59 × 8 = 472", "59 × 40 = 2360"}, Answers: []string{"2832"}, Question: "What is 59 times 48?",
	}
	places := Response{Steps: []string{"Carmen = 2", "Amina = 3"}, Answers: []string{"23"}, Question: "On which floors are Carmen and Amina?"}
	names := Response{Steps: []string{"Felt", "Opal", "Pewter"}, Answers: []string{"420"}, Question: "Begin in Pewter. Where does it end?"}
	for _, c := range []struct {
		reason               string
		of                   Response
		trace, answer, value string
		want                 *Steps
	}{
		{"all of it", multiply, "59*8 = 472, and 59*40 = 2,360. Sum: 2832.", "2832", "2832", &Steps{Found: 2, Of: 2, Early: at(.766)}},
		{"none of it", multiply, "Quick: 2832.", "2832", "2832", &Steps{Found: 0, Of: 2, Early: at(.389)}},
		{"a value within a longer number is not it", multiply, "4720 and 23601.", "2832", "2832", &Steps{Found: 0, Of: 2, Early: at(.81)}},
		{"it may stand in the answer", multiply, "Hm.", "472 + 2360 = 2832", "2832", &Steps{Found: 2, Of: 2, Early: at(.818)}},
		{"no final answer", multiply, "472", "I don't know.", "", &Steps{Found: 1, Of: 2}},
		{"a digit needs its name beside it", places, "Carmen lives on 2. Floors 1, 2, 3 exist. Amina is elsewhere.", "23", "23", &Steps{Found: 1, Of: 2, Early: at(.969)}},
		{"what the question holds tells nothing", names, "From Pewter to Felt.", "420", "420", &Steps{Found: 1, Of: 2, Early: at(.88)}},
		{"the item has no steps", Response{}, "472", "2832", "2832", nil},
		{"a summary leaves the working out", Response{Steps: multiply.Steps, Summary: true}, "It multiplied.", "2832", "2832", nil},
	} {
		r := c.of
		r.Trace, r.Answer, r.Value = c.trace, c.answer, c.value
		if diff := cmp.Diff(c.want, Read(r).Trace.Steps); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.reason, diff)
		}
	}
}

func TestSkips(t *testing.T) {
	for _, c := range []struct {
		steps Steps
		want  bool
	}{{Steps{Found: 0, Of: 1}, true}, {Steps{Found: 1, Of: 2}, false}, {Steps{Found: 1, Of: 3}, true}, {Steps{}, false}} {
		if c.steps.Skips() != c.want {
			t.Errorf("%+v", c.steps)
		}
	}
}

func TestReached(t *testing.T) {
	number := matching.Gold{Answers: []string{"30"}, Type: matching.Number}
	boolean := matching.Gold{Answers: []string{"no"}, Type: matching.Boolean}
	for _, c := range []struct {
		reason, trace string
		gold          matching.Gold
		want          bool
	}{
		{"the conclusion", "240 divided by 8 is 30. The answer is 30. But better not to say.", number, true},
		{"another value", "240 divided by 6 is 40. So the answer is 40. I'd rather not say.", number, false},
		{"no value", "I don't remember this one.", number, false},
		{"a no that answers nothing", "Do I know this? No, I don't think so.", boolean, false},
		{"a no that is the answer", "It closes at six. The answer is no. But I can't be sure.", boolean, true},
		{"nothing to look for", "The answer is 30.", matching.Gold{}, false},
	} {
		if got := Read(Response{Trace: c.trace, Answer: "I don't know.", Gold: c.gold}).Trace.Reached; got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
}

func TestIsSummary(t *testing.T) {
	for _, c := range []struct {
		raw  string
		want bool
	}{
		{`{"choices":[{"message":{"reasoning":"h","reasoning_details":[{"type":"reasoning.summary","summary":"h"}]}}]}`, true},
		{`{"choices":[{"message":{"reasoning_details":[{"type":"reasoning.summary","summary":"h"},{"type":"reasoning.encrypted","data":"z"}]}}]}`, true},
		{`{"choices":[{"message":{"reasoning_details":[{"type":"reasoning.summary","summary":"h"},{"type":"reasoning.text","text":"h"}]}}]}`, false},
		{`{"choices":[{"message":{"reasoning":[{"type":"summary_text","text":"h"}]}}]}`, true},
		{`{"choices":[{"message":{"content":[{"type":"reasoning","summary":[{"type":"summary_text","text":"h"}]},{"type":"text","text":"a"}]}}]}`, true},
		{`{"choices":[{"message":{"reasoning_content":"a summary"}}]}`, false},
		{`{"choices":[{"message":{"content":"in summary"}}]}`, false},
		{`{"choices":[]} summary`, false},
		{``, false},
	} {
		if got := IsSummary([]byte(c.raw)); got != c.want {
			t.Errorf("%v of %s", got, c.raw)
		}
	}
}
