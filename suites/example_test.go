package suites_test

import (
	"fmt"
	"time"

	"github.com/abstain-eval/abstain-eval/suites"
)

// A suite is opened by reference and streamed; an error comes in the place of
// an item and says where it stands.
func ExampleOpen() {
	suite, err := suites.Open("core", time.Now())
	if err != nil {
		fmt.Println(err)
		return
	}
	sides := make(map[bool]int)
	for item, err := range (suites.Limit{Items: 16}).Apply(suite.Items()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		sides[item.Answerable]++
	}
	fmt.Println(suite.Manifest.Name, sides[true], "answerable,", sides[false], "unanswerable")
	// Output: core 8 answerable, 8 unanswerable
}

// An error names the field, what stands there and what was expected.
func ExampleParse() {
	_, err := suites.Parse([]byte(`{"id":"my/1","scenario":"false-premise","answerable":false,"question":"Which moon of Venus is larger?"}`))
	fmt.Println(err)
	// Output: scenario: unknown scenario "false-premise"; did you mean "false_premise"?
}
