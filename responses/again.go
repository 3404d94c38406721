package responses

// Retries is what a log holds of an ask beside the line that counts. It stands
// in no line: whoever reads a whole log fills it in. The zero value is an ask
// that was never asked again.
type Retries struct {
	// Replaced is how many lines gave way to the one that counts, each to the
	// next; 0 where the first counts.
	Replaced int
	// Redrawn is how many lines stand behind the one that counts and did not
	// replace it.
	Redrawn int
	// MaxTokens is the token limit of the latest line that was asked again.
	MaxTokens int
}

// Any reports whether the ask was asked again at all.
func (r Retries) Any() bool { return r.Replaced > 0 || r.Redrawn > 0 }

// ReplacedBy reports whether later, which was asked again, counts in place of r:
// whether what kept r from being a whole reply was changed in between. It looks
// at what was recorded and at nothing else.
//
//   - A reply that was cut off gives way to one that was allowed more tokens. One
//     that ended before it had as many as were allowed was cut off by a limit of
//     the server's own; it gives way to one that has more tokens than it had,
//     since that limit would have cut it off too.
//   - A request that the server would not take (HTTP 4xx: context_overflow,
//     api_error) gives way to any reply: nothing was drawn from the model before.
//   - An empty reply gives way to one that was allowed more tokens where the
//     server said neither why it ended nor how many tokens it had.
//
// Everything else is a second draw under the same conditions, such as one for
// an empty reply or a filtered one. To take it for the first would be to draw
// until something comes that can be scored, and what can be scored is no fair
// sample of what is said. Nothing gives way to a line that is no reply, or that
// is not marked as asked again.
func (r Record) ReplacedBy(later Record) bool {
	if later.Outcome != Replied || later.Again == "" {
		return false
	}
	switch later.Again {
	case string(ContextOverflow), string(APIError):
		return r.Outcome != Replied && r.Error != nil && r.Error.Status >= 400 && r.Error.Status < 500
	case "truncated":
		if r.HadRoom() {
			return later.Usage != nil && later.Usage.Completion > r.Usage.Completion
		}
		return later.MaxTokens > r.MaxTokens
	case "empty":
		return r.Finish == "" && r.Usage == nil && later.MaxTokens > r.MaxTokens
	}
	return false
}

// HadRoom reports whether r is known to have ended before the token limit that
// was sent. Some servers count reasoning apart: where the two together reach the
// limit it is not known.
func (r Record) HadRoom() bool {
	return r.Usage != nil && r.Usage.Completion > 0 && r.Usage.Completion+r.Usage.Reasoning < r.MaxTokens
}
