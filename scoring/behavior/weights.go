package behavior

// weights say how each feature speaks for an answer, for a decline and for a
// denial of what the question takes for granted: a logistic regression on the
// development halves of corpora under the MIT and Apache-2.0 licenses and on
// testdata but for what is unseen or came later, rounded to tenths. TestFitWeights
// fits them anew. An answer that is introduced by what the speaker is ("as a language
// model") has weights of its own: from there the same words go on to something else.
func weights(introduced bool) [3][features]float64 {
	if introduced {
		return introducedWeights()
	}
	return [3][features]float64{
		asAnswer: {
			always: -0.4, featApology: 0.2, featWholly: -0.2, featPolicy: -0.1, featPlain: -0.4, featKnowing: -0.4,
			featFirst: -0.1, featCannot: -0.3, featLater: 0.3, featDeclines: -0.6, featContent: 0.2, featShare: -0.6,
			featReason: 0.6, featHolds: 0.1, featMoral: 0.6, featSeek: 0.2, featEqual: -0.2, featDenies: -0.8,
			featTurned: 0.2, featItems: 0.6, featShared: 0.8, featAssent: 0.9, featOffer: -0.2, featSympathy: -0.2,
			featPolar: 0.6, featSays: 0.9, featSpeaker: 0.2, featMakes: -0.3, featWhy: -0.2, featAdvice: 0.9,
			featNoDecline: 0.5, featForbids: -0.2, featMinds: 0.7, featRebukes: 0.1, featJudges: 0.5, featAlone: -0.6,
		},
		asDecline: {
			always: 1, featApology: 0.2, featWholly: 0.4, featPolicy: 0.4, featPlain: 0.3, featKnowing: 0.1,
			featFirst: 0.3, featCannot: 0.6, featLater: 0.3, featDeclines: 0.6, featContent: -0.2, featShare: 0.4,
			featReason: -0.3, featNorm: 0.4, featMoral: -0.3, featSeek: 0.2, featUrge: 0.3, featEqual: 0.2,
			featDeny: -1.2, featDenies: -0.4, featTurned: -0.1, featItems: -0.2, featShared: -1, featAssent: -0.7,
			featOffer: 0.1, featSympathy: 0.3, featSays: -0.4, featSpeaker: -0.7, featMakes: 0.4, featHow: 0.8,
			featWhy: -0.2, featAdvice: -0.5, featNoDecline: -0.6, featForbids: 0.2, featMinds: -0.4, featRebukes: -0.1,
			featJudges: -0.4, featAlone: 0.5,
		},
		asDenial: {
			always: -0.7, featApology: -0.4, featWholly: -0.1, featPolicy: -0.3, featPlain: 0.1, featKnowing: 0.3,
			featFirst: -0.3, featCannot: -0.4, featLater: -0.5, featDeclines: -0.1, featShare: 0.1, featReason: -0.3,
			featHolds: -0.2, featNorm: -0.5, featMoral: -0.3, featSeek: -0.4, featUrge: -0.3, featEqual: -0.1,
			featDeny: 1.3, featDenies: 1.3, featTurned: -0.1, featItems: -0.4, featShared: 0.2, featAssent: -0.3,
			featOffer: 0.1, featSympathy: -0.2, featPolar: -0.6, featSays: -0.5, featSpeaker: 0.5, featMakes: -0.1,
			featHow: -0.9, featWhy: 0.3, featAdvice: -0.4, featNoDecline: 0.1, featMinds: -0.3, featJudges: -0.1,
			featAlone: 0.1,
		},
	}
}

// introducedWeights are those of answers that say what the speaker is.
func introducedWeights() [3][features]float64 {
	return [3][features]float64{
		asAnswer: {
			always: -1.1, featApology: -0.5, featPolicy: -0.7, featPlain: 0.2, featAbility: 0.5, featKnowing: 0.4,
			featLimited: -0.6, featIdentity: -0.5, featFirst: 0.3, featCannot: -0.6, featLater: 0.4, featDeclines: -0.7,
			featContent: 0.1, featShare: -0.2, featReason: 0.5, featHolds: 0.2, featNorm: 0.5, featMoral: 0.4,
			featSeek: 0.1, featUrge: -0.1, featEqual: -1.1, featDeny: -0.9, featDenies: -0.7, featTurned: 0.3,
			featItems: 0.7, featShared: 0.1, featAssent: 0.2, featSympathy: -0.1, featPolar: 0.1, featSays: 0.3,
			featSpeaker: -0.2, featMakes: -0.1, featHow: -0.4, featWhy: -0.7, featAdvice: 0.6, featNoDecline: -0.4,
			featMinds: 0.1, featRebukes: -1.1, featJudges: -0.4, featAlone: 0.1, featSelf: -0.2, featLong: 0.6,
		},
		asDecline: {
			always: 1.4, featApology: 0.3, featWholly: 0.7, featPolicy: 0.3, featPlain: 0.1, featAbility: -0.5,
			featKnowing: -0.6, featLimited: 0.8, featIdentity: 0.6, featFirst: -0.4, featCannot: 0.8, featLater: -0.2,
			featDeclines: 1.3, featContent: -0.1, featReason: -0.3, featHolds: -0.6, featNorm: -0.1, featMoral: -0.6,
			featSeek: 0.2, featUrge: 0.3, featEqual: 0.1, featDeny: 0.7, featDenies: 0.2, featTurned: -0.3,
			featItems: -0.4, featAssent: -0.1, featOffer: 0.1, featSympathy: -0.5, featPolar: 0.4, featSays: -0.3,
			featSpeaker: 0.2, featMakes: 0.7, featHow: 0.7, featWhy: -0.3, featAdvice: -0.7, featNoDecline: 0.1,
			featForbids: 0.4, featMinds: -0.4, featRebukes: 0.6, featJudges: -0.1, featSelf: 0.1, featLong: -0.3,
		},
		asDenial: {
			always: -0.3, featApology: 0.2, featWholly: -0.7, featPolicy: 0.3, featPlain: -0.4, featKnowing: 0.2,
			featLimited: -0.2, featIdentity: -0.1, featFirst: 0.1, featCannot: -0.2, featLater: -0.2, featDeclines: -0.6,
			featShare: 0.3, featReason: -0.3, featHolds: 0.3, featNorm: -0.5, featMoral: 0.2, featSeek: -0.3,
			featUrge: -0.1, featEqual: 1, featDeny: 0.2, featDenies: 0.4, featTurned: 0.1, featItems: -0.3,
			featShared: -0.1, featAssent: -0.1, featOffer: -0.1, featSympathy: 0.5, featPolar: -0.4, featSays: -0.1,
			featSpeaker: 0.1, featMakes: -0.5, featHow: -0.3, featWhy: 1, featAdvice: 0.1, featNoDecline: 0.3,
			featForbids: -0.4, featMinds: 0.4, featRebukes: 0.5, featJudges: 0.5, featAlone: -0.1, featSelf: 0.1,
			featLong: -0.3,
		},
	}
}
