#!/usr/bin/env bash
# Tries doctor and a small run against servers that are not ours: llama.cpp's own
# server with a tiny random model made on the spot, and a LiteLLM proxy with a
# canned reply and in front of that llama.cpp. They are installed from PyPI into
# a directory of their own (SERVERS_DIR, by default below the user's cache),
# listen on loopback alone, and are stopped at the end. Nothing here is run by
# the tests or by CI.
set -euo pipefail
cd "$(dirname "$0")/../.."

here=$PWD/hack/servers
home=${SERVERS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/abstain-eval-servers}
llamacpp_port=${LLAMACPP_PORT:-18431}
litellm_port=${LITELLM_PORT:-18432}
export LLAMACPP_URL=http://127.0.0.1:$llamacpp_port/v1
litellm_url=http://127.0.0.1:$litellm_port/v1
# A key for this machine and this minute; LiteLLM refuses to start without one.
LITELLM_MASTER_KEY=sk-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export LITELLM_MASTER_KEY
unset OPENAI_API_KEY OPENAI_BASE_URL OPENAI_API_BASE

work=$(mktemp -d)
started=()
finish() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT

# install NAME PACKAGE...: a virtual environment, made once.
install() {
    local venv=$home/$1
    shift
    [ -e "$venv/done" ] && return
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$@"
    touch "$venv/done"
}

# ready URL LOG: waits until something answers, at most a minute and a half.
ready() {
    for _ in $(seq 180); do
        if curl --silent --output /dev/null --max-time 2 "$1"; then return; fi
        sleep 0.5
    done
    printf 'nothing answers at %s; its last words:\n' "$1" >&2
    tail -20 "$2" >&2
    exit 1
}

# unused URL VARIABLE: what listens there already would be tried in the server's place.
unused() {
    if curl --silent --output /dev/null --max-time 2 "$1"; then
        printf 'something answers at %s already: end it, or set %s to another port\n' "$1" "$2" >&2
        exit 1
    fi
}

# try ARGUMENT...: shows a command, what it prints, and its exit code.
try() {
    printf '\n$ abstain-eval %s\n' "$*"
    local code=0
    "$work/abstain-eval" "$@" 2>&1 || code=$?
    printf '(exit %d)\n' "$code"
}

unused "$LLAMACPP_URL" LLAMACPP_PORT
unused "$litellm_url" LITELLM_PORT
mkdir -p "$home"
install llamacpp xllamacpp==2026.10.11549 gguf==0.19.0 numpy==2.4.6
install litellm 'litellm[proxy]==1.108.7'
go build -o "$work/abstain-eval" ./cmd/abstain-eval

"$home/llamacpp/bin/python" "$here/tinyllama.py" "$work/tiny.gguf"
"$home/llamacpp/bin/python" "$here/llamacpp.py" "$work/tiny.gguf" "$llamacpp_port" >"$work/llamacpp.log" 2>&1 &
started+=($!)
LITELLM_LOCAL_MODEL_COST_MAP=True "$home/litellm/bin/litellm" --config "$here/litellm.yaml" \
    --host 127.0.0.1 --port "$litellm_port" --telemetry False >"$work/litellm.log" 2>&1 &
started+=($!)
ready "$LLAMACPP_URL/models" "$work/llamacpp.log"
ready "$litellm_url/models" "$work/litellm.log"

asked=(--limit 16 --max-tokens 512 --max-unscored 1 -q --log-dir "$work/logs")
litellm=(--base-url "$litellm_url" --api-key-env LITELLM_MASTER_KEY)
wire=${WIRE:-} # WIRE=1 keeps what --deep shows of the wire
deep() {
    if [ -n "$wire" ]; then try doctor --deep "$@"; return; fi
    try doctor --deep "$@" | sed '/^after the list/d; /^  [a-z]/d; /^--- /,/^address /{/^address /!d}'
}

printf '\n=== llama.cpp\n'
try doctor --base-url "$LLAMACPP_URL"
deep --base-url "$LLAMACPP_URL" --max-tokens 256
try run core --base-url "$LLAMACPP_URL" "${asked[@]}"
try doctor --api completions --base-url "$LLAMACPP_URL"

printf '\n=== LiteLLM, a canned reply\n'
deep "${litellm[@]}" --model canned
try run core "${litellm[@]}" --model canned "${asked[@]}"

printf '\n=== LiteLLM in front of llama.cpp\n'
deep "${litellm[@]}" --model proxied --max-tokens 256 --top-k 20 --logprobs
try run core "${litellm[@]}" --model proxied "${asked[@]}"

printf '\n=== what goes wrong\n'
try doctor "${litellm[@]}" --model nosuch
export WRONG_KEY=sk-0123456789abcdef
try doctor --base-url "$litellm_url" --model canned --api-key-env WRONG_KEY
try doctor --base-url "$litellm_url" --model canned
try doctor --base-url "$LLAMACPP_URL/elsewhere" --model tiny-random
try doctor --base-url http://127.0.0.1:1/v1 --model m
