package phrases

import "strings"

// Roman is the number that s writes in Roman numerals, in capitals and as they are written:
// 1 to 3999. It is 0 where s is none, and for the empty text.
func Roman(s string) (value int) {
	for _, part := range [...]struct {
		letters string
		value   int
	}{
		{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1},
	} {
		most := 1
		if len(part.letters) == 1 && strings.IndexByte("MCXI", part.letters[0]) >= 0 {
			most = 3
		}
		for n := 0; n < most && strings.HasPrefix(s, part.letters); n++ {
			s, value = s[len(part.letters):], value+part.value
		}
	}
	if s != "" {
		return 0
	}
	return value
}
