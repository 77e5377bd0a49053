package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"collate/notes/cite/pandoc"

	"github.com/yuin/goldmark/ast"
)

// Citations returns the citations of a Markdown text in order: [@key, p. 3] as
// package pandoc has them. All their offsets are code points. Code, HTML and the
// addresses of links have none, and [[links]] and footnotes are no citations.
func Citations(markdown string) []pandoc.Cluster {
	var citations []pandoc.Cluster
	blocksWithCitations(markdown, func(_ ast.Node, found []pandoc.Cluster) { citations = append(citations, found...) })
	inCodePoints(markdown, citations)
	return citations
}

// Cite is where a citation names a key.
type Cite struct {
	Key        string
	Start, End int // code points, with the "@" and a "-" before it
	Context
}

// Cites returns where the citations of a Markdown text name one of the wanted keys, in
// order.
func Cites(markdown string, wanted func(key string) bool) []Cite {
	var cites []Cite
	source := []byte(markdown)
	blocksWithCitations(markdown, func(block ast.Node, citations []pandoc.Cluster) {
		var around *reading
		for _, citation := range citations {
			for _, item := range citation.Items {
				if !wanted(item.Key) {
					continue
				}
				if around == nil {
					around = read(block, source)
				}
				cites = append(cites, Cite{item.Key, item.KeyStart, item.KeyEnd, around.context(source, item.KeyStart, item.KeyEnd)})
			}
		}
	})
	locate(markdown, cites, func(c *Cite) (start, end *int) { return &c.Start, &c.End })
	return cites
}

// blocksWithCitations calls visited for each block of a text with the citations in it,
// whose offsets are bytes of the text.
func blocksWithCitations(markdown string, visited func(block ast.Node, citations []pandoc.Cluster)) {
	if !strings.Contains(markdown, "@") {
		return
	}
	var block ast.Node
	var texts [][2]int // of the block, [start, stop) in bytes
	found := func() {
		if citations := citationsIn(markdown, texts); len(citations) > 0 {
			visited(block, citations)
		}
		texts = texts[:0]
	}
	visit(markdown, func(n ast.Node) bool {
		text, ok := n.(*ast.Text)
		if !ok {
			return n.Kind() != ast.KindCodeSpan
		}
		if in := blockOf(n); in != block {
			found()
			block = in
		}
		texts = append(texts, [2]int{text.Segment.Start, text.Segment.Stop})
		return true
	})
	found()
}

// RenameCitations returns the text with all citations of one key, whatever the case of
// its letters, by another one. All else stays byte for byte.
func RenameCitations(markdown, from, to string) string {
	var b strings.Builder
	at, points := 0, 0
	upTo := func(offset int) string { // from the last place to a code point
		start := at
		for ; points < offset; points++ {
			_, size := utf8.DecodeRuneInString(markdown[at:])
			at += size
		}
		return markdown[start:at]
	}
	for _, citation := range Citations(markdown) {
		for _, item := range citation.Items {
			if strings.EqualFold(item.Key, from) {
				b.WriteString(upTo(item.KeyStart))
				upTo(item.KeyEnd)
				b.WriteString(item.As(to))
			}
		}
	}
	return b.String() + markdown[at:]
}

// citationsIn returns the citations in a block, which has these texts. What
// stands between the texts has no meaning for citations; that is a space where a
// line ends. All offsets are bytes.
func citationsIn(markdown string, texts [][2]int) []pandoc.Cluster {
	if len(texts) == 0 {
		return nil
	}
	start, at := texts[0][0], texts[0][0]
	var hidden [][2]int
	paragraph := []byte(markdown[start:texts[len(texts)-1][1]])
	for _, text := range texts {
		if at < text[0] {
			hidden = append(hidden, [2]int{at - start, text[0] - start})
			if gap := paragraph[at-start : text[0]-start]; bytes.Contains(gap, []byte("\n")) {
				copy(gap, bytes.Repeat([]byte(" "), len(gap)))
			}
		}
		at = text[1]
	}
	citations := pandoc.Find(string(paragraph), hidden...)
	for i := range citations {
		c := &citations[i]
		c.Start += start
		c.End += start
		for j := range c.Items {
			item := &c.Items[j]
			item.KeyStart += start
			item.KeyEnd += start
			item.Prefix, item.Locator, item.Suffix = oneSpaced(item.Prefix), oneSpaced(item.Locator), oneSpaced(item.Suffix)
		}
	}
	return citations
}

// oneSpaced returns a text with each run of spaces as one.
func oneSpaced(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

// inCodePoints puts citations in the order of the text, in which footnotes may
// stand elsewhere than in the syntax tree, and converts their offsets from bytes.
func inCodePoints(markdown string, citations []pandoc.Cluster) {
	slices.SortFunc(citations, func(a, b pandoc.Cluster) int { return a.Start - b.Start })
	at, points := 0, 0
	convert := func(offset *int) {
		points += utf8.RuneCountInString(markdown[at:*offset])
		at, *offset = *offset, points
	}
	for i := range citations {
		c := &citations[i]
		convert(&c.Start)
		for j := range c.Items {
			convert(&c.Items[j].KeyStart)
			convert(&c.Items[j].KeyEnd)
		}
		convert(&c.End)
	}
}
