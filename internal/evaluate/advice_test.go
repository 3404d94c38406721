package evaluate

import (
	"strings"
	"testing"
)

// TestAdviceOnWhatWasCutOff: more tokens help where max_tokens ended a reply, and
// not where a limit of the server's own did.
func TestAdviceOnWhatWasCutOff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason    string
		finish    string
		tokens    int // that the replies have, of 256
		serverCut int
		says      string
	}{
		{"all tokens were used up", "length", 256, 0, "most were cut off: raise --max-tokens and add --retry truncated"},
		{"the server does not count", "length", 0, 0, "most were cut off: raise --max-tokens"},
		{"the server ended them at 30", "length", 30, 4, "most were cut off before --max-tokens, by a limit of the server's own: raise both and add --retry truncated"},
		{"the model ended in the middle of a thought", "stop", 30, 0, "most were cut off: raise --max-tokens"},
	} {
		server := newScripted(t, first(200, "<think>Let me", c.finish, c.tokens))
		job := smallJob(server.URL+"/v1", t.TempDir())
		job.MaxUnscored = new(0.0)
		_, _, d, err := do(t, job)
		code, next := Explain(err)
		if cut := d.Runs[0].Signatures[0].ServerCut; code != Unmeasurable || cut != c.serverCut || !strings.Contains(next, c.says) {
			t.Errorf("%s: %d cut off by the server, code %d, advice %q; want %d and %q", c.reason, cut, code, next, c.serverCut, c.says)
		}
	}
}

func TestAdviceOnWhatWasRefused(t *testing.T) {
	t.Parallel()
	server := newScripted(t, first(412, "The account is suspended.", "", 0))
	job := smallJob(server.URL+"/v1", t.TempDir())
	job.MaxUnscored = new(0.0)
	_, _, _, err := do(t, job)
	if code, next := Explain(err); code != Unmeasurable || !strings.Contains(next, "add --retry api_error") {
		t.Errorf("code %d, advice %q, %v", code, next, err)
	}
}
