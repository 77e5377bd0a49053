package editor

import (
	"strings"
	"unicode/utf8"
)

// Edit is one change of a text: at byte Start, Removed was replaced by Inserted.
type Edit struct {
	Start             int
	Removed, Inserted string
}

// end returns the end of the inserted text.
func (e Edit) end() int { return e.Start + len(e.Inserted) }

// empty reports whether the edit changes nothing.
func (e Edit) empty() bool { return e.Removed == e.Inserted }

// moved returns the position of an offset after the edit. An offset in the removed text moves back to the end of the
// inserted text if it is behind that; an offset at Start stays.
func (e Edit) moved(offset int) int {
	switch end := e.Start + len(e.Removed); {
	case offset <= e.Start:
		return offset
	case offset >= end:
		return offset - len(e.Removed) + len(e.Inserted)
	}
	return min(offset, e.end())
}

// between returns the smallest edit from the text before to the text after, without splitting a character.
func between(before, after string) Edit {
	n := 0
	for n < len(before) && n < len(after) && before[n] == after[n] {
		n++
	}
	for n > 0 && (!startsRune(before, n) || !startsRune(after, n)) {
		n--
	}
	b, a := len(before), len(after)
	for b > n && a > n && before[b-1] == after[a-1] {
		b, a = b-1, a-1
	}
	for b < len(before) && (!startsRune(before, b) || !startsRune(after, a)) {
		b, a = b+1, a+1
	}
	return Edit{n, before[n:b], after[n:a]}
}

// startsRune reports whether a character starts at offset i, or s ends there.
func startsRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// clean returns s as valid UTF-8 with line feeds as line ends.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
