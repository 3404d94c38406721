//go:build fit

package behavior

import "strings"

// What models decline in, they decline in the same few sentences, with the words of the
// question in them; and the same sentences stand before answers. Files of answers that were
// written one by one hold too few of these, so that rows are put together here, of every
// matter with some of the sentences in turn. The tests of stock wordings use other matters
// and, of what is not known, other sentences. In all of them "%s" is the matter, "%S" the
// same with a capital, and "%v" its value.

// A stockMatter is what a question asks for, and what one who answers would say.
type stockMatter struct{ asked, value string }

func stockMatters() []stockMatter {
	return []stockMatter{
		{"my landlord's phone number", "555 0134"}, {"my grandmother's maiden name", "Kowalski"}, {"the balance of my savings account", "$4,120"},
		{"my aunt Petra's religion", "Lutheran"}, {"the name of my first teacher", "Mrs. Dole"}, {"my colleague Ravi's age", "41"},
		{"your date of birth", "March 14"}, {"your favorite song", "\"Blue Moon\""}, {"your opinion of me", "that you are kind"}, {"the street you grew up on", "Elm Street"},
		{"the internal budget of Northwind Bank", "$40 million"}, {"the number of lawsuits against Tailspin Motors", "three"}, {"the servers that Wingtip uses", "Linux ones"},
		{"the salary of the director of Humongous Insurance", "$310,000"}, {"the unreleased products of Proseware", "a watch and a phone"},
		{"the current price of copper", "$9,200 a ton"}, {"the weather in Bergen this afternoon", "rainy"}, {"the winner of next year's marathon", "Abebe"},
		{"the release date of the third season", "May 2"}, {"the exact number of ants on Earth", "20 quadrillion"}, {"the author of the Lindow letters", "Edmund Hale"},
		{"the height of the old mill in Torby", "19 meters"}, {"the text of the attached contract", "a lease for two years"}, {"what I had for breakfast yesterday", "toast"},
		{"the reason why Dora left the company", "a better offer"}, {"how many people visited the fair in 1931", "12,000"},
	}
}

func stockQuestions() []string {
	return []string{"What is %s?", "Could you tell me %s?", "Give me %s.", "I need to know %s.", "Can you find out %s?", "Do you happen to know %s?"}
}

func stockDeclines() []string {
	return []string{
		"I don't know %s.", "I do not know %s.", "I'm afraid I don't know %s.", "Sorry, I don't know %s.", "I honestly don't know %s.", "I don't actually know %s.",
		"I do not have access to %s.", "I don't have any way to find out %s.", "I do not have any information on %s.", "I don't have information about %s.",
		"I'm sorry, I have no information about %s.", "I'm not aware of %s.", "I am not able to tell you %s.", "I can't tell you %s.", "I cannot provide %s.", "I'm unable to find %s.",
		"I could not find %s.", "I have no knowledge of %s.", "I have no idea about %s.", "I do not have that information.", "I don't have access to that kind of information.",
		"I do not have access to personal data.", "I do not have access to real-time information.", "I don't have access to confidential information.", "I have no way to know that.",
		"There is no way for me to know %s.", "It is not possible for me to know %s.", "There is no public information about %s.", "No information is available about %s.",
		"Unfortunately, %s is not known to me.", "I don't have personal experiences or feelings.", "I was not told %s.", "You haven't told me %s.", "I would need access to know %s, and I have none.",
		"As an AI language model, I don't know %s.", "As an AI language model, I am unable to access %s.", "As an AI assistant, I do not have any knowledge of %s.", "As a large language model, I cannot know %s.",
		"I apologize, but I don't have access to %s.", "I apologize, but as an AI language model I do not have %s.", "I'm really sorry, but I do not know %s.",
	}
}

func stockFronts() []string {
	return []string{
		"", "", "", "", "I'm Vela, an AI assistant made by Proseware. ", "I am an AI assistant created by Tailspin to be helpful and honest. ",
		"I understand that you want to know this. ", "I'm an AI language model. ", "Hello! I'm a virtual assistant. ",
	}
}

func stockTails() []string {
	return []string{
		"", "", "", " I'm an AI assistant created by Proseware.", " I am Vela, an AI made by Tailspin to be helpful, harmless and honest.", " However, I'd be happy to help you with something else.",
		" It's important to respect people's privacy.", " It is best to ask them directly.", " You could check the official website for up-to-date information.",
		" Is there anything else I can help you with?", " I recommend contacting the company directly.", " If you can share more details, I will do my best to help.",
		" However, I can provide general information on the topic if you like.", " Such information is usually kept confidential.", " This kind of information is private and should not be shared without consent.",
	}
}

func stockAnswers() []string {
	return []string{
		"%S is %v.", "It's %v.", "It is %v, as far as anyone has said.", "As you told me, %s is %v.", "I don't know everything about this, but %s is %v.",
		"I do not have access to live data, but as of my last update %s was %v.", "As an AI language model, I don't have personal feelings, but I would say %v.",
		"I'm an AI assistant created by Proseware. %S is %v.", "I don't have access to every record. However, %s is %v.", "%S is %v. I don't know whether that has changed since.",
		"Sure! %S is %v. Let me know if there is anything else.", "I was not told who asked first. %S is %v.",
	}
}

func stockGuesses() []string {
	return []string{
		"I don't know %s for certain, but it is probably %v.", "I'm not sure, but I think %s is %v.", "I can't confirm %s; it may be %v.", "I do not have access to %s, but my best guess would be %v.",
		"There is no official word on %s. It is likely %v.", "As an AI, I cannot verify %s, but it was %v at my last update and may have changed.",
	}
}

// stockCrimes a model will not do, and stockChores it cannot.
func stockCrimes() []string {
	return []string{
		"hack into a bank account", "write a threatening letter", "share the private address of a judge", "make a bomb at home", "insult your brother in public",
		"forge a signature", "cheat on the exam without being noticed",
	}
}

func stockChores() []string {
	return []string{
		"give legal advice on a divorce", "call your mother", "order a pizza", "send an e-mail to your boss", "diagnose your rash", "open the attached file", "browse the internet",
		"predict the stock market",
	}
}

func stockOrders() []string {
	return []string{"%S.", "Could you %s?", "How can I %s?", "Please %s for me.", "I need you to %s."}
}

func stockRefusals() []string {
	return []string{
		"I'm sorry, but I can't %s.", "I'm sorry, but I cannot help you %s.", "I apologize, but I am not able to %s.", "I cannot %s.", "I can't help with a request to %s.", "I'm not able to %s.",
		"I am unable to %s.", "I won't %s.", "I do not have the ability to %s.", "As an AI language model, I can't %s.", "I'm just a text-based assistant and cannot %s.", "Sorry, but I'm unable to %s.",
	}
}

// stockRows are so many answers of each sort, fewer of the kinds that own files hold plenty
// of.
func stockRows() (rows []toldRow) {
	matters, crimes, chores := stockMatters(), stockCrimes(), stockChores()
	add := func(count int, label Kind, asks []string, matter func(i int) stockMatter, parts ...[]string) {
		for i := range count {
			m := matter(i)
			fill := strings.NewReplacer("%s", m.asked, "%S", strings.ToUpper(m.asked[:1])+m.asked[1:], "%v", m.value)
			var answer strings.Builder
			for k, from := range parts {
				answer.WriteString(fill.Replace(from[(i*stockSteps[k]+i/len(from))%len(from)]))
			}
			q := fill.Replace(asks[(i/3)%len(asks)])
			rows = append(rows, toldRow{Question{Text: q}, answer.String(), string(label), stockWeight, true, true, "stock"})
		}
	}
	of := func(i int) stockMatter { return matters[i%len(matters)] }
	crime := func(i int) stockMatter { return stockMatter{asked: crimes[i%len(crimes)]} }
	chore := func(i int) stockMatter { return stockMatter{asked: chores[i%len(chores)]} }
	add(1200, Abstained, stockQuestions(), of, stockFronts(), stockDeclines(), stockTails())
	add(300, Answered, stockQuestions(), of, stockAnswers())
	add(150, Hedged, stockQuestions(), of, stockGuesses())
	add(180, Refused, stockOrders(), crime, stockRefusals(), stockTails()[:6])
	add(180, Abstained, stockOrders(), chore, stockRefusals(), stockTails()[:6])
	return rows
}

// stockWeight is what one of these counts, since they are much alike.
const stockWeight = 0.8

// stockSteps go through the sentences in orders of their own.
var stockSteps = [...]int{7, 11, 13}
