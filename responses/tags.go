package responses

// A Tag marks reasoning inside the text of a reply. Tags are compared without
// regard to ASCII case. With an empty Open only the close is known: whatever
// stands before it is reasoning. A Tag with an empty Close is ignored. One whose
// Open begins with a letter is in plain words, which any answer may hold: it
// counts at the start of the text, and if it is closed.
type Tag struct{ Open, Close string }

func (t Tag) plain() bool { return t.Open != "" && 'a' <= lower(t.Open[0]) && lower(t.Open[0]) <= 'z' }

// DefaultTags returns the tags that reasoning models and their servers leave
// in the text when no parser took them out.
func DefaultTags() []Tag {
	return []Tag{
		{"<think>", "</think>"}, // DeepSeek, Qwen and most that were distilled from them
		{"<thinking>", "</thinking>"},
		{"<thought>", "</thought>"},
		{"<reasoning>", "</reasoning>"},
		{"<seed:think>", "</seed:think>"},
		{"◁think▷", "◁/think▷"},                                 // Kimi
		{"[THINK]", "[/THINK]"},                                 // Magistral
		{"<|START_THINKING|>", "<|END_THINKING|>"},              // Cohere
		{"<|channel>thought", "<channel|>"},                     // Gemma 4
		{"<|inner_prefix|>", "<|inner_suffix|>"},                // Apertus
		{"<longcat_think>", "</longcat_think>"},                 // LongCat
		{"<|begin_of_thought|>", "<|end_of_thought|>"},          // OpenThinker
		{"Here is my thought process:", "Here is my response:"}, // Granite 3
		{"Here's my thought process:", "Here's my response:"},   // Granite 3, quantized
		// gpt-oss (harmony): everything before the final channel is analysis,
		// commentary or a message header.
		{"<|channel|>analysis<|message|>", "<|channel|>final<|message|>"},
		{"", "assistantfinal"}, // the same with its special tokens stripped
	}
}

// controlTokens are message boundaries that some servers leave at the end of
// an answer or of a thought. They say nothing.
func controlTokens() []string {
	return []string{"<|return|>", "<|end|>", "<|start|>assistant", "<|im_end|>", "<|eot_id|>", "<|endoftext|>", "</s>"}
}

// wrappers are what some models put around the whole of a final answer.
func wrappers() []Tag {
	return []Tag{
		{"<answer>", "</answer>"},                        // trained as DeepSeek-R1-Zero was
		{"<|begin_of_box|>", "<|end_of_box|>"},           // GLM
		{"<|START_RESPONSE|>", "<|END_RESPONSE|>"},       // Cohere
		{"<|begin_of_solution|>", "<|end_of_solution|>"}, // OpenThinker
	}
}
