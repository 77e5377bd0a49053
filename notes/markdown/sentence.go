package markdown

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"collate/notes/query"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Context is a part of a text as it is read, one line and without markup.
type Context struct {
	Sentence string // cut with ellipses where it is longer than 240 code points
	Mark     [2]int // what it is the context of: code points in Sentence
}

const (
	contextLength = 240     // code points
	contextBytes  = 4 * 256 // of a sentence, on each side, that are looked at: more characters than are shown
)

// reading is one block as it is read, and where its parts stand in the source.
type reading struct {
	block ast.Node
	text  string
	parts []part // in order
	ends  []int  // of the sentences, by UAX #29
}

// part is a run of text or a link.
type part struct {
	source text.Segment
	start  int  // in the text that is read
	end    int  // there
	whole  bool // a link, which is not the same letter by letter
}

// read reads a block. The source of a quotation, which stands below it as "— [[source]]",
// is read as its last words.
func read(block ast.Node, source []byte) *reading {
	r := &reading{block: block}
	quotation := quotedAbove(block, source)
	var b strings.Builder
	write := func(segment text.Segment, shown string, whole bool) {
		start := b.Len()
		b.WriteString(shown)
		r.parts = append(r.parts, part{segment, start, b.Len(), whole})
	}
	enter := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			if segment, last := textRun(n); last != nil {
				write(segment, unescape(string(segment.Value(source))), false)
				if last.SoftLineBreak() || last.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.CodeSpan:
			for child := n.FirstChild(); child != nil; child = child.NextSibling() {
				if text, ok := child.(*ast.Text); ok {
					b.Write(text.Segment.Value(source))
				}
			}
			return false
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *linkNode:
			write(n.segment, n.link.Text(), true)
		}
		return n == block || n == quotation || n.Type() != ast.TypeBlock
	}
	if quotation != nil {
		walk(quotation, enter, func(ast.Node) {})
		b.WriteByte(' ')
	}
	walk(block, enter, func(ast.Node) {})
	r.text = b.String()
	if quotation == nil { // else it is as one sentence
		r.ends = sentenceEnds(r.text)
	}
	// Footnotes and tables aside, what is written first is read first.
	slices.SortStableFunc(r.parts, func(a, b part) int { return a.source.Start - b.source.Start })
	return r
}

// quotedAbove returns the paragraph of a quotation above a block that is its source; nil
// for any other block.
func quotedAbove(block ast.Node, source []byte) ast.Node {
	p, ok := block.(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 || p.Parent().Kind() != ast.KindBlockquote || p.NextSibling() != nil {
		return nil
	}
	line := p.Lines().At(0)
	if above, ok := p.PreviousSibling().(*ast.Paragraph); ok && bytes.HasPrefix(line.Value(source), []byte("—")) {
		return above
	}
	return nil
}

// sentenceEnds returns where the sentences of a text end, by UAX #29. It goes from
// stretch to stretch, each from the last end in the one before: the time that it
// takes grows with the square of the length of a stretch.
func sentenceEnds(text string) (ends []int) {
	for start := 0; start < len(text); {
		stop := runeStart(text, start+contextBytes)
		last := start
		for it := sentences.FromString(text[start:stop]); it.Next(); {
			if end := start + it.End(); end < stop || stop == len(text) {
				ends = append(ends, end)
				last = end
			}
		}
		if last == start { // the sentence is longer
			last = stop
		}
		start = last
	}
	return ends
}

// context returns the sentence around a range of the source, in bytes.
func (r *reading) context(source []byte, start, end int) Context {
	from, to := r.find(source, start, false), r.find(source, end, true)
	if from > to || to > len(r.text) {
		return Context{}
	}
	first, last := 0, len(r.text)
	if i := sort.SearchInts(r.ends, from+1); i > 0 {
		first = r.ends[i-1]
	}
	if i := sort.SearchInts(r.ends, max(to, from+1)); i < len(r.ends) {
		last = r.ends[i]
	}
	first, last = max(first, runeStart(r.text, from-contextBytes)), min(last, runeStart(r.text, to+contextBytes))
	sentence := r.text[first:last]
	mark := [2]int{utf8.RuneCountInString(r.text[first:from]), utf8.RuneCountInString(r.text[first:to])}
	line, marks := query.Snippet(sentence, [][2]int{mark}, contextLength)
	c := Context{Sentence: line}
	if len(marks) > 0 {
		c.Mark = marks[0]
	}
	return c
}

// find returns where a byte of the source is read; after says that the end of a
// part is meant where two meet.
func (r *reading) find(source []byte, at int, after bool) int {
	i := sort.Search(len(r.parts), func(i int) bool {
		stop := r.parts[i].source.Stop
		return stop > at || after && stop == at
	})
	if i == len(r.parts) {
		return len(r.text)
	}
	p := r.parts[i]
	switch {
	case at <= p.source.Start:
		return p.start
	case at >= p.source.Stop || p.whole:
		return p.end
	}
	return p.start + len(unescape(string(source[p.source.Start:at])))
}

// runeStart returns the first byte of the character that the byte at stands in,
// or an end of the text.
func runeStart(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return max(at, 0)
}

// blockOf returns the block that a node stands in.
func blockOf(n ast.Node) ast.Node {
	for n.Type() != ast.TypeBlock && n.Parent() != nil {
		n = n.Parent()
	}
	return n
}
