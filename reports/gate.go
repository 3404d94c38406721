package reports

// GateOutcome is what came of a gate.
type GateOutcome string

// The outcomes. What could not be measured neither passes nor fails.
const (
	GatePassed     GateOutcome = "passed"
	GateFailed     GateOutcome = "failed"
	GateUnmeasured GateOutcome = "unmeasured"
)

// A Gate is one expression that a run was judged by, on one suite.
type Gate struct {
	Run   string `json:"run"`   // the ID of its run; "" where there is none yet
	Suite string `json:"suite"` // "" where none of the run's was judged
	// Name is what pages call it: a name that was given, or the expression.
	Name       string      `json:"name"`
	Expression string      `json:"expression"`
	Default    bool        `json:"default,omitempty"` // nobody named a gate
	Outcome    GateOutcome `json:"outcome"`
	// Figure is what it speaks of, or whose change against the baseline; Part is
	// which part of that: value, lo, hi, n, p, side or total, and "" for a direction
	// and for "not worse".
	Figure string `json:"figure"`
	Change bool   `json:"change,omitempty"`
	Part   string `json:"part,omitempty"`
	// At is the number that was held against Bound. Both are nil for a direction
	// and for "not worse".
	At        *float64 `json:"at,omitempty"`
	Bound     *float64 `json:"bound,omitempty"`
	Direction string   `json:"direction,omitempty"`
	// Value is the figure or its change, with its interval; N is how many responses,
	// pairs or, for a change, items it rests on.
	Value *float64 `json:"value"`
	Lo    *float64 `json:"lo"`
	Hi    *float64 `json:"hi"`
	Level float64  `json:"level,omitempty"`
	N     int      `json:"n"`
	P     *float64 `json:"p,omitempty"`
	PHolm *float64 `json:"p_holm,omitempty"` // over all gates of "not worse"
	// Why says of one that was not measured what stood in the way; Warning what one
	// that passed leaves open.
	Why     string `json:"why,omitempty"`
	Warning string `json:"warning,omitempty"`
}
