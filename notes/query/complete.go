package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Completion is one way to go on with what is being typed.
type Completion struct {
	Text string // what to show and to put in place of the bytes Start to End: "color:green"
	Help string // one line; "" for a value
	// Start and End are what is replaced, bytes of the input, end-exclusive.
	Start, End int
	// Done says that nothing has to follow Text: it is a value and not only the
	// name of an operator.
	Done bool
}

// Complete returns ways to go on at a place of the input, in bytes: the
// operators whose names begin with what stands before it, or the values of the
// operator that stands there. Values returns those that the notebook has for an
// operator with none of its own: tags, keys, authors, outlets. It may be nil. It
// returns nil where a word, a phrase or nothing is being typed.
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

// wordStart returns where the thing begins that the text ends with: after a
// space that is not in quotation marks, and a minus sign.
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

// completeValue returns the values that have a word which begins with what was
// typed, in their order, without that which is typed already.
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
