// Package link is the syntax of a link in a text of the user:
//
//	[[Title of a note]]           a note, or an article by its title or key
//	[[Title#Heading]]             a heading in it
//	[[key^highlight]]             a highlight on it
//	[[#Heading]]                  a heading in the same text
//	[[anything|shown text]]       shown as that
//	![[anything]]                 shown in place
//
// A "\" escapes a following "\", "[", "]", "|", "#" or "^", so any title can be linked
// to: [[C\# in Depth]]. A "#" or "^" at the end needs no escape: [[C#]]. A link is on one
// line.
//
// Package markdown finds the links in a Markdown text, outside code. All functions are
// pure and safe for any goroutine.
package link

import (
	"strings"
	"unicode"
)

// Link is a parsed link.
type Link struct {
	Target Target
	Shown  string // text to show instead of the target; "" if not given
	Embed  bool   // show the target in place
}

// Target is the target of a link. No part has escapes. At least one is not empty.
type Target struct {
	Name      string // title of a note or article, or key or id; "" for the text that contains the link
	Heading   string // heading in the target; may be ""
	Highlight string // id of a highlight on the target; may be ""
}

// Text returns the text to show for the link: Shown, or else the name and heading of its
// target.
func (l Link) Text() string {
	switch {
	case l.Shown != "":
		return l.Shown
	case l.Target.Name == "" && l.Target.Heading == "":
		return l.Target.Highlight
	case l.Target.Heading == "":
		return l.Target.Name
	case l.Target.Name == "":
		return l.Target.Heading
	}
	return l.Target.Name + " › " + l.Target.Heading
}

// String returns the source of the link, which [Parse] reads as the same link. As a link
// is on one line, white space of any kind and control characters become single spaces. A
// link without a target is "".
func (l Link) String() string {
	target := escape(l.Target.Name, `\[]|#^`)
	if heading := escape(l.Target.Heading, `\[]|#^`); heading != "" {
		target += "#" + heading
	}
	if highlight := escape(l.Target.Highlight, `\[]|#^`); highlight != "" {
		target += "^" + highlight
	}
	if target == "" {
		return ""
	}
	var b strings.Builder
	if l.Embed {
		b.WriteByte('!')
	}
	b.WriteString("[[")
	b.WriteString(target)
	if shown := escape(l.Shown, `\[]|`); shown != "" {
		b.WriteByte('|')
		b.WriteString(shown)
	}
	b.WriteString("]]")
	return b.String()
}

func escape(s, special string) string {
	var b strings.Builder
	for _, r := range OneLine(s) {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// OneLine returns the text with each run of white space and control characters replaced
// by one space, and without spaces at its ends.
func OneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
}

// isOneLine is a fast test for OneLine, which returns true only if OneLine would return s
// unchanged. It is false for text outside ASCII.
func isOneLine(s string) bool {
	space := true // the preceding character is a space
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= unicode.MaxASCII || s[i] == ' ' && space {
			return false
		}
		space = s[i] == ' '
	}
	return !space
}

// Parse reads a text that consists of exactly one link; ok is false for any other.
func Parse(s string) (Link, bool) {
	l, length := Prefix(s)
	return l, length > 0 && length == len(s)
}

// Prefix reads the link that the text begins with, and returns its length in
// bytes, or 0 if the text does not begin with a link.
func Prefix(s string) (Link, int) {
	var l Link
	rest := s
	if strings.HasPrefix(rest, "!") {
		l.Embed = true
		rest = rest[1:]
	}
	if !strings.HasPrefix(rest, "[[") {
		return Link{}, 0
	}
	inside, ok := inside(rest[2:])
	if !ok {
		return Link{}, 0
	}
	target, shown, _ := cut(inside, '|')
	l.Target, l.Shown = parseTarget(target), unescape(shown)
	if l.Target == (Target{}) {
		return Link{}, 0
	}
	return l, len(s) - len(rest) + len("[[") + len(inside) + len("]]")
}

// inside returns the text before the "]]" that ends a link. It must not have a line end,
// nor an unescaped "[" or "]".
func inside(s string) (string, bool) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if escapes(s[i:]) {
				i++
			}
		case '\n', '\r', '[':
			return "", false
		case ']':
			return s[:i], strings.HasPrefix(s[i:], "]]")
		}
	}
	return "", false
}

func parseTarget(s string) Target {
	s, highlight := cutFilled(s, '^')
	name, heading := cutFilled(s, '#')
	return Target{Name: unescape(name), Heading: unescape(heading), Highlight: unescape(highlight)}
}

// cutFilled is cut if text follows sep; else it returns s alone.
func cutFilled(s string, sep byte) (before, after string) {
	before, after, _ = cut(s, sep)
	if strings.TrimSpace(after) == "" {
		return s, ""
	}
	return before, after
}

// cut is strings.Cut at the first unescaped sep.
func cut(s string, sep byte) (before, after string, found bool) {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && escapes(s[i:]):
			i++
		case s[i] == sep:
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// escapes reports whether the "\" at the beginning of s escapes the next character.
func escapes(s string) bool {
	return len(s) > 1 && strings.IndexByte(`\[]|#^`, s[1]) >= 0
}

func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return OneLine(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && escapes(s[i:]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return OneLine(b.String())
}
