package responses_test

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/responses"
)

// What stands between tags is reasoning; a thought that was cut off leaves no answer.
func ExampleSplit() {
	answer, trace, cut := responses.Split("<think>Which river? None is named.</think>\nNobody can tell.", "", responses.DefaultTags())
	fmt.Printf("%q %q %v\n", answer, trace, cut)
	answer, trace, cut = responses.Split("<think>Which river? None is", "", responses.DefaultTags())
	fmt.Printf("%q %q %v\n", answer, trace, cut)
	// Output:
	// "Nobody can tell." "Which river? None is named." false
	// "" "Which river? None is" true
}

// A log is read line by line; a line that is none comes as an error in the place of
// its record, and those behind it are read all the same.
func ExampleRead() {
	log := strings.NewReader(`{"n":0,"item":"core/uc-001-a","outcome":"replied","text":"30 minutes"}
{"n":1,"item":
{"n":2,"item":"core/uc-002-a","outcome":"api_error","text":"","error":{"status":500,"message":"out of memory"}}
`)
	for record, err := range responses.Read(log) {
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(record.Item, record.Outcome)
	}
	// Output:
	// core/uc-001-a replied
	// error: line 2: not a response: unexpected end of JSON input
	// core/uc-002-a api_error
}
