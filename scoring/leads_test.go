package scoring_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

// A lead is a text before an answer or a decline that says nothing of what was asked.
type lead struct {
	form
	before string // "answers" or "declines" where the others are not led so, "tasks" for what may be a yes to an item
}

// leads are such texts: those that deny trouble, the mirror of them, steps, courtesies, plans and
// thoughts.
func leads() (all []lead) {
	add := func(before string, texts ...string) {
		for _, text := range texts {
			f := put(text + " %s")
			if strings.HasSuffix(text, ",") {
				f = led(text + " ")
			}
			all = append(all, lead{f, before})
		}
	}
	add("answers",
		"I initially thought this couldn't be answered, but it can.", "At first it seems there isn't enough information, but there is.",
		"It may look like a trick question; it isn't.", "At first glance, this might seem impossible to determine. It isn't.",
		"You might think the passage doesn't say, but it does.", "This looks unanswerable at first sight, but it's not.",
		"I first thought something was missing here. Nothing is.", "It might appear that the question can't be answered. However, it can:",
		"Although it may seem like there's not enough data, we have everything we need.", "I was going to say I don't know, but I do.",
		"My first instinct was that I couldn't answer this, but on reflection I can.", "This one isn't as impossible as it looks.",
		"Some would say this can't be known. It can.", "Nothing is unclear here.", "I don't see any problem with the question.",
		"On a first read I assumed nobody could tell. They can.", "No doubt,", "There's no doubt about it:", "I have everything I need to answer this.")
	add("declines",
		"At first this looks answerable, but it isn't.", "This seems like a simple question, but it isn't.", "This looks easy at first glance. It isn't.",
		"I initially thought I could answer this, but I can't.", "You might think the answer is right there, but it's not.")
	add("",
		"Step 1: Read the question carefully.", "**Step 1: Understand the question**\n\n", "### Step-by-step reasoning\n\n", "**Approach**\n\n",
		"Step 1 - Understand what is asked.\nStep 2 - Find the relevant facts.\nStep 3 - Give the answer.\n\n", "### Working\n\n",
		"1. Identify what is being asked.\n2. Look for it.\n\n", "First, I'll read the question. Second, I'll answer it.", "Here's my reasoning:\n\n",
		"That's a great question, and one that many people ask.", "What a lovely question!", "I appreciate you asking this.",
		"You've asked something many people wonder about.", "Ah, a classic!", "Great, let's dive in!", "This is a question I get a lot.",
		"Let's figure this out.", "I'll go through what is given, then answer.", "Wait, let me double-check.", "Let me re-read the question. Okay.",
		"To figure this out, I'll consider each part in turn.", "Right, so the question is what it is.", "Actually, let me reconsider.",
		"My plan: read the text, find the fact, report it.", "Before I answer, let me make sure I understand the question.",
		"Thinking out loud here.", "The key here is to read carefully.", "You want to know this, so here goes.", "Give me a second.",
		"So what do we have?", "The user wants an answer to their question.", "There are several things to keep in mind.", "Mulling this over:", "Okay, so")
	add("tasks", "Absolutely.", "Sure!", "Of course!", "Certainly, here is what I found:", "Yes, I can help with that.", "Sure thing. Here you go:\n\n")
	return all
}

// leadsBefore are the leads that may stand before what a reading is of; to an item "Sure!" may be a yes.
func leadsBefore(is behavior.Kind, item bool) []lead {
	return slices.DeleteFunc(leads(), func(l lead) bool {
		return l.before == "answers" && is.Declines() || l.before == "declines" && !is.Declines() || l.before == "tasks" && item
	})
}

// TestLeads holds that what stands before an answer to an item and says nothing of what was asked turns
// neither an answer into a decline nor a decline into an answer: each in three of the texts.
func TestLeads(t *testing.T) {
	kind, n, k := kindOfItem(t), formed{}, 0
	for row, is := range itemsReadRightly(t, kind) {
		all, answer := leadsBefore(is, true), row.Answer
		for range 3 {
			l := all[k%len(all)]
			k++
			row.Answer = l.of("", answer)
			n.add(l.name, behavior.Kind(kind(row)).Declines() != is.Declines())
		}
	}
	n.hold(t, 0.02, 0.003)
}

// TestLeadsOpen holds the same of answers of which no more than the question is known.
func TestLeadsOpen(t *testing.T) {
	n, k := formed{}, 0
	for row, is := range openReadRightly(t, 3) {
		all := leadsBefore(is, false)
		l := all[k%len(all)]
		k++
		n.add(l.name, behavior.Read(behavior.Question{Text: row.Question}, l.of(row.Question, row.Answer)).Kind.Declines() != is.Declines())
	}
	n.hold(t, 0.03, 0.005)
}
