package evaluate

import (
	"sync"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A watchedLog notices when the server says it has become another: its
// fingerprint is no longer the one that the run began with.
type watchedLog struct {
	asking.Log
	changed func(was, is string)

	mu    sync.Mutex
	first string
	told  bool // once is enough: some servers give each reply another one
}

// watch begins with the fingerprint of the first response that has one.
func watch(run *runs.Run, log asking.Log, changed func(was, is string)) *watchedLog {
	w := &watchedLog{Log: log, changed: changed}
	for record, err := range run.FirstRecordsWith("fingerprint") {
		if err != nil || record.Fingerprint != "" {
			w.see(record.Fingerprint)
			break
		}
	}
	return w
}

// Append keeps the record and looks at its fingerprint.
func (w *watchedLog) Append(r responses.Record) error {
	w.see(r.Fingerprint)
	return w.Log.Append(r)
}

func (w *watchedLog) see(fingerprint string) {
	if fingerprint == "" {
		return
	}
	w.mu.Lock()
	if w.first == "" {
		w.first = fingerprint
	}
	was := w.first
	news := fingerprint != was && !w.told
	w.told = w.told || news
	w.mu.Unlock()
	if news {
		w.changed(was, fingerprint)
	}
}
