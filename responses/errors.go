package responses

import "github.com/abstain-eval/abstain-eval/internal/jsonl"

// A SyntaxError is a line that cannot be read: File as the user named it, or "" where
// the reader has no name, Line from 1, or 0 where the error speaks of the file as a
// whole, and Err, the cause.
type SyntaxError = jsonl.SyntaxError
