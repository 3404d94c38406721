package runs

import "io"

// syncEvery is after how many bytes a file that is still being written is synced: what is
// written is computed meanwhile, and little is left to wait for at the end.
const syncEvery = 1 << 20

// A file that a steadySync writes.
type syncer interface {
	io.Writer
	Sync() error
}

// A steadySync syncs a file while it is being written, one sync at a time. End has to be
// called.
type steadySync struct {
	to       syncer
	unsynced int
	running  chan error // nil while no sync runs
	err      error      // of a sync; a system tells it once
}

// Write writes p, and gives the error of a sync that has failed since.
func (s *steadySync) Write(p []byte) (int, error) {
	if s.running != nil {
		select {
		case err := <-s.running:
			s.ended(err)
		default:
		}
	}
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.to.Write(p)
	if s.unsynced += n; err == nil && s.unsynced >= syncEvery && s.running == nil {
		s.unsynced, s.running = 0, make(chan error, 1)
		go func(done chan<- error) { done <- s.to.Sync() }(s.running)
	}
	return n, err
}

// end waits for a sync that still runs. All that was written is not yet synced.
func (s *steadySync) end() error {
	if s.running != nil {
		s.ended(<-s.running)
	}
	return s.err
}

func (s *steadySync) ended(err error) {
	s.running = nil
	if s.err == nil {
		s.err = err
	}
}
