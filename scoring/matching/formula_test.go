package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestFormulasInTheirCase: a formula whose case counts is found in any markup.
func TestFormulasInTheirCase(t *testing.T) {
	water := Gold{Answers: []string{"H2O"}, KeepCase: true, Question: "What is the chemical formula of water?"}
	cobalt := Gold{Answers: []string{"Co"}, KeepCase: true, Question: "What is the chemical symbol of cobalt?"}
	checkRows(t, []row{
		{water, "H₂O", Right, "digits below the line"},
		{water, "It is $H_2O$.", Right, "as LaTeX"},
		{water, `\boxed{\text{H}_2\text{O}}`, Right, "with its letters as text"},
		{water, "H<sub>2</sub>O", Right, "as HTML"},
		{water, "H₂O₂", Wrong, "another formula"},
		{water, "h₂o", Wrong, "in small letters"},
		{cobalt, "Co", Right, "as it is written"},
		{cobalt, "CO", Wrong, "another case"},
	})
}
