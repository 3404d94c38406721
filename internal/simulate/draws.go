package simulate

// Profiles are the checkpoints the server has.
func (s *Server) Profiles() []Profile { return s.options.Profiles }

// Draws returns what a checkpoint says to each of the server's items in epoch
// 0, in the order of the items, whether it was asked or not: a draw depends on
// nothing else. Asks and Replies are 0. An unknown checkpoint has none.
func (s *Server) Draws(checkpoint string) []Entry {
	p, ok := s.profile(checkpoint)
	if !ok {
		return nil
	}
	entries := make([]Entry, 0, len(s.subjects))
	for _, subject := range s.subjects {
		l := lot{seed: s.options.Seed, checkpoint: p.Name, item: subject.item.ID}
		d := compose(s.lib, p, subject, l)
		entries = append(entries, Entry{
			Checkpoint: p.Name, Item: subject.item.ID, Answerable: subject.item.Answerable,
			Drawn: d.behavior, Declined: d.declined, Correct: d.correct, Trace: d.trace,
			Fault: s.options.Faults.of(l, s.transient[p.Name]),
		})
	}
	return entries
}
