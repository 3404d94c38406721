package traces

import (
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// cannot is one word that stands for two.
var cannot = phrases.Hash("cannot") // a constant that has to be computed

// opened is a word as the tables write it. A possessive loses its ending.
func opened(head, tail string) [2]string {
	switch tail {
	case "":
		if head == "cannot" {
			return [2]string{"can", "not"}
		}
		return [2]string{head}
	case "t":
		switch stem := strings.TrimSuffix(head, "n"); {
		case head == "can", stem == head:
			return [2]string{head, "not"}
		case head == "won":
			return [2]string{"will", "not"}
		default:
			return [2]string{stem, "not"}
		}
	case "m":
		return [2]string{head, "am"}
	case "re":
		return [2]string{head, "are"}
	case "ve":
		return [2]string{head, "have"}
	case "ll":
		return [2]string{head, "will"}
	case "d":
		return [2]string{head, "would"}
	case "s":
		switch head {
		case "it", "that", "there", "he", "she", "what", "who", "here", "this", "where", "answer", "let":
			return [2]string{head, "is"}
		}
		return [2]string{head}
	}
	return [2]string{head + "'" + tail}
}
