package runs

import (
	"bytes"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// A slowDisk takes a second a sync. The failing-th fails, and no other.
type slowDisk struct {
	bytes.Buffer
	syncs, failing int
	running        bool
	t              *testing.T
}

var errDisk = errors.New("no space left")

func (d *slowDisk) Sync() error {
	if d.running {
		d.t.Error("two syncs at a time")
	}
	d.running = true
	time.Sleep(time.Second)
	d.running = false
	if d.syncs++; d.syncs == d.failing {
		return errDisk
	}
	return nil
}

func TestSteadySync(t *testing.T) {
	for _, c := range []struct {
		reason         string
		size, failing  int // in quarters of syncEvery
		pause          time.Duration
		syncs, written int
		err            error
	}{
		{"a small file is left to the end", 3, 0, 0, 0, 3, nil},
		{"a larger one is synced once there is enough", 4, 0, 0, 1, 4, nil},
		{"one sync at a time, however fast it is written", 40, 0, 0, 1, 40, nil},
		{"and the next as soon as one has ended", 40, 0, 1100 * time.Millisecond, 10, 40, nil},
		{"the error of a sync ends the writing", 40, 1, 1100 * time.Millisecond, 1, 4, errDisk},
		{"and that of the last one is not lost", 8, 2, 400 * time.Millisecond, 2, 8, errDisk},
	} {
		t.Run(c.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				disk := &slowDisk{failing: c.failing, t: t}
				s := &steadySync{to: disk}
				var err error
				for i := 0; i < c.size && err == nil; i++ {
					_, err = s.Write(make([]byte, syncEvery/4))
					time.Sleep(c.pause)
				}
				if ended := s.end(); !errors.Is(ended, c.err) || err != nil && !errors.Is(err, c.err) {
					t.Errorf("errors %v and at the end %v, want %v", err, ended, c.err)
				}
				if disk.syncs != c.syncs || disk.Len() != c.written*syncEvery/4 {
					t.Errorf("%d syncs and %d bytes, want %d and %d", disk.syncs, disk.Len(), c.syncs, c.written*syncEvery/4)
				}
			})
		})
	}
}
