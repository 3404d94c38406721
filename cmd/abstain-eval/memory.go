package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Go collects garbage when the heap has doubled, and from 4 MB on. A run holds 2
// or 3 MB, up to 120 where it has a million items, and makes garbage by the
// megabyte: dozens of collections in the third of a second that a thousand
// questions take. Memory that may always grow to memoryFloor saves nearly all of
// them. Above it, as with a million items or replies that are very long, memory
// may be a quarter more than what is in use, or memoryStep.
//
// It is the memory limit that is moved, and not the percentage: after a
// collection it takes a moment until this is told, in which a limit that is too
// low costs another collection, and a percentage that is too high gigabytes.
const (
	memoryFloor = 80 << 20
	memoryStep  = 32 << 20
	// notHeap is about what stacks and the runtime take.
	notHeap = 16 << 20
)

// steadyMemory lets memory grow to memoryFloor before garbage is collected,
// unless the user has set GOGC or GOMEMLIMIT and so knows better.
func steadyMemory(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1) // the limit alone decides
	debug.SetMemoryLimit(memoryFloor)
	afterEachCollection(func() {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetMemoryLimit(limitFor(int64(live[0].Value.Uint64())))
	})
}

// limitFor is up to where memory may grow while so many bytes are in use.
func limitFor(live int64) int64 { return max(memoryFloor, live+max(memoryStep, live/4)+notHeap) }

// afterEachCollection calls do whenever garbage was collected: an object to which
// nothing refers is garbage each time.
func afterEachCollection(do func()) {
	type canary struct{ _ *int }
	runtime.AddCleanup(new(canary), func(struct{}) {
		afterEachCollection(do) // first, so that no collection is missed while do runs
		do()
	}, struct{}{})
}
