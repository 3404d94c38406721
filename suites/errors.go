package suites

import "github.com/abstain-eval/abstain-eval/internal/jsonl"

// A SyntaxError is what cannot be read of a suite: File as the user named it, Line from
// 1, or 0 where the error speaks of the file as a whole, and Err, the cause.
type SyntaxError = jsonl.SyntaxError
