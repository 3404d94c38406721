package generate_test

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/suites"
)

// TestMultiplication reads the factors off the question and multiplies them by
// doubling and adding, over big integers.
func TestMultiplication(t *testing.T) {
	number := regexp.MustCompile(`\d[\d,]*`)
	family(t, "mul", func(it suites.Item) (string, int, error) {
		found := number.FindAllString(it.Question, -1)
		if len(found) != 2 {
			return "", 0, fmt.Errorf("numbers %q, want two", found)
		}
		a, b := strings.ReplaceAll(found[0], ",", ""), strings.ReplaceAll(found[1], ",", "")
		product := double(a, b)

		// The partial products are all there is to add.
		parts, err := values(it.Steps)
		if err != nil {
			return "", 0, err
		}
		sum := new(big.Int)
		for _, p := range parts {
			sum.Add(sum, big.NewInt(p))
		}
		if sum.Cmp(product) != 0 {
			return "", 0, fmt.Errorf("the partial products make %v, the product is %v", sum, product)
		}
		// Totals stand behind all partial products but the first and the last.
		if totals := len(it.Steps) - len(parts); totals != len(parts)-2 {
			return "", 0, fmt.Errorf("%d running totals for %d partial products", totals, len(parts))
		}
		return product.String(), len(a) * len(b), nil
	})
}

func double(a, b string) *big.Int {
	x, _ := new(big.Int).SetString(a, 10)
	y, _ := new(big.Int).SetString(b, 10)
	sum := new(big.Int)
	for ; y.Sign() > 0; y.Rsh(y, 1) {
		if y.Bit(0) == 1 {
			sum.Add(sum, x)
		}
		x.Add(x, x)
	}
	return sum
}
