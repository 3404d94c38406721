package evaluate

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/internal/asking"
)

// limitChanged is the event of a step of --max-connections auto.
const limitChanged = "limit"

// mostConnections is how many asks may come to be in flight at once.
func (a Asking) mostConnections() int {
	if a.Auto {
		return asking.AutoMost
	}
	return a.Connections
}

// firstConnections is how many are at the beginning.
func (a Asking) firstConnections() int {
	if a.Auto {
		return asking.AutoStart
	}
	return a.Connections
}

// limiter writes each step of an automatic limit down before it holds, so that
// whoever goes on with a run that was killed knows how many asks were in flight
// at most. It returns nil where the limit is fixed.
func (p *prepared) limiter(a Asking, world World) (limit asking.Limiter, told func() int) {
	if !a.Auto {
		return nil, func() int { return 0 }
	}
	auto := asking.NewAuto(nil, func(c asking.LimitChange) { p.keepNote(p.run.AppendEvent(limitChanged, c)) })
	return auto, func() int {
		found := auto.Limit()
		world.Progress.Note(fmt.Sprintf("%s: --max-connections auto ended at %d", p.label, found))
		return found
	}
}
