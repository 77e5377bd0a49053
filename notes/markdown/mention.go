package markdown

import (
	"slices"

	"collate/notes/link"
	"collate/notes/query"

	"github.com/yuin/goldmark/ast"
)

// Mention is a place in a text that calls something by its name without a link
// to it.
type Mention struct {
	Text       string // as it stands there
	Start, End int    // code points
	Context
}

// Mentions returns where a Markdown text has one of the names, as whole words
// and without regard to case and accents, in order and not overlapping. Code,
// HTML, links and tags have none, nor are they found across the end of a line.
func Mentions(markdown string, names ...string) []Mention {
	wanted := wordsOf(names)
	if len(wanted) == 0 {
		return nil
	}
	source := []byte(markdown)
	var mentions []Mention
	var block *reading
	visit(markdown, func(n ast.Node) bool {
		text, ok := n.(*ast.Text)
		if !ok {
			return isProse(n)
		}
		segment, last := textRun(text)
		if last == nil {
			return true
		}
		for _, m := range mentionsIn(markdown, segment.Start, segment.Stop, wanted) {
			if in := blockOf(n); block == nil || block.block != in {
				block = read(in, source)
			}
			m.Context = block.context(source, m.Start, m.End)
			mentions = append(mentions, m)
		}
		return true
	})
	locate(markdown, mentions, func(m *Mention) (start, end *int) { return &m.Start, &m.End })
	return mentions
}

// wordsOf returns the words of each name, those with most words first.
func wordsOf(names []string) (words [][]string) {
	for _, name := range names {
		var of []string
		for w := range query.Words(name) {
			of = append(of, w.Folded)
		}
		if len(of) > 0 {
			words = append(words, of)
		}
	}
	slices.SortStableFunc(words, func(a, b []string) int { return len(b) - len(a) })
	return words
}

// mentionsIn returns the mentions in a run of text; all offsets are bytes.
func mentionsIn(markdown string, start, stop int, wanted [][]string) (mentions []Mention) {
	run := markdown[start:stop]
	words := slices.Collect(query.Words(run))
	var tags []Tag
	looked := false    // for the tags
	at, points := 0, 0 // how far the run was gone through, in bytes and code points
	byteOf := func(point int) int {
		at += byteOffset(run[at:], point-points)
		points = point
		return start + at
	}
	for i := 0; i < len(words); i++ {
		length := 0
		for _, name := range wanted {
			if matches(words[i:], name) {
				length = len(name)
				break
			}
		}
		if length == 0 {
			continue
		}
		if !looked {
			tags, looked = appendTags(nil, markdown, start, stop), true
		}
		from, to := byteOf(words[i].Start), byteOf(words[i+length-1].End)
		for len(tags) > 0 && tags[0].End <= from {
			tags = tags[1:]
		}
		if len(tags) == 0 || tags[0].Start >= to {
			mentions = append(mentions, Mention{Text: markdown[from:to], Start: from, End: to})
		}
		i += length - 1
	}
	return mentions
}

// matches says whether the words begin with those of a name.
func matches(words []query.Word, name []string) bool {
	if len(words) < len(name) {
		return false
	}
	for i, word := range name {
		if words[i].Folded != word {
			return false
		}
	}
	return true
}

// ReplaceWithLink returns the text with a link in place of a range of code
// points. It says false, and returns the text as it was, where that would be no
// link, as in code.
func ReplaceWithLink(markdown string, start, end int, l link.Link) (text string, ok bool) {
	from := byteOffset(markdown, start)
	to := from + byteOffset(markdown[from:], end-start)
	for _, written := range []string{l.String(), inCell(l.String())} {
		text = markdown[:from] + written + markdown[to:]
		for _, found := range Links(text) {
			if found.Start == start && found.End == start+codePoints(written) && found.Link == link.Clean(l) {
				return text, true
			}
		}
	}
	return markdown, false
}
