package main

import (
	"runtime"
	"testing"
)

func TestLimitFor(t *testing.T) {
	for _, tc := range []struct {
		live, want int64
		reason     string
	}{
		{0, 80 << 20, "before anything was measured"},
		{3 << 20, 80 << 20, "a small run"},
		{32 << 20, 80 << 20, "all that fits"},
		{120 << 20, 168 << 20, "a million items, beside stacks and the runtime"},
		{12 << 30, 15<<30 + 16<<20, "a quarter more, however much it is"},
	} {
		if got := limitFor(tc.live); got != tc.want {
			t.Errorf("%s: %d bytes for %d, want %d", tc.reason, got, tc.live, tc.want)
		}
	}
}

func TestAfterEachCollection(t *testing.T) {
	called := make(chan struct{}, 100)
	afterEachCollection(func() { called <- struct{}{} })
	for range 3 {
		runtime.GC()
		<-called
	}
}
