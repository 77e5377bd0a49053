package link

import "strings"

// Rewrite returns the source of the link to, keeping the source of each part
// that is the same in the link written. If to has no target, or written is not
// a link, it returns written.
func Rewrite(written string, to Link) string {
	from, ok := Parse(written)
	if !ok || to.String() == "" {
		return written
	}
	inside := strings.TrimPrefix(written, "!")
	inside = inside[len("[[") : len(inside)-len("]]")]
	target, shown, _ := cut(inside, '|')
	target, highlight := cutFilled(target, '^')
	name, heading := cutFilled(target, '#')
	keep := func(written, from, to, special string) string {
		if from == OneLine(to) {
			return written
		}
		return escape(to, special)
	}
	var b strings.Builder
	if to.Embed {
		b.WriteByte('!')
	}
	b.WriteString("[[")
	b.WriteString(keep(name, from.Target.Name, to.Target.Name, `\[]|#^`))
	if to.Target.Heading != "" {
		b.WriteString("#" + keep(heading, from.Target.Heading, to.Target.Heading, `\[]|#^`))
	}
	if to.Target.Highlight != "" {
		b.WriteString("^" + keep(highlight, from.Target.Highlight, to.Target.Highlight, `\[]|#^`))
	}
	if to.Shown != "" {
		b.WriteString("|" + keep(shown, from.Shown, to.Shown, `\[]|`))
	}
	b.WriteString("]]")
	if read, ok := Parse(b.String()); !ok || read != Clean(to) {
		return to.String() // a "#" or "^" at the end became a separator
	}
	return b.String()
}

// Clean returns the link that [Parse] reads from l.String: with single spaces
// for white space of any kind. A link without a target is the zero Link.
func Clean(l Link) Link {
	read, _ := Parse(l.String())
	return read
}
