package main

import (
	"encoding/pem"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/vacant"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/suites"
)

// The scripts in testdata/script are what a user types and sees: the manual of
// the command line, run by this test.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("OPENAI_API_KEY", "")
			env.Setenv("HOME", env.WorkDir)
			docs, err := filepath.Abs(filepath.Join("..", "..", "docs"))
			if err != nil {
				return err
			}
			env.Setenv("DOCS", docs)
			env.Setenv("SCORER", scoring.Scorer())
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "tmpfs" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt").Run() == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve":  serve,
			"status": status,
			"lines":  lines,
			"await":  await,
			"glob":   glob,
			"tear":   tear,
			"begins": begins,
		},
	})
}

// TestMain makes this test binary the command itself when a script, or a test
// of kills, runs it under that name. Scripts wait for processes, paces and
// retries more than they compute, so that more of them run at a time than there
// are processors; -parallel still decides where it is given.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", strconv.Itoa(max(sideBySide, runtime.GOMAXPROCS(0)))); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){
		"abstain-eval":         func() { os.Exit(mainCode()) },
		"abstain-eval-hurried": func() { os.Exit(hurriedCode()) },
	})
}

// sideBySide is how many scripts run at a time at the least.
const sideBySide = 6

// serve starts a server and puts its address into $URL, without /v1 into $SERVER,
// and without http:// too into $HOST:
//
//	serve simulated            simulated checkpoints for the built-in suites
//	serve simulated key=K      the same, asking for a key
//	serve simulated wait=1s    the same, waiting before each reply
//	serve simulated faults=1   the same, with things going wrong as in the demo
//	serve simulated core=N     the same, knowing the first N items of core; faults are among them
//	serve simulated list=N     the same, answering N to whoever asks for its list of models
//	serve simulated as=M=P     the same, with checkpoint P also under the name M; several by comma
//	serve secure               the same over https; server.pem is its certificate
//	serve nobody               an address where nothing listens
//	serve failing after=N      replies N times, then 503 for good
//	serve dying after=N        replies N times, then cuts every connection
//	serve refusing             400 to everything
//	serve strange TEXT         replies TEXT to every question
//	serve talkative TEXT       replies, and sends TEXT behind each reply
//	serve cutting below=N      cuts off every fourth reply that may have fewer tokens
//	serve cutting              cuts off every fourth question's first reply
//	serve repeating NAME       502, with the header NAME as it came
//	serve without PATH         simulated checkpoints, and 404 to PATH below /v1
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: serve KIND [OPTION]")
	}
	option := func(name string) string {
		for _, a := range args[1:] {
			if value, ok := strings.CutPrefix(a, name+"="); ok {
				return value
			}
		}
		return ""
	}
	var handler http.Handler
	simulated := func() http.Handler {
		options := simulate.Options{Seed: 1, Key: option("key")}
		if wait := option("wait"); wait != "" {
			latency, err := time.ParseDuration(wait)
			ts.Check(err)
			options.Latency = latency
		}
		if option("faults") != "" {
			options.Faults = simulate.DemoFaults()
		}
		for _, also := range strings.FieldsFunc(option("as"), func(r rune) bool { return r == ',' }) {
			name, like, _ := strings.Cut(also, "=")
			if options.Profiles == nil {
				options.Profiles = simulate.Profiles()
			}
			for _, p := range simulate.Profiles() {
				if p.Name == like {
					p.Name = name
					options.Profiles = append(options.Profiles, p)
				}
			}
		}
		known, chosen := suites.Names(), suites.Selection{}
		if first := option("core"); first != "" {
			n, err := strconv.Atoi(first)
			ts.Check(err)
			known, chosen.Limit.Items = []string{"core"}, n
		}
		server, err := evaluate.NewSimulator(known, chosen, options, time.Now())
		ts.Check(err)
		if status := option("list"); status != "" {
			code, err := strconv.Atoi(status)
			ts.Check(err)
			return unlisted(code, server.Handler())
		}
		return server.Handler()
	}
	switch args[0] {
	case "simulated", "secure":
		handler = simulated()
	case "nobody":
		address, release, err := vacant.Hold()
		ts.Check(err)
		ts.Defer(release)
		ts.Setenv("URL", "http://"+address+"/v1")
		return
	case "failing":
		after, err := strconv.Atoi(option("after"))
		ts.Check(err)
		handler = failing(simulated(), int64(after))
	case "dying":
		after, err := strconv.Atoi(option("after"))
		ts.Check(err)
		handler = dying(simulated(), int64(after))
	case "refusing":
		handler = refusing(args[1:])
	case "strange":
		handler = strange(strings.Join(args[1:], " "))
	case "talkative":
		handler = talkative(args[1])
	case "cutting":
		below := 0
		if n := option("below"); n != "" {
			var err error
			below, err = strconv.Atoi(n)
			ts.Check(err)
		}
		handler = cutting(simulated(), below)
	case "repeating":
		handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			http.Error(w, fmt.Sprintf("upstream failed; request headers: %s: %s", args[1], r.Header.Get(args[1])), http.StatusBadGateway)
		})
	case "without":
		handler = without("/v1"+args[1], simulated())
	default:
		ts.Fatalf("unknown server %q", args[0])
	}
	server := httptest.NewUnstartedServer(handler)
	if args[0] == "secure" {
		server.Config.ErrorLog = log.New(io.Discard, "", 0) // of who does not trust it
		server.StartTLS()
		own := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
		ts.Check(os.WriteFile(ts.MkAbs("server.pem"), own, 0o600))
	} else {
		server.Start()
	}
	ts.Defer(server.Close)
	ts.Setenv("URL", server.URL+"/v1")
	ts.Setenv("SERVER", server.URL)
	ts.Setenv("HOST", server.Listener.Addr().String())
}

// failing lets so many questions through and answers 503 afterwards.
func failing(to http.Handler, after int64) http.Handler {
	var asked atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && asked.Add(1) > after {
			w.Header().Set("Retry-After-Ms", "1")
			http.Error(w, `{"error":{"message":"overloaded"}}`, http.StatusServiceUnavailable)
			return
		}
		to.ServeHTTP(w, r)
	})
}

// without serves everything but one path.
func without(path string, to http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == path {
			http.NotFound(w, r)
			return
		}
		to.ServeHTTP(w, r)
	})
}

// unlisted serves everything but the list of models, as a server does to a key that
// may only ask.
func unlisted(status int, to http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			w.Header().Set("Retry-After", "4000")
			w.WriteHeader(status)
			fmt.Fprint(w, `{"error":{"message":"You have insufficient permissions for this operation. Missing scopes: api.model.read."}}`)
			return
		}
		to.ServeHTTP(w, r)
	})
}

// dying lets so many questions through and then, as a killed process would, cuts
// each connection before a byte of a reply.
func dying(to http.Handler, after int64) http.Handler {
	var asked atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && asked.Add(1) > after {
			panic(http.ErrAbortHandler)
		}
		to.ServeHTTP(w, r)
	})
}

func refusing(words []string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			fmt.Fprint(w, `{"object":"list","data":[{"id":"m"}]}`)
			return
		}
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"error":{"message":%q,"type":"invalid_request_error"}}`, strings.Join(words, " "))
	})
}

func strange(text string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			fmt.Fprint(w, `{"object":"list","data":[{"id":"m"}]}`)
			return
		}
		_, _ = io.Copy(io.Discard, r.Body)
		fmt.Fprintf(w, `{"id":"1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"stop"}]}`, text)
	})
}

// status runs a command and checks its exit code: status 4 abstain-eval run.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND [ARGUMENT...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// patience ends a wait for what does not come, a few minutes before go test would. It is no
// limit of time that a machine could be too slow for.
const patience = 8 * time.Minute

// await waits until a file has so many lines: await 3 r/responses.jsonl. Of several whose names a
// pattern fits it is the first.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await COUNT FILE")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		name := ts.MkAbs(args[1])
		if found, err := filepath.Glob(name); err == nil && len(found) > 0 {
			name = found[0]
		}
		content, err := os.ReadFile(name)
		if err == nil && strings.Count(string(content), "\n") >= want {
			return
		}
	}
	ts.Fatalf("%s never had %d lines", args[1], want)
}

// tear adds to a file what a kill or a power cut may leave there, a beginning of
// a line and so many NUL bytes: tear r/responses.jsonl '{"n":3,' 512.
func tear(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: tear FILE TEXT COUNT")
	}
	count, err := strconv.Atoi(args[2])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY|os.O_APPEND, 0)
	ts.Check(err)
	_, err = f.WriteString(args[1] + strings.Repeat("\x00", count))
	ts.Check(err)
	ts.Check(f.Close())
}

// begins checks that a file begins with all of another: begins LONGER SHORTER.
func begins(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: begins LONGER SHORTER")
	}
	if !strings.HasPrefix(ts.ReadFile(args[0]), ts.ReadFile(args[1])) {
		ts.Fatalf("%s does not begin with %s", args[0], args[1])
	}
}

// glob puts the only file of a pattern into a variable, once there is one:
// glob RUN logs/*.
func glob(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: glob NAME PATTERN")
	}
	matches, err := filepath.Glob(ts.MkAbs(args[1]))
	for deadline := time.Now().Add(patience); err == nil && len(matches) == 0 && time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		matches, err = filepath.Glob(ts.MkAbs(args[1]))
	}
	ts.Check(err)
	if len(matches) != 1 {
		ts.Fatalf("%s names %d files", args[1], len(matches))
	}
	ts.Setenv(args[0], matches[0])
}

// lines checks how many lines a file has: lines 128 logs/x/responses.jsonl.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines COUNT FILE")
	}
	matches, err := filepath.Glob(ts.MkAbs(args[1]))
	ts.Check(err)
	if len(matches) != 1 {
		ts.Fatalf("%s names %d files", args[1], len(matches))
	}
	if got := strconv.Itoa(strings.Count(ts.ReadFile(matches[0]), "\n")); got != args[0] {
		ts.Fatalf("%s has %s lines, want %s", args[1], got, args[0])
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
