package reports

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// The views below hold what the templates print: text that is already Safe and
// numbers that are already rounded, so that a template decides nothing.

type page struct {
	CSS         template.CSS
	Title       string
	Heading     string
	Note        string // under the heading
	Simulated   string
	Provisional string
	Single      *suiteView // the only suite of the only run, shown at the top
	Probes      bool       // there is no suite but probes, which have no rates of two sides
	Plane       *plane     // nil where no run has both rates
	Absent      []string   // what the plane cannot show
	Comparisons []comparisonView
	Shifts      []shift // where there is more than one comparison, what each came to
	Runs        []runView
	Limits      []string
	Tool        string
}

type runView struct {
	Anchor, Checkpoint string
	Simulated          bool
	Suites             []suiteView
	Truth              *truthView
	Facts              []fact
}

type fact struct{ Name, Value string }

func newPage(d Document) (page, error) {
	css, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		return page{}, err
	}
	p := page{CSS: template.CSS(css), Tool: nameText(d.Tool)}
	for i, run := range d.Runs {
		p.Runs = append(p.Runs, newRun(run, fmt.Sprintf("run-%d", i+1)))
	}
	for _, limit := range d.Limits {
		p.Limits = append(p.Limits, noteText(limit))
	}
	if d.Simulated {
		p.Simulated = capital(simulatedText)
	}
	if d.Provisional {
		p.Provisional = provisionalText(d)
	}
	p.Plane, p.Absent = newPlane(d)
	p.head(d)
	p.compared(d)
	return p, nil
}

// head sets title and heading: with one suite its headline, else a question.
func (p *page) head(d Document) {
	var names []string
	suites := 0
	for i := range p.Runs {
		suites += len(p.Runs[i].Suites)
		if name := p.Runs[i].Checkpoint; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	const most = 3
	about := list(names)
	if len(names) > most {
		about = fmt.Sprintf("%d checkpoints", len(names))
	}
	p.Title, p.Probes = question(d), probesAlone(d)
	p.Heading = p.Title
	switch {
	case len(d.Runs) == 0:
		p.Note = noRun
	case suites == 0:
		p.Note = noResponse
	case suites == 1:
		for i := range p.Runs {
			if len(p.Runs[i].Suites) == 1 {
				p.Single = &p.Runs[i].Suites[0]
				p.Single.AtTop = true
			}
		}
		p.Heading = p.Single.Headline
	default:
		p.number()
		p.Note = plural(len(d.Runs), "run") + p.shared() + ". Each rate is shown with its interval and its margin."
		switch {
		case p.Probes:
			p.Note = plural(len(d.Runs), "run") + p.shared() + ". A probe has one side, and gets no direction."
		case len(names) > 1:
			p.Heading = "Which way do they fail?"
		}
	}
	if about != "" {
		p.Title = about + ": " + strings.ToLower(p.Title[:1]) + p.Title[1:]
	}
	if d.Simulated {
		p.Title = "SIMULATED: " + p.Title
	}
}

// question is what a report answers. A probe does not say which way a model fails.
func question(d Document) string {
	if probesAlone(d) {
		return "What does it do on probes?"
	}
	return "Which way does it fail?"
}

// probesAlone says whether there are suites and all of them are probes.
func probesAlone(d Document) bool {
	found := false
	for _, run := range d.Runs {
		for _, s := range run.Signatures {
			if s.Strict.Probe == nil {
				return false
			}
			found = true
		}
	}
	return found
}

// shared says what all runs were asked, which is then not said of each.
func (p *page) shared() string {
	asked := map[string]bool{}
	for _, run := range p.Runs {
		for _, s := range run.Suites {
			asked[s.Where] = true
		}
	}
	if len(asked) != 1 {
		return ""
	}
	where := ""
	for i := range p.Runs {
		for j := range p.Runs[i].Suites {
			where, p.Runs[i].Suites[j].Where = p.Runs[i].Suites[j].Where, ""
		}
	}
	return " on " + where
}

// number gives the suites the numbers under which a crowded plane shows them.
func (p *page) number() {
	if p.Plane == nil || !p.Plane.Numbered {
		return
	}
	n := 0
	for i := range p.Runs {
		for j := range p.Runs[i].Suites {
			n++
			p.Runs[i].Suites[j].Number = n
		}
	}
}

func newRun(run Run, anchor string) runView {
	v := runView{
		Anchor:     anchor,
		Checkpoint: nameText(run.Checkpoint),
		Simulated:  run.Simulated,
		Truth:      newTruth(run),
		Facts:      facts(run),
	}
	for i, suite := range run.Signatures {
		v.Suites = append(v.Suites, newSuite(run, suite, fmt.Sprintf("%s-%d", anchor, i+1)))
	}
	return v
}

// facts say how a run was asked.
func facts(run Run) []fact {
	f := []fact{
		{"model", nameText(run.Model)},
		{"policy", nameText(run.Policy)},
		{"parameters", paramsLine(run, nameText)},
	}
	if asked := askedText(run); asked != "" {
		f = append(f, fact{"asked", nameText(asked)})
	}
	f = append(f, fact{"served as", servedText(run)}, fact{"fingerprints", fingerprintText(run)})
	if run.System {
		f = append(f, fact{"system message", "the user's own"})
	}
	if run.TrainedBy != "" {
		f = append(f, fact{"trained by", nameText(run.TrainedBy)})
	}
	if len(run.Capabilities) > 0 {
		f = append(f, fact{"declared to have", nameText(list(run.Capabilities))})
	}
	for _, s := range run.Suites {
		text := fmt.Sprintf("%s, %s", nameText(s.Name+" "+s.Version), plural(s.Items, "item"))
		if s.Hash != "" {
			text += ", hash " + nameText(s.Hash)
		}
		f = append(f, fact{"suite", text})
		if left := leftOutText(run, s.Name); left != "" {
			_, what, _ := strings.Cut(left, ": ")
			f = append(f, fact{"left out", nameText(s.Name) + ": " + what})
		}
	}
	f = append(f,
		fact{"run", nameText(run.ID)},
		fact{"started", nameText(run.Started)},
		fact{"responses", fmt.Sprintf("%d of %d recorded", run.Recorded, run.Planned)},
	)
	f = append(f, fact{"tokens", tokensText(run.Usage)}, fact{"scored by", nameText(run.ScoredBy)})
	return slices.DeleteFunc(f, func(f fact) bool { return f.Value == "" })
}

// tokensText is what the responses cost, without the counts that no reply tells.
func tokensText(u Usage) string {
	var parts []string
	for _, of := range []struct {
		n    int
		what string
	}{{u.Prompt, "prompt"}, {u.Completion, "completion"}, {u.Reasoning, "reasoning"}} {
		if of.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", of.n, of.what))
		}
	}
	if u.Reasoning > 0 && u.Completion > 0 {
		parts[len(parts)-1] = "of them " + parts[len(parts)-1]
	}
	return strings.Join(parts, ", ")
}

// paramsLine lists the parameters as sent, each made harmless by safe.
func paramsLine(run Run, safe func(string) string) string {
	var parts []string
	for _, name := range sortedKeys(run.Params) {
		parts = append(parts, safe(name+" "+run.Params[name]))
	}
	if len(parts) == 0 {
		return "not known"
	}
	return strings.Join(parts, ", ")
}
