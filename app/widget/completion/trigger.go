package completion

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what can be completed.
type Kind int

// The kinds.
const (
	Links     Kind = iota // "[[…"
	Tags                  // "#…"
	Citations             // "@…", by the citation key of an article
)

// Query is what is being typed and may be completed.
type Query struct {
	Kind  Kind
	Typed string // behind the "[[", "#" or "@"
}

// trigger is where something begins that can be completed.
type trigger struct {
	kind  Kind
	start int // byte of the line: of "[[", "#" or "@"
	typed string
}

// triggerIn returns what a line of Markdown that ends at the caret can be
// completed by; false when that is nothing.
func triggerIn(line string) (trigger, bool) {
	if strings.Count(line, "`")%2 == 1 { // in code
		return trigger{}, false
	}
	if i := strings.LastIndex(line, "[["); i >= 0 && !escaped(line, i) {
		typed := line[i+2:]
		if !strings.Contains(typed, "]]") {
			return trigger{Links, i, typed}, !strings.Contains(typed, "|")
		}
	}
	i := len(line)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(line[:i])
		if r == '#' || r == '@' {
			return nameAt(line, i-size)
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-/:.", r) {
			break
		}
		i -= size
	}
	return trigger{}, false
}

// nameAt returns the tag or citation that begins at a sign, unless the sign
// stands in a word, an address or before a heading.
func nameAt(line string, at int) (trigger, bool) {
	before, _ := utf8.DecodeLastRuneInString(line[:at])
	typed := line[at+1:]
	free := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{;,-", before)
	if !free || escaped(line, at) {
		return trigger{}, false
	}
	if line[at] == '@' {
		return trigger{Citations, at, typed}, true
	}
	heading := strings.TrimSpace(line[:at]) == "" && typed == ""
	return trigger{Tags, at, typed}, !heading && before != '-'
}

// escaped says whether an odd number of backslashes stands before a byte.
func escaped(line string, at int) bool {
	n := 0
	for n < at && line[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// replaced returns how many bytes behind the caret belong to a link that is
// completed: up to its end, if it has one already and shows no text of its own.
func replaced(behind string) int {
	end := strings.Index(behind, "]]")
	if end < 0 || strings.Contains(behind[:end], "[[") || strings.Contains(behind[:end], "|") {
		return 0
	}
	return end + len("]]")
}
