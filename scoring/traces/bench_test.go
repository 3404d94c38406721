package traces

import (
	"strings"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for name, unit := range map[string]string{"prose": "First I look at the table. It lists three jars, and maybe a lid. So that makes four, I think.\n", "dense": "if not no so maybe can not be ", "x": "x", "numbers": "1,234.50 = 2 ", "phrases": "not enough information without knowing that the question does not say anything "} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(1 << 20)
			for range b.N {
				Read(Response{Trace: text, Answer: "so it is 12", Value: "12", Steps: []string{"3 x 4 = 12", "117"}})
			}
		})
	}
}
