// Package pandoc reads citations in Markdown, as pandoc has them:
//
//	[see @doe99, pp. 33-35 and *passim*; -@smith04, ch. 1]
//	@doe99 says so [p. 33], and so does -@smith04.
//
// Source: the manual of pandoc, section "Citation syntax". Unlike there, the
// name of a user in a URL ("/@name") is no citation.
//
// All functions are pure and safe for any goroutine, take time proportional to
// the length of the text, and accept any text.
package pandoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cluster is one citation in a text, of one item or several.
type Cluster struct {
	Start, End int // in bytes of the text, brackets included
	Items      []Item
}

// Item is one item that is cited.
type Item struct {
	Key            string // citation key, without "@" and braces
	KeyStart       int    // where "@" stands, or "-" before it, in bytes of the text
	KeyEnd         int    // exclusive
	Prefix         string // Markdown before the key: "see"
	Suffix         string // Markdown after the locator, with the mark that parts them: " and *passim*", ", with a suffix"
	Label          string // a CSL locator type: "page", "chapter"; "" without a locator
	Locator        string // "33-35, 38"; "" for the whole item
	SuppressAuthor bool   // "-@doe99": the text names the author
	AuthorInText   bool   // "@doe99" without brackets: the author is part of the sentence
}

// As returns how the item is cited by another key, from its "-" or "@" to the
// end of the key: "-@smith04", or "@{Smith 2004}" for a key that has to stand
// in braces.
func (it Item) As(key string) string {
	mark := "@"
	if it.SuppressAuthor {
		mark = "-@"
	}
	if keyPrefix(key) != key {
		return mark + "{" + key + "}"
	}
	return mark + key
}

// longest bounds the length of a cluster, and of a key in braces, in bytes, and
// with it the time that is spent on brackets in brackets and on braces that are
// not closed.
const longest = 2 << 10

// Find returns the citations in a paragraph of Markdown, in order. In the hidden
// ranges, [start, end) in bytes, in order, nothing has a meaning: there is code,
// an address or HTML.
func Find(paragraph string, hidden ...[2]int) []Cluster {
	s := scanner{text: paragraph, marks: paragraph}
	if !strings.Contains(paragraph, "@") {
		return nil
	}
	if len(hidden) > 0 {
		s.marks = hide(paragraph, hidden)
	}
	s.closing = closings(s.marks)
	var clusters []Cluster
	for i := 0; i < len(s.marks); {
		c, ok := Cluster{}, false
		switch s.marks[i] {
		case '\\':
			i++
		case '[':
			c, ok = s.bracketed(i)
		case '@', '-':
			c, ok = s.inText(i)
		}
		if ok {
			clusters = append(clusters, c)
			i = c.End
		} else {
			i++
		}
	}
	return clusters
}

// hide replaces what has a meaning in the ranges by zero bytes.
func hide(text string, ranges [][2]int) string {
	marks := []byte(text)
	for _, r := range ranges {
		for i := max(r[0], 0); i < min(r[1], len(marks)); i++ {
			if strings.IndexByte(`@[]{};,-\`, marks[i]) >= 0 {
				marks[i] = 0
			}
		}
	}
	return string(marks)
}

// scanner reads one paragraph. What has a meaning is looked for in the marks, in
// which that is not which is hidden; texts are taken from the text.
type scanner struct {
	text, marks string
	closing     map[int]int // where each bracket that is closed is
}

// closings returns where the brackets that are opened and closed are.
func closings(marks string) map[int]int {
	closing := make(map[int]int)
	var open []int
	for i := 0; i < len(marks); i++ {
		switch marks[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if last := len(open) - 1; last >= 0 {
				closing[open[last]] = i
				open = open[:last]
			}
		}
	}
	return closing
}

// bracketed reads the cluster that begins with the bracket at i. All its parts
// must have a key, and it is no text of a link.
func (s scanner) bracketed(i int) (Cluster, bool) {
	end, ok := s.closing[i]
	if !ok || end-i > longest || end+1 < len(s.marks) && s.marks[end+1] == '(' {
		return Cluster{}, false
	}
	c := Cluster{Start: i, End: end + 1}
	for _, part := range s.parts(i+1, end) {
		item, ok := s.item(part[0], part[1])
		if !ok {
			return Cluster{}, false
		}
		c.Items = append(c.Items, item)
	}
	return c, true
}

// parts returns the ranges between semicolons that are in no brackets or braces.
func (s scanner) parts(start, end int) (parts [][2]int) {
	brackets, braces := 0, 0
	for i := start; i < end; i++ {
		switch s.marks[i] {
		case '\\':
			i++
		case '[':
			brackets++
		case ']':
			brackets--
		case '{':
			braces++
		case '}':
			braces = max(braces-1, 0)
		case ';':
			if brackets == 0 && braces == 0 {
				parts = append(parts, [2]int{start, i})
				start = i + 1
			}
		}
	}
	return append(parts, [2]int{start, end})
}

// item reads one part of a cluster: prefix, key, locator and suffix.
func (s scanner) item(start, end int) (Item, bool) {
	for i := start; i < end; i++ {
		switch s.marks[i] {
		case '\\':
			i++
			continue
		case '@', '-':
		default:
			continue
		}
		item, ok := s.key(i, end)
		if !ok {
			continue
		}
		item.Prefix = strings.TrimSpace(s.text[start:i])
		item.locate(s.text[item.KeyEnd:end])
		return item, true
	}
	return Item{}, false
}

// inText reads the citation that stands in a sentence at i, with the locator
// and further items in brackets behind it.
func (s scanner) inText(i int) (Cluster, bool) {
	item, ok := s.key(i, len(s.marks))
	if !ok {
		return Cluster{}, false
	}
	item.AuthorInText = !item.SuppressAuthor
	c := Cluster{Start: i, End: item.KeyEnd}
	open := item.KeyEnd
	for open < len(s.marks) && (s.marks[open] == ' ' || s.marks[open] == '\n') && open < item.KeyEnd+2 {
		open++
	}
	if open >= len(s.marks) || s.marks[open] != '[' || strings.HasPrefix(s.marks[open:], "[^") || strings.HasPrefix(s.marks[open:], "[[") {
		c.Items = []Item{item}
		return c, true
	}
	more, end := s.suffix(&item, open)
	c.Items = append([]Item{item}, more...)
	if end > 0 {
		c.End = end
	}
	return c, true
}

// suffix reads what stands in brackets behind a citation in a sentence: the
// locator and suffix of that, and further items. The end is 0 where it is
// something else, such as a cluster of its own or a link.
func (s scanner) suffix(item *Item, open int) (more []Item, end int) {
	closing, ok := s.closing[open]
	if !ok || closing-open > longest || closing+1 < len(s.marks) && (s.marks[closing+1] == '(' || s.marks[closing+1] == '[') {
		return nil, 0
	}
	parts := s.parts(open+1, closing)
	if _, isCluster := s.item(parts[0][0], parts[0][1]); isCluster {
		return nil, 0
	}
	for _, part := range parts[1:] {
		next, ok := s.item(part[0], part[1])
		if !ok {
			return nil, 0
		}
		more = append(more, next)
	}
	item.locate(s.text[parts[0][0]:parts[0][1]])
	return more, closing + 1
}

// key reads "@key" or "-@key" at i, up to the end.
func (s scanner) key(i, end int) (Item, bool) {
	item := Item{KeyStart: i}
	before, _ := utf8.DecodeLastRuneInString(s.text[:i])
	if i > 0 && (isWord(before) || before == '/' || before == '@') {
		return Item{}, false
	}
	if s.marks[i] == '-' {
		item.SuppressAuthor = true
		i++
	}
	if i >= end || s.marks[i] != '@' {
		return Item{}, false
	}
	i++
	if i < end && s.marks[i] == '{' {
		length := strings.IndexAny(s.marks[i:min(end, i+longest)], "}\n")
		if length < 2 || s.marks[i+length] != '}' {
			return Item{}, false
		}
		item.Key, item.KeyEnd = s.text[i+1:i+length], i+length+1
		return item, strings.TrimSpace(item.Key) != ""
	}
	item.Key = keyPrefix(s.marks[i:end])
	item.KeyEnd = i + len(item.Key)
	return item, item.Key != ""
}

// keyPrefix returns the key that a text begins with: a letter, digit or "_", and
// then more such, with single marks between them.
func keyPrefix(s string) string {
	end := 0
	afterMark := true // a mark cannot stand here
	for i, r := range s {
		switch {
		case isWord(r) || i > 0 && unicode.IsMark(r):
			end = i + utf8.RuneLen(r)
			afterMark = false
		case afterMark || !strings.ContainsRune(":.#$%&-+?<>~/", r):
			return s[:end]
		default:
			afterMark = true
		}
	}
	return s[:end]
}

func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_') && r != utf8.RuneError
}
