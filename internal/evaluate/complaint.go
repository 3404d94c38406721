package evaluate

import "slices"

// A Complaint is an error as a user reads it: what was wrong, and what to do about
// it, which may be empty.
type Complaint struct{ Message, Next string }

// Complaints takes an error apart that joins several, each once and with its own
// advice. What several in a row advise alike is said behind the last of them.
func Complaints(err error) []Complaint {
	var all []Complaint
	for _, one := range apart(err) {
		_, next := Explain(one)
		c := Complaint{one.Error(), next}
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	for i := range all {
		if i+1 < len(all) && all[i].Next == all[i+1].Next {
			all[i].Next = ""
		}
	}
	return all
}

// apart is what an error joins, in its order; an error that joins nothing is alone.
func apart(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error }) // the join itself is looked for
	if !ok {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, apart(one)...)
	}
	return all
}
