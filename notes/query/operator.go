package query

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Operator is a keyword of the language, followed by a colon and a value.
type Operator struct {
	Name    string   // without the colon
	Example string   // an example of use: "color:green"
	Help    string   // one line
	Values  []string // all allowed values; nil if they come from the notebook or are free

	check func(value string) (checked string, problem string)
}

// The names of the operators.
const (
	OpTag    = "tag"
	OpIn     = "in"
	OpColor  = "color"
	OpKind   = "kind"
	OpBy     = "by"
	OpFrom   = "from"
	OpBefore = "before"
	OpAfter  = "after"
	OpHas    = "has"
	opNear   = "near"
)

// Operators returns all operators, in the order in which to list them.
func Operators() []Operator {
	return []Operator{
		{Name: OpTag, Example: "tag:protest", Help: "has this tag, or one below it", check: checkTag},
		{Name: OpIn, Example: "in:article-key", Help: "in this article, its highlights and comments"},
		{Name: OpKind, Example: "kind:note", Help: "only articles, highlights, comments or notes",
			Values: []string{"article", "highlight", "comment", "note"}},
		{Name: OpColor, Example: "color:green", Help: "highlights of this colour",
			Values: []string{"yellow", "green", "blue", "pink", "purple", "orange", "red", "grey"}},
		{Name: OpBy, Example: "by:author", Help: "in articles by this author", check: checkName},
		{Name: OpFrom, Example: "from:outlet", Help: "in articles of this outlet", check: checkName},
		{Name: OpBefore, Example: "before:2025-07-01", Help: "published, marked or written before this day", check: checkDate},
		{Name: OpAfter, Example: "after:2025-07-01", Help: "published, marked or written on this day or later", check: checkDate},
		{Name: OpHas, Example: "has:comment", Help: "highlights with a comment", Values: []string{"comment"}},
		{Name: opNear, Example: "near:5", Help: "the words with at most so many others between them", check: checkNumber},
	}
}

// read returns a value in the form of Filter.Values, or describes its problem.
func (o Operator) read(value string) (checked, problem string) {
	if value == "" {
		return "", fmt.Sprintf("%s: says nothing; it is written like %s.", o.Name, o.Example)
	}
	if o.check != nil {
		return o.check(value)
	}
	if o.Values == nil {
		return value, ""
	}
	if value = strings.ToLower(value); slices.Contains(o.Values, value) {
		return value, ""
	}
	return "", fmt.Sprintf("%s: can be %s.", o.Name, orList(o.Values))
}

// orList returns "a, b or c".
func orList(values []string) string {
	last := len(values) - 1
	if last == 0 {
		return values[0]
	}
	return strings.Join(values[:last], ", ") + " or " + values[last]
}

// checkTag checks the name of a tag, with or without "#".
func checkTag(value string) (checked, problem string) {
	if value = strings.TrimPrefix(value, "#"); value == "" {
		return "", "tag: is followed by the name of a tag, like tag:protest."
	}
	return value, ""
}

// checkName checks the words of a name.
func checkName(value string) (checked, problem string) {
	if Join(value) == "" {
		return "", "by: and from: are followed by words of a name, like by:huseynov."
	}
	return value, ""
}

// checkDate checks a year, month or day and returns its first day.
func checkDate(value string) (checked, problem string) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if day, err := time.Parse(layout, value); err == nil {
			return day.Format("2006-01-02"), ""
		}
	}
	return "", "A day is written like 2025-07-01, a month 2025-07 and a year 2025."
}

// checkNumber checks a number of words.
func checkNumber(value string) (checked, problem string) {
	const digits = 4 // larger than the number of words in any passage
	if len(value) > digits || strings.Trim(value, "0123456789") != "" {
		return "", "near: is followed by a number of words, like near:5."
	}
	return value, ""
}
