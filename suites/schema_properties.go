package suites

import "math"

// properties lists what stands under each of keys. A key that is not in of
// becomes null, which is no schema: the tests compile it.
func properties(keys []string, of map[string]object) object {
	all := make(object, len(keys))
	for i, key := range keys {
		all[i] = member{key, of[key]}
	}
	return all
}

// itemProperties are the schemas of an item's fields. Each begins with one
// sentence, which docs/suites.md shows too.
func itemProperties() map[string]object {
	return map[string]object{
		"id":          as("name", "Names the item; no other item of the suite has the same."),
		"scenario":    oneOf("Why the unanswerable twin has no answer; an item with a probe may go without.", stringsOf(Scenarios())),
		"answerable":  boolean("Whether the question has an answer under what the item assumes."),
		"pair":        as("name", "Joins twins: one answerable item and one unanswerable, one small edit apart."),
		"cluster":     as("name", "Joins items that share more than a pair, such as a passage or a template; the pair where it is left out."),
		"context":     text("Text that the model sees together with the question."),
		"question":    as("nonblank", "The question as the model sees it."),
		"choices":     as("list", "Options that the model sees with the question, in this order."),
		"answers":     as("list", "Gold answers of an answerable item: alternatives, or the members of a set; an item without has no gold by design."),
		"match":       matchSchema(),
		"missing":     missingSchema(),
		"lures":       as("list", "Values that an over-answerer would give to an unanswerable item, usually the twin's gold."),
		"answer_type": oneOf("The type of value that is asked for; where it is left out and there are answers or lures, what these look like: one number each, dates as YYYY-MM-DD, boolean, choice or text.", stringsOf(AnswerTypes())),
		"assumes": {
			{"description", "What the label takes for granted about the model."},
			{"type", "array"}, {"items", object{{"enum", Assumptions()}}},
		},
		"proof": proofSchema(),
		"difficulty": {
			{"description", "How hard the question is: 1 is easy, the largest nearly out of reach."},
			{"type", "integer"}, {"minimum", 1}, {"maximum", hardest},
		},
		"domain":       text("The field of knowledge that the question is from."),
		"source":       text("Where the item is from."),
		"license":      text("The license of the item; that of the suite where it is left out."),
		"valid_from":   as("date", "The first day on which the label holds."),
		"valid_until":  as("date", "The last day on which the label holds."),
		"review_by":    as("date", "The day by which someone should see whether the label still holds."),
		"public_since": as("date", "The day since which the question has been public and may have been trained on."),
		"contested":    boolean("Whether some careful readers would give another label."),
		"why":          text("A remark for people on what makes the item what it is."),
		"probe":        oneOf("The probe that the item belongs to.", probes()),
		"control":      as("name", "The id of the plain-worded item that a probe's item is compared with."),
		"steps":        as("list", "The steps that lead to the answer."),
		"upstream":     upstreamSchema(),
		"eval_only":    boolean("Whether the item may be used to evaluate and not to train."),
		"meta": {
			{"description", "Anything of your own: the only place for other keys."},
			{"type", "object"},
		},
	}
}

func matchSchema() object {
	keys := matchKeys()
	return group("How an answer is compared with the gold; as text where it is left out.", keys[:], map[string]object{
		"type": oneOf("What is compared; in a set, the gold answers are members that must all be given, in any order.", matchTypes()),
		"tolerance": {
			{"description", "The largest absolute difference from a gold number that is still right; 0 where it is left out."},
			{"type", "number"}, {"minimum", 0}, {"maximum", math.MaxFloat64},
		},
		"unit":      text("The unit of gold numbers that name none."),
		"keep_case": boolean("Whether upper and lower case differ, as in the symbols Co and CO."),
	}, "type")
}

func missingSchema() object {
	keys := missingKeys()
	return group("What an apt abstention from an unanswerable item names.", keys[:], map[string]object{
		"say":    as("nonblank", "What is missing, in a sentence."),
		"any_of": append(as("list", "Words or phrases of which an apt abstention uses at least one."), member{"minItems", 1}),
	}, keys[:]...)
}

func proofSchema() object {
	keys := proofKeys()
	return group("Why the label holds.", keys[:], map[string]object{
		"kind": oneOf("What the proof rests on.", proofKinds()),
		"note": text("The proof itself, in a few words."),
	}, "kind")
}

func upstreamSchema() object {
	keys := upstreamKeys()
	return group("Where an imported item is from.", keys[:], map[string]object{
		"id":    text("The id of the item there."),
		"label": text("The label of the item there."),
		"rule":  text("The rule that made our label of that one."),
	}, "id")
}

// The kinds of value.

func ref(def string) object { return object{{"$ref", "#/$defs/" + def}} }

func as(def, description string) object {
	return append(object{{"description", description}}, ref(def)...)
}

func text(description string) object {
	return object{{"description", description}, {"type", "string"}}
}

func boolean(description string) object {
	return object{{"description", description}, {"type", "boolean"}}
}

func oneOf(description string, known []string) object {
	return object{{"description", description}, {"enum", known}}
}

func group(description string, keys []string, of map[string]object, required ...string) object {
	return object{
		{"description", description}, {"type", "object"}, {"properties", properties(keys, of)},
		{"required", required}, {"additionalProperties", false},
	}
}
