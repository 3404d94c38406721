package responses

import "testing"

func TestReplacedBy(t *testing.T) {
	cut := func(most, completion int) Record {
		r := Record{Outcome: Replied, Finish: "length", MaxTokens: most}
		if completion > 0 {
			r.Usage = &Usage{Completion: completion}
		}
		return r
	}
	again := func(why string, most, completion int) Record {
		r := cut(most, completion)
		r.Again, r.Finish = why, "stop"
		return r
	}
	refused := func(o Outcome, status int) Record { return Record{Outcome: o, Error: &Error{Status: status}} }
	with := func(r Record, change func(*Record)) Record { change(&r); return r }
	for _, c := range []struct {
		reason       string
		first, later Record
		want         bool
	}{
		{"cut off at the limit, and the limit was raised", cut(64, 64), again("truncated", 128, 70), true},
		{"the server counts nothing, and the limit was raised", cut(64, 0), again("truncated", 128, 0), true},
		{"raised and cut off again: there was more room all the same", cut(64, 64), with(again("truncated", 128, 128), func(r *Record) { r.Finish = "length" }), true},
		{"a shorter reply under the same limit is another draw", cut(64, 64), again("truncated", 64, 20), false},
		{"so it is where nothing is counted", cut(64, 0), again("truncated", 64, 0), false},
		{"a smaller limit changed nothing for the better", cut(64, 64), again("truncated", 32, 20), false},
		{"the server cut it off before the limit and lets more through now", cut(64, 30), again("truncated", 64, 31), true},
		{"as much as before shows no other limit", cut(64, 30), again("truncated", 64, 30), false},
		{"less than before shows none either", cut(64, 30), again("truncated", 64, 12), false},
		{"where the server cut it off, a larger limit of ours changed nothing", cut(64, 30), again("truncated", 128, 12), false},
		{"and it cannot be seen where nothing is counted", cut(64, 30), again("truncated", 128, 0), false},
		{"reasoning that is counted apart may have filled the limit", with(cut(64, 30), func(r *Record) { r.Usage.Reasoning = 34 }), again("truncated", 128, 12), true},
		{"an empty reply of a server that says nothing, and a larger limit", with(cut(64, 0), func(r *Record) { r.Finish = "" }), again("empty", 128, 0), true},
		{"the same under the same limit", with(cut(64, 0), func(r *Record) { r.Finish = "" }), again("empty", 64, 0), false},
		{"an empty reply that ended by itself was not cut off", with(cut(64, 0), func(r *Record) { r.Finish = "stop" }), again("empty", 128, 9), false},
		{"nor was one of few tokens", with(cut(64, 1), func(r *Record) { r.Finish = "" }), again("empty", 128, 9), false},
		{"a question that did not fit fits now", refused(ContextOverflow, 400), again("context_overflow", 64, 5), true},
		{"a request that was refused is taken now", refused(APIError, 422), again("api_error", 64, 5), true},
		{"a server that failed may have drawn something", refused(APIError, 500), again("api_error", 64, 5), false},
		{"an overflow inside a failure too", refused(ContextOverflow, 500), again("context_overflow", 64, 5), false},
		{"nobody knows how it was refused", Record{Outcome: APIError}, again("api_error", 64, 5), false},
		{"a filter may have read the reply", refused(ContentFilter, 400), again("content_filter", 64, 5), false},
		{"what is no reply replaces nothing", cut(64, 64), with(again("truncated", 128, 0), func(r *Record) { r.Outcome = ContextOverflow }), false},
		{"a refusal gives way to no other", refused(APIError, 400), with(refused(APIError, 400), func(r *Record) { r.Again = "api_error" }), false},
		{"nobody asked again: an accidental duplicate", cut(64, 64), cut(128, 100), false},
		{"a reason that nobody knows", cut(64, 64), again("unclear", 128, 100), false},
	} {
		if got := c.first.ReplacedBy(c.later); got != c.want {
			t.Errorf("%s: %v, want %v", c.reason, got, c.want)
		}
	}
}
