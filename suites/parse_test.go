package suites

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseReadsEveryField(t *testing.T) {
	for _, row := range []struct {
		reason, line string
		want         Item
	}{
		{
			"an answerable item with all that it can have",
			`{"id":"x/1","scenario":"stale","answerable":true,"pair":"p","cluster":"c","context":"C","question":"Q?","choices":["a","b"],
			"answers":["a","A"],"match":{"type":"number","tolerance":0.5,"unit":"min","keep_case":true},"answer_type":"choice",
			"assumes":["closed_book","no_tools","no_clock","text_only"],"proof":{"kind":"solver","note":"n"},"difficulty":5,"domain":"units",
			"source":"s","license":"CC0-1.0","valid_from":"2024-02-29","valid_until":"2026-01-01","review_by":"2025-06-30","public_since":"2020-01-01",
			"contested":true,"why":"w","probe":"hard","control":"x/0","steps":["one","two"],"upstream":{"id":"u","label":"l","rule":"r"},
			"eval_only":true,"meta":{"any": [1, {"a":null}]}}`,
			Item{ID: "x/1", Scenario: Stale, Answerable: true, Pair: "p", Cluster: "c", Context: "C", Question: "Q?", Choices: []string{"a", "b"},
				Answers: []string{"a", "A"}, Match: &Match{Type: "number", Tolerance: .5, Unit: "min", KeepCase: true}, AnswerType: TypeChoice,
				Assumes: Assumptions(), Proof: &Proof{"solver", "n"}, Difficulty: 5, Domain: "units", Source: "s", License: "CC0-1.0",
				ValidFrom: "2024-02-29", ValidUntil: "2026-01-01", ReviewBy: "2025-06-30", PublicSince: "2020-01-01", Contested: true, Why: "w",
				Probe: "hard", Control: "x/0", Steps: []string{"one", "two"}, Upstream: &Upstream{"u", "l", "r"}, EvalOnly: true,
				Meta: json.RawMessage(`{"any":[1,{"a":null}]}`)},
		},
		{
			"an unanswerable item, keys in another order, space between",
			"\t{ \"answerable\" : false , \"missing\":{\"any_of\":[ \"size\" ],\"say\":\"S\"},\"lures\":[\"3\"], \"question\":\"Q\",\"scenario\":\"subjective\",\"id\":\"i\" } ",
			Item{ID: "i", Scenario: Subjective, Question: "Q", Missing: &Missing{"S", []string{"size"}}, Lures: []string{"3"}},
		},
		{
			"an answerable item without gold by design; empty arrays are absent fields",
			`{"id":"i","scenario":"stale","answerable":true,"question":"Q","answers":[],"lures":[],"context":""}`,
			Item{ID: "i", Scenario: Stale, Answerable: true, Question: "Q"},
		},
		{
			"escapes, a surrogate pair and plain UTF-8",
			`{"id":"i","scenario":"stale","answerable":false,"question":"\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00 é😀<&>"}`,
			Item{ID: "i", Scenario: Stale, Question: "\"\\/\b\f\n\r\té😀 é😀<&>"},
		},
		{
			"an item of a probe lacks nothing and so has no scenario",
			`{"id":"i","answerable":true,"question":"Q","difficulty":6,"probe":"hard"}`,
			Item{ID: "i", Answerable: true, Question: "Q", Difficulty: 6, Probe: "hard"},
		},
		{
			"a difficulty goes by its value",
			`{"id":"i","scenario":"stale","answerable":false,"question":"Q","difficulty":2.0}`,
			Item{ID: "i", Scenario: Stale, Question: "Q", Difficulty: 2},
		},
		{
			"a tolerance of minus nothing is nothing",
			`{"id":"i","scenario":"stale","answerable":true,"question":"Q","answers":["1"],"match":{"type":"number","tolerance":-0.0}}`,
			Item{ID: "i", Scenario: Stale, Answerable: true, Question: "Q", Answers: []string{"1"}, Match: &Match{Type: "number"}},
		},
	} {
		got, err := Parse([]byte(row.line))
		if err != nil {
			t.Errorf("%s: %v", row.reason, err)
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
		agree(t, []byte(row.line))
	}
}

func TestParseRefuses(t *testing.T) {
	// In a line of these tests, ANSWERABLE and UNANSWERABLE stand for the
	// members that every item needs.
	members := strings.NewReplacer(
		"UNANSWERABLE", `"id":"i","scenario":"stale","answerable":false,"question":"Q"`,
		"ANSWERABLE", `"id":"i","scenario":"stale","answerable":true,"question":"Q"`)
	for _, row := range []struct{ line, want string }{
		// JSON itself.
		{``, `expected an object, got the end of the line`},
		{`["a"]`, `expected an object, got an array`},
		{`null`, `expected an object, got null (leave it out instead)`},
		{"\xef\xbb\xbf{UNANSWERABLE}", `the line begins with a byte order mark: save the file as UTF-8 without one`},
		{"{\"id\":\"a\xff\"}", `byte 9: not valid UTF-8: save the file as UTF-8`},
		{`{UNANSWERABLE`, `byte 63: expected ',' or '}' after the value of "question", got the end of the line`},
		{`{UNANSWERABLE}}`, `byte 64: expected nothing after the item's object, got '}'`},
		{`{UNANSWERABLE} {}`, `byte 65: expected nothing after the item's object, got an object: put each item on a line of its own`},
		{`{UNANSWERABLE,}`, `byte 64: expected a key in double quotes, got '}': remove the comma before it`},
		{`{id:"i"}`, `byte 2: expected a key in double quotes, got 'i'`},
		{`{"id" "i"}`, `byte 7: expected ':' after the key "id", got a string`},
		{`{"id":"i`, `id: byte 7: this string is not closed`},
		{`{"id":"i\`, `id: byte 9: "\\" is not a JSON escape of a character`},
		{`{"id":"\x"}`, `id: byte 8: "\\x\"}" is not a JSON escape of a character`},
		{`{"id":"\u12g4"}`, `id: byte 8: "\\u12g4" is not a JSON escape of a character`},
		{`{"id":"\ud83d!"}`, `id: byte 8: "\\ud83d" is not a JSON escape of a character`},
		{`{"id":"\ude00\ud83d"}`, `id: byte 8: "\\ude00" is not a JSON escape of a character`},
		{"{\"id\":\"a\tb\"}", `id: byte 9: a tab in a string is written \t`},
		{"{\"id\":\"\\n\x00b\"}", `id: byte 10: the control character U+0000 must be escaped in a string`},
		{`{'id':"i"}`, `byte 2: expected a key in double quotes, got a single quotation mark; JSON takes " alone`},
		{`{“id”:"i"}`, `byte 2: expected a key in double quotes, got '“', a typographic quotation mark; JSON takes " alone`},
		{`{"id":„i“}`, `id: expected a string, got '„', a typographic quotation mark; JSON takes " alone`},
		{`{"answerable":True}`, `answerable: expected true or false, got True; in JSON it is true`},
		{`{"answerable":FALSE}`, `answerable: expected true or false, got FALSE; in JSON it is false`}, // as spreadsheets have it
		{`{"match":None}`, `match: expected an object, got None, which JSON does not have (leave it out instead)`},
		{`{"difficulty":NaN}`, `difficulty: expected a number, got NaN, which JSON does not have (leave it out instead)`}, // an empty cell
		{`{"answers":[null]}`, `answers[0]: expected a string, got null (leave it out instead)`},
		{`{"answers":["a",]}`, `answers: byte 17: expected an element, got ']': remove the comma before it`},
		{`{"answers":[,"a"]}`, `answers[0]: expected a string, got ','`},
		{`// mine`, `expected an object, got a comment, which JSON does not have`},
		{"{\u00a0\"id\":\"i\"}", `byte 2: expected a key in double quotes, got the blank U+00A0; JSON takes plain blanks alone`},
		{`{"choices":["a" "b"]}`, `choices: byte 17: expected ',' or ']' after an element, got a string`},
		{`{"choices":["a\nb`, `choices[0]: byte 13: this string is not closed`},
		{`{"match":{"unit":"a\q"}}`, `match.unit: byte 20: "\\q\"}}" is not a JSON escape of a character`},
		{`{"match":{"unit":"a" "b"}}`, `match: byte 22: expected ',' or '}' after the value of "unit", got a string`},

		// Keys.
		{`{"qestion":"Q"}`, `unknown key "qestion"; did you mean "question"?`},
		{`{"ID":"i"}`, `unknown key "ID"; did you mean "id"?`},
		{`{"answerType":"year"}`, `unknown key "answerType"; did you mean "answer_type"?`},
		{`{"temperature":0}`, `unknown key "temperature"; known are ` + strings.Join(keys(), ", ")},
		{`{"id":"i","id":"j"}`, `key "id" stands here twice`},
		{`{ANSWERABLE,"match":{"type":"text","tolerence":1}}`, `match: unknown key "tolerence"; did you mean "tolerance"?`},
		{`{ANSWERABLE,"match":{"type":"text","type":"text"}}`, `match: key "type" stands here twice`},

		{`{"questiоn":"Q"}`, `unknown key "questiоn" (its 'о' is U+043E); did you mean "question"?`}, // a letter that looks like another
		{`{"ｉd":"i"}`, `unknown key "ｉd" (its 'ｉ' is U+FF49); known are ` + strings.Join(keys(), ", ")},
		{`{"größe":"i"}`, `unknown key "größe"; known are ` + strings.Join(keys(), ", ")},
		{`{"scenario":"stalе"}`, `scenario: unknown scenario "stalе" (its 'е' is U+0435); did you mean "stale"?`},

		// What is required.
		{`{}`, `the key "id" is missing`},
		{`{"id":"i","answerable":true,"question":"Q"}`, `the key "scenario" is missing`},
		{`{"id":"i","scenario":"stale","question":"Q"}`, `the key "answerable" is missing`},
		{`{"id":"i","scenario":"stale","answerable":false}`, `the key "question" is missing`},
		{`{"id":"i","scenario":"stale","answerable":false,"question":" \n"}`, `question: expected a string that is not blank`},
		{`{ANSWERABLE,"answers":["1"],"match":{}}`, `match: expected the key "type"`},
		{`{UNANSWERABLE,"missing":{"say":"s"}}`, `missing: expected the key "any_of"`},
		{`{UNANSWERABLE,"missing":{"any_of":["a"]}}`, `missing: expected the key "say"`},
		{`{UNANSWERABLE,"missing":{"say":" ","any_of":["a"]}}`, `missing.say: expected a string that is not blank`},
		{`{UNANSWERABLE,"missing":{"say":"s","any_of":[]}}`, `missing.any_of: expected at least one word that an apt abstention uses`},
		{`{UNANSWERABLE,"missing":{"say":"s","any_of":["a",""]}}`, `missing.any_of[1]: expected a string that is not blank`},
		{`{UNANSWERABLE,"proof":{"note":"n"}}`, `proof: expected the key "kind"`},
		{`{UNANSWERABLE,"upstream":{"label":"l"}}`, `upstream: expected the key "id"`},

		// Types.
		{`{"id":7}`, `id: expected a string, got a number: put it in quotes`},
		{`{"id":null}`, `id: expected a string, got null (leave it out instead)`},
		{`{"id":}`, `id: expected a string, got '}'`},
		{`{"scenario":true}`, `scenario: expected a string, got a boolean`},
		{`{"answerable":"yes"}`, `answerable: expected true or false, got a string`},
		{`{"answerable":"False"}`, `answerable: expected true or false, got a string: write false without quotes`},
		{`{"difficulty":"true"}`, `difficulty: expected a number, got a string`},
		{`{"match":{"tolerance":"5%"}}`, `match.tolerance: expected a number, got a string`},
		{`"id"`, `expected an object, got a string`},
		{`{"answerable":0}`, `answerable: expected true or false, got a number`},
		{`{"choices":"a"}`, `choices: expected an array of strings, got a string: put it in brackets, as in ["...", "..."]`},
		{`{"answers":["a",3]}`, `answers[1]: expected a string, got a number: put it in quotes`},
		{`{"lures":[" "]}`, `lures[0]: expected a string that is not blank`},
		{`{"match":"text"}`, `match: expected an object, got a string: write it as in {"type": "..."}`},
		{`{"match":{"keep_case":1}}`, `match.keep_case: expected true or false, got a number`},
		{`{"match":{"unit":{}}}`, `match.unit: expected a string, got an object`},
		{`{"match":{"tolerance":"1"}}`, `match.tolerance: expected a number, got a string: write it without quotes`},
		{`{"match":{"tolerance":-1}}`, `match.tolerance: expected a number of at least 0, got -1`},
		{`{"match":{"tolerance":1e999}}`, `match.tolerance: expected a number of at least 0, got 1e999`},
		{`{"match":{"tolerance":01}}`, `match.tolerance: "01" is not a JSON number`},
		{`{"missing":[]}`, `missing: expected an object, got an array`},
		{`{"proof":"solver"}`, `proof: expected an object, got a string: write it as in {"kind": "..."}`},
		{`{"upstream":{"rule":1}}`, `upstream.rule: expected a string, got a number: put it in quotes`},
		{`{"assumes":"no_tools"}`, `assumes: expected an array of strings, got a string: put it in brackets, as in ["...", "..."]`},
		{`{"difficulty":7}`, `difficulty: expected a whole number from 1 (easy) to 6, got 7`},
		{`{"difficulty":0}`, `difficulty: expected a whole number from 1 (easy) to 6, got 0`},
		{`{"difficulty":60e-2}`, `difficulty: expected a whole number from 1 (easy) to 6, got 60e-2`},
		{`{"difficulty":1e999}`, `difficulty: expected a whole number from 1 (easy) to 6, got 1e999`},
		{`{"difficulty":2.5}`, `difficulty: expected a whole number from 1 (easy) to 6, got 2.5`},
		{`{"difficulty":"2"}`, `difficulty: expected a number, got a string: write it without quotes`},
		{`{"meta":[]}`, `meta: expected an object, got an array`},
		{`{"meta":{"a":}}`, `meta: not valid JSON: invalid character '}' looking for beginning of value`},
		{`{"meta":{"a":[}`, `meta: this object is not closed`},
		{`{"valid_from":"2024-2-1"}`, `valid_from: expected a date as YYYY-MM-DD, got "2024-2-1"`},
		{`{"valid_until":"2023-02-29"}`, `valid_until: expected a date as YYYY-MM-DD, got "2023-02-29"`},
		{`{"review_by":""}`, `review_by: expected a date as YYYY-MM-DD, got ""`},
		{`{"public_since":2024}`, `public_since: expected a string, got a number: put it in quotes`},

		// Words.
		{`{"scenario":"stael"}`, `scenario: unknown scenario "stael"; did you mean "stale"?`},
		{`{"scenario":"underspecified-intent"}`, `scenario: unknown scenario "underspecified-intent"; did you mean "underspecified_intent"?`},
		{`{"answer_type":"nubmer"}`, `answer_type: unknown answer type "nubmer"; did you mean "number"?`},
		{`{"assumes":["no_clock","notools"]}`, `assumes[1]: unknown assumption "notools"; did you mean "no_tools"?`},
		{`{"match":{"type":"regex"}}`, `match.type: unknown match type "regex"; known are text, number, choice, boolean, date, set`},
		{`{"proof":{"kind":"closed list"}}`, `proof.kind: unknown proof kind "closed list"; did you mean "closed_list"?`},
		{`{"probe":"alarm"}`, `probe: unknown probe "alarm"; did you mean "alarming"?`},

		// Claims that do not fit together.
		{`{UNANSWERABLE,"answers":["3"]}`, `answers: an unanswerable item has no gold answer; values a model might make up go into lures`},
		{`{UNANSWERABLE,"match":{"type":"text"}}`, `match: an unanswerable item has no gold answer to match`},
		{`{ANSWERABLE,"missing":{"say":"s","any_of":["a"]}}`, `missing: an answerable item lacks nothing; only an unanswerable one has this`},
		{`{ANSWERABLE,"lures":["3"]}`, `lures: only an unanswerable item has lures`},
		{`{ANSWERABLE,"match":{"type":"text"}}`, `answers: expected at least one gold answer beside match; leave match out as well if the item has no gold by design`},
		{`{ANSWERABLE,"valid_from":"2025-01-02","valid_until":"2025-01-01"}`, `valid_until: expected a date from valid_from (2025-01-02) on, got 2025-01-01`},
		{`{ANSWERABLE,"control":"i/c"}`, `control: only an item of a probe has a plain-worded control; name the probe too`},
		{`{"id":"i","answerable":true,"question":"Q","probe":"alarming","control":"i"}`, `control: an item cannot be its own control`},
		{`{ANSWERABLE,"pair":""}`, `pair: expected a name that is not blank and has no control characters, got ""`},
		{`{ANSWERABLE,"cluster":"a\u001b[2J"}`, `cluster: expected a name that is not blank and has no control characters, got "a\x1b[2J"`},
	} {
		got, err := Parse([]byte(members.Replace(row.line)))
		if diff := cmp.Diff(row.want, message(err)); diff != "" {
			t.Errorf("Parse(%s) (-want +got):\n%s", row.line, diff)
		}
		if diff := cmp.Diff(Item{}, got); diff != "" {
			t.Errorf("Parse(%s) returns something beside an error:\n%s", row.line, diff)
		}
		agree(t, []byte(members.Replace(row.line)))
	}
}

func TestParseShortensWhatItQuotes(t *testing.T) {
	_, err := Parse([]byte(`{"` + strings.Repeat("k\x7f", 1<<20) + `":1}`))
	if err == nil || len(err.Error()) > 1000 || strings.ContainsRune(err.Error(), '\x7f') {
		t.Errorf("a key of a megabyte is quoted at length: %.200s", message(err))
	}
}

func TestKeysAreThoseOfTheStruct(t *testing.T) {
	var want []string
	for f := range reflect.TypeFor[Item]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		want = append(want, name)
	}
	if diff := cmp.Diff(want, keys()); diff != "" {
		t.Errorf("itemKeys (-struct +got):\n%s", diff)
	}
}

func keys() []string {
	k := itemKeys()
	return k[:]
}
