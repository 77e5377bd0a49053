package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Completion is one proposal to complete the word, operator or value that is being typed.
type Completion struct {
	Text string // what to show, and the replacement of the bytes Start to End: "color:green"
	Help string // one line; "" for a value
	// Start and End are the range of the input to replace, in bytes, end-exclusive.
	Start, End int
	// Done says that Text is complete: it has a value and not only the name of an
	// operator.
	Done bool
}

// Complete returns the completions at the byte offset at of the input: the operators
// whose names begin with the text before the offset, or the values of the operator before
// it. The callback values returns the notebook's values of an operator without a fixed
// list: tags, keys, authors, outlets. It may be nil. Complete returns nil if a word, a
// phrase or nothing is being typed.
func Complete(input string, at int, values func(operator string) []string) []Completion {
	if at < 0 || at > len(input) {
		return nil
	}
	start := wordStart(input[:at])
	typed := input[start:at]
	if next, _ := utf8.DecodeRuneInString(input[at:]); typed == "" || roleOf(next) == isLetter {
		return nil
	}
	name, value, named := strings.Cut(typed, ":")
	var found []Completion
	for _, o := range Operators() {
		switch {
		case !named && strings.HasPrefix(o.Name, strings.ToLower(name)):
			found = append(found, Completion{Text: o.Name + ":", Help: o.Help, Start: start, End: at})
		case named && strings.EqualFold(o.Name, name):
			return o.completeValue(value, values, start, at)
		}
	}
	return found
}

// wordStart returns the byte offset at which the last token of the text begins: after the
// last space outside quotation marks, and after a minus sign.
func wordStart(text string) int {
	start, quoted := 0, false
	for i, r := range text {
		switch {
		case isQuote(r):
			quoted = !quoted
		case unicode.IsSpace(r) && !quoted:
			start = i + len(string(r))
		}
	}
	if strings.HasPrefix(text[start:], "-") {
		start++
	}
	return start
}

// completeValue returns the values of which a word begins with the typed text, in their
// order, except a value that is already typed completely.
func (o Operator) completeValue(asTyped string, values func(string) []string, start, end int) (found []Completion) {
	all := o.Values
	if all == nil && values != nil {
		all = values(o.Name)
	}
	typed := Fold(strings.TrimLeftFunc(asTyped, isQuote))
	for _, value := range all {
		folded := Fold(value)
		if !strings.HasPrefix(folded, typed) && !strings.Contains(folded, " "+typed) && !strings.Contains(folded, "/"+typed) {
			continue
		}
		text := value
		if strings.ContainsFunc(value, unicode.IsSpace) {
			text = `"` + value + `"`
		}
		if text == asTyped {
			continue
		}
		found = append(found, Completion{Text: o.Name + ":" + text, Start: start, End: end, Done: true})
	}
	return found
}
