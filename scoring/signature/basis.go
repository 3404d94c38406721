package signature

// A Unit is what is independent of others of its kind.
type Unit string

// The units that an estimate can rest on.
const (
	PairUnit    Unit = "pair"    // twins, or two wordings
	ItemUnit    Unit = "item"    // where there are no twins
	ClusterUnit Unit = "cluster" // of pairs or of items that share a cause
)

// FewestUnits is below how many units nothing is said of d' and c: not in words, not
// by a gate and not in a card's metadata. With so few weights an interval is far too
// narrow, and a closed form is an approximation for many.
const FewestUnits = 10

// TooFew reports that an estimate rests on too few units to say anything by.
func (e Estimate) TooFew() bool { return e.Units < FewestUnits }

// RestsOn names its units with their number: "40 pairs". Of a document from elsewhere
// no other words pass than those of a Unit.
func (e Estimate) RestsOn() string {
	switch e.Unit {
	case PairUnit, ItemUnit, ClusterUnit:
		return countOf(e.Units, string(e.Unit))
	}
	return countOf(e.Units, "unit")
}

// A Basis counts what a figure of both sides rests on.
type Basis struct{ items, clusters [2]int }

// Add takes in clusters that are alike, with how many items of either side one holds.
// A pair that is a cluster of its own holds one of each.
func (b *Basis) Add(unanswerable, answerable, alike int) {
	for side, n := range [2]int{unanswerable, answerable} {
		if n > 0 {
			b.items[side] += n * alike
			b.clusters[side] += alike
		}
	}
}

// Units is how many independent units there are on the side that has fewer, and what
// they are: clusters where one holds several items of that side, and else single,
// which is a pair or an item.
func (b Basis) Units(single Unit) (int, Unit) {
	side := 0
	if b.clusters[1] < b.clusters[0] || b.clusters[1] == b.clusters[0] && b.items[1] > b.items[0] {
		side = 1
	}
	if b.items[side] > b.clusters[side] {
		single = ClusterUnit
	}
	return b.clusters[side], single
}
