package markdown

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// visit parses a text and calls enter for each node; see walk.
func visit(markdown string, enter func(ast.Node) bool) {
	walk(parse([]byte(markdown)), enter, func(ast.Node) {})
}

// walk visits a node and all below it, each before what is below it. It goes
// below a node where enter returns true, and calls leave for each node after
// what is below it. It does not use recursion, as emphasis may be nested
// without limit.
func walk(root ast.Node, enter func(ast.Node) bool, leave func(ast.Node)) {
	n := root
	for {
		if enter(n) && n.FirstChild() != nil {
			n = n.FirstChild()
			continue
		}
		for leave(n); n != root && n.NextSibling() == nil; leave(n) {
			n = n.Parent()
		}
		if n == root {
			return
		}
		n = n.NextSibling()
	}
}

// locate puts what was found in a text in the order of the text, and converts
// its offsets from bytes to code points. In the syntax tree footnotes do not
// stand where they do in the text.
func locate[T any](text string, found []T, offsets func(*T) (start, end *int)) {
	sortByStart(found, func(t *T) int { start, _ := offsets(t); return *start })
	bytes, codePoints := 0, 0
	for i := range found {
		start, end := offsets(&found[i])
		for _, offset := range []*int{start, end} {
			codePoints += utf8.RuneCountInString(text[bytes:*offset])
			bytes, *offset = *offset, codePoints
		}
	}
}

func sortByStart[T any](found []T, start func(*T) int) {
	slices.SortFunc(found, func(a, b T) int { return cmp.Compare(start(&a), start(&b)) })
}
