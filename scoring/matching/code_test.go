package matching_test

import (
	"strings"
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestCodes: a code is compared whole, but for blanks and hyphens between its parts.
func TestCodes(t *testing.T) {
	checkRows(t, []row{
		{text("https://www."), "https://www.", Right, "what is nothing but the beginning of an address"},
		{text("192.168.1.10"), "192.168.7.7", Wrong, "another address of one net"},
		{text("192.168.1.10"), "The server's address is 192.168.1.11.", Wrong, "the last part differs"},
		{text("192.168.1.10"), "192.168.1.100", Wrong, "a digit more"},
		{text("192.168.1.10"), "IP: `192.168.1.10:8080`", Right, "with a port"},
		{text("192.168.1.10"), "19.2168.110", Wrong, "full stops tell codes apart"},
		{text("+420 555 123 456"), "+420 777 888 999", Wrong, "another number of the country"},
		{text("+420 555 123 456"), "+420 555 123 457", Wrong, "no figure to be rounded"},
		{text("+420 555 123 456"), "Call +420555123456.", Right, "without blanks"},
		{text("555-0142"), "555-0177", Wrong, "the second half differs"},
		{text("555-0142"), "(555) 0142", Right, "another sign between the parts"},
		{text("978-3-16-148410-0"), "978-0-14-028333-4", Wrong, "another book"},
		{text("978-3-16-148410-0"), "ISBN 9783161484100.", Right, "without hyphens"},
		{text("2023-118"), "2023-119", Wrong, "a number that begins like a year"},
		{text("DE89 3704 0044 0532 0130 00"), "DE89 3704 0044 0532 0130 01", Wrong, "the last digit"},
		{text("DE89 3704 0044 0532 0130 00"), "DE89370400440532013000", Right, "no blanks"},
		{text("BA 117"), "LH 117", Wrong, "another airline"},
		{text("BA 117"), "It was flight BA117.", Right, "no blank"},
		{text("B-204"), "C-204", Wrong, "another wing"},
		{text("B204"), "Room B-204", Right, "a hyphen"},
		{text("Boeing 737-800"), "Boeing 737-900", Wrong, "another model"},
		{text("14 Mill Lane"), "16 Mill Lane", Wrong, "another house"},
		{text("14 Mill Lane"), "The address is 14 Mill Lane.", Right, "the house"},
		{text("2012 Summer Olympics"), "the 2016 Summer Olympics", Wrong, "another year"},
		{text("Q3 2021"), "Q2 2021", Wrong, "another quarter"},
		{text("Q3 2021"), "2021 Q3", Right, "the year first"},
		{text("fall 2021"), "in the spring of 2021", Wrong, "another season"},
		{text("fall 2021"), "Autumn 2021", Right, "another word for the season"},
		{text("2.4.1"), "v2.4.1", Right, "a version with its letter"},
		{text("2.4.1"), "2.4.10", Wrong, "a later version"},
		{Gold{Answers: []string{"ana.reed@example.org"}, Question: "Which address does Ana use?"}, "ben.holt@example.org", Wrong, "another person"},
		{text("ana.reed@example.org"), "It is <ana.reed@example.org>.", Right, "in brackets"},
		{text("ana.reed@example.org"), "reed@example.org", Wrong, "part of the name"},
		{text("https://example.org/docs"), "example.org/docs", Right, "without the scheme"},
		{text("https://example.org/docs"), "https://example.org/help", Wrong, "another page"},
		{text("+420 555 123 456"), "00420 555 123 456", Right, "zeros for the plus"},
		{text("(555) 014-2233"), "1-555-014-2233", Right, "with the code of the land"},
		{text("9:00-17:00"), "from 9:00 to 17:00", Right, "two times are no code"},
		{text("/etc/ssh/sshd_config"), "/etc/ssh/ssh_config", Wrong, "another file"},
		{text("/etc/ssh/sshd_config"), "It is in `/etc/ssh/sshd_config`.", Right, "the file"},
	})
}

// TestYearSpans: a gold answer of two years wants both.
func TestYearSpans(t *testing.T) {
	checkRows(t, []row{
		{text("1618-1648"), "1618-1638", Wrong, "another end"},
		{text("1618-1648"), "1618", Wrong, "no end"},
		{text("1618-1648"), "It began in 1618 and ended in 1648.", Right, "in words"},
		{text("1951-52"), "in 1951-1952", Right, "written out"},
		{text("1951-52"), "from October 1951 to February 1952", Right, "with months"},
		{text("the 1979-80 season"), "It came in 1979.", Right, "a season by its first year"},
		{text("the 1979-80 season"), "1979-81", Wrong, "another end beside it"},
		{text("from 1985 to 1993"), "He played from1985 to 19931.", Right, "the mark of a footnote"},
		{text("100-150"), "100-160", Wrong, "a range of numbers"},
		{text("100-150"), "between 100 and 150", Right, "in words"},
	})
}

// TestCodesLinear: a long answer of parts of a code costs no more than its length.
func TestCodesLinear(t *testing.T) {
	for _, part := range []string{"192.168.1.", "1-", "+420 555 ", "1618 ", "1648 1618 "} {
		for _, gold := range []string{"192.168.1.10", "1-1-1-1-1-1-1-2", "+420 555 123 456", "1618-1648"} {
			if r := Check(text(gold), strings.Repeat(part, 30_000)); r.Correct == Unknown {
				t.Errorf("%q in many of %q: %s", gold, part, r.Rule)
			}
		}
	}
}
