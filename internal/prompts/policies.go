package prompts

import (
	"embed"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The wordings of the policies. Their bytes are part of a run's identity: a
// change to one makes other runs.
//
//go:embed policies/*.txt
var wordings embed.FS

// The names of the policies that have more to them than a wording.
const (
	permit     = "permit"
	target     = "target:"
	confidence = "confidence"
)

// permits is how many wordings of permit there are. One alone would measure the
// wording: they are run as so many policies.
const permits = 3

// Known lists the names that Named takes.
func Known() []string {
	names := []string{Neutral().Name, permit}
	for i := range permits {
		names = append(names, fmt.Sprintf("%s-%d", permit, i+1))
	}
	return append(names, "force", target+"T", confidence)
}

// Named gives the policies behind a name: neutral; permit, which stands for its
// three wordings permit-1 to permit-3, each of which can be named alone; force;
// target:T, with T between 0 and 1 or as a percentage; confidence. The wordings
// stand behind the question. An unknown name gives none and no error; a target
// out of range is an error.
func Named(name string) ([]Policy, error) {
	switch t, isTarget := strings.CutPrefix(name, target); {
	case isTarget:
		p, err := targeted(t)
		if err != nil {
			return nil, err
		}
		return []Policy{p}, nil
	case name == Neutral().Name:
		return []Policy{Neutral()}, nil
	case name == permit:
		var all []Policy
		for i := range permits {
			all = append(all, worded(fmt.Sprintf("%s-%d", permit, i+1)))
		}
		return all, nil
	case name == "target" || name == "": // no wording of its own
		return nil, nil
	}
	if p := worded(name); p.After != "" {
		return []Policy{p}, nil
	}
	return nil, nil
}

// worded is the policy of a file of wordings; without a text where there is none.
func worded(name string) Policy {
	text, err := wordings.ReadFile("policies/" + name + ".txt")
	if err != nil {
		return Policy{Name: name}
	}
	return Policy{Name: name, After: strings.TrimSpace(string(text))}
}

// targeted asks for an answer only where it is more than t sure: a mistake costs
// t/(1-t), so that at t answering and declining are worth the same (Kalai and
// others, Why language models hallucinate, 2025).
func targeted(text string) (Policy, error) {
	digits, percent := strings.CutSuffix(text, "%")
	t, err := strconv.ParseFloat(digits, 64)
	if percent {
		t /= 100
	}
	if err != nil || !(t > 0 && t < 1) {
		return Policy{}, fmt.Errorf("policy target:%s: T is how sure one has to be, between 0 and 1: write target:0.75 or target:75%%", text)
	}
	t = math.Round(t*1e4) / 1e4
	if t <= 0 || t >= 1 {
		return Policy{}, fmt.Errorf("policy target:%s: T is rounded to four decimals, and has to be between 0 and 1 then", text)
	}
	cost := math.Round(t/(1-t)*100) / 100
	points := number(cost) + " points"
	if cost == 1 {
		points = "1 point"
	}
	p := worded("target")
	p.Name = target + number(t)
	p.After = strings.NewReplacer("{percent}", number(math.Round(t*1e4)/1e2)+"%", "{cost}", points).Replace(p.After)
	return p, nil
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// question marks, in a policy of the user's own, where the question stands.
const question = "{question}"

// Custom is a policy of the user's own wording. It stands behind the question,
// or around it where {question} stands in it, once. A name that Named knows, an
// empty text, or a second {question} is an error.
func Custom(name, text string) (Policy, error) {
	if known, err := Named(name); err != nil || len(known) > 0 {
		return Policy{}, fmt.Errorf("%q is the name of a built-in policy: call the file something else", name)
	}
	text = strings.TrimSpace(text)
	before, after, around := strings.Cut(text, question)
	switch {
	case text == "" || text == question:
		return Policy{}, errors.New("it says nothing: neutral is the policy without an instruction")
	case strings.Contains(after, question):
		return Policy{}, errors.New("{question} stands in it twice")
	case !around:
		return Policy{Name: name, After: text}, nil
	}
	return Policy{Name: name, Before: strings.TrimSpace(before), After: strings.TrimSpace(after)}, nil
}

// Directed says whether a direction is given under p: under neutral and permit,
// and by examples, a model may do as it would. Under force answering is
// obedience, and a target moves the point at which one should decline.
func Directed(name string) bool {
	return name == Neutral().Name || name == FewShot().Name || strings.HasPrefix(name, permit+"-")
}

// ElicitsConfidence says whether replies under the policy of that name end with
// a line that says how sure they are.
func ElicitsConfidence(name string) bool { return name == confidence }
