package nouns

import "testing"

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 items", 1: "1 item", 2: "2 items", -1: "-1 items"} {
		if got := Count(n, "item"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	if one, two := Counted(1, "reply", "replies"), Counted(2, "reply", "replies"); one != "1 reply" || two != "2 replies" {
		t.Errorf("got %q and %q", one, two)
	}
}
