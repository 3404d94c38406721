package scoring

import "testing"

func TestUnits(t *testing.T) {
	alone, twin, other := Verdict{Item: "a"}, Verdict{Item: "b", Pair: "a"}, Verdict{Item: "c", Pair: "a"}
	if alone.Unit() == twin.Unit() {
		t.Error("an item and a pair of one name are one unit")
	}
	if twin.Unit() != other.Unit() {
		t.Error("twins are two units")
	}
	if u := twin.Unit(); twin.ClusterOf(u) != u {
		t.Error("without a cluster a pair is none of its own")
	}
	twin.Cluster = "a" // of the pair's name
	if u := twin.Unit(); twin.ClusterOf(u) != u {
		t.Error("a cluster of the pair's name is another than the pair")
	}
	twin.Cluster, alone.Cluster = "passage", "passage"
	if twin.ClusterOf(twin.Unit()) != alone.ClusterOf(alone.Unit()) {
		t.Error("units of one cluster are in two")
	}
}

func TestItemTag(t *testing.T) {
	one, other := Verdict{Item: "a", Pair: "p"}, Verdict{Item: "b", Pair: "p"}
	if one.ItemTag() == other.ItemTag() {
		t.Error("two items have one tag")
	}
	if other.Control = "a"; one.ItemTag() != other.ItemTag() {
		t.Error("an item in other words than its control has another tag")
	}
}
