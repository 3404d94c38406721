package reports_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/reports"
)

func junit(t testing.TB, d reports.Document) string { return written(t, reports.JUnit, d) }

// TestJUnit holds the file as a CI system reads it.
func TestJUnit(t *testing.T) {
	d := gated()
	d.Simulated = true
	d.Gates = []reports.Gate{d.Gates[0], d.Gates[3], d.Gates[6], d.Gates[7]}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="abstain-eval" tests="4" failures="2" errors="1" skipped="0" time="0">
  <testsuite name="abstain-eval.gates/core" tests="4" failures="2" errors="1" skipped="0" time="0" timestamp="2026-11-23T01:20:00">
    <properties>
      <property name="simulated" value="true: SIMULATED figures, which say nothing of a model"></property>
      <property name="model" value="rl"></property>
      <property name="checkpoint" value="rl-400"></property>
      <property name="policy" value="neutral"></property>
      <property name="run_id" value="7f"></property>
      <property name="baseline_id" value="03"></property>
      <property name="baseline" value="sft"></property>
      <property name="suite" value="core 1.0.0"></property>
      <property name="suite_hash" value="aa"></property>
      <property name="scored_by" value="local/3"></property>
      <property name="git.sha" value="4f1d2c"></property>
      <property name="tag.GITHUB_SHA" value="4f1d2c"></property>
      <property name="tag.lab" value="b"></property>
    </properties>
    <testcase classname="abstain-eval.core" name="over_answer_rate.lo &lt;= 0.1" time="0">
      <failure type="gate" message="over_answer_rate.lo is 0.1003">over_answer_rate.lo &lt;= 0.1: 18% (10.03-30) of 95</failure>
    </testcase>
    <testcase classname="abstain-eval.core" name="policy_share &lt;= 5%" time="0">
      <error type="unmeasured" message="no response declines">policy_share &lt;= 5%: no data</error>
    </testcase>
    <testcase classname="abstain-eval.core" name="wrong_rate not worse" time="0">
      <failure type="regression" message="it changed by +8 points (3 to 13), Holm p .004 with all such gates allowed for">wrong_rate not worse: +8 points, Holm p .004</failure>
    </testcase>
    <testcase classname="abstain-eval.core" name="over_answer_rate not worse" time="0">
      <system-out>+8 points, Holm p .030; it changed by +8 points (3 to 13), Holm p .030 with all such gates allowed for; amber: it may be worse, which its p does not show at alpha 0.01</system-out>
    </testcase>
  </testsuite>
</testsuites>
`
	if diff := cmp.Diff(want, junit(t, d)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestJUnitOfAJob: the runs of a job are told apart, those that were never begun
// too.
func TestJUnitOfAJob(t *testing.T) {
	d := gated()
	d.Comparisons = nil
	d.Gates = []reports.Gate{
		{Run: "03", Suite: "core", Name: "a", Outcome: reports.GatePassed}, {Run: "7f", Suite: "core", Name: "a", Outcome: reports.GatePassed},
		{Name: "a for gone.neutral", Outcome: reports.GateUnmeasured, Why: "the run was never begun"},
	}
	page := junit(t, d)
	for _, want := range []string{`name="abstain-eval.gates/sft.neutral.core"`, `name="abstain-eval.gates/rl-400.neutral.core"`, `classname="abstain-eval.run" name="a for gone.neutral"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

// assertJUnit reads the file back and holds its counts to its cases.
func assertJUnit(t testing.TB, page string, gates int) {
	t.Helper()
	var read struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
		Suites   []struct {
			Tests      int `xml:"tests,attr"`
			Properties []struct {
				Value string `xml:"value,attr"`
			} `xml:"properties>property"`
			Cases []struct {
				Name    string    `xml:"name,attr"`
				Failure *struct{} `xml:"failure"`
				Error   *struct{} `xml:"error"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(page), &read); err != nil {
		t.Fatalf("not well formed: %v\n%q", err, page)
	}
	cases, failures, unmeasured := 0, 0, 0
	for _, s := range read.Suites {
		if s.Tests != len(s.Cases) {
			t.Errorf("a suite of %d cases says %d", len(s.Cases), s.Tests)
		}
		for _, c := range s.Cases {
			cases++
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				unmeasured++
			}
		}
	}
	if cases != gates || read.Tests != cases || read.Failures != failures || read.Errors != unmeasured {
		t.Errorf("%d gates: %d cases, %d failures, %d errors; the file says %d, %d, %d", gates, cases, failures, unmeasured, read.Tests, read.Failures, read.Errors)
	}
	assertVisible(t, "junit", page)
}
