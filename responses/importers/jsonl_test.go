package importers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses"
)

func TestJSONL(t *testing.T) {
	in := `{"id":"a","response":"Paris","extra":{"x":1}}

{"id":"a","epoch":1,"response":"","reasoning":"hm","model":"m","finish":"length"}`
	var got []Answer
	for a, err := range JSONL(strings.NewReader(in), "f.jsonl") {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a)
	}
	want := []Answer{
		{ID: "a", Response: "Paris", File: "f.jsonl", Line: 1, Unread: []string{"extra"}},
		{ID: "a", Epoch: 1, Reasoning: "hm", Model: "m", Finish: "length", File: "f.jsonl", Line: 3},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	record := responses.Record{N: 7, Epoch: 1, Key: responses.KeyOf(), Item: "a", Outcome: responses.Replied, Finish: "length", Reasoning: "hm", Model: "m"}
	if diff := cmp.Diff(record, want[1].Record(7, responses.KeyOf())); diff != "" {
		t.Errorf("record (-want +got)\n%s", diff)
	}
}

func TestJSONLReadsKeysAsTheyAreWritten(t *testing.T) {
	in := `{"id":"n1","ID":"n2","response":"x","Response":"y"}`
	for a, err := range JSONL(strings.NewReader(in), "f.jsonl") {
		want := Answer{ID: "n1", Response: "x", File: "f.jsonl", Line: 1, Unread: []string{"ID", "Response"}}
		if diff := cmp.Diff(want, a); err != nil || diff != "" {
			t.Errorf("%v (-want +got)\n%s", err, diff)
		}
	}
}

func TestJSONLTakesTheNamesOfServers(t *testing.T) {
	for _, c := range []struct {
		reason, line string
		want         Answer
	}{
		{"as a server says it", `{"id":"a","response":"x","finish_reason":"length","reasoning_content":"hm"}`, Answer{Finish: "length", Reasoning: "hm"}},
		{"null, where it says nothing", `{"id":"a","response":"x","finish_reason":null,"reasoning_content":null}`, Answer{}},
		{"an epoch of a table with gaps", `{"id":"a","response":"x","epoch":2.0}`, Answer{Epoch: 2}},
		{"both names, one of them empty", `{"id":"a","response":"x","reasoning":"","reasoning_content":"hm"}`, Answer{Reasoning: "hm"}},
		{"both names of the same thing", `{"id":"a","response":"x","finish":"stop","finish_reason":"stop"}`, Answer{Finish: "stop"}},
	} {
		c.want.ID, c.want.Response, c.want.File, c.want.Line = "a", "x", "f.jsonl", 1
		for a, err := range JSONL(strings.NewReader(c.line), "f.jsonl") {
			if diff := cmp.Diff(c.want, a); err != nil || diff != "" {
				t.Errorf("%s: %v (-want +got)\n%s", c.reason, err, diff)
			}
		}
	}
}

func TestJSONLReadsEveryKey(t *testing.T) {
	for _, key := range Keys() {
		line := `{"id":"a","response":"x","` + key + `":null}`
		if key == "id" || key == "response" {
			line = `{"id":"a","response":"x"}`
		}
		for a, err := range JSONL(strings.NewReader(line), "f.jsonl") {
			if err != nil || len(a.Unread) > 0 {
				t.Errorf("%s: %v, unread %q", key, err, a.Unread)
			}
		}
	}
}

func TestJSONLErrors(t *testing.T) {
	for _, c := range []struct{ reason, line, want string }{
		{"not JSON", `{"id":`, "f.jsonl:2: not JSON"},
		{"not an object", `[1]`, `f.jsonl:2: the line holds an array; expected {"id": "...", "response": "..."}, one such object a line`},
		{"no id", `{"response":"x"}`, `f.jsonl:2: "id" is missing`},
		{"an empty id", `{"id":" ","response":"x"}`, `f.jsonl:2: "id" is empty`},
		{"no response", `{"id":"b"}`, `f.jsonl:2: "response" is missing`},
		{"a response of null", `{"id":"b","response":null}`, `f.jsonl:2: "response" is missing`},
		{"an id of another type", `{"id":5,"response":"x"}`, `f.jsonl:2: "id" holds the number 5, not a string, as in "5"; expected`},
		{"a response of another type", `{"id":"b","response":["x"]}`, `f.jsonl:2: "response" holds an array, not a string`},
		{"a word", `true`, `f.jsonl:2: the line holds a boolean`},
		{"an id given twice: which is it?", `{"id":"b","id":"c","response":"x"}`, `f.jsonl:2: "id" stands here twice, and one of its values would be lost; keep one`},
		{"twice, and once escaped", `{"id":"b","\u0069d":"c","response":"x"}`, `f.jsonl:2: "id" stands here twice`},
		{"twice, of which one is null", `{"id":"b","response":"x","response":null}`, `f.jsonl:2: "response" stands here twice`},
		{"keys in capitals are other keys", `{"ID":"b","Response":"x"}`, `f.jsonl:2: "id" is missing, and "ID" is another key: write it in small letters`},
		{"a response in capitals", `{"id":"b","Response":"x"}`, `f.jsonl:2: "response" is missing, and "Response" is another key`},
		{"two names that do not agree", `{"id":"b","response":"x","finish":"stop","finish_reason":"length"}`, `f.jsonl:2: "finish_reason" says another thing than "finish" before it; keep one of the two`},
		{"two names of reasoning, the other way round", `{"id":"b","response":"x","reasoning_content":"a","reasoning":"b"}`, `f.jsonl:2: "reasoning" says another thing than "reasoning_content" before it`},
		{"a key that may have been meant", `{"id":"b","answer":"x","score":1}`, `f.jsonl:2: "response" is missing; not read: "answer", "score"; expected`},
		{"of many such keys the first", `{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1}`, `f.jsonl:2: "id" is missing; not read: "a", "b", "c", "d", "e", "f", and 2 more; expected`},
		{"as Python writes what is no number", `{"id":"b","response":"x","p":-Infinity}`, `f.jsonl:2: not JSON at byte 31, where Infinity stands: write null`},
		{"a second answer, of a model where the first names none: it may be the same", `{"id":"a","response":"y","model":"m"}`, `f.jsonl:2: a second answer to item "a", epoch 0; the first is on line 1. Give`},
		{"text in Latin-1 would be damaged", "{\"id\":\"b\",\"response\":\"\xe9t\xe9\"}", "f.jsonl:2: byte 23: not valid UTF-8: save the file as UTF-8"},
		{"longer than a reply may be", `{"id":"b","response":"` + strings.Repeat("x", longest+1) + `"}`, `f.jsonl:2: the answer to item "b" has 16777217 bytes, more than the 16777216 that are kept`},
		{"an epoch that is no whole number", `{"id":"b","response":"x","epoch":1.5}`, `f.jsonl:2: "epoch" holds the number 1.5, not a whole number`},
		{"an epoch of another type", `{"id":"b","response":"x","epoch":"1"}`, `f.jsonl:2: "epoch" holds a string, not a whole number`},
		{"an epoch below 0", `{"id":"b","response":"x","epoch":-1}`, `f.jsonl:2: "epoch" is -1`},
		{"a second answer", `{"id":"a","response":"y"}`, `f.jsonl:2: a second answer to item "a", epoch 0; the first is on line 1`},
	} {
		in := `{"id":"a","response":"x"}` + "\n" + c.line + "\n" + `{"id":"z","response":"x"}` + "\n"
		var last Answer
		var failures []string
		for a, err := range JSONL(strings.NewReader(in), "f.jsonl") {
			if err != nil {
				failures = append(failures, err.Error())
			} else {
				last = a
			}
		}
		if len(failures) != 1 || !strings.HasPrefix(failures[0], c.want) || last.ID != "z" {
			t.Errorf("%s: %q, last %q; want one error %q, and reading to go on", c.reason, failures, last.ID, c.want)
		}
	}
}

func TestJSONLThatIsNoLines(t *testing.T) {
	for _, c := range []struct {
		reason, in string
		want       []string
	}{
		{"a byte order mark", "\xef\xbb\xbf{\"id\":\"a\",\"response\":\"x\"}\n{\"id\":\"b\",\"response\":\"x\"}",
			[]string{"f.jsonl:1: the line begins with a byte order mark: save the file as UTF-8 without one"}},
		{"compressed, said once", "\x1f\x8b\x08\n\x00\n\x01", []string{"f.jsonl:1: the file is compressed (gzip): unpack it first"}},
		{"one list, said once", "[\n {\"id\":\"a\",\"response\":\"x\"},\n 5]", []string{"f.jsonl:1: the file is one JSON list, not one object a line: jq -c '.[]' FILE takes it apart"}},
		{"a list in one line", "\n [{\"id\":\"a\",\"response\":\"x\"}]", []string{"f.jsonl:2: the file is one JSON list, not one object a line: jq -c '.[]' FILE takes it apart"}},
		{"an object in several lines, said once", "{\n \"id\":\"a\",\n \"response\":\"x\"\n}", []string{"f.jsonl:1: an object goes over several lines here: jq -c . FILE puts each on one"}},
		{"an object that is broken off is one line that is wrong", "{\"id\":\n{\"id\":\"a\",\"response\":\"x\"}", []string{`f.jsonl:1: not JSON at byte 6 (unexpected end of JSON input); expected {"id": "...", "response": "..."}, one such object a line`}},
		{"UTF-16, said once", "\xff\xfe{\x00}\x00\n\x00{\x00}\x00", []string{"f.jsonl:1: the file is UTF-16: save it as UTF-8"}},
	} {
		var failures []string
		for _, err := range JSONL(strings.NewReader(c.in), "f.jsonl") {
			if err != nil {
				failures = append(failures, err.Error())
			}
		}
		if diff := cmp.Diff(c.want, failures); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.reason, diff)
		}
	}
}

func FuzzJSONL(f *testing.F) {
	f.Add(`{"id":"a","response":"x"}` + "\n" + `{"id":"a","response":"x"}`)
	f.Fuzz(func(t *testing.T, in string) {
		for a, err := range JSONL(strings.NewReader(in), "f") {
			if err == nil && (a.ID == "" || a.Line == 0 || a.Epoch < 0) {
				t.Fatalf("an answer that names no item or line: %+v", a)
			}
		}
	})
}
