package responses

// A Tag marks reasoning inside the text of a reply. Tags are compared without
// regard to ASCII case. With an empty Open only the close is known: whatever
// stands before it is reasoning. A Tag with an empty Close is ignored.
type Tag struct{ Open, Close string }

// DefaultTags returns the tags that reasoning models and their servers leave
// in the text when no parser took them out.
func DefaultTags() []Tag {
	return []Tag{
		{"<think>", "</think>"}, // DeepSeek, Qwen and most that were distilled from them
		{"<thinking>", "</thinking>"},
		{"<thought>", "</thought>"},
		{"<reasoning>", "</reasoning>"},
		{"<seed:think>", "</seed:think>"},
		{"◁think▷", "◁/think▷"}, // Kimi
		{"[THINK]", "[/THINK]"}, // Magistral
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
