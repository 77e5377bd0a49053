package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnotes is what a parse knows of footnotes: which there are, and how many
// of them the text has referred to so far.
type footnotes struct {
	byLabel map[string]*extast.Footnote
	used    int
}

func footnotesOf(pc parser.Context) *footnotes {
	return pc.ComputeIfAbsent(footnotesKey, func() any {
		return &footnotes{byLabel: make(map[string]*extast.Footnote)}
	}).(*footnotes)
}

var footnotesKey = parser.NewContextKey()

// footnoteParser reads definitions of footnotes, "[^label]: …", where they do
// not stand in another block.
type footnoteParser struct{ parser.BlockParser }

func newFootnoteParser() footnoteParser {
	return footnoteParser{extension.NewFootnoteBlockParser()}
}

func (p footnoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	n, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*extast.Footnote); ok {
		known := footnotesOf(pc).byLabel
		if label := string(note.Ref); known[label] == nil {
			known[label] = note
		}
	}
	return n, state
}

// footnoteMarkParser reads marks of footnotes in the text, "[^label]". It numbers the
// footnotes in the order of their first marks.
type footnoteMarkParser struct{}

func (footnoteMarkParser) Trigger() []byte { return []byte{'!', '['} }

func (footnoteMarkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	const maxLabel = 999 // as for the labels of links
	line, segment := block.PeekLine()
	mark := bytes.TrimPrefix(line, []byte("!")) // not an image but an exclamation mark before a footnote
	if !bytes.HasPrefix(mark, []byte("[^")) {
		return nil
	}
	label := mark[2:min(len(mark), 2+maxLabel)]
	end := bytes.IndexByte(label, ']')
	if end < 0 {
		return nil
	}
	known := footnotesOf(pc)
	note := known.byLabel[string(label[:end])]
	if note == nil {
		return nil
	}
	if note.Index < 0 {
		known.used++
		note.Index = known.used
	}
	if len(mark) < len(line) {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+1)))
	}
	block.Advance(len(line) - len(mark) + 2 + end + 1)
	return extast.NewFootnoteLink(note.Index)
}
