package audit

import (
	_ "embed" // for the figures
	"encoding/json"
	"fmt"
)

// measuredJSON are the figures that docs/scoring.md shows. A test measures them
// anew where the labeled responses are at hand: just scorer-table.
//
//go:embed measured.json
var measuredJSON []byte

// Measured is how well our scorer agreed with labels when it was last measured:
// its known errors, which go with every figure that rests on it.
type Measured struct {
	By   string        `json:"by"` // the scorer that was measured, as in a verdict
	Rows []Measurement `json:"rows"`
}

// A Measurement is one cut of one corpus of labeled responses.
type Measurement struct {
	Corpus     string `json:"corpus"`
	Population string `json:"population"` // whose responses to what, and whose labels
	About      string `json:"about"`      // the same in a few words
	Name       string `json:"cut"`        // declined, abstains or correct
	// Without is true where weights are fitted on these responses: the figures are of a
	// scorer whose words were weighed without those to a third of the questions, the one at hand
	// among them.
	Without bool `json:"without,omitempty"`
	Figures Cut  `json:"figures"`
}

// Measurements returns the figures that ship with the tool. Its error is that of an
// embedded file that is no JSON, which a build does not have.
func Measurements() (Measured, error) {
	var m Measured
	if err := json.Unmarshal(measuredJSON, &m); err != nil {
		return Measured{}, fmt.Errorf("reading the measured figures of the scorer: %w", err)
	}
	return m, nil
}
