package inorder

import (
	"errors"
	"fmt"
	"iter"
	"testing"

	"go.uber.org/goleak"
)

// TestMain holds that no goroutine is left by any test.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestDo: whatever the workers do, results come in the order of what went
// in, an error comes behind all of them, and who stops listening leaves nothing
// running (TestMain looks).
func TestDo(t *testing.T) {
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
	for _, n := range []int{0, 1, pieceValues - 1, pieceValues, pieceValues + 1, 50*pieceValues + 7} {
		for _, end := range []error{nil, broken} {
			for _, listen := range []int{0, 1, pieceValues, n, n + 1} {
				t.Run(fmt.Sprint(n, end, listen), func(t *testing.T) {
					got := 0
					for value, err := range Do(count(n, end), func(*int) int { return 1 }, func(v *int) { *v *= 2 }) {
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

// TestPiecesAreSmallWhereValuesAreLarge holds memory flat where each value is a
// reply of megabytes.
func TestPiecesAreSmallWhereValuesAreLarge(t *testing.T) {
	values := func(yield func(int, error) bool) {
		for i := range 100 {
			if !yield(i, nil) {
				return
			}
		}
	}
	for _, row := range []struct{ size, want int }{{1, pieceValues}, {pieceBytes / 4, 4}, {pieceBytes, 1}, {10 * pieceBytes, 1}} {
		most := 0
		for p := range pieces(values, func(*int) int { return row.size }, nil) {
			most = max(most, len(p.values))
		}
		if most != row.want {
			t.Errorf("of values of %d bytes %d are one piece, want %d", row.size, most, row.want)
		}
	}
}
