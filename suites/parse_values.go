package suites

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// word reads a string that is one of known. It returns the constant, so that a
// million items do not hold a million copies of "stale".
func word[T ~string](s *scanner, to *T, what string, known []T) error {
	if s.at >= len(s.b) || s.b[s.at] != '"' {
		return s.wrong(aString)
	}
	b, err := s.raw()
	if err != nil {
		return err
	}
	for _, k := range known {
		if string(b) == string(k) {
			*to = k
			return nil
		}
	}
	return unknown(what, string(b), stringsOf(known))
}

// texts reads an array of strings that say something: an empty gold answer
// would match everything, an empty choice cannot be chosen.
func (s *scanner) texts(to *[]string) error {
	var room [12]string // most lists are shorter
	list := room[:0]
	err := s.list(func() error {
		var t string
		if err := s.text(&t); err != nil {
			return err
		}
		if strings.TrimSpace(t) == "" {
			return bad("expected a string that is not blank")
		}
		list = append(list, t)
		return nil
	})
	if len(list) > 0 {
		*to = slices.Clone(list)
	}
	return err
}

func (s *scanner) date(to *string) error {
	if err := s.text(to); err != nil {
		return err
	}
	if _, err := time.Parse(time.DateOnly, *to); err != nil {
		return bad("expected a date as YYYY-MM-DD, got %s", quote(*to))
	}
	return nil
}

// difficulty goes by the value and not by how it is spelled: 2.0 is what a
// table with gaps in the column makes of 2.
func (s *scanner) difficulty(to *int) error {
	digits, err := s.digits()
	if err != nil {
		return err
	}
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil || f != math.Trunc(f) || f < 1 || f > hardest {
		return bad("expected a whole number from 1 (easy) to %d, got %s", hardest, digits)
	}
	*to = int(f)
	return nil
}

func (s *scanner) tolerance(to *float64) error {
	digits, err := s.digits()
	if err != nil {
		return err
	}
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(f, 0) || f < 0 {
		return bad("expected a number of at least 0, got %s", digits)
	}
	*to = math.Abs(f) // -0 is 0
	return nil
}

func (s *scanner) match(to **Match) error {
	m := new(Match)
	names := matchKeys()
	seen, err := s.object(names[:], func(name string) error {
		switch name {
		case "type":
			return word(s, &m.Type, "match type", matchTypes())
		case "tolerance":
			return s.tolerance(&m.Tolerance)
		case "unit":
			return s.text(&m.Unit)
		}
		return s.boolean(&m.KeepCase)
	})
	*to = m
	return needs(err, seen, names[:], "type")
}

func (s *scanner) missing(to **Missing) error {
	m := new(Missing)
	names := missingKeys()
	seen, err := s.object(names[:], func(name string) error {
		if name == "say" {
			return s.text(&m.Say)
		}
		return s.texts(&m.AnyOf)
	})
	*to = m
	if err := needs(err, seen, names[:], "say", "any_of"); err != nil {
		return err
	}
	if strings.TrimSpace(m.Say) == "" {
		return &fieldError{"say", "expected a string that is not blank"}
	}
	if len(m.AnyOf) == 0 {
		return &fieldError{"any_of", "expected at least one word that an apt abstention uses"}
	}
	return nil
}

func (s *scanner) proof(to **Proof) error {
	p := new(Proof)
	names := proofKeys()
	seen, err := s.object(names[:], func(name string) error {
		if name == "kind" {
			return word(s, &p.Kind, "proof kind", proofKinds())
		}
		return s.text(&p.Note)
	})
	*to = p
	return needs(err, seen, names[:], "kind")
}

func (s *scanner) upstream(to **Upstream) error {
	u := new(Upstream)
	names := upstreamKeys()
	seen, err := s.object(names[:], func(name string) error {
		switch name {
		case "id":
			return s.text(&u.ID)
		case "label":
			return s.text(&u.Label)
		}
		return s.text(&u.Rule)
	})
	*to = u
	return needs(err, seen, names[:], "id")
}

// needs is err, or an error for the first required name that was not seen.
func needs(err error, seen uint64, names []string, required ...string) error {
	if err != nil {
		return err
	}
	for _, r := range required {
		if seen&(1<<find(names, []byte(r), 0)) == 0 {
			return bad("expected the key %q", r)
		}
	}
	return nil
}

// The keys of the objects in an item, in the order in which they are written.

func matchKeys() [4]string    { return [...]string{"type", "tolerance", "unit", "keep_case"} }
func missingKeys() [2]string  { return [...]string{"say", "any_of"} }
func proofKeys() [2]string    { return [...]string{"kind", "note"} }
func upstreamKeys() [3]string { return [...]string{"id", "label", "rule"} }

func matchTypes() []string {
	return []string{"text", "number", "choice", "boolean", "date", "set"}
}

func proofKinds() []string {
	return []string{"solver", "closed_list", "stated_validity", "open_problem", "reference"}
}

func probes() []string { return []string{"alarming", "hard"} }
