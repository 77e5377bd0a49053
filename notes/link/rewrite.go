package link

import "strings"

// Rewrite returns the text of a link such that [Parse] reads it as to, with all
// that is the same as in the written link left byte for byte as it is there.
// Where to has no target, or written is no link, that is written itself.
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
		return to.String() // a "#" or "^" that nothing followed has come to mean something
	}
	return b.String()
}

// Clean returns the link as it is read once it is written: with single spaces
// for white space of any kind. A link without a target is the zero Link.
func Clean(l Link) Link {
	read, _ := Parse(l.String())
	return read
}
