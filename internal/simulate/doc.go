// Package simulate serves simulated checkpoints over real HTTP in the OpenAI
// wire format. Each checkpoint is a Profile: known rates of over-answering,
// over-refusing and being wrong. What an ask draws depends on a hash of (seed,
// checkpoint, item, epoch) and on nothing else: not on the order or the timing
// of requests, nor on how often a question is asked. A ledger keeps what was
// drawn, so that what a scorer measures can be held against what was said.
//
// The phrasings lie beside this file as data. They are written for people and
// kept apart from the scorer: a test holds that they share no five words in a
// row with its tables. A simulation that speaks its scorer's language proves
// nothing.
//
// Simulated replies prove that the tool measures what was put in. They prove
// nothing about how any real model behaves, or why.
package simulate
