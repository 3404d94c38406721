package matching

import (
	"strings"
	"unicode/utf8"
)

// moneySigns is the dimension, in the table of units, of the sign of a currency; "" of other runes.
func moneySigns(sign rune) (dimension string) {
	switch sign {
	case '€':
		return "money_eur"
	case '£':
		return "money_gbp"
	case '$':
		return "money"
	case '¥':
		return "money_jpy"
	case '₹':
		return "money_inr"
	}
	return ""
}

// currency is the dimension of the sign or the code of a currency directly before token i: "" for none.
func (d *document) currency(i int) string {
	gap := strings.TrimRight(d.gapBefore(i), " \u00a0\u202f")
	sign, _ := utf8.DecodeLastRuneInString(gap)
	if sign == '$' && strings.HasPrefix(strings.TrimLeft(d.gapBefore(i+1), " "), "$") {
		return "" // a formula
	}
	if dimension := moneySigns(sign); dimension != "" {
		return dimension
	}
	if i > 0 && gap == "" && d.isMoneyCode(i-1) {
		return d.lex.units[d.toks[i-1].norm].dimension
	}
	return ""
}

// otherMoney reports whether the sign of a currency stands before token i that is not that of the unit.
func (d *document) otherMoney(i int, unit string) bool {
	sign := d.currency(i)
	return sign != "" && sign != d.lex.units[unit].dimension
}

// isMoneyCode reports whether token i is the code of a currency: three capital letters.
func (d *document) isMoneyCode(i int) bool {
	t := &d.toks[i]
	return t.end-t.start == 3 && t.upper && d.text[t.start:t.end] == strings.ToUpper(t.norm) && strings.HasPrefix(d.lex.units[t.norm].dimension, "money")
}

// signBehind is the dimension of the sign of a currency directly behind the number from token i to token j: "12 €". A
// dollar between dollars is a sign of a formula.
func (d *document) signBehind(i, j int) string {
	gap := strings.TrimLeft(d.gapBefore(j), " \u00a0\u202f")
	sign, n := utf8.DecodeRuneInString(gap)
	switch {
	case sign == '$' && strings.Contains(d.gapBefore(i), "$"):
		return ""
	case gap != "" && n == len(gap) && j < len(d.toks) && d.toks[j].number:
		return "" // "10 €12"
	}
	return moneySigns(sign)
}

// moneyUnit is the unit of money with the dimension, as currency has it.
func moneyUnit(dimension string) string {
	switch dimension {
	case "money":
		return "dollar"
	case "money_eur":
		return "euro"
	}
	_, code, _ := strings.Cut(dimension, "_")
	return code
}
