package stats

// Confusion counts abstaining as detection of unanswerable items: TP abstained
// on an unanswerable one, FN answered it, FP abstained on an answerable one, TN
// answered it. Every figure is undefined on an empty denominator, where some
// libraries say 0.
type Confusion struct{ TP, FN, FP, TN float64 }

// Recall is the share of unanswerable items abstained on.
func (c Confusion) Recall() (float64, bool) { return c.share(c.TP, c.TP+c.FN) }

// Precision is the share of abstentions that fell on unanswerable items.
func (c Confusion) Precision() (float64, bool) { return c.share(c.TP, c.TP+c.FP) }

// F1 is 2TP / (2TP + FP + FN). It ignores TN and moves with the mix of items.
func (c Confusion) F1() (float64, bool) { return c.share(2*c.TP, 2*c.TP+c.FP+c.FN) }

// OverAnswer is the share of unanswerable items answered.
func (c Confusion) OverAnswer() (float64, bool) { return c.share(c.FN, c.TP+c.FN) }

// OverRefuse is the share of answerable items abstained on.
func (c Confusion) OverRefuse() (float64, bool) { return c.share(c.FP, c.FP+c.TN) }

// BalancedAccuracy is the mean of recall and of the share of answerable items
// answered.
func (c Confusion) BalancedAccuracy() (float64, bool) {
	j, ok := c.Youden()
	if !ok {
		return 0, false
	}
	return (1 + j) / 2, true
}

// Youden is recall less the over-refusal rate.
func (c Confusion) Youden() (float64, bool) {
	recall, ok1 := c.Recall()
	refused, ok2 := c.OverRefuse()
	if !ok1 || !ok2 {
		return 0, false
	}
	return recall - refused, true
}

func (c Confusion) share(x, n float64) (float64, bool) {
	if min(c.TP, c.FN, c.FP, c.TN) < 0 || !sums(x, n) {
		return 0, false
	}
	return x / n, true
}
