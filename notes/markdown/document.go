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
//   - A picture in a line of its own is a block. One among words is its
//     description, or else its file name, and a link to it; or if its data are
//     in the text, its description, and a block after the one it stands in.
//   - The data of a picture are kept as [document.Builder.Embed] says. Of those
//     that are refused the target is "data:image/png;base64,", without data.
//   - The text of HTML stands without tags.
//   - The cells of a table have spaces for tabs.
//   - The mark of a footnote is its number in brackets, a link to
//     [document.FootnoteTarget]; the footnotes stand at the end.
//   - A task begins with "☐" or "☑"; a break between sections is "* * *".
func Document(markdown string) document.Document {
	if isPlain(markdown) {
		return document.Plain(markdown)
	}
	return convert(markdown, false)
}

// convert is Document, or Page, by way of the syntax tree.
func convert(markdown string, page bool) document.Document {
	markdown = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(markdown)
	source := []byte(markdown)
	c := converter{markdown: markdown, source: source, page: page}
	walk(parse(source), c.enter, c.leave)
	c.writeFootnotes()
	return c.b.Document()
}

// converter builds a document from a syntax tree.
type converter struct {
	markdown string
	source   []byte // the same
	b        document.Builder

	next  *document.Block // where the next text goes, if it was not begun yet
	item  *document.Block // a list item, until its first block
	quote int             // how many block quotes the walk is in
	apart int             // from which of them on the next block begins them, behind others
	lists []list          // that the walk is in
	inRow bool            // the walk is in a row of a table

	bold, italic, strike int   // how many of each the walk is in
	links, images        []int // where each that the walk is in starts
	inImage              bool  // the walk is in a picture that is a block

	embedded []document.Block // pictures to come after the block that the walk is in

	footnotes   *extast.FootnoteList
	inFootnotes bool // the walk is in them

	page  bool // tags and boxes of tasks are links
	tasks int  // boxes that are
}

// list is a list that the walk is in.
type list struct {
	kind     document.Kind // of its items
	numbered bool
	next     int // number of the next item
}

func (c *converter) enter(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Heading:
		c.block(document.Block{Kind: document.Heading, Level: n.Level})
	case *ast.Paragraph, *ast.TextBlock:
		if hasImage(n) {
			c.paragraphWithImages(n)
			return false
		}
		c.paragraph()
	case *extast.Table:
		c.emptyItem()
		c.b.Table(1, alignment(n)...)
	case *extast.TableHeader:
		c.row()
		c.bold++
	case *extast.TableRow:
		c.row()
	case *ast.CodeBlock:
		c.code(n, "")
	case *ast.FencedCodeBlock:
		c.code(n, unescape(string(n.Language(c.source))))
	case *ast.HTMLBlock:
		c.html(n)
	case *ast.ThematicBreak:
		c.paragraph()
		c.write("* * *", 0)
	case *ast.Blockquote:
		c.emptyItem()
		c.quote++
		if _, behind := n.PreviousSibling().(*ast.Blockquote); behind && c.apart == 0 {
			c.apart = c.quote
		}
	case *ast.List:
		c.emptyItem()
		c.lists = append(c.lists, list{document.Item, n.IsOrdered(), n.Start})
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
		c.inRow = false
	case *extast.TableRow:
		c.inRow = false
	case *ast.Blockquote:
		c.quote--
		if c.apart > c.quote { // there is nothing in it
			c.apart = 0
		}
	case *ast.List:
		c.lists = c.lists[:len(c.lists)-1]
	case *ast.ListItem:
		c.emptyItem()
	case *extast.TableCell:
		return // the row is the block
	default:
		c.leaveInline(n)
	}
	if n.Type() != ast.TypeBlock {
		return
	}
	c.endBlock()
	if _, inTable := n.Parent().(*extast.Table); !inTable {
		c.writeEmbedded()
	}
}

// block makes the text that follows a block, which begins with the text.
func (c *converter) block(block document.Block) {
	c.emptyItem()
	block.Quote, block.Apart = c.quote, c.apart
	c.apart = 0
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

// row is block for a row of a table.
func (c *converter) row() {
	c.block(document.Block{Kind: document.Row, Level: len(c.lists)})
	c.inRow = true
}

func (c *converter) code(n ast.Node, language string) {
	c.block(document.Block{Kind: document.Code, Level: len(c.lists), Language: language})
	c.write(strings.TrimRight(c.lines(n), "\n"), document.Monospace)
}

// endBlock ends a block. One without text is left out, unless it says something
// by being there.
func (c *converter) endBlock() {
	if c.next == nil {
		return
	}
	switch c.next.Kind {
	case document.Item, document.Footnote, document.Row:
		c.b.Begin(*c.next)
	case document.Image:
		if c.next.Target != "" {
			c.b.Begin(*c.next)
		}
	}
	c.next = nil
}

// startItem starts the next item of the innermost list.
func (c *converter) startItem() {
	of := &c.lists[len(c.lists)-1]
	c.item = &document.Block{Kind: of.kind, Level: len(c.lists), Quote: c.quote, Apart: c.apart}
	c.apart = 0
	if of.numbered {
		c.item.Number, c.item.Zero = of.next, of.next == 0
		of.next++
	}
}

// emptyItem writes an item of which the first block is no paragraph.
func (c *converter) emptyItem() {
	if c.item != nil {
		c.b.Begin(*c.item)
		c.item = nil
	}
}

// write writes text of one style. In a table a tab would part a cell.
func (c *converter) write(text string, style document.Style) {
	if c.inRow {
		text = strings.ReplaceAll(text, "\t", " ")
	}
	c.put(text, style)
}

// put writes text, the first of a block without white space before it.
func (c *converter) put(text string, style document.Style) {
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

// alignment returns how the columns of a table are aligned.
func alignment(t *extast.Table) []document.Align {
	align := make([]document.Align, len(t.Alignments))
	for i, a := range t.Alignments {
		switch a {
		case extast.AlignLeft:
			align[i] = document.Left
		case extast.AlignCenter:
			align[i] = document.Center
		case extast.AlignRight:
			align[i] = document.Right
		}
	}
	return align
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
	c.lists, c.inFootnotes = []list{{document.Footnote, true, 1}}, true
	for _, n := range append(inOrder, rest...) {
		c.startItem()
		walk(n, c.enter, c.leave)
		c.emptyItem()
	}
	c.lists = nil
}
