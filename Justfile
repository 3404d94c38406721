# What can be done here, by name. `just` alone lists it.

_:
    @just --list

# the main job on simulated checkpoints: nothing to set up
demo:
    go run ./cmd/abstain-eval demo

# every test
test:
    go test ./...

# every test under the race detector
race:
    go test -race ./...

# 10,000 questions, a server that fails a third of the time, a dozen kills: just fault SEED
fault seed="1":
    ABSTAIN_EVAL_FAULT={{seed}} go test -count=1 -v -timeout=20m -run='^TestFaults$' ./cmd/abstain-eval

# models of known rates through the whole tool, 2,900 runs over HTTP and 38,000
# suites of drawn verdicts; it prints the tables of docs/statistics.md and fails where they
# have changed. -update writes them anew
truth *flags:
    ABSTAIN_EVAL_TRUTH=1 go test -count=1 -v -p=1 -timeout=3h -run='Truth' ./internal/evaluate ./scoring/signature ./scoring/comparison {{flags}}

# vet, formatting and the linters
lint:
    go vet -tags=fit ./...
    golangci-lint run

# one static binary
build:
    CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o abstain-eval ./cmd/abstain-eval

# benchmarks: throughput beside a bare client, memory, start-up
bench:
    go test -run='^$' -bench=. -benchmem ./...

# a million items: memory of asking and of scoring, and how soon a run is gone on
# with. It takes many minutes and 3 GB of disk
bench-million:
    ABSTAIN_EVAL_MILLION=1 go test -run='^$' -bench='Memory|Resume' -benchtime=1x -timeout=3h ./cmd/abstain-eval

# each fuzz target for a while: just fuzz 1m
fuzz time="20s":
    #!/usr/bin/env bash
    set -euo pipefail
    for package in $(go list ./...); do
        for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
            echo "$package $target"
            go test -run='^$' -fuzz="^$target\$" -fuzztime={{time}} "$package"
        done
    done

# write docs/item.schema.json and the table of keys in docs/suites.md anew
schema:
    go test -count=1 -run='^TestSchemaIs' ./suites -update

# write the built-in suites that are made by code; their seed gives the same bytes
generate:
    go test ./suites/generate -run='^TestPublished$' -update

# doctor and a small run against llama.cpp and LiteLLM, installed from PyPI and
# started on loopback (hack/servers)
servers:
    bash hack/servers/try.sh

# hold the scorer against labeled responses: ABSTAIN_EVAL_CORPORA=DIR just scorer-audit
scorer-audit *flags:
    go run ./cmd/abstain-eval scorer audit {{flags}} "${ABSTAIN_EVAL_CORPORA:?names the folder that holds responses/*.jsonl}"/responses/*.jsonl

# measure them and write what the tool says of its errors anew, likewise: the table
# in docs/scoring.md, and scoring/audit/measured.json for model cards
scorer-table:
    ABSTAIN_EVAL_CORPORA="${ABSTAIN_EVAL_CORPORA:?names the folder that holds responses/*.jsonl}" go test -count=1 ./scoring/audit -run='^TestCorpora$' -update
    go test -count=1 ./internal/evaluate -run='^TestCardExample$' -update

# fit the weights of behavior on them and on our own answers, and fail where
# scoring/behavior/ngrams.txt or signs.txt differs, likewise; -update writes both, and what
# scorer-table shows of the corpora that are fitted on
scorer-fit *flags:
    ABSTAIN_EVAL_CORPORA="${ABSTAIN_EVAL_CORPORA:?names the folder that holds responses/*.jsonl}" go test -tags=fit -count=1 -v -timeout=60m ./scoring/behavior ./scoring/traces -run='^TestFit' {{flags}}

# compute docs/published-models.md and its picture anew from the counts of
# AbstentionBench: ABSTAIN_EVAL_REFERENCE=DIR just published-table
published-table:
    ABSTAIN_EVAL_REFERENCE="${ABSTAIN_EVAL_REFERENCE:?names the folder that holds abstentionbench_counts.csv}" go test -count=1 ./reports -run='^TestPublished$' -update

# what CI runs
ci:
    bash .ci/run
