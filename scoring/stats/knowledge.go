package stats

// Knowledge says whether a checkpoint knows the answer to a question.
type Knowledge string

// The states. Ambiguous ones are left out of both sides and counted.
const (
	Known     Knowledge = "known"
	Unknown   Knowledge = "unknown"
	Ambiguous Knowledge = "ambiguous"
)

// KnowledgeOf decides from correct of k samples that had to answer: known where
// the Jeffreys interval at the level lies above the threshold, unknown where it
// lies below. Two samples never decide at 90% and one half; eight or more are
// recommended. No samples are ambiguous, with false.
func KnowledgeOf(correct, k int, threshold, level float64) (state Knowledge, rate float64, i Interval, ok bool) {
	i, ok = Jeffreys(correct, k, level)
	if !ok || !inside(threshold) {
		return Ambiguous, 0, unit(), false
	}
	rate, state = float64(correct)/float64(k), Ambiguous
	switch {
	case i.Lo > threshold:
		state = Known
	case i.Hi < threshold:
		state = Unknown
	}
	return state, rate, i, true
}
