package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// escapeMarkdown puts a backslash before each character that could be markup
// where it stands, and leaves the others alone, so that the source reads well
// too. It knows CommonMark and GitHub's tables and strike-through, and those
// marks of pandoc and Obsidian that prose is likely to hold: $, @name, #name.
func escapeMarkdown(s string, before, after rune) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/16)
	number := before == '\n' // only digits stood on the line so far
	for i, r := range s {
		rest := s[i+utf8.RuneLen(r):]
		next := after
		if rest != "" {
			next, _ = utf8.DecodeRuneInString(rest)
		}
		if isMarkup(r, before, next) || beginsBlock(r, before, next, number && i > 0) || r == '&' && isReference(rest) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		number = number && r >= '0' && r <= '9'
		before = r
	}
	return b.String()
}

// isMarkup says whether the character could mean something within a line.
func isMarkup(r, before, next rune) bool {
	switch r {
	case '\\', '`', '*', '[', '<', '~', '$':
		return true
	case '_': // within a word it means nothing
		return !isWord(before) || !isWord(next)
	case '#': // at the end of a heading it is none of its text
		return !isWord(before) && before != '&'
	case '@':
		return !isWord(before) && isWord(next)
	}
	return false
}

// beginsBlock says whether the character could begin a heading, list, block
// quote, table or rule, or end the number of an item of a list.
func beginsBlock(r, before, next rune, number bool) bool {
	ends := next == ' ' || next == '\n'
	if number {
		return ends && (r == '.' || r == ')')
	}
	if before != '\n' {
		return false
	}
	switch r {
	case '>', '|':
		return true
	case '+', '-', ':', '=':
		return ends || next == r || next == '-'
	}
	return false
}

// isReference says whether what follows an ampersand makes it a character
// reference: "amp;", "#65;".
func isReference(rest string) bool {
	name, _, found := strings.Cut(rest, ";")
	return found && name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return r >= utf8.RuneSelf || !isWord(r) && r != '#'
	})
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
