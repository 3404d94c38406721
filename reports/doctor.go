package reports

import (
	"io"
	"net/http"
	"strings"
)

// DiagnosisSchema names the JSON form of a Diagnosis.
const DiagnosisSchema = "abstain-eval/doctor/1"

// A Diagnosis is what a look at a server found: what doctor prints.
type Diagnosis struct {
	Schema    string      `json:"schema"`
	Tool      string      `json:"tool"`
	Address   string      `json:"address"`
	Model     string      `json:"model"`          // as asked for; "" where it was never settled
	Deep      bool        `json:"deep,omitempty"` // more than one request was sent
	Simulated bool        `json:"simulated,omitempty"`
	Exit      int         `json:"exit"` // the exit code of the process: 0 is fit to run
	Findings  []Finding   `json:"findings"`
	Exchanges []Exchanged `json:"exchanges,omitempty"` // as they went over the wire
}

// A Finding is one thing that was found out about a server.
type Finding struct {
	Topic string `json:"topic"` // such as "reasoning"; one finding a topic
	Level Level  `json:"level"`
	// Value is what was seen in a word or a number a program can act on, such
	// as "reasoning_content"; "" where there is none.
	Value string `json:"value"`
	Seen  string `json:"seen"`          // the same as a sentence
	Run   string `json:"run,omitempty"` // what run will do about it
}

// A Level says how much a finding matters.
type Level string

// The levels.
const (
	Fine    Level = "ok"
	Warning Level = "warning" // run will work, and something about it should be known
	Fault   Level = "fault"   // run would end here
	Untold  Level = "untold"  // it could not be found out
)

// An Exchanged is one request and its reply, without secrets.
type Exchanged struct {
	Purpose string      `json:"purpose"`
	Method  string      `json:"method"`
	URL     string      `json:"url"`
	Request string      `json:"request,omitempty"` // the body sent, as text
	Status  int         `json:"status,omitempty"`  // 0 where no reply came
	Header  http.Header `json:"header,omitempty"`
	Body    string      `json:"body,omitempty"` // as text; its beginning, if it is very large
	Error   string      `json:"error,omitempty"`
}

// DoctorJSON writes a diagnosis as it is.
func DoctorJSON(w io.Writer, d Diagnosis) error {
	d.Schema = DiagnosisSchema
	if d.Findings == nil {
		d.Findings = []Finding{}
	}
	return writeJSON(w, "a diagnosis", d)
}

// topicColumns is how wide the column of topics is.
const topicColumns = 14

// Doctor writes a diagnosis as a list, 72 columns wide: what was seen, and below
// it what run will do about it. Warnings and faults begin with the word. The
// exchanges are left out; Wire writes them.
func Doctor(w io.Writer, d Diagnosis) error {
	p := &printer{w: w}
	if d.Simulated {
		p.f("%s\n", fold("SIMULATED: this server draws its answers. What is found here says nothing of a model.", "", ""))
	}
	indent := strings.Repeat(" ", topicColumns)
	warnings := 0
	for _, f := range d.Findings {
		seen := f.Seen
		switch f.Level {
		case Warning:
			seen = "WARNING: " + seen
			warnings++
		case Fault:
			seen = "FAULT: " + seen
		}
		first := pad(f.Topic, topicColumns)
		one := seen + "; " + f.Run
		if f.Run != "" && !strings.HasSuffix(seen, ".") && textWidth(Safe(one)) <= columns-topicColumns {
			p.f("%s", fold(one, first, indent))
			continue
		}
		p.f("%s", fold(seen, first, indent))
		if f.Run != "" {
			p.f("%s", fold(f.Run, indent, indent))
		}
	}
	if len(d.Findings) > 0 {
		p.f("\n")
	}
	p.f("%s", fold(verdictOf(d, warnings), "", ""))
	return p.err
}

func verdictOf(d Diagnosis, warnings int) string {
	switch {
	case d.Exit != 0:
		return "Not fit to run as it is."
	case warnings == 0:
		return "Fit to run."
	}
	return "Fit to run; " + plural(warnings, "warning") + " above."
}

// Wire writes the exchanges of a diagnosis as they went over the wire: text of
// a server, made harmless for a terminal, in lines as long as they were.
func Wire(w io.Writer, d Diagnosis) error {
	p := &printer{w: w}
	for _, x := range d.Exchanges {
		p.f("--- %s\n>>> %s %s\n", Safe(x.Purpose), Safe(x.Method), Safe(x.URL))
		if x.Request != "" {
			p.f("%s\n", SafeLines(x.Request))
		}
		if x.Status != 0 {
			p.f("<<< %d %s\n", x.Status, http.StatusText(x.Status))
		}
		for _, name := range sortedKeys(x.Header) {
			p.f("%s: %s\n", Safe(name), Safe(strings.Join(x.Header[name], ", ")))
		}
		if x.Body != "" {
			p.f("\n%s\n", SafeLines(x.Body))
		}
		if x.Error != "" {
			p.f("!!! %s\n", Safe(x.Error))
		}
		p.f("\n")
	}
	return p.err
}
