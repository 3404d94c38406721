package suites

// A Capability is something a checkpoint has that a bare language model has
// not. The label of an item that assumes it away does not hold there.
type Capability string

// The capabilities, each with the assumption it breaks.
const (
	Tools  Capability = "tools"  // no_tools: it can run code or open files
	Clock  Capability = "clock"  // no_clock: it knows today's date
	Vision Capability = "vision" // text_only: it takes pictures or sound
	Search Capability = "search" // closed_book: it can look things up
)

// Capabilities returns all capabilities.
func Capabilities() []Capability { return []Capability{Tools, Clock, Vision, Search} }

// breaks is the capability that a checkpoint must not have for a to hold.
func (a Assumption) breaks() Capability {
	switch a {
	case NoTools:
		return Tools
	case NoClock:
		return Clock
	case TextOnly:
		return Vision
	case ClosedBook:
		return Search
	}
	return ""
}
