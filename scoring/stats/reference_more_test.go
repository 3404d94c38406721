package stats_test

import (
	"bytes"
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// moreStatistics are those that serve a scorer's errors, confidence, planning and
// comparison with what others publish.
func moreStatistics() map[string]func(input) figures {
	return map[string]func(input) figures{
		"krippendorff_alpha_nominal":        refKrippendorff,
		"confidence_target_score":           refTarget,
		"simpleqa":                          refSimpleQA,
		"omniscience_index":                 refOmniscience,
		"alignment_for_honesty":             refHonesty,
		"risk_coverage":                     refCoverage,
		"calibration":                       refCalibration,
		"judge_rogan_gladen_lang_reiczigel": refJudge,
		"ppi_mean":                          refPowered,
		"beta_mixture_cs": func(in input) figures {
			i, ok := stats.ConfidenceSequence(in.int("x"), in.int("n"), in.float("a"), in.float("b"), in.float("alpha"))
			return figures{"lo": opt(i.Lo, ok), "hi": opt(i.Hi, ok)}
		},
		"one_sided_e_value": func(in input) figures {
			e, ok := stats.OneSided(in.int("x"), in.int("n"), in.float("margin"), in.float("a"), in.float("b"))
			return figures{"log_e_exceeds": opt(e.Exceeds, ok), "log_e_within": opt(e.Within, ok)}
		},
		"sprt": func(in input) figures {
			s, ok := stats.SequentialTest(in.flags("seq"), in.float("p0"), in.float("p1"), in.float("alpha"), in.float("beta"))
			return figures{"llr": opt(s.LogRatio, ok), "upper": opt(s.Upper, ok), "lower": opt(s.Lower, ok), "decision": opt(s.Decision, ok)}
		},
		"selective_risk_upper": func(in input) figures {
			// without answers it is the end of [0, 1], the interval of no data
			upper, _ := stats.SelectiveRisk(in.int("errors"), in.int("answered"), in.float("conf_one_sided"))
			return figures{"upper": upper}
		},
		"knowledge_state": func(in input) figures {
			state, rate, i, ok := stats.KnowledgeOf(in.int("correct"), in.int("k"), in.float("threshold"), in.float("conf"))
			return figures{"state": string(state), "rate": opt(rate, ok), "lo": i.Lo, "hi": i.Hi}
		},
		"auc_delong": func(in input) figures {
			a, ok := stats.AreaUnderCurve(in.list("score"), in.flags("label"), in.float("conf"))
			bounded := ok && a.Bounded
			return figures{"auc": opt(a.Value, ok), "se": opt(a.SE, bounded), "lo": opt(a.Lo, bounded), "hi": opt(a.Hi, bounded)}
		},
		"bca_bootstrap_mean_exact": refBCa,
		"beta_posterior": func(in input) figures {
			p, ok := stats.BetaPosterior(in.int("x"), in.int("n"), in.float("a"), in.float("b"), in.float("conf"))
			above, _ := p.Above(.1)
			return figures{"mean": opt(p.Mean, ok), "lo": opt(p.Lo, ok), "hi": opt(p.Hi, ok), "p_gt_10": opt(above, ok)}
		},
		"beta_binomial_eb": refShrink,
		"n_two_proportions": func(in input) figures {
			n, ok := stats.TrialsForDifference(in.float("p1"), in.float("p2"), in.float("alpha"), in.float("power"))
			return figures{"n_per_arm": opt(n, ok), "n_ceil": opt(math.Ceil(n), ok)}
		},
		"n_mcnemar": func(in input) figures {
			n, ok := stats.PairsForChange(in.float("p_discordant"), in.float("diff"), in.float("alpha"), in.float("power"))
			return figures{"n_pairs": opt(n, ok), "n_ceil": opt(math.Ceil(n), ok)}
		},
		"mde_two_runs": func(in input) figures {
			change, design, ok := stats.SmallestChange(in.int("n_responses"), in.float("p"), in.int("cluster_size"), in.float("icc"), in.float("alpha"), in.float("power"))
			return figures{"deff": opt(design, ok), "mde": opt(change, ok)}
		},
	}
}

// flags reads a list of 0 and 1, or of true and false.
func (in input) flags(name string) []bool {
	var out []bool
	for _, v := range read[[]any](in, name) {
		out = append(out, v != false && v != 0.)
	}
	return out
}

func refKrippendorff(in input) figures {
	var units [][]int
	kinds := map[any]int{}
	for _, values := range read[[][]any](in, "units") {
		var unit []int
		for _, v := range values {
			if v == nil { // that reader did not sort it
				continue
			}
			if _, known := kinds[v]; !known {
				kinds[v] = len(kinds)
			}
			unit = append(unit, kinds[v])
		}
		units = append(units, unit)
	}
	return figures{"alpha": opt(stats.Krippendorff(units))}
}

func refTarget(in input) figures {
	score, penalty, scored, ok := stats.TargetScore(in.int("correct"), in.int("incorrect"), in.int("abstain"), in.float("t"))
	return figures{"score": opt(score, scored), "penalty": opt(penalty, ok)}
}

func refSimpleQA(in input) figures {
	s := stats.SimpleQA{Correct: in.int("correct"), Incorrect: in.int("incorrect"), NotAttempted: in.int("not_attempted")}
	return figures{
		"overall_correct": opt(s.Overall()), "correct_given_attempted": opt(s.GivenAttempted()),
		"attempted_rate": opt(s.Attempted()), "f_score": opt(s.F()),
	}
}

func refOmniscience(in input) figures {
	o := stats.Omniscience{Correct: in.int("correct"), Partial: in.int("partial"), Incorrect: in.int("incorrect"), Abstained: in.int("abstain")}
	return figures{"index": opt(o.Index()), "accuracy": opt(o.Accuracy()), "hallucination_rate": opt(o.Hallucination())}
}

func refHonesty(in input) figures {
	var h stats.Honesty
	for i, name := range []string{"n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"} {
		h[i] = in.int(name)
	}
	return figures{"over_conservativeness": opt(h.OverConservative()), "prudence": opt(h.Prudence()), "honesty": opt(h.Score())}
}

func refCoverage(in input) figures {
	r, ok := stats.Coverage(in.list("confidence"), in.flags("correct"))
	return figures{
		"aurc": opt(r.AURC, ok), "e_aurc": opt(r.Excess, ok), "augrc": opt(r.AUGRC, ok),
		"risk_full": opt(r.Risk, ok), "aurc_optimal": opt(r.Best, ok),
	}
}

func refCalibration(in input) figures {
	c, ok := stats.Calibrate(in.list("p"), in.flags("y"), in.int("bins"))
	return figures{
		"ece10": opt(c.ECE, ok), "mce10": opt(c.Max, ok), "ece_adaptive10": opt(c.ECEAdaptive, ok),
		"rmsce2_plugin": opt(c.Reliability, ok), "rmsce2_debiased": opt(c.Debiased, ok), "brier": opt(c.Brier, ok),
		"reliability": opt(c.Reliability, ok), "resolution": opt(c.Resolution, ok), "uncertainty": opt(c.Uncertainty, ok),
		"within_bin_variance": opt(c.WithinVariance, ok), "within_bin_covariance": opt(c.WithinCovariance, ok), "bins_used": opt(c.Bins, ok),
	}
}

func refJudge(in input) figures {
	c, ok := stats.CorrectRate(in.int("judged_positive"), in.int("n"), in.int("se_correct"), in.int("se_n"), in.int("sp_correct"), in.int("sp_n"), in.float("conf"))
	return figures{
		"apparent": opt(c.Apparent, in.int("n") > 0), "rogan_gladen": opt(c.Rate, c.Estimated), "rogan_gladen_clipped": opt(min(max(c.Rate, 0), 1), c.Estimated),
		"se_delta": opt(c.SE, c.Estimated), "lr_point": opt(c.Point, ok), "lr_lo": opt(c.Lo, ok), "lr_hi": opt(c.Hi, ok),
	}
}

func refPowered(in input) figures {
	lambda := -1. // tuned
	if raw := in.values["lam"]; !bytes.Contains(raw, []byte("tuned")) {
		lambda = in.float("lam")
	}
	p, ok := stats.PredictionPowered(stats.Labeled{
		Both: in.int("n11"), PersonOnly: in.int("n10"), ScorerOnly: in.int("n01"), Neither: in.int("n00"),
		UnlabeledYes: in.int("u1"), UnlabeledNo: in.int("u0"),
	}, lambda, in.float("conf"))
	return figures{"lam": opt(p.Lambda, ok), "estimate": opt(p.Value, ok), "se": opt(p.SE, ok), "lo": opt(p.Lo, ok), "hi": opt(p.Hi, ok)}
}

// refBCa enumerates all n^n resamples of a mean.
func refBCa(in input) figures {
	x := in.list("x")
	n := len(x)
	var sum float64
	for _, v := range x {
		sum += v
	}
	theta := sum / float64(n)
	total := 1
	for range n {
		total *= n
	}
	resamples := make([]float64, total)
	for k := range resamples {
		s, rest := 0., k
		for range n {
			s += x[rest%n]
			rest /= n
		}
		resamples[k] = s / float64(n)
	}
	var jackknife []float64
	for _, v := range x {
		jackknife = append(jackknife, (sum-v)/float64(n-1))
	}
	b, degenerate, ok := stats.BiasCorrected(theta, resamples, jackknife, in.float("conf"))
	known := ok && !degenerate
	plain, _ := stats.PercentileInterval(resamples, in.float("conf"))
	return figures{
		"theta": theta, "z0": opt(b.Z0, known), "a": opt(b.Acceleration, known), "alpha_lo": opt(b.LoShare, known), "alpha_hi": opt(b.HiShare, known),
		"lo": opt(b.Lo, ok), "hi": opt(b.Hi, ok), "boot_se": opt(stats.Spread(resamples)), "pct_lo": plain.Lo, "pct_hi": plain.Hi,
	}
}

// refShrink holds the prior to a relative tolerance, as the cases say: its
// likelihood is flat.
func refShrink(in input) figures {
	whole := func(name string) []int {
		var out []int
		for _, v := range in.list(name) {
			out = append(out, in.whole(v))
		}
		return out
	}
	s, apart, ok := stats.Shrink(whole("x"), whole("n"), in.float("conf"))
	out := figures{"converged": apart, "pooled_mean": opt(s.Pooled, ok)}
	if !apart {
		return out
	}
	var mean, lo, hi []float64
	for _, c := range s.Categories {
		mean, lo, hi = append(mean, c.Mean), append(lo, c.Lo), append(hi, c.Hi)
	}
	out["post_mean"], out["lo"], out["hi"], out["loglik"] = mean, lo, hi, s.LogLik
	out["alpha"], out["beta"] = relative{s.A}, relative{s.B}
	return out
}

// relative is a figure that is held to a thousandth of itself.
type relative struct{ value float64 }
