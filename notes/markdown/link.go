package markdown

import (
	"bytes"
	"strings"

	"collate/notes/link"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Link is a [[link]] in a text.
type Link struct {
	link.Link
	Start, End int // code points, the brackets included
}

// Links returns the [[links]] of a Markdown text in order. Code and HTML have
// none, and "[[1]](https://…)" is an ordinary link.
func Links(markdown string) []Link {
	if !strings.Contains(markdown, "[[") {
		return nil
	}
	var links []Link
	visit(markdown, func(n ast.Node) bool {
		if l, ok := n.(*linkNode); ok {
			links = append(links, l.found())
		}
		return true
	})
	locate(markdown, links, func(l *Link) (start, end *int) { return &l.Start, &l.End })
	return links
}

// linkNode is a [[link]] in the syntax tree.
type linkNode struct {
	ast.BaseInline
	link    link.Link
	segment text.Segment // in the source, the brackets included
}

// found returns the link with its place in bytes.
func (n *linkNode) found() Link {
	return Link{Link: n.link, Start: n.segment.Start, End: n.segment.Stop}
}

var kindLink = ast.NewNodeKind("NotebookLink")

func (*linkNode) Kind() ast.NodeKind { return kindLink }

func (n *linkNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Link": n.link.String()}, nil)
}

type linkParser struct{}

func (linkParser) Trigger() []byte { return []byte{'!', '['} }

func (linkParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) && !bytes.HasPrefix(line, []byte("![[")) {
		return nil
	}
	l, length := link.Prefix(util.BytesToReadOnlyString(line))
	if length == 0 || bytes.HasPrefix(line[length:], []byte("(")) {
		return nil
	}
	if parent.Kind() == extast.KindTableCell {
		l, _ = link.Prefix(outOfCell(string(line[:length])))
	}
	block.Advance(length)
	return &linkNode{link: l, segment: segment.WithStop(segment.Start + length)}
}
