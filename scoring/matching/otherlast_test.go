package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestOtherLast: another name in the place of the last word of gold.
func TestOtherLast(t *testing.T) {
	checkRows(t, []row{
		{text("New York Yankees"), "The New York Mets won.", Wrong, "another team of the town"},
		{text("New York Yankees"), "The Yankees", Right, "the team without its town"},
		{text("New York Yankees"), "The New York team won, the Yankees.", Right, "in two parts"},
		{text("Los Angeles Lakers"), "Los Angeles Clippers", Wrong, "another team of the town"},
		{text("14 Mill Lane"), "14 Mill Road", Wrong, "another street"},
		{text("Michael Madhusudan Dutta"), "Michael Madhusudan Dutt", Right, "another spelling"},
		{text("Federal Aviation Administration"), "The Federal Aviation Agency", Right, "a word for the sort of body"},
		{text("University of California, Berkeley"), "University of California, Davis", Wrong, "another site"},
		{text("University of California, Berkeley"), "the University of California at Davis", Wrong, "another site behind a small word"},
		{text("University of California, Berkeley"), "the University of California in Berkeley", Right, "its own site"},
	})
}

// TestSpecies: two words of Latin.
func TestSpecies(t *testing.T) {
	checkRows(t, []row{
		{text("Homo sapiens"), "Homo erectus", Wrong, "another species"},
		{text("Staphylococcus aureus"), "Staphylococcus epidermidis", Wrong, "another species"},
		{text("Staphylococcus aureus"), "It is S. aureus.", Right, "cut short"},
		{text("Staphylococcus aureus"), "E. aureus", Wrong, "another letter"},
	})
}

// TestShortDays: the short forms of weekdays that are words of their own.
func TestShortDays(t *testing.T) {
	checkRows(t, []row{
		{text("Monday"), "Mon", Right, "alone"},
		{text("Sunday"), "Sun.", Right, "with a full stop"},
		{text("Saturday"), "Sat 4 May", Right, "before a day"},
		{text("Sunday"), "The Sun", Wrong, "the star"},
		{text("Saturday"), "Mon or Tue", Wrong, "other days"},
	})
}

// TestVersions: where a version is asked for a zero at its end counts.
func TestVersions(t *testing.T) {
	version := Gold{Answers: []string{"3.10"}, Question: "Which version of the tool added it?"}
	checkRows(t, []row{
		{version, "3.1", Wrong, "an earlier one"},
		{version, "3.100", Wrong, "a later one"},
		{version, "v3.10", Right, "with its letter"},
		{version, "It came with Tool 3.10.", Right, "in a sentence"},
		{text("3.10"), "3.1", Right, "a number"},
	})
}
