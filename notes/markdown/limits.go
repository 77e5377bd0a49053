package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The parser takes time that grows with the square of some things. These
// limits keep it in proportion to the length of the text. No text that is
// written to be read comes near them; in one that does, what is beyond a limit
// is shown as it is written.
const (
	// maxDepth is how many quotations, lists and items may stand in each other:
	// each is looked at on every line.
	maxDepth = 64

	// maxDelimiters is how many "*", "_" and "~" a paragraph may have, and
	// maxUnmatched how many of them wait for their match: each closing one is
	// compared with those.
	maxDelimiters = 10_000
	maxUnmatched  = 500

	// maxLinks is how many links, and maxNoLinks how many brackets that are no
	// links, one paragraph may have: either may cost a look at the whole
	// paragraph.
	maxLinks   = 2000
	maxNoLinks = 200

	// maxDefinitionLines is how many lines a paragraph of link definitions may
	// have: the rest is moved up for each definition.
	maxDefinitionLines = 4000
)

// shallow opens blocks down to maxDepth.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if depth++; depth > maxDepth {
			return nil, parser.NoChildren
		}
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// paragraph counts in the paragraph that is being parsed.
type paragraph struct {
	node       ast.Node
	delimiters int
	unmatched  int // at most, of the delimiters
	links      int
	noLinks    int // brackets that turned out to be none of a link
}

var paragraphKey = parser.NewContextKey()

func paragraphOf(node ast.Node, pc parser.Context) *paragraph {
	p := pc.ComputeIfAbsent(paragraphKey, func() any { return new(paragraph) }).(*paragraph)
	if p.node != node {
		*p = paragraph{node: node}
	}
	return p
}

// fewDelimiters finds up to maxDelimiters. When maxUnmatched may be waiting it
// matches those, and forgets the ones without a match; while a "[" is open that
// is not possible, and there are no more.
type fewDelimiters struct{ parser.InlineParser }

func (f fewDelimiters) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := paragraphOf(parent, pc)
	if p.unmatched >= maxUnmatched && !pc.IsInLinkLabel() {
		parser.ProcessDelimiters(nil, pc)
		p.unmatched = 0
	}
	if p.unmatched >= maxUnmatched || p.delimiters >= maxDelimiters {
		return nil
	}
	n := f.InlineParser.Parse(parent, block, pc)
	if n != nil {
		p.delimiters++
		p.unmatched++
	}
	return n
}

// fewLinks finds up to maxLinks links among maxNoLinks brackets.
type fewLinks struct{ parser.InlineParser }

func (f fewLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := paragraphOf(parent, pc)
	if p.links >= maxLinks || p.noLinks >= maxNoLinks {
		return nil
	}
	closes := block.Peek() == ']'
	n := f.InlineParser.Parse(parent, block, pc)
	switch {
	case closes && n != nil:
		p.links++
	case closes:
		p.noLinks++
	}
	return n
}

// CloseBlock lets the parser of links end its work in a paragraph.
func (f fewLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if closer, ok := f.InlineParser.(parser.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
}

// fewDefinitions finds link definitions in paragraphs of up to
// maxDefinitionLines.
type fewDefinitions struct{ parser.ParagraphTransformer }

func (f fewDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if node.Lines().Len() <= maxDefinitionLines {
		f.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// fullTables makes tables of paragraphs that have the text for it: every row
// gets as many cells as the first, and where most were made up a few megabytes would
// need all memory.
type fullTables struct{ parser.ParagraphTransformer }

func newTableParser() fullTables {
	return fullTables{extension.NewTableParagraphTransformer()}
}

func (f fullTables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	const sparse = 10_000 // cells that may be made up in any table
	lines := node.Lines()
	columns, length := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		value := line.Value(reader.Source())
		length += len(value)
		if i < 2 {
			columns = max(columns, bytes.Count(value, []byte("|"))+1)
		}
	}
	if columns*lines.Len() <= length+sparse {
		f.ParagraphTransformer.Transform(node, reader, pc)
	}
}
