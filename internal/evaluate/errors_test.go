package evaluate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

func TestExplain(t *testing.T) {
	for _, test := range []struct {
		err    error
		want   Code
		advice bool
		reason string
	}{
		{nil, OK, false, "nothing went wrong"},
		{&UsageError{Message: "m", Next: "n"}, Misuse, true, "a mistake on the command line"},
		{&suites.UnknownError{Ref: "x"}, Misuse, true, "no such suite"},
		{&jsonl.SyntaxError{File: "f", Line: 3, Err: errors.New("bad")}, Misuse, false, "the message has file and line"},
		{&asking.Stop{Err: &endpoint.AuthError{}}, Misuse, true, "a wrong key"},
		{&asking.Stop{Err: &endpoint.ModelError{}}, Misuse, true, "a wrong model"},
		{&asking.Stop{Err: &endpoint.URLError{}}, Misuse, true, "a wrong address"},
		{&asking.Stop{Err: &endpoint.URLError{API: wire.APICompletions}}, Misuse, true, "a server without /completions"},
		{&asking.Stop{Err: &endpoint.WrongAPIError{API: wire.APICompletions}}, Misuse, true, "a chat model asked to complete"},
		{&asking.Stop{Err: &endpoint.WrongAPIError{API: wire.APIChat}}, Misuse, true, "a base model asked to chat"},
		{&asking.Stop{Err: &endpoint.ParamError{Flag: "--temperature"}}, Misuse, true, "a refused parameter"},
		{&asking.Stop{Err: &endpoint.CertificateError{}}, Misuse, true, "a certificate that is not trusted"},
		{&asking.Stop{Err: &asking.RefusedError{}}, Misuse, true, "every question refused"},
		{&runs.ChangedError{}, Misuse, false, "another configuration"},
		{&runs.LockedError{}, Misuse, true, "a second process"},
		{&runs.NotARunError{}, Misuse, false, "the message says what is missing"},
		{&runs.AmbiguousRunError{}, Misuse, false, "the message lists the runs"},
		{&runs.OccupiedError{}, Misuse, false, "the message says what is in the way"},
		{&runs.UnknownRunError{}, Misuse, false, "the message lists the runs"},
		{&runs.CorruptError{Err: errors.New("x")}, Internal, false, "a damaged file"},
		{&endpoint.GaveUpError{}, Incomplete, true, "the server does not answer"},
		{&endpoint.RetryAfterError{}, Incomplete, true, "the server wants a long wait"},
		{&endpoint.QuotaError{}, Incomplete, true, "no credit"},
		{&asking.BreakerError{Last: errors.New("x")}, Incomplete, true, "the server went away"},
		{&UnfinishedError{Err: &endpoint.ConnectError{}}, Incomplete, true, "asks are open"},
		{&UnfinishedError{Open: 1, Of: 9, Err: &endpoint.TimeoutError{Item: "core/a"}}, Incomplete, true, "one is open"},
		{&UnfinishedError{Open: 9, Of: 9, Err: &asking.Stop{Err: &endpoint.RefusingError{}}}, Incomplete, true, "the server began to refuse everything"},
		{fmt.Errorf("reading: %w", &PartialError{}), Incomplete, true, "what is of complete runs alone"},
		{&UnscoredError{}, Unmeasurable, true, "too much unscored"},
		{&gates.SyntaxError{}, Misuse, true, "an expression"},
		{&gates.FileError{}, Misuse, true, "a file of them"},
		{&GateError{Failed: 1, Of: 2}, Failed, true, "a gate failed"},
		{&UnmeasuredError{Gates: 1}, Unmeasurable, true, "a gate could not be measured"},
		{&UnjudgedError{Open: 1, Of: 2}, Incomplete, true, "a run to be judged is incomplete"},
		{errors.Join(&GateError{}, &UnmeasuredError{}), Unmeasurable, true, "in a job, what could not be measured before what failed"},
		{errors.Join(&UnmeasuredError{}, &GateError{}, &UnjudgedError{}), Incomplete, true, "and what is not complete before both"},
		{fmt.Errorf("asking: %w", context.Canceled), Interrupted, true, "a signal"},
		{&runs.PlaceError{Err: fs.ErrPermission}, Internal, false, "a read-only directory: the message says what to do"},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, Internal, true, "a file one may not read"},
		{errors.New("something"), Internal, false, "anything else"},
		{errors.Join(&UnscoredError{}, errors.New("the report could not be written")), Internal, false, "of several the worst"},
		{errors.Join(context.Canceled, nil, &UnfinishedError{}), Interrupted, true, "an interruption leaves asks open"},
	} {
		code, next := Explain(test.err)
		if code != test.want || (next != "") != test.advice {
			t.Errorf("%s: code %d, advice %q; want code %d, advice %v", test.reason, code, next, test.want, test.advice)
		}
	}
}

// TestAdvice: what is to be done is about what the user gave.
func TestAdvice(t *testing.T) {
	for _, test := range []struct {
		err    error
		says   string
		reason string
	}{
		{&endpoint.ModelError{}, "one of the server's models", "a server with a list"},
		{&endpoint.ModelError{Model: "qwen2.5-7b-instruct", Listed: []string{"m", "Qwen/Qwen2.5-7B-Instruct"}}, "did you mean Qwen/Qwen2.5-7B-Instruct?", "the organization left out"},
		{&endpoint.ModelError{Model: "org/my-chpt", Listed: []string{"org/base", "org/my-ckpt"}}, "did you mean org/my-ckpt?", "a letter mistaken"},
		{&endpoint.ModelError{Model: "gpt", Listed: []string{"my-ckpt", "base"}}, "--model; it lists my-ckpt, base", "none is near"},
		{&endpoint.ModelError{Model: "m", Listed: []string{"m", "n"}}, "it lists this one all the same", "a list that promises too much"},
		{&UnscoredError{Truncated: true}, "--retry truncated", "asked by run"},
		{&UnscoredError{Truncated: true, Foreign: true}, "score that file", "a file of answers"},
		{&UnscoredError{Refused: true, Foreign: true}, "score that file", "a file of errors"},
		{&endpoint.AuthError{Status: 401}, "set the key in OPENAI_API_KEY", "a key is wanted"},
		{&endpoint.AuthError{Status: 403}, "or a firewall", "no key mends that"},
		{&endpoint.ModelError{Azure: true}, "a deployment of this resource", "Azure knows deployments by names of their own"},
		{&endpoint.URLError{}, "/v1", "the usual address"},
		{&endpoint.URLError{Azure: true}, "https://RESOURCE.openai.azure.com", "an address of Azure's has no /v1"},
		{&endpoint.ParamError{Param: "seed", Flag: "--seed"}, "change or leave out --seed", "a flag that was given"},
		{&endpoint.ParamError{Param: "temperature", Flag: "--temperature"}, "give --temperature another value", "left out it is sent as 0"},
		{&endpoint.ParamError{Param: "max_tokens", Flag: "--max-tokens"}, "give --max-tokens another value", "left out it is sent as 4096"},
		{&endpoint.CertificateError{}, "--ca-cert", "an authority of one's own"},
		{&endpoint.CertificateError{Host: true}, "--base-url", "a name that its certificate does not have"},
		{&endpoint.URLError{API: wire.APICompletions}, "leave out --api completions", "few servers have it"},
	} {
		if _, next := Explain(&asking.Stop{Err: test.err}); !strings.Contains(next, test.says) {
			t.Errorf("%s: %q does not say %q", test.reason, next, test.says)
		}
	}
}

func TestComplaints(t *testing.T) {
	usage := func(message, next string) error { return &UsageError{Message: message, Next: next} }
	for _, test := range []struct {
		err    error
		want   []Complaint
		reason string
	}{
		{usage("a", "do a"), []Complaint{{"a", "do a"}}, "one"},
		{errors.Join(usage("a", "do a"), usage("b", "")), []Complaint{{"a", "do a"}, {"b", ""}}, "advice stands with what it is about"},
		{errors.Join(errors.Join(usage("a", ""), usage("b", "do b")), usage("c", "do c")), []Complaint{{"a", ""}, {"b", "do b"}, {"c", "do c"}}, "joined twice"},
		{errors.Join(usage("a", "do"), usage("a", "do"), usage("a", "do")), []Complaint{{"a", "do"}}, "what is said once is enough"},
		{errors.Join(usage("a", "do"), usage("b", "do"), usage("c", "else")), []Complaint{{"a", ""}, {"b", "do"}, {"c", "else"}}, "and so is what is advised alike"},
		{fmt.Errorf("reading: %w", usage("a", "do a")), []Complaint{{"reading: a", "do a"}}, "what says more stays whole"},
	} {
		if diff := cmp.Diff(test.want, Complaints(test.err)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.reason, diff)
		}
	}
}

// TestEveryRunWithoutEvidenceIsNamed: the error speaks of one, and names the others.
func TestEveryRunWithoutEvidenceIsNamed(t *testing.T) {
	poor := func(name string) *UnscoredError {
		return &UnscoredError{NoEvidence: reports.NoEvidence{LostPart: reports.LostPart{Part: "answerable items", Unscored: 4, Of: 8}, Allowed: .05}, Checkpoint: name, Suite: "s", Dir: "logs/job/" + name + ".neutral"}
	}
	const first = "m: 4 of 8 responses to answerable items of s could not be scored, more than the 5% allowed"
	for n, want := range []string{"", first, first + "; too much of n.neutral could not be scored either", first + "; too much of n.neutral, o.neutral could not be scored either"} {
		errs := []error{nil, &UnfinishedError{}}
		for _, name := range []string{"m", "n", "o"}[:n] {
			errs = append(errs, poor(name))
		}
		nameOthers(errs)
		if n > 0 && errs[2].Error() != want {
			t.Errorf("%d runs: %q, want %q", n, errs[2], want)
		}
	}
}

func TestWorst(t *testing.T) {
	internal, misuse := errors.New("disk"), &UsageError{Message: "m"}
	open, unscored := &UnfinishedError{}, &UnscoredError{}
	for _, test := range []struct {
		errs   []error
		want   error
		reason string
	}{
		{nil, nil, "nothing went wrong"},
		{[]error{nil, nil}, nil, "nothing went wrong anywhere"},
		{[]error{unscored, nil, open}, open, "4 before 5"},
		{[]error{open, misuse, unscored}, misuse, "the user's mistake before what time may mend"},
		{[]error{misuse, internal}, internal, "a failing disk before everything"},
	} {
		if got := worst(test.errs); !errors.Is(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.reason, got, test.want)
		}
	}
}

func TestEvidence(t *testing.T) {
	run := func(unscored, scored int) reports.Run {
		r := reports.Run{Planned: 10, Recorded: 10, Signatures: make([]reports.SuiteReport, 1)}
		r.Signatures[0].Strict.OverAnswer = signature.Side{Unscored: unscored}
		r.Signatures[0].Strict.OverAnswer.Of = scored
		return r
	}
	incomplete := run(9, 1)
	incomplete.Recorded = 9
	for _, test := range []struct {
		run    reports.Run
		fails  bool
		reason string
	}{
		{run(0, 0), false, "a side without items is not unscored"},
		{run(1, 19), false, "5% is allowed"},
		{run(2, 19), true, "more is not"},
		{run(20, 0), true, "nothing could be scored"},
		{incomplete, false, "an incomplete run has a graver error"},
	} {
		if err := evidence(test.run, "dir", .05); (err != nil) != test.fails {
			t.Errorf("%s: got %v", test.reason, err)
		}
	}
}

// Of what could not be scored every part is told, and the worst before the others.
func TestEvidenceNamesTheWorst(t *testing.T) {
	suite := func(name string, lostU, lostA int) (r reports.SuiteReport) {
		r.Strict.Suite = name
		r.Strict.OverAnswer.Unscored, r.Strict.OverAnswer.Of = lostU, 80-lostU
		r.Strict.OverRefusal.Unscored, r.Strict.OverRefusal.Of = lostA, 80-lostA
		return r
	}
	for _, test := range []struct {
		suites []reports.SuiteReport
		want   string
		reason string
	}{
		{[]reports.SuiteReport{suite("s", 5, 70)},
			"m: 70 of 80 responses to answerable items and 5 of 80 to unanswerable items of s could not be scored, more than the 5% allowed",
			"both sides are over the limit, and the second more so"},
		{[]reports.SuiteReport{suite("s", 5, 5)},
			"m: 5 of 80 responses to unanswerable items and 5 of 80 to answerable items of s could not be scored, more than the 5% allowed",
			"equally bad sides stand in their usual order"},
		{[]reports.SuiteReport{suite("s", 4, 70)},
			"m: 70 of 80 responses to answerable items of s could not be scored, more than the 5% allowed",
			"a side within the limit is not named"},
		{[]reports.SuiteReport{suite("s", 5, 0), suite("t", 0, 0), suite("u", 0, 9)},
			"m: 9 of 80 responses to answerable items of u could not be scored, more than the 5% allowed; of s too much could not be scored either",
			"of several suites the worst has the word"},
	} {
		err := evidence(reports.Run{Checkpoint: "m", Signatures: test.suites}, "dir", .05)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: got  %v\nwant %s", test.reason, err, test.want)
		}
	}
}

// TestSuitesWithCommas: a list is what other tools take.
func TestSuitesWithCommas(t *testing.T) {
	if _, next := Explain(&suites.UnknownError{Ref: "core,hard"}); !strings.HasSuffix(next, "as in abstain-eval run core hard") {
		t.Errorf("%q", next)
	}
}

// TestTheLastOpenQuestion: of one question that stays open it is said which it is.
func TestTheLastOpenQuestion(t *testing.T) {
	open := func(n int) error {
		return &UnfinishedError{Checkpoint: "m", Open: n, Of: 9, Err: &endpoint.GaveUpError{Item: "core/au-001-u", Tries: 9, Message: "HTTP 500"}}
	}
	if _, next := Explain(open(1)); !strings.HasPrefix(next, "the question is core/au-001-u: ") {
		t.Errorf("one is open: %q", next)
	}
	if text := open(1).Error(); !strings.HasPrefix(text, "m: 1 of 9 asks is still open: ") {
		t.Errorf("one is open: %q", text)
	}
	if _, next := Explain(open(2)); strings.Contains(next, "core/") {
		t.Errorf("two are open: %q", next)
	}
}
