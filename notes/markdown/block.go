package markdown

import (
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Block is where one of the outermost blocks of a text stands: a paragraph, a
// heading, a list, a quotation, a table, a piece of code with its fences.
type Block struct {
	Start, End int // whole lines, without the last line end and without empty lines behind it; code points
}

// Blocks returns the outermost blocks of a Markdown text in order.
func Blocks(markdown string) []Block {
	var starts []int
	top := func(n ast.Node) {
		if at := n.Pos(); at >= 0 {
			starts = append(starts, lineStart(markdown, min(at, len(markdown))))
		}
	}
	for n := parse([]byte(markdown)).FirstChild(); n != nil; n = n.NextSibling() {
		if notes, ok := n.(*extast.FootnoteList); ok { // they stand anywhere in the text
			for note := notes.FirstChild(); note != nil; note = note.NextSibling() {
				top(note)
			}
			continue
		}
		top(n)
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	blocks := make([]Block, len(starts))
	for i, start := range starts {
		end := len(markdown)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		blocks[i] = Block{start, start + len(strings.TrimRight(markdown[start:end], " \t\r\n"))}
	}
	locate(markdown, blocks, func(b *Block) (start, end *int) { return &b.Start, &b.End })
	return blocks
}

// BlockAt returns that of the blocks of a text which holds a code point or ends
// before it; false for a place between blocks.
func BlockAt(blocks []Block, at int) (Block, bool) {
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Start > at }) - 1
	if i < 0 || at > blocks[i].End {
		return Block{}, false
	}
	return blocks[i], true
}
