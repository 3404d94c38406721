package nearest

import "testing"

func TestOf(t *testing.T) {
	known := []string{"core", "alarming", "hard", "answer_type", "answers", "underspecified_context", "underspecified_intent", "model"}
	for _, row := range []struct{ reason, word, want string }{
		{"a letter short", "cor", "core"},
		{"a letter changed", "care", "core"},
		{"two letters swapped count once", "ocre", "core"},
		{"a letter too many", "harrd", "hard"},
		{"case does not count", "CORE", "core"},
		{"nor does a hyphen for an underscore", "answer-type", "answer_type"},
		{"camel case is one letter short", "answerType", "answer_type"},
		{"one mistake in every three letters", "alrmnig", "alarming"},
		{"the beginning of one word", "mod", "model"},
		{"the beginning of several says nothing", "underspecified_", ""},
		{"the nearer of two", "answer_s", "answers"},
		{"nothing near", "xyzzy", ""},
		{"two letters are too few to guess from", "hd", ""},
		{"an empty word", "", ""},
		{"a page of text", string(make([]byte, 1<<20)), ""},
	} {
		if got := Of(row.word, known); got != row.want {
			t.Errorf("%s: Of(%.20q) = %q, want %q", row.reason, row.word, got, row.want)
		}
	}
	if got := Of("core", nil); got != "" {
		t.Errorf("among no words the nearest is %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"kitten", "sitting", 3},
		{"abcd", "acbd", 1}, // a swap
		{"ca", "abc", 3},    // no letter is edited twice
		{"schön", "schon", 1},
	} {
		if got := Distance([]rune(row.a), []rune(row.b)); got != row.want {
			t.Errorf("from %q to %q: %d, want %d", row.a, row.b, got, row.want)
		}
	}
}
