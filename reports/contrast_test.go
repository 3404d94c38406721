package reports

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// What a figure cannot be read without stands out from its ground by 3:1 on light
// paper and on dark (WCAG 2.2, 1.4.11), its opacity taken into account.
func TestPicturesStandOutFromTheirGround(t *testing.T) {
	css, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark) {")
	dark, rules, found := strings.Cut(rest, "* { box-sizing")
	if !found {
		t.Fatal("page.css does not begin with the colors of light and dark paper")
	}
	for scheme, colors := range map[string]map[string]string{"light": cssColors(light), "dark": cssColors(dark)} {
		for _, part := range []struct{ selector, property, ground string }{
			{".bar .track", "fill", "paper"}, {".bar .span", "fill", "paper"}, {".bar .dot", "fill", "paper"}, {".bar .margin", "stroke", "paper"},
			{".plane .margin", "stroke", "sheet"}, {".plane .diagonal", "stroke", "sheet"}, {".plane .leader", "stroke", "sheet"},
			{".plane .whisker", "stroke", "sheet"}, {".plane .point", "fill", "sheet"}, {".plane .point.poor", "stroke", "sheet"}, {".plane .hollow", "stroke", "sheet"},
			{".plane .moved", "stroke", "sheet"}, {".plane .head", "fill", "sheet"},
			{".curve .whisker", "stroke", "sheet"}, {".curve .whisker.declined", "stroke", "sheet"}, {".curve .line.wrong", "stroke", "sheet"},
		} {
			_, rule, found := strings.Cut(rules, "\n"+part.selector+" { ")
			rule, _, _ = strings.Cut(rule, "}")
			color := regexp.MustCompile(part.property + `: var\(--(\w+)\)`).FindStringSubmatch(rule)
			if !found || color == nil {
				t.Errorf("page.css says no %s of %s", part.property, part.selector)
				continue
			}
			opacity := 1.
			if said := regexp.MustCompile(`opacity: ([.\d]+)`).FindStringSubmatch(rule); said != nil {
				opacity, _ = strconv.ParseFloat(said[1], 64)
			}
			if c := contrast(colors[color[1]], colors[part.ground], opacity); c < 3 {
				t.Errorf("%s: %s has %.2f:1", scheme, part.selector, c)
			}
		}
	}
}

// The number on the darkest cell of a table or of a quadrant stands out by 4.5:1 (WCAG
// 2.2, 1.4.3).
func TestNumbersStandOutFromTheirCells(t *testing.T) {
	css, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark) {")
	dark, rules, _ := strings.Cut(rest, "* { box-sizing")
	for _, cell := range []string{".flows .cell rect", ".quadrant .cell"} {
		if !strings.Contains(rules, cell+" { fill: var(--accent); }") {
			t.Errorf("%s is not drawn in the accent", cell)
		}
	}
	full := newQuadrant(signature.Quadrant{Pairs: 1, TellsApart: 1}).Cells[0].Tint
	quadrant, err := strconv.ParseFloat(full, 64)
	if err != nil {
		t.Fatal(err)
	}
	for scheme, colors := range map[string]map[string]string{"light": cssColors(light), "dark": cssColors(dark)} {
		for what, tint := range map[string]float64{"what became of the twins": mostTint, "the quadrant": quadrant} {
			if c := contrast(colors["ink"], blended(colors["accent"], colors["paper"], tint), 1); c < 4.5 {
				t.Errorf("%s: on the darkest cell of %s numbers have %.2f:1", scheme, what, c)
			}
		}
	}
}

// blended is a color drawn with the opacity on a ground.
func blended(color, ground string, opacity float64) string {
	text := ""
	for i := range 3 {
		text += fmt.Sprintf("%02x", int(math.Round(255*(opacity*channel(color, i)+(1-opacity)*channel(ground, i)))))
	}
	return text
}

func cssColors(css string) map[string]string {
	colors := map[string]string{}
	for _, c := range regexp.MustCompile(`--(\w+): #([0-9a-f]{6})`).FindAllStringSubmatch(css, -1) {
		colors[c[1]] = c[2]
	}
	return colors
}

// contrast is WCAG's ratio of relative luminances, from 1 to 21, of a color drawn
// with the opacity on a ground. Both are six hexadecimal digits.
func contrast(color, ground string, opacity float64) float64 {
	var drawn, under float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		c, g := channel(color, i), channel(ground, i)
		drawn += weight * linear(opacity*c+(1-opacity)*g)
		under += weight * linear(g)
	}
	return (max(drawn, under) + .05) / (min(drawn, under) + .05)
}

func channel(color string, i int) float64 {
	x, _ := strconv.ParseUint(color[2*i:2*i+2], 16, 8)
	return float64(x) / 255
}

func linear(x float64) float64 {
	if x <= .04045 {
		return x / 12.92
	}
	return math.Pow((x+.055)/1.055, 2.4)
}
