package reports

// shaDigits is how much of a hash a reader is shown; report.json has all of it.
const shaDigits = 12

// askedText says how a run was asked that was not asked by chat; "" for one
// that was. It is not Safe yet.
func askedText(run Run) string {
	if run.API == "" {
		return ""
	}
	sum := run.PromptSHA256[:min(len(run.PromptSHA256), shaDigits)]
	return "Asked by " + shortenBytes(run.API, nameBytes) + " with our few-shot prompt, sha256 " + sum +
		". Its examples set a prior for declining: such runs compare with one another, never with chat."
}
