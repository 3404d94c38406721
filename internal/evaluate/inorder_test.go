package evaluate

import (
	"errors"
	"fmt"
	"iter"
	"testing"
)

// TestInOrder: whatever the workers do, results come in the order of what went
// in, an error comes behind all of them, and who stops listening leaves nothing
// running (TestMain looks).
func TestInOrder(t *testing.T) {
	broken := errors.New("broken")
	count := func(n int, end error) iter.Seq2[int, error] {
		return func(yield func(int, error) bool) {
			for i := range n {
				if !yield(i, nil) {
					return
				}
			}
			if end != nil {
				yield(0, end)
			}
		}
	}
	for _, n := range []int{0, 1, abreast - 1, abreast, abreast + 1, 50*abreast + 7} {
		for _, end := range []error{nil, broken} {
			for _, listen := range []int{0, 1, abreast, n, n + 1} {
				t.Run(fmt.Sprint(n, end, listen), func(t *testing.T) {
					got := 0
					for value, err := range inOrder(count(n, end), func(v *int) { *v *= 2 }) {
						if got == n {
							if !errors.Is(err, broken) || end == nil {
								t.Errorf("behind the last value came %d, %v", value, err)
							}
							got++
							continue
						}
						if err != nil || value != 2*got {
							t.Fatalf("value %d is %d, %v", got, value, err)
						}
						if got++; got > listen {
							return
						}
					}
					want := n
					if end != nil {
						want++
					}
					if got != want {
						t.Errorf("%d came, want %d", got, want)
					}
				})
			}
		}
	}
}
