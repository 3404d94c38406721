package gates_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		text   string
		want   Gate
		reason string
	}{
		{"over_answer_rate <= 0.15", Gate{Figure: "over_answer_rate", Part: "value", Op: AtMost, Bound: .15}, "the value is meant where no part is named"},
		{"over_answer_rate.hi<=15%", Gate{Figure: "over_answer_rate", Part: "hi", Op: AtMost, Bound: .15}, "without spaces, in percent"},
		{"over_refusal_rate.change.lo <= .02", Gate{Figure: "over_refusal_rate", Change: true, Part: "lo", Op: AtMost, Bound: .02}, "an end of a change"},
		{"wrong_rate.change > -5%", Gate{Figure: "wrong_rate", Change: true, Part: "value", Op: Above, Bound: -.05}, "a fall"},
		{"over_answer_rate.change.p >= 0.01", Gate{Figure: "over_answer_rate", Change: true, Part: "p", Op: AtLeast, Bound: .01}, "the test of a change"},
		{"over_refusal_rate  not \n worse", Gate{Figure: "over_refusal_rate", Op: NotWorse}, "any space"},
		{"d_prime.lo >= 1", Gate{Figure: "d_prime", Part: "lo", Op: AtLeast, Bound: 1}, "no share"},
		{"c.change != 0 on core", Gate{Figure: "c", Change: true, Part: "value", Op: Unequal, Suite: "core"}, "on one suite"},
		{"over_answer_rate.n > 1e2", Gate{Figure: "over_answer_rate", Part: "n", Op: Above, Bound: 100}, "a count may be above 1"},
		{"unscored < 5% on fresh-2026.11", Gate{Figure: "unscored", Part: "side", Op: Below, Bound: .05, Suite: "fresh-2026.11"}, "any name of a suite"},
		{"truncated.total == 0", Gate{Figure: "truncated", Part: "total", Op: Equal}, "of all"},
		{"direction == calibrated", Gate{Figure: "direction", Op: Equal, Ways: []signature.Direction{signature.Calibrated}}, "one direction"},
		{"direction in [calibrated,over-refusing]", Gate{Figure: "direction", Op: In, Ways: []signature.Direction{signature.Calibrated, signature.OverRefusing}}, "several"},
	} {
		got, err := Parse(test.text)
		test.want.Text = strings.Join(strings.Fields(test.text), " ")
		test.want.Name = test.want.Text
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
		} else if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

// TestParseErrors: each mistake is shown where it is, with what was expected.
func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ text, mark, want string }{
		{"", "^", "expected a figure: direction, over_answer_rate,"},
		{"over_answr_rate <= 1", "^", "did you mean over_answer_rate?"},
		{"OVER-ANSWER-RATE <= 1", "^", "did you mean over_answer_rate?"},
		{"over_answer_rate.high <= 1", "                 ^", "expected one of value, lo, hi, n, change"},
		{"over_answer_rate. <= 1", "                 ^", "expected one of value, lo, hi, n, change"},
		{"d_prime.change.p <= 1", "               ^", "expected one of value, lo, hi"},
		{"policy_share.change <= 1", "             ^", "is not measured; that of over_answer_rate, over_refusal_rate, wrong_rate, d_prime, c is"},
		{"over_answer_rate", "                ^", "expected <=, <, >=, >, == or !=, or not worse"},
		{"over_answer_rate = 1", "                 ^", "expected <=, <, >=, >, == or !="},
		{"over_answer_rate =< 1", "                 ^", "expected <="},
		{"over_answer_rate <=", "                   ^", "expected a number, such as 0.15 or 15%"},
		{"over_answer_rate <= x", "                    ^", "expected a number, such as 0.15 or 15%"},
		{"over_answer_rate <= 15", "                    ^", "from 0 to 1, or in percent as in 15%"},
		{"over_answer_rate <= -1%", "                    ^", "from 0 to 1"},
		{"over_answer_rate <= NaN", "                    ^", "expected a number"},
		{"over_answer_rate <= Inf", "                    ^", "expected a number"},
		{"over_answer_rate.change <= -2", "                           ^", "from -1 to 1"},
		{"over_answer_rate.change.p <= 2", "                             ^", "from 0 to 1"},
		{"d_prime >= 10%", "           ^", "without %"},
		{"over_answer_rate.n >= 10%", "                      ^", "without %"},
		{"d_prime >= big", "           ^", "such as 1.5"},
		{"over_answer_rate not better", "                     ^", "expected worse, as in over_answer_rate not worse"},
		{"d_prime not worse", "^", "over_answer_rate, over_refusal_rate or wrong_rate may be not worse"},
		{"over_answer_rate.lo not worse", "^", "without a part"},
		{"direction <= calibrated", "          ^", "expected in, == or !="},
		{"direction in calibrated", "             ^", "expected [ and the directions"},
		{"direction in [calibrated", "                        ^", "expected , or ]"},
		{"direction in []", "              ^", "expected a direction: over-answering, over-refusing"},
		{"direction == overanswering", "             ^", "did you mean over-answering?"},
		{"unscored <= 1% on", "                 ^", "expected the name of a suite"},
		{"unscored <= 1% on core hard", "                       ^", "expected the end"},
		{"unscored <= 1% and d_prime > 1", "               ^", "expected the end, or on SUITE: a gate is one comparison"},
		{"über <= 1", "^", "expected a figure"},
		{"unscored <= ∞", "            ^", "expected a number"},
		{strings.Repeat("x", 401), strings.Repeat(" ", 60) + "^", "at most 400"},
	} {
		_, err := Parse(test.text)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%s: got %v, want a *SyntaxError", test.text, err)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if len(lines) != 3 || !strings.HasPrefix(lines[2], "    "+test.mark+" ") || !strings.Contains(lines[2], test.want) {
			t.Errorf("%q is marked otherwise; want %q and %q:\n%s", test.text, test.mark, test.want, err)
		}
	}
}

// FuzzParse: every text is a gate or an error that points into it; what was read
// reads again as the same.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"over_answer_rate.hi <= 0.15", "direction in [calibrated, inconclusive] on core", "over_refusal_rate not worse",
		"c.change.lo > -0x1p-2", "d_prime >= 1_0", "\x00<=\xff%", "direction == ==", "unscored <= 1e999",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, err := Parse(text)
		var syntax *SyntaxError
		switch {
		case err == nil:
			again, err := Parse(g.Text)
			if diff := cmp.Diff(g, again); err != nil || diff != "" {
				t.Errorf("%q: %v (-first +second)\n%s", text, err, diff)
			}
		case !errors.As(err, &syntax):
			t.Errorf("%q: %v", text, err)
		case syntax.Column < 0 || syntax.Column > len([]rune(syntax.Text)) || strings.Count(err.Error(), "\n") != 2:
			t.Errorf("%q: column %d of %q:\n%s", text, syntax.Column, syntax.Text, err)
		}
	})
}

func TestReadFile(t *testing.T) {
	all, err := ReadFile("g.yaml", []byte("- unscored <= 5%   # a comment\n- name: one-sided\n  gate: direction in [calibrated, both]\n- >\n  over_answer_rate\n  not worse\n"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, g := range all {
		names = append(names, g.Name)
	}
	if diff := cmp.Diff([]string{"unscored <= 5%", "one-sided", "over_answer_rate not worse"}, names); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestReadFileErrors: all mistakes are told, with file and line.
func TestReadFileErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "g.yaml:1: expected a list of gates, as in"},
		{"gates: 1", "g.yaml:1: expected a list of gates"},
		{"# none\n[]", "g.yaml:2: expected a list of gates"},
		{"- a: [", "g.yaml:1: "},
		{"- unscored <= 5%\n- [unscored]", "g.yaml:2: expected an expression"},
		{"- name: x", "g.yaml:1: gate: is missing, the expression"},
		{"- name: ''\n  gate: unscored <= 1%", "g.yaml:1: name: expected a text"},
		{"- gate: unscored <= 1%\n  gate: unscored <= 100%", `g.yaml:2: "gate" stands here twice`},
		{"- name: x\n  gate: unscored <= 1%\n  name: y", `g.yaml:3: "name" stands here twice`},
		{"- unscored <= 1%\n---\n- unscored <= 2%", "g.yaml:2: a second YAML document begins here: put all of it into one"},
		{"- unscored <= 0x1p-2", "expected a number, such as 0.15"},
		{"- gate: unscored <= 1%\n  when: x", `g.yaml:2: unknown key "when"`},
		{"- unscored <= 1%\n- unscored  <= 1%", `g.yaml:2: the gate "unscored <= 1%" stands here twice`},
		{"- unscored =< 1%\n- c", "g.yaml:1: cannot read the gate\n    unscored =< 1%\n             ^ expected <=, <, >=, >, == or !=\ng.yaml:2: cannot read the gate\n    c\n     ^ expected"},
	} {
		_, err := ReadFile("g.yaml", []byte(test.text))
		var file *FileError
		if !errors.As(err, &file) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.text, err, test.want)
		}
	}
}

// FuzzReadFile: every file gives gates of distinct names or mistakes with lines.
func FuzzReadFile(f *testing.F) {
	f.Add([]byte("- unscored <= 5%\n- {name: a, gate: c > 0}\n"))
	f.Add([]byte("&a [*a]"))
	f.Add([]byte("- &a unscored <= 5%\n- *a\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := ReadFile("g.yaml", data)
		var file *FileError
		switch {
		case err == nil && (len(all) == 0 || Distinct(all) != nil):
			t.Errorf("%q: %v", data, all)
		case err != nil && (!errors.As(err, &file) || len(file.Mistakes) == 0):
			t.Errorf("%q: %v", data, err)
		}
		if file != nil {
			for _, m := range file.Mistakes {
				if m.Line < 1 {
					t.Errorf("%q: line %d", data, m.Line)
				}
			}
		}
	})
}
