package wire

import (
	"runtime"
	"strings"
	"testing"
)

// TestNestedListsAreReadInTime: a text of the same size costs hardly more a
// thousand lists deep than ten. What is copied is counted, since clocks vary.
func TestNestedListsAreReadInTime(t *testing.T) {
	for _, around := range [][2]string{
		{`{"choices":[{"message":{"content":`, `}}]}`},
		{`{"choices":[{"message":{"content":"a","reasoning_details":[{"type":"reasoning.text","summary":`, `}]}}]}`},
	} {
		copied := func(depth int) uint64 {
			body := []byte(around[0] + strings.Repeat("[", depth) + `"` + strings.Repeat("a", 300_000) + `"` + strings.Repeat("]", depth) + around[1])
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := DecodeReply(body); err != nil {
				t.Error(err)
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		if few, many := copied(10), copied(1000); many > 3*few {
			t.Errorf("%d bytes were copied of a text ten lists deep, %d of one a thousand deep", few, many)
		}
	}
	if r, err := DecodeReply([]byte(`{"choices":[{"message":{"content":[[["a"],"b"]]}}]}`)); err != nil || r.Text != "ab" {
		t.Errorf("%+v, error %v", r, err)
	}
}
