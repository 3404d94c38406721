package simulate

import "time"

// Faults are what goes wrong on purpose. Which asks are hit is drawn by a hash
// that has nothing to do with the draw of the behavior, so that the rates among
// the replies that are left stay unbiased. The zero value is no faults.
type Faults struct {
	// Truncated and Empty are shares of all (item, epoch), 0 to 1; together
	// they may not exceed 1.
	Truncated, Empty float64
	// RateLimited and Cut are numbers of items per checkpoint whose first ask
	// in each epoch gets a 429, or a connection that is cut in the middle of
	// the body. Asked again, they reply as if nothing had been. They are the
	// items that come first by hash: where only a part of the server's items
	// is asked, fewer may be hit.
	RateLimited, Cut int
	// RetryAfter is what a 429 tells the client to wait, in whole
	// milliseconds.
	RetryAfter time.Duration
}

// DemoFaults are the faults of the demonstration: 2% truncated, 1% empty, and
// for each checkpoint one 429 and one cut connection.
func DemoFaults() Faults {
	return Faults{Truncated: .02, Empty: .01, RateLimited: 1, Cut: 1, RetryAfter: 20 * time.Millisecond}
}

// of gives the fault of one ask: "" for none.
func (f Faults) of(l lot, transient map[string]string) string {
	if fault, ok := transient[l.item]; ok {
		return fault
	}
	switch u := l.uniform("fault"); {
	case u < f.Truncated:
		return FaultTruncated
	case u < f.Truncated+f.Empty:
		return FaultEmpty
	}
	return ""
}

// transient chooses the items of one checkpoint whose first ask fails.
func (f Faults) transient(seed uint64, checkpoint string, ids []string) map[string]string {
	chosen := map[string]string{}
	first := func(n int, fault string) {
		for ; n > 0 && len(chosen) < len(ids); n-- {
			best, rank := "", uint64(0)
			for _, id := range ids {
				if chosen[id] != "" {
					continue
				}
				if r := (lot{seed: seed, checkpoint: checkpoint, item: id}).bits("transient"); best == "" || r < rank {
					best, rank = id, r
				}
			}
			chosen[best] = fault
		}
	}
	first(f.RateLimited, FaultRateLimited)
	first(f.Cut, FaultCut)
	return chosen
}
