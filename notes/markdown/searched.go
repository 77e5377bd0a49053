package markdown

import (
	"strings"

	"collate/notes/link"
)

// Searched returns a Markdown text with its words in the order in which they are
// read, so that a phrase is found across a link: what a link shows stands in brackets
// where the link does, and what it leads to, which is not read there, on a line at the
// end. All else is as it is written, markup and code too. It takes no time to speak
// of, as it does not parse the text: a link in code is taken for one.
func Searched(markdown string) string {
	at := nextLink(markdown)
	if at < 0 {
		return markdown
	}
	var read, targets strings.Builder
	rest := markdown
	for ; at >= 0; at = nextLink(rest) {
		read.WriteString(rest[:at])
		rest = rest[at:]
		shown, target, length := linkAt(rest)
		if length == 0 {
			shown, length = rest[:1], 1
		}
		read.WriteString(shown)
		if target != "" {
			targets.WriteString(" " + target)
		}
		rest = rest[length:]
	}
	return read.String() + rest + "\n" + targets.String()
}

// nextLink returns where a link, or the target of an ordinary one, may begin; -1 if
// nowhere.
func nextLink(text string) int {
	for i := 1; i < len(text); i++ {
		if pair := text[i-1 : i+1]; pair == "[[" || pair == "](" {
			return i - 1
		}
	}
	return -1
}

// longestAddress is how many bytes of an ordinary link's target are looked through for its
// end, so that a text of beginnings takes no longer than others.
const longestAddress = 2048

// linkAt returns what is read of the link, or of the target of an ordinary one, that
// a text begins with, what it leads to beside, and its length in bytes, 0 for none.
func linkAt(text string) (shown, target string, length int) {
	if l, length := link.Prefix(text); length > 0 {
		target = l.Target.Highlight
		if l.Shown != "" {
			target = strings.Join([]string{l.Target.Name, l.Target.Heading, l.Target.Highlight}, " ")
		}
		return "[" + l.Text() + "]", target, length
	}
	address, isAddress := strings.CutPrefix(text, "](")
	if end := strings.IndexAny(address[:min(len(address), longestAddress)], ")\n\r"); isAddress && end >= 0 && address[end] == ')' {
		return "]", address[:end], len("](") + end + 1
	}
	return "", "", 0
}
