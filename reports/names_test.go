package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestShortNames(t *testing.T) {
	lineage := "qwen2_5_7b_instruct_grpo_stage2_run3_step_"
	tests := []struct {
		reason      string
		names, want []string
	}{
		{"what fits stays", []string{"sft-1200", "rl-400"}, []string{"sft-1200", "rl-400"}},
		{"the end of a lineage stays", []string{lineage + "002000", lineage + "004000"}, []string{"qwen2_5_7b…step_002000", "qwen2_5_7b…step_004000"}},
		{"what differs in the middle stays", []string{"qwen2_5_7b_instruct_lr_1e4_seed_0_final_merged", "qwen2_5_7b_instruct_lr_3e5_seed_0_final_merged"},
			[]string{"…1e4_seed_0_final_merged", "…3e5_seed_0_final_merged"}},
		{"one name of two runs is one name", []string{lineage + "1", lineage + "1"}, []string{"qwen2_5_7b…run3_step_1", "qwen2_5_7b…run3_step_1"}},
		{"what is left is numbered", []string{strings.Repeat("m", 40) + "a" + strings.Repeat("m", 40), strings.Repeat("m", 40) + "b" + strings.Repeat("m", 40)},
			[]string{"mmmmmmmmmmm…mmmmmmm… (1)", "mmmmmmmmmmm…mmmmmmm… (2)"}},
		{"wide characters take two columns", []string{strings.Repeat("界", 20) + "一", strings.Repeat("界", 20) + "二"}, []string{"界界界界界…界界界界界一", "界界界界界…界界界界界二"}},
		{"none", nil, []string{}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, shortNames(test.names, 24)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

// Whatever checkpoints are called, two of them never have one label, and no label
// is too wide.
func TestUnequalNamesHaveUnequalLabels(t *testing.T) {
	part := rapid.SampledFrom([]string{"qwen2_5_7b", "_instruct", "-grpo", "_step_", "0", "00", "m", "é", "界", " (1)", "…", ", core"})
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.Map(rapid.SliceOfN(part, 1, 12), func(parts []string) string { return strings.Join(parts, "") }), 1, 8).Draw(t, "names")
		most := rapid.IntRange(8, 30).Draw(t, "most")
		by := map[string]string{}
		for i, label := range shortNames(names, most) {
			if other, ok := by[label]; ok && other != names[i] {
				t.Fatalf("%q and %q are both called %q", other, names[i], label)
			}
			if by[label] = names[i]; textWidth(label) > most {
				t.Fatalf("%q takes %d columns of %d", label, textWidth(label), most)
			}
		}
	})
}
