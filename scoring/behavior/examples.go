package behavior

// An instance is from which token on a sentence is an example, or sets a case that is
// not said to hold; no token of the answer where it is neither.
type instance struct{ example, posed int }

// instancesFound are those of the sentences, looked for once; none where no sentence has any.
func (s *scene) instancesFound() []instance {
	if s.instanced {
		return s.instances
	}
	s.instanced = true
	set := -1    // the last sentence with a clause that sets a circumstance
	before := -1 // the last clause that sets a case
	for ci := range s.clauses {
		c := &s.clauses[ci]
		if s.circumstance(c) {
			set = c.sentence
		}
		if s.example(c) {
			of := s.instanceOf(c.sentence)
			of.example = min(of.example, c.from)
		} else if set == c.sentence {
			if from, ok := s.poses(ci); ok {
				of := s.instanceOf(c.sentence)
				of.posed = min(of.posed, from)
			}
			before = s.otherCase(before, ci)
		}
	}
	for k := 1; k < len(s.instances); k++ {
		first := s.clauses[s.firstClause(k)]
		if !first.item && s.instances[k-1].posed < len(s.toks) && s.word(first.from) == "then" {
			s.instances[k].posed = first.from // "Suppose it were 3. Then it would be 18."
		}
	}
	return s.instances
}

// instanceOf is the instance of a sentence; with the first of them there is one for each.
func (s *scene) instanceOf(sentence int) *instance {
	if len(s.instances) == 0 {
		s.instances = zeros(s.instances, len(s.sent))
		for k := range s.instances {
			s.instances[k] = instance{len(s.toks), len(s.toks)}
		}
	}
	return &s.instances[sentence]
}

// illustrates reports whether the token at i of clause ci stands in an example.
func (s *scene) illustrates(i, ci int) bool {
	all, c := s.instancesFound(), &s.clauses[ci]
	return len(all) > 0 && i >= all[c.sentence].example
}

// example reports whether a clause opens with "for example" or its like.
func (s *scene) example(c *clause) bool {
	t := &s.toks[c.from]
	if !t.is(classInstance) && t.end-t.start > 1 {
		return false
	}
	if c.from+1 >= c.to {
		w := s.word(c.from)
		return w == "example" || w == "examples"
	}
	switch s.word(c.from) {
	case "for":
		return s.word(c.from+1) == "example" || s.word(c.from+1) == "instance"
	case "e":
		return s.word(c.from+1) == "g"
	case "to":
		return s.word(c.from+1) == "illustrate"
	case "say":
		return s.toks[c.from+1].brk == comma
	case "as", "by":
		for i := c.from + 1; i < min(c.from+4, c.to); i++ {
			switch s.word(i) {
			case "example", "illustration":
				return i+1 == c.to || s.word(i+1) != "of"
			}
		}
	}
	return false
}
