package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// Tag is a #tag in a text.
type Tag struct {
	Name       string // as written, without "#": "place/Baku"
	Start, End int    // code points, the "#" included
}

// Tags returns the #tags of a Markdown text in order. A tag is made of letters,
// digits, "_" and "-", and of such parts with "/" between them; it is not a
// number, and no letter or digit stands before its "#". Code, HTML, and the text
// and address of links have none, nor has a link to a heading, "[[#", that is not
// closed yet.
func Tags(markdown string) []Tag {
	tags := tagsIn(markdown)
	locate(markdown, tags, func(t *Tag) (start, end *int) { return &t.Start, &t.End })
	return tags
}

// IsTag says whether the name can be written as a #tag.
func IsTag(name string) bool { return name != "" && tagName(name) == name }

// tagsIn is Tags with the offsets in bytes, not in order.
func tagsIn(markdown string) (tags []Tag) {
	if !strings.Contains(markdown, "#") {
		return nil
	}
	visit(markdown, func(n ast.Node) bool {
		if n, ok := n.(*ast.Text); ok {
			tags = appendTagsIn(tags, markdown, n)
		}
		return isProse(n)
	})
	return tags
}

// appendTagsIn adds the tags of a run of text, with their offsets in bytes.
func appendTagsIn(tags []Tag, markdown string, n *ast.Text) []Tag {
	segment, last := textRun(n)
	if last == nil {
		return tags
	}
	return appendTags(tags, markdown, segment.Start, segment.Stop)
}

// isProse says whether the text in a node is part of what the author writes,
// and not code or the text of a link.
func isProse(n ast.Node) bool {
	return n.Kind() != ast.KindLink && n.Kind() != ast.KindCodeSpan
}

// appendTags adds the tags of the text from start to stop; these and the
// offsets of the tags are bytes.
func appendTags(tags []Tag, text string, start, stop int) []Tag {
	for i := start; i < stop; i++ {
		if text[i] != '#' || !mayPrecedeTag(text[:i]) {
			continue
		}
		if name := tagName(text[i+1 : stop]); name != "" {
			end := i + 1 + len(name)
			tags = append(tags, Tag{Name: name, Start: i, End: end})
			i = end - 1
		}
	}
	return tags
}

// mayPrecedeTag says whether a "#" after the text can begin a tag.
func mayPrecedeTag(text string) bool {
	if strings.HasSuffix(text, "[[") {
		return false
	}
	r, size := utf8.DecodeLastRuneInString(text)
	return size == 0 || unicode.IsSpace(r) || strings.ContainsRune(`([{"'*_~|>—–…,;`, r) ||
		unicode.In(r, unicode.Ps, unicode.Pi)
}

// tagName returns the name of the tag that a text begins with, or "".
func tagName(text string) string {
	end, hasLetter := 0, false
scan:
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || r == '_':
			hasLetter = true
		case unicode.IsDigit(r), unicode.IsMark(r) && i > 0:
		case (r == '-' || r == '/') && i > 0 && i == end:
			continue // part of the name if more follows
		default:
			break scan
		}
		end = i + utf8.RuneLen(r)
	}
	if !hasLetter {
		return ""
	}
	return text[:end]
}
