package reports

import "fmt"

// A Named is a name that a server gave with its replies, and in how many responses.
type Named struct {
	Name      string `json:"name"` // "" for all behind the first five
	Responses int    `json:"responses"`
}

// servedText says that the server gave itself another name than the one asked for;
// "" where it did not.
func servedText(run Run) string {
	switch len(run.Served) {
	case 0:
		return ""
	case 1:
		return "The server called itself " + nameText(run.Served[0].Name) + ", not " + nameText(run.Model) + "."
	}
	return "The server called itself " + responsesBy(run.Served) + ": more than one model may have answered."
}

// fingerprintText says that the server's fingerprint changed; "" where it did not.
func fingerprintText(run Run) string {
	if len(run.Fingerprints) == 0 {
		return ""
	}
	return "The server's fingerprint was " + responsesBy(run.Fingerprints) + ": what answered may have changed within the run."
}

// responsesBy lists names: "a in 52 responses and b in 48".
func responsesBy(all []Named) string {
	var parts []string
	for i, n := range all {
		name, many := nameText(n.Name), fmt.Sprint(n.Responses)
		if n.Name == "" {
			name = "others"
		}
		if i == 0 {
			many = plural(n.Responses, "response")
		}
		parts = append(parts, name+" in "+many)
	}
	return list(parts)
}
