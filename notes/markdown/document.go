package markdown

import (
	"bytes"
	"strings"

	"collate/notes/document"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Document returns the text as it is to be read:
//
//   - A [[link]] shows what [link.Link.Text] says; its target is the link as
//     it is written, brackets included, for [link.Parse].
//   - A line break that the author made is a "\n" within its block.
//   - A picture is its description, and the text of HTML stands without tags.
//   - A row of a table is a paragraph with tabs between the cells.
//   - The mark of a footnote is its number in brackets, a link to "#fn:1"; the
//     footnotes are numbered items at the end.
//   - A task begins with "☐" or "☑"; a break between sections is "* * *".
func Document(markdown string) document.Document {
	source := []byte(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(markdown))
	c := converter{source: source}
	walk(parse(source), c.enter, c.leave)
	c.writeFootnotes()
	return c.b.Document()
}

// converter builds a document from a syntax tree.
type converter struct {
	source []byte
	b      document.Builder

	next  *document.Block // where the next text goes, if it was not begun yet
	item  *document.Block // a list item, until its first block
	quote int             // how many block quotes the walk is in
	lists []int           // of each list that the walk is in, the number of the next item, 0 for bullets

	bold, italic, strike int   // how many of each the walk is in
	links                []int // where each link that the walk is in starts

	footnotes *extast.FootnoteList
}

func (c *converter) enter(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Heading:
		c.block(document.Block{Kind: document.Heading, Level: n.Level})
	case *ast.Paragraph, *ast.TextBlock, *extast.TableRow:
		c.paragraph()
	case *extast.TableHeader:
		c.paragraph()
		c.bold++
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		c.block(document.Block{Kind: document.Code, Level: len(c.lists)})
		c.write(strings.TrimRight(c.lines(n), "\n"), document.Monospace)
	case *ast.HTMLBlock:
		c.html(n)
	case *ast.ThematicBreak:
		c.paragraph()
		c.write("* * *", 0)
	case *ast.Blockquote:
		c.emptyItem()
		c.quote++
	case *ast.List:
		c.emptyItem()
		c.lists = append(c.lists, n.Start)
	case *ast.ListItem:
		c.startItem()
	case *extast.FootnoteList:
		c.footnotes = n
		return false
	default:
		return c.enterInline(n)
	}
	return true
}

func (c *converter) leave(n ast.Node) {
	switch n.(type) {
	case *extast.TableHeader:
		c.bold--
	case *ast.Blockquote:
		c.quote--
	case *ast.List:
		c.lists = c.lists[:len(c.lists)-1]
	case *ast.ListItem:
		c.emptyItem()
	case *extast.TableCell:
		return // the row is the block
	default:
		c.leaveInline(n)
	}
	if n.Type() == ast.TypeBlock {
		c.endBlock()
	}
}

// block makes the text that follows a block, which begins with the text.
func (c *converter) block(block document.Block) {
	c.emptyItem()
	block.Quote = c.quote
	c.next = &block
}

// paragraph is block for a paragraph, wherever it stands.
func (c *converter) paragraph() {
	if c.item != nil {
		c.next, c.item = c.item, nil
		return
	}
	kind := document.Paragraph
	if c.quote > 0 {
		kind = document.Quotation
	}
	c.block(document.Block{Kind: kind, Level: len(c.lists)})
}

// endBlock ends a block. One without text is left out, unless it is a list
// item.
func (c *converter) endBlock() {
	if c.next != nil && c.next.Kind == document.Item {
		c.b.Begin(*c.next)
	}
	c.next = nil
}

// startItem starts the next item of the innermost list.
func (c *converter) startItem() {
	number := &c.lists[len(c.lists)-1]
	c.item = &document.Block{Kind: document.Item, Level: len(c.lists), Number: *number, Quote: c.quote}
	if *number > 0 {
		*number++
	}
}

// emptyItem writes an item of which the first block is no paragraph.
func (c *converter) emptyItem() {
	if c.item != nil {
		c.b.Begin(*c.item)
		c.item = nil
	}
}

func (c *converter) write(text string, style document.Style) {
	if c.next != nil {
		if style&document.Monospace == 0 {
			text = strings.TrimLeft(text, " \n")
		}
		if text == "" {
			return
		}
		c.b.Begin(*c.next)
		c.next = nil
	}
	c.b.Write(text, style)
}

// lines returns the source of a block.
func (c *converter) lines(n ast.Node) string {
	var b bytes.Buffer
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(c.source))
	}
	return b.String()
}

// writeFootnotes writes the footnotes in the order of their numbers, and after
// them those that nothing refers to.
func (c *converter) writeFootnotes() {
	if c.footnotes == nil {
		return
	}
	var numbered, rest []ast.Node
	for n := c.footnotes.FirstChild(); n != nil; n = n.NextSibling() {
		if n.(*extast.Footnote).Index > 0 {
			numbered = append(numbered, n)
		} else {
			rest = append(rest, n)
		}
	}
	inOrder := make([]ast.Node, len(numbered), len(numbered)+len(rest))
	for _, n := range numbered {
		inOrder[n.(*extast.Footnote).Index-1] = n
	}
	c.lists = []int{1}
	for _, n := range append(inOrder, rest...) {
		c.startItem()
		walk(n, c.enter, c.leave)
		c.emptyItem()
	}
	c.lists = nil
}
