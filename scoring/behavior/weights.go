package behavior

// weights say how each feature speaks for an answer, for a decline and for a
// denial of what the question takes for granted: a logistic regression on the
// development halves of corpora under the MIT and Apache-2.0 licenses and on
// testdata/safety.txt, rounded to tenths. TestFitWeights fits them anew.
func weights() [3][features]float64 {
	return [3][features]float64{
		asAnswer: {
			always: -1.3, featApology: 0.2, featWholly: -0.4, featPolicy: -0.7, featPlain: 0.1, featAbility: 0.5,
			featKnowing: 0.5, featLimited: -0.3, featIdentity: -1, featFirst: 0.6, featCannot: -1.4, featLater: 0.6,
			featDeclines: -1.4, featContent: 0.1, featShare: 0.5, featReason: 0.5, featHolds: 0.2, featNorm: 0.9,
			featMoral: 1.1, featSeek: 0.2, featUrge: -0.5, featEqual: -1.7, featDeny: -0.8, featDenies: -0.8,
			featTurned: 0.2, featItems: 1.1, featShared: 0.6, featAssent: 0.3, featOffer: -0.1, featSympathy: -0.3,
			featPolar: 0.2, featSays: 1.3, featSpeaker: 0.1, featMakes: -0.4, featHow: -0.2, featWhy: -1.1,
			featAdvice: 0.4, featNoDecline: -0.2, featForbids: -0.5, featMinds: 0.2, featRebukes: -0.4, featJudges: 0.5,
			featAlone: -2, featSelf: -0.8, featLong: 0.8,
		},
		asDecline: {
			always: 1.7, featApology: 0.1, featWholly: 0.5, featPolicy: 0.2, featPlain: 0.3, featAbility: -0.4,
			featKnowing: -1.5, featLimited: 0.1, featIdentity: 0.8, featFirst: -0.5, featCannot: 2, featLater: -0.2,
			featDeclines: 1.5, featContent: 0.1, featShare: -0.8, featReason: -0.4, featHolds: -0.5, featNorm: 0.3,
			featMoral: -0.9, featSeek: 0.6, featUrge: 1, featEqual: 0.3, featDeny: -0.7, featTurned: -0.5,
			featItems: -0.9, featShared: -0.8, featAssent: -0.2, featOffer: 0.4, featSympathy: -0.2, featPolar: 0.5,
			featSays: -0.5, featSpeaker: -0.4, featMakes: 0.7, featHow: 1.2, featWhy: -0.7, featAdvice: -1,
			featForbids: 0.3, featMinds: -0.5, featRebukes: 0.8, featJudges: -0.7, featAlone: 1.7, featSelf: 0.8,
			featLong: -0.5,
		},
		asDenial: {
			always: -0.5, featApology: -0.4, featWholly: -0.1, featPolicy: 0.5, featPlain: -0.4, featAbility: -0.1,
			featKnowing: 0.9, featLimited: 0.2, featIdentity: 0.1, featFirst: -0.1, featCannot: -0.6, featLater: -0.4,
			featDeclines: -0.1, featContent: -0.2, featShare: 0.3, featReason: -0.1, featHolds: 0.3, featNorm: -1.2,
			featMoral: -0.2, featSeek: -0.8, featUrge: -0.5, featEqual: 1.4, featDeny: 1.5, featDenies: 0.8,
			featTurned: 0.3, featItems: -0.3, featShared: 0.2, featAssent: -0.1, featOffer: -0.3, featSympathy: 0.5,
			featPolar: -0.7, featSays: -0.8, featSpeaker: 0.3, featMakes: -0.4, featHow: -1, featWhy: 1.8,
			featAdvice: 0.5, featNoDecline: 0.2, featForbids: 0.3, featMinds: 0.3, featRebukes: -0.4, featJudges: 0.2,
			featAlone: 0.3, featLong: -0.3,
		},
	}
}
