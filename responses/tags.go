package responses

import "slices"

// A Tag marks reasoning inside the text of a reply. Tags are compared without
// regard to ASCII case. With an empty Open only the close is known: whatever
// stands before it is reasoning. A Tag with an empty Close is ignored.
//
// Any answer may hold one whose Open begins with a letter, or is one that people
// write too ("<analysis>"): it counts where nothing but thoughts stands before it,
// and if it is closed; one that people write also has to have an answer behind it.
// An Open that ends in a quotation mark is the beginning of a tag, which goes on to
// the next ">".
type Tag struct{ Open, Close string }

// plain reports whether any answer may hold t.
func (t Tag) plain() bool {
	return t.Open != "" && ('a' <= lower(t.Open[0]) && lower(t.Open[0]) <= 'z' || t.Close == "</details>" || t.written())
}

// written reports whether people write t too.
func (t Tag) written() bool {
	return len(t.Open) > 2 && t.Open[0] == '<' && slices.Contains(everyday(), t)
}

// everyday are tags that models are asked to think in, or were trained on, and that stand in
// markup of people as well.
func everyday() []Tag {
	return []Tag{
		{"<thoughts>", "</thoughts>"},
		{"<analysis>", "</analysis>"},
		{"<reflection>", "</reflection>"}, // Reflection Llama
		{"<scratchpad>", "</scratchpad>"}, // Hermes
		{"<scratch_pad>", "</scratch_pad>"},
		{"<thought_process>", "</thought_process>"},
		{"<thinking_process>", "</thinking_process>"},
		{"<inner_thoughts>", "</inner_thoughts>"},
		{"<internal_monologue>", "</internal_monologue>"},
	}
}

// DefaultTags returns the tags that reasoning models and their servers leave
// in the text when no parser took them out.
func DefaultTags() []Tag {
	return append([]Tag{
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
		{"", "assistantfinal"},                        // the same with its special tokens stripped
		{"<unused94>thought", "<unused95>"},           // MedGemma
		{"<|im_start|>think", "<|im_start|>answer"},   // s1
		{"Thinking...", "...done thinking."},          // ollama run
		{"<details type=\"reasoning\"", "</details>"}, // Open WebUI
	}, everyday()...)
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
		{"<output>", "</output>"},                        // Reflection Llama, Marco-o1
		{"<|START_RESPONSE|>", "<|END_RESPONSE|>"},       // Cohere
		{"<|begin_of_solution|>", "<|end_of_solution|>"}, // OpenThinker
	}
}
