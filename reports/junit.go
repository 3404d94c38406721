package reports

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// JUnit writes the gates of a document as JUnit XML, as CI systems read it: one
// test case a gate, one test suite for each suite of each run. A failure is a
// gate that was measured and does not hold, an error one that could not be
// measured, or a suite that is no evidence whatever its gates say. The time is that at which the run began, so that the same document
// gives the same bytes.
func JUnit(w io.Writer, d Document) error {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	e := xml.NewEncoder(&out)
	e.Indent("", "  ")
	if err := e.Encode(junitOf(d)); err != nil {
		return fmt.Errorf("writing the gates as JUnit XML: %w", err)
	}
	out.WriteByte('\n')
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("writing the gates as JUnit XML: %w", err)
	}
	return nil
}

type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Name    string       `xml:"name,attr"`
	Suites  []junitSuite `xml:"testsuite"`
	junitCounts
}

type junitCounts struct {
	Tests    int    `xml:"tests,attr"`
	Failures int    `xml:"failures,attr"`
	Errors   int    `xml:"errors,attr"`
	Skipped  int    `xml:"skipped,attr"`
	Time     string `xml:"time,attr"`
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitCounts
	Timestamp  string          `xml:"timestamp,attr,omitempty"`
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Class   string       `xml:"classname,attr"`
	Name    string       `xml:"name,attr"`
	Time    string       `xml:"time,attr"`
	Failure *junitRemark `xml:"failure"`
	Error   *junitRemark `xml:"error"`
	Out     string       `xml:"system-out,omitempty"`
}

type junitRemark struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// noTime is how long a judgement takes: the time was spent asking.
const noTime = "0"

func junitOf(d Document) junitSuites {
	all := junitSuites{Name: "abstain-eval", junitCounts: junitCounts{Time: noTime}}
	blocks := gateBlocks(d)
	several := slices.ContainsFunc(blocks, func(b gateBlock) bool { return b.run.ID != blocks[0].run.ID })
	for _, b := range blocks {
		// A name that changed from night to night would have no history, so that of a
		// lone run is not part of it.
		name := nameText(b.suite)
		if several {
			name = strings.Trim(nameText(b.run.Checkpoint+"."+b.run.Policy)+"."+name, ".")
		}
		if name == "" {
			name = "run"
		}
		s := junitSuite{Name: "abstain-eval.gates/" + name, junitCounts: junitCounts{Time: noTime}, Properties: junitProperties(d, b)}
		s.Timestamp = strings.TrimSuffix(Safe(b.run.Started), "Z")
		for _, g := range b.gates {
			s.Cases = append(s.Cases, junitCaseOf(b.run, g, "abstain-eval."+name))
		}
		if text := b.untold(); text != "" {
			s.Cases = append(s.Cases, junitCase{
				Class: "abstain-eval." + name, Name: "evidence", Time: noTime,
				Error: &junitRemark{"no evidence", "the suite is no evidence: " + strings.TrimSuffix(text, "."), text},
			})
		}
		for _, c := range s.Cases {
			s.count(c)
			all.count(c)
		}
		all.Suites = append(all.Suites, s)
	}
	return all
}

func (n *junitCounts) count(c junitCase) {
	n.Tests++
	if c.Failure != nil {
		n.Failures++
	}
	if c.Error != nil {
		n.Errors++
	}
}

func junitCaseOf(run Run, g Gate, class string) junitCase {
	c := junitCase{Class: class, Name: nameText(g.Name), Time: noTime}
	text := Safe(g.Expression) + ": " + measuredText(run, g)
	switch g.Outcome {
	case GateFailed:
		kind := "gate"
		if g.Change {
			kind = "regression"
		}
		c.Failure = &junitRemark{kind, gateRemark(g), text}
	case GateUnmeasured:
		c.Error = &junitRemark{"unmeasured", gateRemark(g), text}
	default:
		c.Out = measuredText(run, g)
		if remark := gateRemark(g); remark != "" {
			c.Out += "; " + remark
		}
	}
	return c
}

// junitProperties say what was judged.
func junitProperties(d Document, b gateBlock) []junitProperty {
	var out []junitProperty
	add := func(name, value string) {
		if value != "" {
			out = append(out, junitProperty{Safe(name), noteText(value)})
		}
	}
	if d.Simulated {
		add("simulated", "true: SIMULATED figures, which say nothing of a model")
	}
	add("model", b.run.Model)
	add("checkpoint", b.run.Checkpoint)
	add("policy", b.run.Policy)
	add("run_id", b.run.ID)
	for _, c := range d.Comparisons {
		if c.Next == b.run.ID {
			add("baseline_id", c.Base)
			add("baseline", c.BaseName)
		}
	}
	ref := refOf(b.run, b.suite)
	add("suite", strings.TrimSpace(ref.Name+" "+ref.Version))
	add("suite_hash", ref.Hash)
	add("scored_by", b.run.ScoredBy)
	for _, name := range []string{"GITHUB_SHA", "CI_COMMIT_SHA"} {
		add("git.sha", b.run.Tags[name])
	}
	for _, name := range sortedKeys(b.run.Tags) {
		add("tag."+name, b.run.Tags[name])
	}
	return out
}
